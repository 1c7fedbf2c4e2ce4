"""Single characters: text that was decoded wrongly, invisible characters, torn accents, odd and doubled spaces."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from dragoman.text.alignment import Change

__all__ = ["character_changes", "mojibake_changes"]

# Wrongly decoded UTF-8 shows as two characters beyond ASCII side by side, the first of them no typographic mark.
_DOUBTFUL = re.compile(
    r"[^\x00-\x7f\u2010-\u2027\u00a0\u00ab\u00bb][^\x00-\x7f\u2010-\u201c\u2026\u00bb]|[ÃÂ][ \u00a0-\u00bf]|â€"
)
_TOKEN = re.compile(r"\S+")

_INVISIBLE = "\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ufff9-\ufffc"
_ODD_SPACE = "\t\x0b\x0c\x1c-\x1f\u0085\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_CONTROL = "\x00-\x08\x0e-\x1b\x7f\u0080-\u0084\u0086-\u009f"
_MENDABLE = re.compile(
    rf"(?P<invisible>[{_INVISIBLE}]+)"
    rf"|(?<=\S)(?P<spaces>[ {_ODD_SPACE}]{{2,}})(?=\S)"
    rf"|(?P<space>[{_ODD_SPACE}{_CONTROL}]+)"
    r"|(?P<return>\r\n?)"
    r"|(?P<ligature>[\ufb00-\ufb06])"
    r"|(?P<accent>[^\W\d_][\u0300-\u036f]{1,4})"
)  # fmt: skip


def mojibake_changes(text: str) -> list[Change]:
    """Find text that was decoded with the wrong encoding, where ftfy is sure of it; line by line.

    >>> [change.after for change in mojibake_changes("The minister said itâ€™s over.")]
    ['it’s']
    """
    if text.isascii() or not _DOUBTFUL.search(text):
        return []
    from ftfy import fix_encoding
    from ftfy.badness import is_bad

    changes: list[Change] = []
    at = 0
    for line in text.splitlines(keepends=True):
        if not line.isascii() and _DOUBTFUL.search(line) and is_bad(line):
            fixed = fix_encoding(line)
            if fixed != line:
                changes += _differences(line, fixed, at, fix_encoding)
        at += len(line)
    return changes


def _differences(line: str, fixed: str, at: int, fix: object) -> Iterator[Change]:
    """Tell which words of a line were mended; where words do not do, all between the first and last difference."""
    assert callable(fix)
    words = [(match.span(), fix(match.group())) for match in _TOKEN.finditer(line) if not match.group().isascii()]
    pieces: list[str] = []
    done = 0
    for (start, end), mended in words:
        pieces += line[done:start], mended
        done = end
    if "".join([*pieces, line[done:]]) == fixed:
        for (start, end), mended in words:
            if line[start:end] != mended:
                yield Change(at + start, at + end, mended, "mojibake")
        return
    head = next((i for i, (a, b) in enumerate(zip(line, fixed, strict=False)) if a != b), min(len(line), len(fixed)))
    tail = 0
    while tail < min(len(line), len(fixed)) - head and line[-1 - tail] == fixed[-1 - tail]:
        tail += 1
    yield Change(at + head, at + len(line) - tail, fixed[head : len(fixed) - tail], "mojibake")


def character_changes(text: str) -> Iterator[Change]:
    r"""Find invisible characters, odd, doubled and control characters, ligatures and torn accents.

    >>> [(change.after, change.why) for change in character_changes("Tür\u00adkiye  and O\u0308zal")]
    [('', 'invisible character'), (' ', 'space'), ('Ö', 'torn accent')]
    """
    for match in _MENDABLE.finditer(text):
        kind, found = match.lastgroup, match.group()
        start, end = match.span()
        if kind == "invisible":
            # Some of them part lines, and then a line's end is what is meant.
            yield Change(start, end, "\n" if {"\u2028", "\u2029"} & set(found) else "", "invisible character")
        elif kind in {"spaces", "space"}:
            yield Change(start, end, " ", "space")
        elif kind == "return":
            yield Change(start, end, "\n", "line end")
        elif kind == "ligature":
            yield Change(start, end, unicodedata.normalize("NFKC", found), "ligature")
        elif (composed := unicodedata.normalize("NFC", found)) != found:
            yield Change(start, end, composed, "torn accent")
