"""Conditions on the surroundings that some rules need: words that are times only in company."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from dragoman import lexicon
from dragoman.reading.times.tokens import Tokens

__all__ = ["admits"]

Guard = Callable[[Tokens, "re.Match[str]"], bool]


def admits(guard: str, tokens: Tokens, match: re.Match[str]) -> bool:
    """Whether what stands around an expression lets it be one, by the guard of that name."""
    special = _SPECIAL.get(guard)
    return special(tokens, match) if special else _in_company(guard, tokens, match)


@cache
def _company() -> dict[str, tuple[frozenset[str], ...]]:
    columns = ("before", "never_before", "after", "never_after")
    return {
        entry["guard"]: tuple(frozenset(filter(None, entry[column].split("|"))) for column in columns)
        for entry in lexicon.table("time_guards").entries()
    }


def _in_company(guard: str, tokens: Tokens, match: re.Match[str]) -> bool:
    """The words in front and behind, as the table of guards wants them; an empty cell wants nothing."""
    before, never_before, after, never_after = _company()[guard]
    front, behind = _front(tokens, match), _behind(tokens, match)
    return (
        (not before or front in before)
        and front not in never_before
        and (not after or behind in after)
        and behind not in never_after
    )


def _front(tokens: Tokens, match: re.Match[str]) -> str:
    return tokens.words[match.start() - 1].lower() if match.start() else ""


def _behind(tokens: Tokens, match: re.Match[str]) -> str:
    return tokens.words[match.end()].lower() if match.end() < len(tokens.words) else ""


def _tight(tokens: Tokens, match: re.Match[str]) -> bool:
    """Figures and signs without a space between them."""
    last = min(match.start() + 4, match.end() - 1)
    return all(tokens.ends[at] == tokens.starts[at + 1] for at in range(match.start(), last))


def _year(tokens: Tokens, match: re.Match[str]) -> bool:
    """Four figures: of our age, a year unless something speaks against it; else only after a word that a year follows."""
    before, never_before, _, never_after = _company()["year"]
    front = _front(tokens, match)
    if front[:1].isdigit() or front in never_before or _behind(tokens, match) in never_after:
        return False
    if match.end() - match.start() > 1:
        return True
    if front in {".", ",", "-"} and tokens.ends[match.start() - 1] == tokens.starts[match.start()]:
        # The end of a longer number, unless a span of years.
        return front == "-" and match.start() > 1 and len(tokens.words[match.start() - 2]) >= 4
    return 1900 <= int(tokens.words[match.end() - 1]) <= 2050 or front in before


def _clock(tokens: Tokens, match: re.Match[str]) -> bool:
    """A bare 10:30 needs company: a.m., a zone, a day, or a word that a clock time follows; a bare 4.7 is no clock at all."""
    kept = tokens.words[match.start("c") : match.end("c")]
    if match.groupdict().get("z") or len(kept) > 1 or not kept[0][-1].isdigit():
        return True
    if "." in kept[0]:
        return False
    return match.end() - match.start() > len(kept) or _front(tokens, match) in _company()["clock"][0]


_SPECIAL: dict[str, Guard] = {"tight": _tight, "year": _year, "clock": _clock}
