"""How common a word is, and what grammatical words do: what tells a glued word from a rare one.

The frequencies are those that wordfreq ships. Its own module takes a tenth of a second to import, so its packed lists are
read directly: the small one (words met at least once in a million, some 29,000) as a dictionary in about 8 ms; the
large one (once in a hundred million) as bytes that are searched when a word is about to be mended, until there were many such.
"""

from __future__ import annotations

import gzip
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

from dragoman import lexicon
from dragoman.errors import LexiconError

__all__ = ["classes", "commonness", "is_word", "words_of_class"]

_NEVER = 0.0
_WORTH_UNPACKING = 200  # searches of a millisecond each, after which the tenth of a second for a set is well spent


def commonness(word: str) -> float:
    """How often a word is met, on the Zipf scale: 6 is once in a thousand words, 3 once in a million; 0 is rarer still.

    >>> commonness("the") > commonness("embassy") > commonness("embassythe")
    True

    `word` is in lower case.
    """
    return _common_words().get(word, _NEVER)


@lru_cache(maxsize=4096)
def is_word(word: str) -> bool:
    """Whether a word in lower case, or a name, is met at least once in a hundred million words of English.

    >>> is_word("istanbul"), is_word("istanbulthe")
    (True, False)
    """
    if word in _common_words():
        return True
    if is_word.cache_info().misses > _WORTH_UNPACKING:
        return word in _every_word()
    packed = word.encode("utf-8", "surrogatepass")
    # A string in MessagePack is led by its length in bytes, which keeps the search from finding parts of words.
    head = bytes((0xA0 | len(packed),)) if len(packed) < 32 else bytes((0xD9, len(packed) & 0xFF))
    return len(packed) < 256 and head + packed in _all_words()


def classes(word: str) -> frozenset[str]:
    """The grammatical classes of a word in lower case; empty for words of content.

    >>> sorted(classes("like")), classes("embassy")
    (['preposition'], frozenset())
    """
    return _classes().get(word, frozenset())


@cache
def words_of_class(*wanted: str) -> frozenset[str]:
    """All grammatical words of one or several classes, in lower case."""
    return frozenset(word for word, found in _classes().items() if found & set(wanted))


@cache
def _classes() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for word, kind, _ in lexicon.table("function_words").rows:
        found.setdefault(word, set()).add(kind)
    return {word: frozenset(kinds) for word, kinds in found.items()}


@cache
def _common_words() -> dict[str, float]:
    import msgspec.msgpack

    # A list's first entry is its head; the n-th after it holds the words whose frequency is 10 ** (-n / 100).
    _, *bins = msgspec.msgpack.decode(_packed("small_en"))
    return {word: 9 - rank / 100 for rank, words in enumerate(bins) for word in words}


@cache
def _all_words() -> bytes:
    return _packed("large_en")


@cache
def _every_word() -> frozenset[str]:
    import msgspec.msgpack

    _, *bins = msgspec.msgpack.decode(_all_words())
    return frozenset(word for words in bins for word in words)


def _packed(name: str) -> bytes:
    package = find_spec("wordfreq")
    if package is None or not package.submodule_search_locations:
        raise LexiconError("wordfreq is not installed", where="word frequencies", advice="pip install wordfreq")
    path = Path(package.submodule_search_locations[0], "data", f"{name}.msgpack.gz")
    try:
        return gzip.decompress(path.read_bytes())
    except (OSError, EOFError) as error:
        raise LexiconError("this word list cannot be read", where=str(path), advice="reinstall wordfreq") from error
