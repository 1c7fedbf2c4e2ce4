"""The parsing copy of a report: its mended text, with the way back to the text as received."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.records import Mend, Report, Span, make_report
from dragoman.text.alignment import Alignment

__all__ = ["ParsingCopy"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsingCopy:
    """The text that is parsed, and where each of its characters stands in the report as received.

    >>> copy = ParsingCopy.plain("Lavrov spoke in Doha.")
    >>> copy.span(16, 20).text
    'Doha'

    Readers work with offsets in `text` and turn them into spans of the report with `span` and `spans`.
    """

    report: Report
    text: str
    alignment: Alignment
    mends: tuple[Mend, ...] = ()

    @classmethod
    def plain(cls, text: str, **about: str | None) -> ParsingCopy:
        """Make a copy that changes nothing, of a text that needs no mending; `about` goes to `make_report`."""
        report = make_report(text, **about)
        return cls(report=report, text=report.text, alignment=Alignment.identity(len(report.text)))

    def span(self, start: int, end: int) -> Span:
        """Give the received characters that `text[start:end]` stands for, as evidence.

        Raises `EvidenceError` where that part of the copy was only put in and stands for no received character.
        """
        begin, stop = self.alignment.received(start, end)
        return Span(report=self.report.id, start=begin, end=stop, text=self.report.text[begin:stop])

    def here(self, span: Span) -> tuple[int, int]:
        """Give the range of `text` that a span of the report became."""
        return self.alignment.copied(span.start, span.end)
