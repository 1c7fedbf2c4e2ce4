"""How a content is quoted, and where its characters begin and end."""

from __future__ import annotations

from dragoman.reading.statements.attribution import Attribution
from dragoman.reading.statements.cue_words import BESIDE
from dragoman.reading.statements.page import Page
from dragoman.reading.statements.wording import words_for
from dragoman.records import StatementKind

__all__ = ["characters_of", "in_pairs", "kind_of"]

_PAIRS = (("(", ")"), ("[", "]"), ("“", "”"), ("‘", "’"), ("«", "»"), ("„", "“"))
_MARKS = "\"“”„‟«»‹›″'’‘‚`"


def kind_of(page: Page, attribution: Attribution) -> StatementKind:
    """Direct where (nearly) all of the content stands between marks, indirect where nothing of it does."""
    if attribution.word is BESIDE:
        return "direct"
    inside = letters = 0
    syntax = page.syntax
    for start, end in attribution.candidate.pieces:
        for i in range(start + (syntax.lower[start] in words_for("content conjunction")), end):
            if syntax.lower[i][:1].isalnum():
                letters += 1
                inside += page.covering[i] >= 0 and page.covering[i] != page.covering[attribution.candidate.cue]
    share = inside / letters if letters else 0.0
    return "direct" if share >= 0.95 else "indirect" if share <= 0.02 else "mixed"


def characters_of(page: Page, piece: tuple[int, int], *, direct: bool) -> tuple[int, int]:
    """The characters of a piece; of a direct one without the marks around it, and never beyond its quotation."""
    syntax = page.syntax
    start, end = syntax.start[piece[0]], syntax.end[piece[1] - 1]
    first, last = page.covering[piece[0]], page.covering[piece[1] - 1]
    if first >= 0 and page.frames[first].first == piece[0]:
        start = max(start, page.frames[first].quotation.start)
    if last >= 0 and page.frames[last].last == piece[1]:
        end = min(end, page.frames[last].quotation.end)
    if direct:
        text = syntax.text
        if (
            syntax.lower[piece[0]] in words_for("content conjunction")
            and piece[0] + 1 < piece[1]
            and page.covering[piece[0]] < 0
        ):
            start = syntax.start[piece[0] + 1]
        while start < end and (text[start] in _MARKS or text[start].isspace()):
            start += 1
        while end > start and (text[end - 1] in _MARKS or text[end - 1].isspace() or text[end - 1] == ","):
            end -= 1
        return start, end
    return _with_both_marks(page, piece, start, end)


def _with_both_marks(page: Page, piece: tuple[int, int], start: int, end: int) -> tuple[int, int]:
    """A range that holds one mark of a quotation at its edge, and all of its words, with the other mark too."""
    text = page.syntax.text
    for edge in (piece[0], piece[1] - 1):
        if page.covering[edge] < 0:
            continue
        quotation = page.frames[page.covering[edge]].quotation
        if not quotation.closed:
            continue
        if (
            start <= quotation.start
            and quotation.inner < end < quotation.end
            and _only_marks(text[end : quotation.end])
        ):
            end = quotation.end
        if (
            quotation.end <= end
            and quotation.start < start < quotation.outer
            and _only_marks(text[quotation.start : start])
        ):
            start = quotation.start
    return start, in_pairs(text, start, end)


def _only_marks(between: str) -> bool:
    return all(letter in _MARKS or letter in ",." or letter.isspace() for letter in between)


def in_pairs(text: str, start: int, end: int) -> int:
    """The end of a phrase with the bracket or mark that closes it, where it stands right behind.

    >>> text = "the agency (TASS) said"
    >>> text[: in_pairs(text, 0, 16)]
    'the agency (TASS)'
    """
    printed = text[start:end]
    for opening, closing in _PAIRS:
        at = end + text[end : end + 1].isspace()
        if printed.rfind(opening) > printed.rfind(closing) and text[at : at + 1] == closing:
            return at + 1
    return end
