"""Reading one batch of tasks, so that a report that cannot be read costs only itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dragoman.engines.protocol import Outcome, Task
from dragoman.errors import DragomanError, LexiconError, ModelError
from dragoman.records import Problem, Report, identify

__all__ = ["batches", "problem_with", "read_batch", "source_of"]

# A batch is what a dead worker costs, and what one transfer between processes carries: some seconds of reading.
_MOST_REPORTS = 32
_MOST_CHARACTERS = 200_000

# What code may raise on a text that it did not foresee. Missing models, interrupts and exhausted memory are not of this kind.
_FAILURES = (
    DragomanError, ArithmeticError, AssertionError, AttributeError, LookupError, NameError, RuntimeError, TypeError,
    ValueError,
)  # fmt: skip


def batches(tasks: Iterable[Task]) -> Iterator[list[Task]]:
    """Gather tasks into batches, in order, none large."""
    batch: list[Task] = []
    size = 0
    for task in tasks:
        length = len(task.report.text)
        if batch and (len(batch) == _MOST_REPORTS or size + length > _MOST_CHARACTERS):
            yield batch
            batch, size = [], 0
        batch.append(task)
        size += length
    if batch:
        yield batch


def read_batch(tasks: Sequence[Task], model: str) -> list[Outcome]:
    """Read tasks together; where that fails, each by itself."""
    from dragoman.parsing import load_model

    load_model(model)  # raises ModelError: no report's fault
    try:
        return _read(tasks, model)
    except (LexiconError, ModelError):
        raise  # the installation's fault, not the report's
    except _FAILURES as error:
        if len(tasks) == 1:
            task = tasks[0]
            reason = str(error).partition("\n")[0][:200]
            kind = "" if isinstance(error, DragomanError) else f"{type(error).__name__}: "
            return [Outcome(task=task, problem=problem_with(task.report, f"it could not be read: {kind}{reason}"))]
    return [outcome for task in tasks for outcome in read_batch([task], model)]


def _read(tasks: Sequence[Task], model: str) -> list[Outcome]:
    from dragoman.reading import read_copies
    from dragoman.reading.times import dated, left_out
    from dragoman.text import mend, suspects

    outcomes = [Outcome(task=task) for task in tasks]
    copies = [(at, mend(dated(task.report), known_names=task.known_names)) for at, task in enumerate(tasks)]
    # A report that known names do not mend otherwise reads as it did without them.
    wanted = [
        (at, copy) for at, copy in copies if not tasks[at].known_names or copy.mends != mend(tasks[at].report).mends
    ]
    readings = read_copies([copy for _, copy in wanted], model=model)
    for (at, copy), reading in zip(wanted, readings, strict=True):
        found = () if tasks[at].known_names else suspects(copy)
        missed = None if tasks[at].known_names else left_out(copy.text)
        note = _note_on(tasks[at].report, str(missed)) if missed else None
        outcomes[at] = Outcome(task=tasks[at], reading=reading, problem=note, suspects=found)
    return outcomes


def _note_on(report: Report, reason: str) -> Problem:
    """What should be known of a report that was read, but not wholly."""
    return Problem(
        id=identify("x", source_of(report), report.id, reason),
        source=source_of(report),
        place=report.key if report.key and report.key != source_of(report) else None,
        reason=reason,
        advice="split the text if it is more than one report",
        kind="note",
    )


def source_of(report: Report) -> str:
    """What names a report's source to a user."""
    return report.source or report.key or report.url or report.id


def problem_with(report: Report, reason: str) -> Problem:
    """The problem of a report that came in and could not be read."""
    source = source_of(report)
    return Problem(
        id=identify("x", source, report.id),
        source=source,
        place=report.key if report.key and report.key != source else None,
        reason=reason,
        advice="the other reports are not affected; please tell the makers of dragoman, with the text",
    )
