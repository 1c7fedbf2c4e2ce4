"""The language of a text."""

from __future__ import annotations

import re

from dragoman.text.vocabulary import classes

__all__ = ["is_english", "language_of", "may_be_english"]

_WORD = re.compile(r"[^\W\d_]{1,40}")
_ENOUGH = 4000  # characters from the beginning that decide
# Of the words of an English report two in five are grammatical words; of other languages' words that look like
# English ones under one in six. Of 3,700 news texts the lowest share was 0.08 (a page of scraps), the next 0.15.
_ENGLISH = 0.14
_FEW_WORDS = 25


def is_english(text: str) -> bool:
    """Whether enough of a text's first words are grammatical words of English: quick, and sure for whole reports only.

    >>> is_english("Los ministros se reunieron ayer en la capital.")
    False
    """
    words = _WORD.findall(text[:_ENOUGH])
    return sum(bool(classes(word.lower())) for word in words) > _ENGLISH * len(words)


def may_be_english(text: str) -> bool:
    """Whether a text is English as far as can be told: where there are few words, in doubt it is.

    >>> may_be_english("Envoys met."), may_be_english("Los ministros hablaron ayer de la guerra y del precio del pan. " * 3)
    (True, False)
    """
    return len(_WORD.findall(text[:_ENOUGH])) < _FEW_WORDS or is_english(text)


def language_of(text: str) -> str | None:
    """Tell the language of a text as an ISO 639-1 code, None where there are no words to tell it by.

    >>> language_of("The minister said that the talks will go on in the capital.")
    'en'

    English is told by its grammatical words; only where these are few a language model is loaded, which takes half a
    second, once.
    """
    words = _WORD.findall(text[:_ENOUGH])
    if not words:
        return None
    if "the" in words and is_english(text):
        return "en"
    if len(words) < 3:
        return None
    from py3langid import classify

    return str(classify(text[:_ENOUGH])[0])
