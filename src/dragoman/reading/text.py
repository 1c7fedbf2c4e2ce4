"""Reading one text without a case."""

from __future__ import annotations

from dragoman.intake.dates import published_when
from dragoman.intake.header import header_of
from dragoman.reading.read import read_report
from dragoman.records import Reading, make_report

__all__ = ["read_text"]


def read_text(
    text: str, *, published: str | None = None, outlet: str | None = None, title: str | None = None,
    url: str | None = None, key: str | None = None, model: str = "default",
) -> Reading:  # fmt: skip
    """Read one report given as text.

    >>> reading = read_text("Lavrov met Rubio in Riyadh.", published="2025-02-18", outlet="Example Post")
    >>> reading.report.published.value
    '2025-02-18'

    `published` is an ISO date, or date and time; what is not given is taken from a header that the text begins with, as of a
    file (see `dragoman.intake.header_of`). Raises `ModelError` where the spaCy model is missing.
    """
    header = header_of(text)
    report = make_report(
        text, key=key, outlet=outlet or header.outlet, url=url or header.url, title=title or header.title,
        published=published or published_when(header.published),
    )  # fmt: skip
    return read_report(report, model=model)
