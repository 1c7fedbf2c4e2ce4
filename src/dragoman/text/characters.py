"""Single characters: torn accents, text that was decoded wrongly, invisible characters, odd and doubled spaces."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from dragoman.text.alignment import Change

__all__ = ["accent_changes", "character_changes", "mojibake_changes"]

# Wrongly decoded UTF-8 shows as two characters beyond ASCII side by side, the first of them no typographic mark.
_DOUBTFUL = re.compile(
    r"[^\x00-\x7f\u2010-\u2027\u00a0\u00ab\u00bb][^\x00-\x7f\u2010-\u201c\u2026\u00bb]|[ÃÂ][ \u00a0-\u00bf]|â€"
)
_ACCENTS = re.compile(r"[\u0300-\u036f]{1,4}")
_TOKEN = re.compile(r"(?:\S|(?<=[ÃÂ]) (?=[\u0300-\u036f]))+")
# Wrongly decoded text that was put into compatibility form after that: its spacing accents became a space and an accent.
_TORN = re.compile(r"(?<=[ÃÂ]) ([\u0301\u0304\u0308\u0327])")
_SPACING_ACCENT = {"\u0301": "´", "\u0304": "¯", "\u0308": "¨", "\u0327": "¸"}

_INVISIBLE = "\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ufff9-\ufffc"
_ODD_SPACE = "\t\x0b\x0c\x1c-\x1f\u0085\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_CONTROL = "\x00-\x08\x0e-\x1b\x7f\u0080-\u0084\u0086-\u009f"
_ODD = re.compile(rf"[{_INVISIBLE}{_ODD_SPACE}{_CONTROL}\r\ufb00-\ufb06]")
_MENDABLE = re.compile(
    rf"(?P<invisible>[{_INVISIBLE}]+)"
    rf"|(?<=\S)(?P<spaces>[ {_ODD_SPACE}]{{2,}})(?=\S)"
    rf"|(?P<space>[{_ODD_SPACE}{_CONTROL}]+)"
    r"|(?P<return>\r\n?)"
    r"|(?P<ligature>[\ufb00-\ufb06])"
)  # fmt: skip


def accent_changes(text: str) -> Iterator[Change]:
    r"""Find letters whose accents stand as characters of their own, where there is one character for both.

    >>> [change.after for change in accent_changes("O\u0308zal")]
    ['Ö']
    """
    if text.isascii():
        return
    for match in _ACCENTS.finditer(text):
        torn = text[max(0, match.start() - 1) : match.end()]
        if torn[0].isalpha() and (composed := unicodedata.normalize("NFC", torn)) != torn:
            yield Change(match.start() - 1, match.end(), composed, "torn accent")


def mojibake_changes(text: str) -> list[Change]:
    """Find text that was decoded with the wrong encoding, where ftfy is sure of it; line by line.

    >>> [change.after for change in mojibake_changes("The minister said itâ€™s over.")]
    ['it’s']
    """
    if text.isascii() or not _DOUBTFUL.search(text):
        return []
    from ftfy.badness import is_bad

    changes: list[Change] = []
    at = 0
    for line in text.splitlines(keepends=True):
        if not line.isascii() and _DOUBTFUL.search(line) and is_bad(line):
            changes += _decoded(line, at)
        at += len(line)
    return changes


def _decoded(line: str, at: int) -> Iterator[Change]:
    """Decode a line again: word by word where that gives the same, else all between the first and last difference."""
    from ftfy.badness import badness

    whole = _again(line)
    words = [(match.span(), _again(match.group())) for match in _TOKEN.finditer(line) if not match.group().isascii()]
    pieces: list[str] = []
    done = 0
    for (start, end), mended in words:
        pieces += line[done:start], mended
        done = end
    if "".join([*pieces, line[done:]]) == whole:
        for (start, end), mended in words:
            if line[start:end] != mended and badness(mended) < badness(line[start:end]):
                yield Change(at + start, at + end, mended, "mojibake")
    elif badness(whole) < badness(line):
        head = next(i for i, (a, b) in enumerate(zip(line + "\0", whole + "\1", strict=False)) if a != b)
        tail = 0
        while tail < min(len(line), len(whole)) - head and line[-1 - tail] == whole[-1 - tail]:
            tail += 1
        yield Change(at + head, at + len(line) - tail, whole[head : len(whole) - tail], "mojibake")


def _again(text: str) -> str:
    from ftfy import fix_encoding

    return str(fix_encoding(_TORN.sub(lambda torn: _SPACING_ACCENT[torn.group(1)], text)))


def character_changes(text: str) -> Iterator[Change]:
    r"""Find invisible characters, odd, doubled and control characters, and ligatures.

    >>> [(change.after, change.why) for change in character_changes("Tür\u00adkiye  and o\ufb03cials")]
    [('', 'invisible character'), (' ', 'space'), ('ffi', 'ligature')]
    """
    if not ("  " in text or _ODD.search(text)):
        return
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
        else:
            yield Change(start, end, unicodedata.normalize("NFKC", found), "ligature")
