"""One spelling for many: the key under which names are compared and stored."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

__all__ = ["fold"]

# Letters that are one letter with a stroke or two grown together: Unicode does not take these apart.
_LETTERS = str.maketrans({
    "ł": "l", "ø": "o", "ß": "ss", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ə": "a", "ŋ": "n",
    "ħ": "h", "’": None, "'": None, "‘": None, "ʼ": None, "ʻ": None, "`": None, "´": None, "ʹ": None, ".": None,
    "-": " ", "‐": " ", "‑": " ", "–": " ", "—": " ", "_": " ", "&": " and ",
})  # fmt: skip


@lru_cache(maxsize=16_384)
def fold(name: str) -> str:
    """Give the key of a name: case, accents, apostrophes, full stops, hyphens and runs of blanks make no difference.

    >>> fold("Türkiye"), fold("Sana’a"), fold("St.  John's"), fold("Baden-Württemberg")
    ('turkiye', 'sanaa', 'saint johns', 'baden wurttemberg')
    """
    letters = name.casefold().translate(_LETTERS)
    if not letters.isascii():
        letters = "".join(c for c in unicodedata.normalize("NFKD", letters) if not unicodedata.combining(c))
    words = letters.split()
    if len(words) > 1 and words[0] == "st":
        words[0] = "saint"
    return " ".join(words)
