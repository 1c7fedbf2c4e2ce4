"""What every engine does: tasks in, outcomes out, in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

from dragoman.errors import SettingsError
from dragoman.records import Problem, Reading, Report
from dragoman.version import __version__

__all__ = ["Engine", "Outcome", "Task", "engine_for", "fingerprint"]

_ENGINES = ("local", "ray")


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A report to read, and the names met in other reports that tell how damaged ones in it are to be split."""

    report: Report
    known_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a task: a reading, or the problem that kept it from being read; neither where the names change nothing.

    A reading with a problem of the kind `note` is one that should be known not to be whole.

    `suspects` are words of the report that look like a name with another word run on to it, where only a name met in
    another report could prove it.
    """

    task: Task
    reading: Reading | None = None
    problem: Problem | None = None
    suspects: tuple[str, ...] = ()


class Engine(Protocol):
    """Reads tasks; takes them as they come and gives outcomes in their order, holding only a few at a time."""

    name: str

    def read(self, tasks: Iterable[Task]) -> Iterator[Outcome]:
        """Give one outcome for each task, in order. Raises `ModelError` where the model is missing."""
        ...


def engine_for(name: str, *, workers: int = 1, model: str = "default") -> Engine:
    """Make the engine of this name. Raises `SettingsError` for one that there is not, `MissingExtraError` for one not installed."""
    if name == "ray":
        from dragoman.engines.ray import RayEngine

        return RayEngine(workers=workers, model=model)
    if name == "local" and workers > 1:
        from dragoman.engines.pool import PoolEngine

        return PoolEngine(workers=workers, model=model)
    if name == "local":
        from dragoman.engines.local import LocalEngine

        return LocalEngine(model=model)
    raise SettingsError(f"no engine {name!r}", where="engine", advice=f"choose from {', '.join(_ENGINES)}")


@cache
def fingerprint(model: str) -> str:
    """Say by what a report is read: the version of dragoman, the model and its version. Loads nothing.

    Run from its sources, dragoman's version ends with a mark of the files that reading depends on, so that what is changed there is
    read with.
    """
    from dragoman.parsing.model import package_of

    by, name = f"dragoman {_version()}", package_of(model)
    if find_spec(name) if name.isidentifier() else None:
        return f"{by}, {name} {metadata.version(name)}"
    described = Path(name) / "meta.json"
    if described.is_file():
        import hashlib

        return f"{by}, {hashlib.sha256(described.read_bytes()).hexdigest()[:16]}"
    return f"{by}, {name}"


# What a reading depends on: these rooms, and nothing to their right.
_READ_BY = ("intake", "lexicon", "parsing", "reading", "records", "text")


def _version(package: Path = Path(__file__).parents[1]) -> str:
    """The version; of sources that are worked on (with their `pyproject.toml`) also which state of them."""
    if not (package.parents[1] / "pyproject.toml").is_file():
        return __version__
    import hashlib

    # Names, sizes and times tell a change as well as the content does, in a tenth of the time.
    state = [
        f"{file.relative_to(package)} {(about := file.stat()).st_size} {about.st_mtime_ns}"
        for room in _READ_BY
        for file in sorted((package / room).rglob("*.*"))
        if file.suffix != ".pyc"
    ]
    return f"{__version__}+{hashlib.blake2b(chr(10).join(state).encode(), digest_size=5).hexdigest()}"
