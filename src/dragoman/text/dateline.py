"""Datelines: the place, day and agency that a report is signed with, as in `GENEVA, June 3 (North Wire) - Envoys met`.

Parsers take a dateline for the first words of the sentence behind it, and its place for who acts there.
"""

from __future__ import annotations

import re

__all__ = ["prose_begins"]

_MARK = r"[-–—―_]{1,2}\s{1,2}"
# A place in capitals, further names behind a comma, a day and an agency in brackets, or the agency alone; then a dash.
_DATELINE = re.compile(
    r"\s{0,4}(?:"
    r"[^\W\d_a-z][^\Wa-z]{2,30}(?:[ ,/.'’-]{1,2}[^\W\d_a-z][^\Wa-z]{0,30}){0,4}\.?"
    r"(?:,\s[A-Z][\w.'’]{1,30}(?:\s[A-Z][\w.'’]{1,30})?)?"
    r"(?:,?\s(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}|\d{1,2}\s[A-Z][a-z]{2,8}))?(?:,?\s\d{4})?\s{0,2}(?:\([^()\n]{2,40}\)\s{0,2})?"
    r"|\([^()\n]{2,40}\)\s{0,2}"
    r")" + _MARK
)


def prose_begins(text: str, start: int = 0) -> int:
    """Give where the prose of the paragraph at `start` begins: behind its dateline, or `start` if it has none.

    >>> text = "GENEVA, June 3 (North Wire) - Envoys met."
    >>> text[prose_begins(text):], prose_begins("NATO met on Friday - in Geneva.")
    ('Envoys met.', 0)
    """
    found = _DATELINE.match(text, start)
    return found.end() if found else start
