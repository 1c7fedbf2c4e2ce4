"""Reading one text without a case."""

from __future__ import annotations

import warnings

from dragoman.intake import report_of
from dragoman.reading.read import read_report
from dragoman.records import Reading

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
    file (see `dragoman.intake.report_of`). Raises `ModelError` where the spaCy model is missing. Warns where an enormous text
    is so full of time words that some were not looked at.
    """
    from dragoman.reading.times import left_out

    report = report_of(text, key=key, outlet=outlet, url=url, title=title, published=published)
    if missed := left_out(report.text):
        warnings.warn(str(missed), stacklevel=2)
    return read_report(report, model=model)
