"""What a house repeats from report to report (`Sign up for our newsletter`), and which is about none of them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date

from dragoman.intake.wrapped import outlet_host
from dragoman.lexicon.folding import fold
from dragoman.linking.days import day_of
from dragoman.linking.words import mended_text
from dragoman.records import Reading, Report

__all__ = ["house_of", "prose_of"]

# Updates of one story repeat whole paragraphs within days; what comes back after more than a week is the house's own.
_APART = 7
_SHORTEST = 16


def house_of(report: Report) -> str:
    """Who published a report, as a key: the host of its address, else its outlet; empty where neither is known.

    >>> from dragoman.records import make_report
    >>> house_of(make_report("x", outlet="The Post", url="https://www.post.example/a"))
    'post.example'
    """
    return outlet_host(report.url) or fold(report.outlet or "")


def prose_of(readings: Sequence[Reading]) -> list[str]:
    """Give each reading's text, mended, without the lines that its house has in reports more than a week apart."""
    seen: dict[tuple[str, bytes], tuple[date, date]] = {}
    texts = [mended_text(reading.report.text, reading.mends) for reading in readings]
    houses = [house_of(reading.report) for reading in readings]
    for reading, text, house in zip(readings, texts, houses, strict=True):
        day = day_of(reading.report.published)
        if house and day:
            for line in {_mark(line) for line in _lines(text)}:
                first, last = seen.get((house, line), (day, day))
                seen[house, line] = (min(first, day), max(last, day))
    standing = {key for key, (first, last) in seen.items() if (last - first).days > _APART}
    if not standing:
        return texts
    return [
        "\n".join(line for line in text.split("\n") if (house, _mark(line.strip())) not in standing)
        for text, house in zip(texts, houses, strict=True)
    ]


def _lines(text: str) -> list[str]:
    return [line for line in map(str.strip, text.split("\n")) if len(line) >= _SHORTEST]


def _mark(line: str) -> bytes:
    return hashlib.blake2b(line.encode("utf-8", "surrogatepass"), digest_size=8).digest()
