"""Reading on a Ray cluster."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any

from dragoman.engines.batch import batches, problem_with, read_batch
from dragoman.engines.protocol import Outcome, Task
from dragoman.errors import MissingExtraError

__all__ = ["RayEngine"]


class RayEngine:
    """Reads batches as Ray tasks, on the cluster that `RAY_ADDRESS` names or on this machine. Ray retries what a lost node had."""

    name = "ray"

    def __init__(self, *, workers: int = 1, model: str = "default") -> None:
        try:
            import ray
        except ModuleNotFoundError as error:
            raise MissingExtraError(
                "the engine ray needs Ray", where="engine", advice="run: pip install 'dragoman[ray]'"
            ) from error
        self.ray: Any = ray
        self.workers, self.model = workers, model

    def read(self, tasks: Iterable[Task]) -> Iterator[Outcome]:
        """Give one outcome for each task, in order."""
        ray = self.ray
        if not ray.is_initialized():
            ray.init(log_to_driver=False, include_dashboard=False)
        remote = ray.remote(read_batch).options(max_retries=2)
        under_way: deque[tuple[list[Task], Any]] = deque()
        for batch in batches(tasks):
            under_way.append((batch, remote.remote(batch, self.model)))
            if len(under_way) >= 2 * self.workers:
                yield from self._outcomes(*under_way.popleft())
        while under_way:
            yield from self._outcomes(*under_way.popleft())

    def _outcomes(self, batch: list[Task], answer: Any) -> list[Outcome]:  # noqa: ANN401 (Ray's reference)
        ray = self.ray
        try:
            outcomes: list[Outcome] = ray.get(answer)
        except ray.exceptions.RayTaskError as error:
            raise error.cause from error
        except ray.exceptions.RaySystemError as error:
            return [Outcome(task=task, problem=problem_with(task.report, f"Ray lost it: {error}")) for task in batch]
        return outcomes
