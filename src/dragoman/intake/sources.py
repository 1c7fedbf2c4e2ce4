"""Which inputs are meant by what the user named: files, folders, patterns and standard input."""

from __future__ import annotations

import glob
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

from dragoman.intake.problems import printable, problem
from dragoman.intake.walking import files_under, matches_of
from dragoman.records import Problem

__all__ = ["STANDARD_INPUT", "Input", "inputs_of"]

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Input:
    """One thing to read: its `path` as the user's words lead to it, `-` for standard input.

    >>> Input("talks/first.txt").key
    'first.txt'
    """

    path: str

    @property
    def name(self) -> str:
        """The path as it is shown."""
        return "standard input" if self.path == STANDARD_INPUT else printable(self.path)

    @property
    def key(self) -> str | None:
        """The file's name without its folder: the same wherever the file is moved. None for standard input."""
        return None if self.path == STANDARD_INPUT else printable(PurePath(self.path).name)

    @property
    def suffix(self) -> str:
        """What the name says of the format, in lower case, without packing: `.jsonl` for `a.JSONL.gz`."""
        suffixes = [part.lower() for part in PurePath(self.path).suffixes if part.lower() != ".gz"]
        return suffixes[-1] if suffixes else ""


def inputs_of(sources: Iterable[str]) -> Iterator[Input | Problem]:
    """Give every input that `sources` mean, each once, folders and patterns in sorted order.

    >>> [item.path for item in inputs_of(["-"])]
    ['-']

    A source is a file, a folder (with all below it), a pattern such as `reports/**/*.html`, or `-`. A file that is named
    twice, also by another way to it, is given once, with a note.
    """
    seen: set[str] = set()
    for source in sources:
        for item in _inputs_of(source):
            if isinstance(item, Problem) or item.path == STANDARD_INPUT:
                yield item
                continue
            real = os.path.realpath(item.path)
            if real in seen:
                yield problem(item.name, "it was named more than once", "it was read once; name it once", kind="note")
            else:
                seen.add(real)
                yield item


def _inputs_of(source: str) -> Iterator[Input | Problem]:
    if source == STANDARD_INPUT:
        yield Input(source)
        return
    if not source:
        yield problem("''", "an empty name is no file", "name a file, a folder, a pattern or - for standard input")
        return
    if source.startswith(("http://", "https://", "ftp://")):
        yield problem(source, "dragoman fetches nothing from the network", "save the page and name the file")
        return
    try:
        mode = Path(source).stat().st_mode
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        if glob.has_magic(source):
            yield from _matching(source)
        else:
            yield _missing(source, error)
        return
    yield from _of_kind(source, mode)


def _of_kind(path: str, mode: int) -> Iterator[Input | Problem]:
    if stat.S_ISDIR(mode):
        yield from _of_folder(path)
    elif stat.S_ISREG(mode):
        yield Input(path)
    else:
        yield problem(path, f"it is {_kind_of_device(mode)}, not a file", "name a file, or pipe its content to -")


def _of_folder(folder: str) -> Iterator[Input | Problem]:
    empty = True
    for found in files_under(folder):
        empty = False
        if isinstance(found, Problem):
            yield found
            continue
        try:
            mode = Path(found).stat().st_mode
        except OSError as error:
            yield _missing(found, error)
            continue
        if stat.S_ISREG(mode):
            yield Input(found)
        else:
            yield from _of_kind(found, mode)
    if empty:
        yield problem(folder, "the folder holds no report", "put reports into it, or name another folder")


def _matching(pattern: str) -> Iterator[Input | Problem]:
    empty = True
    for match in matches_of(pattern):
        empty = False
        try:
            mode = Path(match).stat().st_mode
        except OSError as error:
            yield _missing(match, error)
            continue
        yield from _of_kind(match, mode)
    if empty:
        yield problem(
            pattern, "no file matches the pattern", "check the spelling, and put the pattern in quotation marks"
        )


def _missing(path: str, error: OSError | ValueError) -> Problem:
    if Path(path).is_symlink() and isinstance(error, FileNotFoundError):
        return problem(
            path, f"it is a link to {Path(path).readlink()}, which does not exist", "mend or remove the link"
        )
    if isinstance(error, PermissionError):
        return problem(path, "it may not be read", "give yourself permission to read it")
    if isinstance(error, (FileNotFoundError, NotADirectoryError, ValueError)):
        return problem(path, "there is no such file or folder", "check the spelling")
    reason = (error.strerror or type(error).__name__).lower()
    return problem(path, f"it cannot be opened: {reason}", "check the path")


def _kind_of_device(mode: int) -> str:
    if stat.S_ISFIFO(mode):
        return "a named pipe"
    if stat.S_ISSOCK(mode):
        return "a socket"
    return "a device"
