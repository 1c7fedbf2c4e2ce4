"""Long texts in pieces that can be parsed each by itself, and texts whose words have no end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["LARGEST_PIECE", "pieces", "tokenise"]

LARGEST_PIECE = 40_000  # characters; parsing takes about 3 KB of memory for each
_LONGEST_WORD = 400  # spaCy's tokeniser takes time quadratic in a word's length
_ENDLESS = re.compile(rf"\S{{{_LONGEST_WORD},}}")
# Where a text is cut, best first: between paragraphs, lines, sentences, words.
_CUTS = ("\n\n", "\n", ". ", " ")


def pieces(text: str, *, largest: int = LARGEST_PIECE) -> Iterator[str]:
    r"""Cut a text into pieces of at most `largest` characters, at its best places; joined they are the text.

    >>> list(pieces("One.\nTwo and three. Four.", largest=16))
    ['One.\nTwo and ', 'three. Four.']
    """
    at = 0
    while len(text) - at > largest:
        end = _cut(text, at, at + largest)
        yield text[at:end]
        at = end
    yield text[at:]


def _cut(text: str, start: int, end: int) -> int:
    # Only the last half is searched, so that no piece is small and the whole stays linear.
    for cut in _CUTS:
        at = text.rfind(cut, start + (end - start) // 2, end)
        if at >= 0:
            return at + len(cut)
    return end


def tokenise(nlp: Language, text: str) -> Doc:
    """Make the tokens of a piece; words beyond any word's length become plain stretches of characters."""
    if not _ENDLESS.search(text):
        return nlp.make_doc(text)
    from spacy.tokens import Doc

    words: list[str] = []
    spaces: list[bool] = []
    at = 0
    for match in _ENDLESS.finditer(text):
        _append(nlp.make_doc(text[at : match.start()]), words, spaces)
        for start in range(match.start(), match.end(), _LONGEST_WORD):
            words.append(text[start : min(start + _LONGEST_WORD, match.end())])
            spaces.append(False)
        at = match.end()
        if text[at : at + 1] == " ":
            spaces[-1] = True
            at += 1
    _append(nlp.make_doc(text[at:]), words, spaces)
    return Doc(nlp.vocab, words=words, spaces=spaces)


def _append(doc: Doc, words: list[str], spaces: list[bool]) -> None:
    words += [token.text for token in doc]
    spaces += [bool(token.whitespace_) for token in doc]
