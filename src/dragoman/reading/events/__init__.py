"""Events: who did what to whom, and whether it happened."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dragoman.reading.cast import Cast
from dragoman.reading.events.pair import code_pair
from dragoman.records import Event, Place, Statement, Time

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from dragoman.reading.events.scan import Abstention
    from dragoman.text.copy import ParsingCopy

__all__ = ["code_pair", "events_in", "why"]


def events_in(
    doc: Doc, copy: ParsingCopy, *, cast: Cast, times: Sequence[Time], places: Sequence[Place],
    statements: Sequence[Statement],
) -> list[Event]:  # fmt: skip
    """Find the events of a parsed report, each with its mentions, in the order of the text."""
    from dragoman.reading.events.build import code_report

    return code_report(doc, copy, cast=cast, times=times, places=places, statements=statements).events


def why(doc: Doc, cast: Cast) -> list[Abstention]:
    """Give the words of a parsed report that might have told of an event and were left, each with the reason.

    What was coded says so itself: `Mention.why` names trigger, frame and the marks of factuality.
    """
    from dragoman.reading.events.scan import codings

    return codings(doc, cast)[1]
