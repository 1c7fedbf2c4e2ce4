"""Telling files that hold no text, and naming what they are."""

from __future__ import annotations

import re
from functools import cache

from dragoman import lexicon
from dragoman.errors import InputError

__all__ = ["is_wide", "refuse_binary"]

# Bytes that no text in a one-byte encoding or in UTF-8 has: control characters other than tab, line ends, form feed, escape.
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_LARGEST_SHARE = 0.01  # a damaged text holds a stray one; compressed or machine data holds about one in nine
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")


def refuse_binary(head: bytes) -> None:
    """Raise `InputError` where the first bytes of an input show that it is no text, naming what it is.

    >>> refuse_binary(b"%PDF-1.7 ...")
    Traceback (most recent call last):
        ...
    dragoman.errors.InputError: it is a PDF document; extract its text first
    """
    for start, offset, kind, advice in _signatures():
        if head.startswith(start, offset):
            raise InputError(f"it is {kind}", advice=advice)
    if head.startswith(_WIDE_MARKS) or is_wide(head):
        return
    if len(_CONTROL.findall(head)) > _LARGEST_SHARE * len(head):
        raise InputError("it is binary data, not text", advice="give the report's text")


def is_wide(head: bytes) -> str | None:
    r"""Name the UTF-16 that bytes without a mark are in, if they look it: mostly Latin letters, every other byte zero.

    >>> is_wide("Talks in Doha".encode("utf-16-le"))
    'utf-16-le'
    """
    even, odd = head[0::2], head[1::2]
    if len(head) < 8:
        return None
    zeros_even, zeros_odd = even.count(0) / len(even), odd.count(0) / len(odd)
    if zeros_odd > 0.4 and zeros_even < 0.05:
        return "utf-16-le"
    if zeros_even > 0.4 and zeros_odd < 0.05:
        return "utf-16-be"
    return None


@cache
def _signatures() -> tuple[tuple[bytes, int, str, str], ...]:
    rows = lexicon.table("file_signatures").entries()
    return tuple((bytes.fromhex(row["bytes"]), int(row["offset"]), row["kind"], row["advice"]) for row in rows)
