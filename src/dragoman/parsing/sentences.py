"""Sentence boundaries that are certain, set before the parser finds the others.

Small models run headings into the paragraph below them, and start sentences at closing quotation marks or in mid-clause. What
layout and typography settle is settled here: a paragraph starts a sentence, and so does the prose behind its dateline; a
closing mark, and a word in lower case that follows no stop, do not.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from spacy.language import Language

from dragoman import lexicon
from dragoman.text.dateline import prose_begins
from dragoman.text.paragraphs import paragraphs
from dragoman.text.quotation import quoted

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.strings import StringStore
    from spacy.tokens import Doc

__all__ = ["SENTENCES", "certain_boundaries"]

SENTENCES = "dragoman_sentences"
_STOPS = (".", "!", "?", "…", "...", "....", "?!", "!?", ":", ";", "•", "*", "|", "-", "–", "—", "--")


@Language.component(SENTENCES)
def certain_boundaries(doc: Doc) -> Doc:
    """Mark tokens of which it is certain that they do, or do not, start a sentence; the rest is left to the parser."""
    if not len(doc):
        return doc
    columns = doc.to_array(["LENGTH", "SPACY", "IS_LOWER", "ORTH"]).astype(np.uint64)
    starts = np.concatenate(([0], np.cumsum(columns[:-1, 0] + columns[:-1, 1]))).astype(np.int64)
    boundary = np.zeros(len(doc), dtype=np.int8)
    boundary[1:][_inside_a_clause(columns[:, 2], columns[:, 3], doc.vocab.strings)] = -1
    text = doc.text
    closing = [quotation.inner[1] for quotation in quoted(text) if quotation.closed]
    boundary[_tokens_at(closing, starts)] = -1
    begun, torn = _paragraph_starts(text)
    boundary[_tokens_at(begun, starts)] = 1
    boundary[_tokens_at(torn, starts)] = 0
    boundary[0] = 1
    doc.from_array(["SENT_START"], boundary.astype(np.uint64).reshape(-1, 1))  # type: ignore[arg-type]
    return doc


def _paragraph_starts(text: str) -> tuple[list[int], list[int]]:
    """Where paragraphs start, and where only a line was broken: in lower case, after one that ends in a word or a comma."""
    begun: list[int] = []
    torn: list[int] = []
    before = "."
    for start, end in paragraphs(text):
        (torn if text[start].islower() and (before.isalpha() or before == ",") else begun).append(start)
        prose = prose_begins(text, start)
        if start < prose < end:
            begun.append(prose)
        before = text[end - 1]
    return begun, torn


def _inside_a_clause(
    is_lower: NDArray[np.uint64], words: NDArray[np.uint64], strings: StringStore
) -> NDArray[np.bool_]:
    """Tell of each token but the first whether it is in lower case after a token that ends no sentence, or the zone of an hour."""
    inside: NDArray[np.bool_] = is_lower[1:].astype(bool) & ~np.isin(words[:-1], _stop_keys(strings))
    halves, zones = _hour_keys(strings)
    return inside | (np.isin(words[:-1], halves) & np.isin(words[1:], zones))


@cache
def _stop_keys(strings: StringStore) -> NDArray[np.uint64]:
    return np.array([strings.add(stop) for stop in _STOPS], dtype=np.uint64)


@cache
def _hour_keys(strings: StringStore) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """What ends an hour (`1:30 a.m.`), and the zones that may stand behind it (`ET`)."""
    words: dict[str, list[str]] = {"AMPM": [], "ZONE": []}
    for entry in lexicon.table("time_words").entries():
        if entry["class"] in words:
            words[entry["class"]] += entry["word"].split("|")
    halves = [form for half in words["AMPM"] for form in (half, ".".join((*half, "")))]
    return tuple(np.array([strings.add(w) for w in found], dtype=np.uint64) for found in (halves, words["ZONE"]))  # type: ignore[return-value]


def _tokens_at(offsets: list[int], starts: NDArray[np.int64]) -> NDArray[np.int64]:
    tokens: NDArray[np.int64] = np.searchsorted(starts, np.array(offsets, dtype=np.int64), side="right") - 1
    return tokens
