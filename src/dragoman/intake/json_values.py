"""JSON as it comes: one value a line, or values one after another, in a list or not; each read by itself."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from dragoman.intake.decoding import decode
from dragoman.intake.stream import ByteStream

__all__ = ["Item", "Trouble", "values_in_document", "values_in_lines"]

_BETWEEN = re.compile(r"[\s,\[\]\x1e]*")


@dataclass(frozen=True, slots=True)
class Item:
    """An object, where it stands (`line 3`, `item 3`), and which of its keys it has twice with different values."""

    value: dict[str, Any]
    place: str
    twice: tuple[str, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Trouble:
    """A place that holds no object that can be read, with the reason and what to do."""

    place: str
    reason: str
    advice: str


@dataclass(slots=True)
class _Watch:
    """Notices keys that an object has twice with different values; which of the two is meant nobody can say.

    It is called for each object from the inside out, so that in the end it knows of the outermost.
    """

    twice: list[str] = field(default_factory=list)

    def __call__(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        self.twice = []
        if len(made) < len(pairs):
            first: dict[str, Any] = {}
            for key, value in pairs:
                if key in first and first[key] != value:
                    self.twice.append(key)
                first.setdefault(key, value)
        return made


def values_in_lines(stream: ByteStream, *, longest: int) -> Iterator[Item | Trouble]:
    """Read one object a line; a bad line is a `Trouble` and costs nothing else. `longest` is the bytes a line may have."""
    number = 0
    while (line := stream.line(longest)) is not None:
        number += 1
        data, whole = line
        place = f"line {number}"
        if not whole:
            yield Trouble(place, f"the line is longer than {longest:,} bytes", "split it, or raise largest_report")
            continue
        if not data.strip(b" \t\r\n\xef\xbb\xbf\x1e\0"):
            continue
        if stream.broken is not None and not data.endswith(b"\n"):
            return  # the line that the damage cut; the damage itself is told
        decoded = decode(data)
        yield _object(decoded.text.strip("\x1e \t\r\n,"), place, decoded.note)


def values_in_document(stream: ByteStream, *, longest: int) -> Iterator[Item | Trouble]:
    """Read objects that span lines: one alone, one after another, or in a list. `longest` is the bytes of all.

    Where the JSON breaks, reading ends with a `Trouble`; what stood before it has been given.
    """
    data, whole = stream.whole(longest)
    decoded = decode(data)
    text, note = decoded.text, decoded.note
    at, number = _past(text, 0), 0
    while at < len(text):
        number += 1
        place = f"item {number}"
        watch = _Watch()
        try:
            value, end = json.JSONDecoder(object_pairs_hook=watch).raw_decode(text, at)
        except RecursionError:
            yield Trouble(place, "it is nested too deeply", "write reports as flat objects")
            return
        except ValueError as error:
            if not whole:
                yield Trouble(
                    place, f"the file is larger than {longest:,} bytes", "write one report a line, in JSON Lines"
                )
            elif stream.broken is None:
                yield Trouble(place, f"it is not valid JSON: {_why(error)}", "mend it; what follows it was not read")
            return
        yield Item(value, place, tuple(watch.twice), note) if isinstance(value, dict) else _no_object(value, place)
        note = None  # once is enough
        at = _past(text, end)


def _past(text: str, at: int) -> int:
    found = _BETWEEN.match(text, at)
    return found.end() if found else at


def _object(text: str, place: str, note: str | None) -> Item | Trouble:
    watch = _Watch()
    try:
        value = json.loads(text, object_pairs_hook=watch)
    except RecursionError:
        return Trouble(place, "it is nested too deeply", "write a report as a flat object")
    except ValueError as error:
        return Trouble(place, f"it is not valid JSON: {_why(error)}", "mend or remove the line")
    return Item(value, place, tuple(watch.twice), note) if isinstance(value, dict) else _no_object(value, place)


def _no_object(value: object, place: str) -> Trouble:
    kinds = {list: "a list", str: "a string", bool: "true or false", type(None): "null"}
    return Trouble(place, f"it is {kinds.get(type(value), 'a number')}, not an object", 'write {"text": "…"}')


def _why(error: ValueError) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg[0].lower()}{error.msg[1:]} at character {error.pos + 1}"
    return "a number in it is too long"
