"""Vocabulary as data: one loader that checks every file.

A vocabulary is a file `lexicon/<name>.tsv`. Lines that begin with `# key: value` head it (`what`, `source`, `licence` and
`language` must be there), the next line names the columns, and each further line is an entry, its cells parted by
tabs; a cell that holds several values parts them with `|`.

>>> from dragoman import lexicon
>>> lexicon.table("agencies").about["licence"]
'Apache-2.0'
"""

from __future__ import annotations

import mmap
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dragoman.errors import LexiconError

__all__ = ["SortedTable", "Table", "names", "sorted_table", "table"]

_HOME = Path(__file__).parent
_REQUIRED = ("what", "source", "licence", "language")


@dataclass(frozen=True, slots=True)
class Table:
    """One vocabulary: what it says of itself, its columns, and its entries as tuples of cells."""

    name: str
    about: dict[str, str]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def column(self, name: str) -> tuple[str, ...]:
        """All cells of the column `name`, in order."""
        at = self._index(name)
        return tuple(row[at] for row in self.rows)

    def entries(self) -> Iterator[dict[str, str]]:
        """Each entry as a dictionary from column to cell."""
        for row in self.rows:
            yield dict(zip(self.columns, row, strict=True))

    def mapping(self, key: str, value: str) -> dict[str, str]:
        """From each cell of column `key` (each of its values, where parted by `|`) to the cell of column `value`."""
        at_key, at_value = self._index(key), self._index(value)
        return {part: row[at_value] for row in self.rows for part in row[at_key].split("|") if part}

    def check(self, column: str, choices: Sequence[str]) -> None:
        """Raise `LexiconError` where a cell of `column` holds a value outside `choices`."""
        allowed = {*choices, ""}
        for number, cell in enumerate(self.column(column), start=1):
            for part in cell.split("|"):
                if part not in allowed:
                    raise LexiconError(
                        f"{part!r} is no {column}", where=f"{self.name}.tsv, entry {number}",
                        advice=f"choose from {', '.join(choices)}",
                    )  # fmt: skip

    def _index(self, name: str) -> int:
        if name not in self.columns:
            raise LexiconError(f"no column {name!r}", where=f"{self.name}.tsv", advice=f"it has {self.columns}")
        return self.columns.index(name)


def names() -> list[str]:
    """The names of all vocabularies that ship."""
    return sorted(path.stem for path in _HOME.glob("*.tsv"))


@cache
def table(name: str) -> Table:
    """Load the vocabulary `name`, checked. Raises `LexiconError` with file, line and what is wrong."""
    return parse(name, _text(name))


def parse(name: str, text: str) -> Table:
    """Read a vocabulary's text; `table` does this for those that ship."""
    about: dict[str, str] = {}
    columns: tuple[str, ...] = ()
    rows: list[tuple[str, ...]] = []
    seen: set[tuple[str, ...]] = set()
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        if line.startswith("#") and not columns:
            key, _, value = line[1:].partition(":")
            about[key.strip()] = value.strip()
            continue
        if line.startswith("# "):
            continue  # a heading between entries
        cells = tuple(cell.strip() for cell in line.split("\t"))
        if not columns:
            columns = cells
            continue
        where = f"{name}.tsv, line {number}"
        cells += ("",) * (len(columns) - len(cells))
        if len(cells) > len(columns):
            raise LexiconError(
                f"{len(cells)} cells for {len(columns)} columns",
                where=where,
                advice="part cells with one tab",
            )
        if not cells[0]:
            raise LexiconError(f"no {columns[0]}", where=where, advice="the first cell of an entry must not be empty")
        if cells in seen:
            raise LexiconError("the same entry twice", where=where, advice="remove one")
        seen.add(cells)
        rows.append(cells)
    if missing := [key for key in _REQUIRED if not about.get(key)]:
        raise LexiconError(
            f"its head does not say {', '.join(missing)}",
            where=f"{name}.tsv",
            advice="add `# key: value` lines",
        )
    return Table(name=name, about=about, columns=columns, rows=tuple(rows))


def _text(name: str) -> str:
    try:
        return (_HOME / f"{name}.tsv").read_text(encoding="utf-8")
    except FileNotFoundError:
        raise LexiconError(
            f"no vocabulary {name!r}", where=str(_HOME.name), advice=f"there are {', '.join(names())}"
        ) from None


class SortedTable:
    """A vocabulary too large to load: entries sorted by their first cell's UTF-8 bytes, found by bisection in the file.

    >>> places = sorted_table("places")
    >>> [row[0] for row in places.find("istanbul")][:1]
    ['istanbul']
    """

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._bytes = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        start = 0
        self.about: dict[str, str] = {}
        while self._bytes[start : start + 1] == b"#":
            end = self._bytes.find(b"\n", start)
            key, _, value = self._bytes[start + 1 : end].decode().partition(":")
            self.about[key.strip()] = value.strip()
            start = end + 1
        end = self._bytes.find(b"\n", start)
        self.columns = tuple(self._bytes[start:end].decode().split("\t"))
        self._start = end + 1

    def __len__(self) -> int:
        return len(self._bytes) - self._start

    def __getitem__(self, offset: int) -> bytes:
        """The key of the line that holds the byte at `offset`: what bisection compares."""
        line = self._line_start(self._start + offset)
        return self._bytes[line : self._bytes.find(b"\t", line)]

    def find(self, key: str) -> list[tuple[str, ...]]:
        """All entries whose first cell is `key`, in the file's order."""
        wanted = key.encode()
        at = self._line_start(self._start + bisect_left(self, wanted))
        found: list[tuple[str, ...]] = []
        while at < len(self._bytes):
            end = self._bytes.find(b"\n", at)
            cells = self._bytes[at:end].decode().split("\t")
            if cells[0] != key:
                break
            found.append(tuple(cells))
            at = end + 1
        return found

    def _line_start(self, at: int) -> int:
        if at >= len(self._bytes):
            return len(self._bytes)
        return max(self._bytes.rfind(b"\n", self._start, at) + 1, self._start)


@cache
def sorted_table(name: str) -> SortedTable:
    """Open the large vocabulary `name`."""
    return SortedTable(_HOME / f"{name}.tsv")
