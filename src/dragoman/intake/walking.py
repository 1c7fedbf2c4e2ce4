"""Walking through folders and matching patterns, in sorted order and without going round in circles."""

from __future__ import annotations

import fnmatch
import glob
from collections.abc import Iterator
from pathlib import Path

from dragoman import lexicon
from dragoman.intake.problems import problem
from dragoman.records import Problem

__all__ = ["files_under", "matches_of"]


def files_under(folder: str) -> Iterator[str | Problem]:
    """Give the path of each file below `folder`, sorted by name, folders in their place among the files.

    Names that a folder may hold beside its reports are passed over (`lexicon/passed_over.tsv`, and the `_files` folder of a
    saved web page). Links to folders are followed, but no folder is entered twice.
    """
    passed_over = lexicon.table("passed_over").column("pattern")
    entered: set[tuple[int, int]] = set()
    stack = [Path(folder)]  # a stack of our own, for a tree may be deeper than Python's
    while stack:
        path = stack.pop()
        if not _is_folder(path):
            yield str(path)
            continue
        try:
            about = path.stat()
            names = sorted(entry.name for entry in path.iterdir())
        except OSError as error:
            reason = (error.strerror or "it cannot be read").lower()
            yield problem(str(path), f"the folder cannot be read: {reason}", "give yourself permission to read it")
            continue
        if (about.st_dev, about.st_ino) not in entered:
            entered.add((about.st_dev, about.st_ino))
            stack.extend(path / name for name in reversed(names) if not _is_passed_over(name, names, passed_over))


def matches_of(pattern: str) -> Iterator[str]:
    """Give the paths that a pattern matches, sorted: `*`, `?`, `[…]`, and `**` for any folders between.

    >>> list(matches_of("no-such-folder/*.txt"))
    []

    Hidden names are matched only by a pattern that begins with a point, as in a shell.
    """
    whole = Path(pattern)
    parts = whole.parts[1:] if whole.anchor else whole.parts
    yield from sorted({str(path) for path in _matching(Path(whole.anchor), parts)})


def _matching(base: Path, parts: tuple[str, ...]) -> Iterator[Path]:
    if not parts:
        yield base
        return
    first, rest = parts[0], parts[1:]
    if first == "**":
        for folder in _folders_under(base):
            yield from _matching(folder, rest or ("*",))
    elif not glob.has_magic(first):
        if _is_there(base / first):
            yield from _matching(base / first, rest)
    else:
        for name in _names_in(base):
            wanted = fnmatch.fnmatch(name, first) and (first.startswith(".") or not name.startswith("."))
            if wanted and (not rest or _is_folder(base / name)):
                yield from _matching(base / name, rest)


def _folders_under(base: Path) -> Iterator[Path]:
    """The folder itself and all below it; links to folders are not followed, as in a shell."""
    stack = [base]
    while stack:
        folder = stack.pop()
        yield folder
        below = (folder / name for name in _names_in(folder) if not name.startswith("."))
        stack.extend(path for path in below if _is_folder(path) and not path.is_symlink())


def _names_in(folder: Path) -> list[str]:
    try:
        return sorted(entry.name for entry in folder.iterdir())
    except OSError:
        return []  # what cannot be listed matches nothing, as in a shell


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False  # it is told when it is opened


def _is_there(path: Path) -> bool:
    try:
        path.lstat()
    except (OSError, ValueError):  # ValueError: a NUL in the name
        return False
    return True


def _is_passed_over(name: str, names: list[str], patterns: tuple[str, ...]) -> bool:
    lowered = name.lower()
    if any(fnmatch.fnmatchcase(lowered, pattern) for pattern in patterns):
        return True
    page = name.removesuffix("_files")
    return page != name and (f"{page}.html" in names or f"{page}.htm" in names)
