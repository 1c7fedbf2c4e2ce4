"""The header of a text file: what stands before its prose and says who published it when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dragoman import lexicon

__all__ = ["Header", "header_of"]

# ` date 2025-02-26 ` before the first words, on the same line, as some collections write it.
_LEADING_DATE = re.compile(
    r"\s{0,20}date:?[ \t]{1,4}(\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?)(\s{1,20})(?=\S)",
    re.IGNORECASE,
)
_LINE = re.compile(r"[ \t]{0,8}([A-Za-z][A-Za-z -]{0,20}?)[ \t]{0,4}:[ \t]{0,8}([^\r\n]{0,400})(?:\r\n|\r|\n|\Z)")
_BLANK = re.compile(r"[ \t]{0,80}(?:\r\n|\r|\n)")
_FENCE = re.compile(r"---[ \t]{0,8}(?:\r\n|\r|\n)")
_MOST_LINES = 30
_LONGEST_OUTLET = 5  # words


@dataclass(frozen=True, slots=True)
class Header:
    """What a text's header says, and where its prose begins: `text[end:]` is the prose. An empty header ends at 0.

    `published` is as written; `outlet`, `title`, `url` and `language` too.
    """

    end: int = 0
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None


def header_of(text: str) -> Header:
    r"""Read the header of a text, if it begins with one.

    >>> header_of(" date 2025-02-26 Ministers met.")
    Header(end=17, title=None, published='2025-02-26', outlet=None, url=None, language=None)
    >>> header = header_of("Title: Talks begin\nOutlet: Example Post\n\nMinisters met.")
    >>> header.outlet, header.end
    ('Example Post', 41)

    A header is a row of `Name: value` lines at the very beginning, each name one of `lexicon/header_fields.tsv`, perhaps
    between lines of `---`; or the word `date` and an ISO date. It depends on the text alone, so whoever holds the text can
    tell the header from the prose. What only looks like a header, in any doubt, is prose.
    """
    given: dict[str, str] = {}
    fenced = None
    if leading := _LEADING_DATE.match(text):
        given["published"] = leading[1]
        end = leading.end()
        if "\n" not in leading[2] and "\r" not in leading[2]:
            return Header(end=end, **given)
    else:
        end = _past_blanks(text, 0)
        if fenced := _FENCE.match(text, end):
            end = fenced.end()
    for _ in range(_MOST_LINES):
        line = _LINE.match(text, end)
        field = _fields().get(" ".join(line[1].lower().split())) if line else None
        if line is None or field is None:
            break
        value = line[2].strip()
        if fenced and len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
            value = value[1:-1]
        if value and field != "other":
            given.setdefault(field, value)
        end = line.end()
    if not given or (list(given) == ["outlet"] and len(given["outlet"].split()) > _LONGEST_OUTLET):
        return Header()  # `Newspaper: Minister used private mail` is a headline
    if fenced:
        closing = _FENCE.match(text, end)
        if closing is None:
            return Header()
        end = closing.end()
    return Header(end=_past_blanks(text, end), **given)


def _past_blanks(text: str, at: int) -> int:
    for _ in range(_MOST_LINES):
        blank = _BLANK.match(text, at)
        if blank is None:
            break
        at = blank.end()
    return at


@cache
def _fields() -> dict[str, str]:
    return lexicon.table("header_fields").mapping("names", "field")
