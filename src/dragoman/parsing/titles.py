"""Titles before a name that end in a stop: one token, so that no sentence ends within `State Police Capt. Ana Orlov`."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from dragoman import lexicon

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokenizer import Tokenizer

__all__ = ["keep_titles_whole"]


def keep_titles_whole(nlp: Language) -> None:
    """Teach a tokenizer the abbreviated titles of the lexicon that it would take apart.

    >>> import spacy
    >>> nlp = spacy.blank("en")
    >>> keep_titles_whole(nlp)
    >>> [token.text for token in nlp("Capt. Orlov left.")]
    ['Capt.', 'Orlov', 'left', '.']
    """
    from spacy.symbols import ORTH  # type: ignore[import-not-found]  # compiled, without type stubs

    tokenizer = cast("Tokenizer", nlp.tokenizer)
    for entry in lexicon.table("offices").entries():
        if entry["sort"] != "honour":
            continue
        for title in entry["noun"].split("|"):
            if title.endswith(".") and " " not in title and title not in (tokenizer.rules or {}):
                tokenizer.add_special_case(title, [{ORTH: title}])
