"""Reading in a pool of processes on this machine."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from dragoman.engines.batch import batches, problem_with, read_batch
from dragoman.engines.protocol import Outcome, Task

__all__ = ["PoolEngine"]

_DIED = "the process that read it died, twice: it may have run out of memory"


class PoolEngine:
    """Reads batches in `workers` processes, each with a model of its own.

    A worker that dies takes the pool with it; then a new pool is made, and the batches that were under way are read
    one at a time, report by report where one dies again, so that only a report that kills by itself is lost.
    """

    name = "local"

    def __init__(self, *, workers: int, model: str = "default") -> None:
        self.workers, self.model = workers, model

    def read(self, tasks: Iterable[Task]) -> Iterator[Outcome]:
        """Give one outcome for each task, in order."""
        coming = batches(tasks)
        pool = self._pool()
        under_way: deque[tuple[list[Task], Future[list[Outcome]]]] = deque()
        try:
            while True:
                while len(under_way) < 2 * self.workers and (batch := next(coming, None)):
                    under_way.append((batch, _submitted(pool, batch, self.model)))
                if not under_way:
                    return
                batch, future = under_way.popleft()
                try:
                    outcomes = future.result()
                except BrokenProcessPool:
                    pool.shutdown(wait=False, cancel_futures=True)
                    outcomes = self._carefully(batch)
                    pool = self._pool()
                    under_way = deque((waiting, _submitted(pool, waiting, self.model)) for waiting, _ in under_way)
                yield from outcomes
        finally:
            pool.shutdown(wait=True, cancel_futures=True)

    def _pool(self, workers: int | None = None) -> ProcessPoolExecutor:
        # Spawned, not forked: the same on every system, and no lock of this process is copied held.
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(workers or self.workers, mp_context=context)

    def _carefully(self, batch: Sequence[Task]) -> list[Outcome]:
        """Read a batch that may have killed its worker in a process apart, halved where it dies again."""
        try:
            with self._pool(1) as pool:
                return pool.submit(read_batch, batch, self.model).result()
        except BrokenProcessPool:
            if len(batch) == 1:
                return [Outcome(task=batch[0], problem=problem_with(batch[0].report, _DIED))]
        middle = len(batch) // 2
        return self._carefully(batch[:middle]) + self._carefully(batch[middle:])


def _submitted(pool: ProcessPoolExecutor, batch: list[Task], model: str) -> Future[list[Outcome]]:
    try:
        return pool.submit(read_batch, batch, model)
    except BrokenProcessPool as error:
        broken: Future[list[Outcome]] = Future()
        broken.set_exception(error)
        return broken
