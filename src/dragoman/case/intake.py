"""Reading reports into a case: each stored as soon as it is read, then those that the others' names mend, then links."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from dragoman.case.filing import stored_reading
from dragoman.case.relinking import whole_readings
from dragoman.engines import Engine, Outcome, Task, fingerprint, source_of
from dragoman.records import Problem, Reading, Record, Report
from dragoman.records.plain import to_json

if TYPE_CHECKING:
    from dragoman.store.store import Store

__all__ = ["Progress", "ReadSummary", "Reader", "proven_names"]

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST_NAME = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far reading is: reports read, those known from before, inputs that could not be read, and what is being done."""

    read: int = 0
    known: int = 0
    problems: int = 0
    doing: str = "reading"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSummary(Record):
    """What a run of reading did.

    `read` reports are new, `known` were in the case already, `mended` were read again because other reports name somebody
    that was run into another word in them; `problems` are the inputs that could not be read.
    """

    read: int = 0
    known: int = 0
    mended: int = 0
    problems: tuple[Problem, ...] = ()


class Reader:
    """One run of reading into a store."""

    def __init__(self, store: Store, engine: Engine, model: str, progress: Callable[[Progress], None] | None) -> None:
        self.store, self.engine, self.progress = store, engine, progress
        self.by = fingerprint(model)
        self.read = self.known = self.mended = 0
        self.problems: list[Problem] = []
        self.sources: set[str] = set()

    def run(self, incoming: Iterable[Report | Problem]) -> ReadSummary:
        """Read everything that comes in."""
        for outcome in self.engine.read(self._new(incoming)):
            self._store_first(outcome)
        for outcome in self.engine.read(self._better_known()):
            self._store_again(outcome)
        # What was wrong with these inputs before, and is not now, is mended.
        self.store.forget_problems(self.sources, but={problem.id for problem in self.problems})
        return self.summary()

    def summary(self) -> ReadSummary:
        """What was done up to now."""
        return ReadSummary(read=self.read, known=self.known, mended=self.mended, problems=tuple(self.problems))

    def _new(self, incoming: Iterable[Report | Problem]) -> Iterator[Task]:
        """The reports that are not yet stored."""
        under_way: set[str] = set()
        for report in incoming:
            if isinstance(report, Problem):
                self._note(report)
                continue
            self.sources.add(source_of(report))
            if report.id in under_way or self.store.digests([report.id]).get(report.id, "").startswith(self.by):
                self.known += 1
                self._tell()
            else:
                under_way.add(report.id)
                yield Task(report=report if report.fetched else replace(report, fetched=_now()))

    def _better_known(self) -> Iterator[Task]:
        """The stored reports in which names met in others prove a word to be two: a matter of the set of reports alone."""
        proven = proven_names(self.store)
        wanted = {
            report: names
            for report, (digest, names) in proven.items()
            if digest.startswith(self.by) and digest != self._digest(names)
        }
        for report in sorted(wanted):
            rows = self.store.as_read(report)
            for reading in whole_readings([rows] if rows else []):
                yield Task(report=reading.report, known_names=wanted[report])

    def _store_first(self, outcome: Outcome) -> None:
        if outcome.problem:
            self._note(outcome.problem)
        if outcome.reading is None:
            return
        names = tuple(_names(outcome.reading) - set(outcome.suspects))
        row = stored_reading(outcome.reading, self.by, names=names, suspects=outcome.suspects)
        if self.store.add(row, keep=self.by):
            self.read += 1
        else:
            self.known += 1
        self._tell()

    def _store_again(self, outcome: Outcome) -> None:
        if outcome.problem:
            self._note(outcome.problem)
            return
        if outcome.reading is None:
            self.store.stamp(outcome.task.report.id, self._digest(outcome.task.known_names))
        elif self.store.add(stored_reading(outcome.reading, self._digest(outcome.task.known_names))):
            self.mended += 1
        self._tell("mending names")

    def _digest(self, names: tuple[str, ...]) -> str:
        return f"{self.by}; {', '.join(sorted(names))}" if names else self.by

    def _note(self, problem: Problem) -> None:
        problem = problem if problem.at else replace(problem, at=_now())
        self.sources.add(problem.source)
        self.problems.append(problem)
        self.store.add_problem(problem.id, problem.source, to_json(problem).decode())
        self._tell()

    def _tell(self, doing: str = "reading") -> None:
        if self.progress:
            self.progress(Progress(read=self.read, known=self.known, problems=len(self.problems), doing=doing))


def proven_names(store: Store) -> dict[str, tuple[str, tuple[str, ...]]]:
    """For each report with suspects: what it was read with, and the names met in other reports that begin a suspect."""
    suspects = store.suspects()
    met = store.met_in(sorted({start for _, _, word in suspects for start in _beginnings(word)}))
    proven: dict[str, tuple[str, set[str]]] = {}
    for report, digest, word in suspects:
        _, names = proven.setdefault(report, (digest, set()))
        names |= {start for start in _beginnings(word) if met.get(start, set()) - {report}}
    return {report: (digest, tuple(sorted(names))) for report, (digest, names) in proven.items()}


def _beginnings(word: str) -> list[str]:
    """What a name may be that another word was run on to."""
    return [word[:length] for length in range(_SHORTEST_NAME, len(word))]


def _names(reading: Reading) -> set[str]:
    """The single words of the names of persons, organisations and places, as they are written."""
    named = [name for actor in reading.actors if actor.kind != "group" for name in actor.names]
    named += [place.name for place in reading.places]
    words = {word for name in named for word in _WORD.findall(name)}
    return {word for word in words if len(word) >= _SHORTEST_NAME and word[0].isupper()}


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
