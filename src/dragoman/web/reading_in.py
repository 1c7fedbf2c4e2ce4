"""Reading in from the page: runs that go on behind it, one at a time, and how far each is."""

from __future__ import annotations

import secrets
from collections import OrderedDict
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from threading import Lock
from typing import TYPE_CHECKING, Literal

from dragoman.errors import DragomanError, NotFoundError
from dragoman.records import Problem, Record, Report

if TYPE_CHECKING:
    from dragoman.case import Case
    from dragoman.case.intake import Progress

__all__ = ["Run", "Runs"]

_KEPT = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Run(Record):
    """A run of reading in: how many inputs it was given, how many reports are read, known from before, and not readable.

    `state` is waiting, reading, linking, done, or failed with its `reason`; `reports` are the ids of what it was given, as far
    as they are known, `problems` what could not be read.
    """

    id: str
    state: Literal["waiting", "reading", "linking", "done", "failed"] = "waiting"
    given: int = 0
    read: int = 0
    known: int = 0
    unread: int = 0
    reports: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    reason: str | None = None


class Runs:
    """The runs of one case; each waits for the one before."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._held: OrderedDict[str, Run] = OrderedDict()
        self._lock = Lock()
        self._worker: ThreadPoolExecutor | None = None

    def begin(self, make: Callable[[], Sequence[Report | Problem]], given: int) -> Run:
        """Begin to read what `make` gives, behind the page."""
        run = Run(id=secrets.token_hex(8), given=given)
        with self._lock:
            self._held[run.id] = run
            while len(self._held) > _KEPT:
                self._held.popitem(last=False)
            if self._worker is None:
                self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="reading")
            self._worker.submit(self._go, run.id, make)
        return run

    def get(self, id: str) -> Run:  # noqa: A002 (what it is)
        """How far a run is. Raises `NotFoundError`."""
        with self._lock:
            if id not in self._held:
                raise NotFoundError(
                    "there is no such run of reading", advice="runs are forgotten when dragoman serve ends"
                )
            return self._held[id]

    def all(self) -> list[Run]:
        """All runs, the latest first."""
        with self._lock:
            return list(reversed(self._held.values()))

    def close(self) -> None:
        """Wait for the run under way and begin no other."""
        with self._lock:
            worker, self._worker = self._worker, None
        if worker is not None:
            worker.shutdown(wait=True, cancel_futures=True)

    def _go(self, id: str, make: Callable[[], Sequence[Report | Problem]]) -> None:  # noqa: A002 (what it is)
        try:
            self._note(id, state="reading")
            incoming = list(make())
            self._note(id, reports=tuple(one.id for one in incoming if isinstance(one, Report)))
            summary = self._case.read_reports(incoming, progress=lambda progress: self._tell(id, progress))
        except DragomanError as error:
            self._note(id, state="failed", reason=f"{error.what}; {error.advice}" if error.advice else error.what)
        except Exception as error:
            # Whatever else goes wrong ends this run and says so, and not the page.
            self._note(id, state="failed", reason=f"something went wrong in reading: {type(error).__name__}")
            raise
        else:
            self._note(
                id,
                state="done",
                read=summary.read,
                known=summary.known,
                unread=len(summary.problems),
                problems=summary.problems,
            )

    def _tell(self, id: str, progress: Progress) -> None:  # noqa: A002 (what it is)
        doing: Literal["reading", "linking"] = "linking" if progress.doing == "linking" else "reading"
        self._note(id, state=doing, read=progress.read, known=progress.known, unread=progress.problems)

    def _note(self, id: str, **changed: object) -> None:  # noqa: A002 (what it is)
        with self._lock:
            if id in self._held:
                self._held[id] = replace(self._held[id], **changed)  # type: ignore[arg-type]
