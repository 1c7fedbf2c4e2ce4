"""Reading in this process."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.engines.batch import batches, read_batch
from dragoman.engines.protocol import Outcome, Task

__all__ = ["LocalEngine"]


class LocalEngine:
    """Reads batch by batch in this process."""

    name = "local"

    def __init__(self, *, model: str = "default") -> None:
        self.model = model

    def read(self, tasks: Iterable[Task]) -> Iterator[Outcome]:
        """Give one outcome for each task, in order."""
        for batch in batches(tasks):
            yield from read_batch(batch, self.model)
