"""Dating a report from what it carries itself: its header, dateline, address, name, and the dates in its text.

Dates that siblings give (another report of the same affair) are the business of linking.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dragoman.intake.wrapped import original_address
from dragoman.reading.times.almanac import days, grain
from dragoman.reading.times.forms import Form
from dragoman.reading.times.scan import scan
from dragoman.records import Report, When

__all__ = ["Dating", "date_of_report", "dated", "find_date"]

_HEAD = 400  # characters in which a header or dateline stands
_EARLIEST_YEAR = 1900
# A day in an address or a file's name: 2025/02/26, 2025-02-26, 20250226; and, after letters only, 250226.
_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)([-/_.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")
_SHORT_IN_NAME = re.compile(r"(?<=[A-Za-z])(\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=[-._]|$)")
# What stands in front of a report's own date, and between a dateline's place and its date.
_LABEL = re.compile(
    r"(?:^|\n|[|·])[^\S\n]*(?:date|dated|published|posted|updated|created|issued)\b[^\S\n]*(?:on|at)?[^\S\n]*:?[^\S\n]*$",
    re.IGNORECASE,
)
_PLACE = re.compile(r"(?:^|\n)[^\S\n]*[^\W\d_a-z][^\n.:;]{1,60}?[,/(][^\S\n]*(?:[^\W\d_]{3,10}\.?,?[^\S\n]*)?$")
_AFTER_DATELINE = re.compile(r"[^\S\n]*(?:\([^()\n]{2,40}\)|/[^/\n]{2,40}/)?[^\S\n]*(?:--?|–|—|_|:|\.)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """The date of a report, where it was found, and where in the text that stands.

    `source` is metadata, header, dateline, address, name, text or none.
    """

    when: When
    source: str
    start: int | None = None
    end: int | None = None


def date_of_report(text: str, *, url: str | None = None, name: str | None = None, stated: str | None = None) -> When:
    """Find the day on which a report was published, from itself alone.

    >>> date_of_report("BERLIN, 26 February 2025 (Example) - Talks began.").value
    '2025-02-26'
    >>> date_of_report("Talks began.", url="https://example.org/2025/02/26/talks").value
    '2025-02-26'
    >>> date_of_report("Talks began on Friday.").basis
    'unknown'

    `stated` is a date that the report's metadata give, `name` a file's name or the sender's own id. Where what is found does not
    agree, or only bounds the day, the answer is an interval without a value; where nothing is found its basis is unknown.
    """
    return find_date(text, url=url, name=name, stated=stated).when


def find_date(text: str, *, url: str | None = None, name: str | None = None, stated: str | None = None) -> Dating:
    """As `date_of_report`, and say where the date was found."""
    head, partial = _in_head(text)
    if stated and days(stated[:10]) and grain(stated[:10]) == "D":
        return Dating(when=When.on(stated[:10], basis="stated"), source="metadata")
    outside = [
        found
        for found in (_in_name(original_address(url) if url else None, "address"), _in_name(name, "name"))
        if found
    ]
    if head and head.source == "dateline" and outside:
        # A dateline says when a report was written, an address when it came out.
        return _unless_contradicted(outside[0], (*outside[1:], head))
    if head:
        return _unless_contradicted(head, outside)
    if outside:
        return _unless_contradicted(outside[0], outside[1:])
    if partial and (day := _with_year(text, partial)):
        return Dating(when=When.on(day.isoformat(), basis="inferred"), source="dateline")
    return _from_text(text)


def dated(report: Report) -> Report:
    """Give a report that came without a date the day that it carries itself; any other, and one that carries none, as it is.

    >>> from dragoman.records import make_report
    >>> dated(make_report("BERLIN, 26 February 2025 (Example) - Talks began.")).published.value
    '2025-02-26'
    """
    if report.published != When():
        return report
    when = date_of_report(report.text, url=report.url, name=report.key)
    return replace(report, published=when) if when.value else report


# -- header and dateline -------------------------------------------------------------------------------------------


def _in_head(text: str) -> tuple[Dating | None, str | None]:
    """The full date of a header or dateline; else the month and day of a dateline that leaves the year out (`MM-DD`)."""
    for found in scan(text[:_HEAD]):
        before, after = text[: found.start], text[found.end : found.end + 60]
        figures = not any(letter.isalpha() for letter in text[found.start : found.end])
        first = not before.strip() and (figures or bool(_AFTER_DATELINE.match(after)))
        labelled = first or bool(_LABEL.search(before))
        dateline = bool(_PLACE.search(before[-80:]) and _AFTER_DATELINE.match(after))
        alone = before.rpartition("\n")[2].strip() == "" and after.partition("\n")[0].strip() == ""
        if not (labelled or dateline or alone):
            continue
        source = "dateline" if dateline and not labelled else "header"
        if day := _full_day(found.form):
            when = When.on(day.isoformat(), basis="stated")
            return Dating(when=when, source=source, start=found.start, end=found.end), None
        if found.form.anchor == "any" and found.form.steps[0][0] == "m" and len(found.form.steps) == 2:
            return None, f"{found.form.steps[0][1:]}-{found.form.steps[1][1:]}"
    return None, None


def _full_day(form: Form) -> date | None:
    """The day that a form names in full, whatever the anchor."""
    if grain(form.anchor) == "D":
        found = days(form.anchor)
        return found[0] if found else None
    if form.anchor == "any" and [step[0] for step in form.steps[:3]] == ["y", "m", "d"]:
        year, month, day = (step[1:] for step in form.steps[:3])
        found = days(f"{year}-{month}-{day}")
        return found[0] if found else None
    return None


def _unless_contradicted(found: Dating, others: Sequence[Dating]) -> Dating:
    """Keep a date that others agree with to a day or two (zones, late uploads); else give the span of all, without a value."""
    named = [date.fromisoformat(one.when.value) for one in (found, *others) if one.when.value]
    first, last = min(named), max(named)
    if (last - first).days <= 2:
        return found
    when = When(earliest=first.isoformat(), latest=last.isoformat(), precision="interval", basis="inferred")
    return Dating(when=when, source=found.source, start=found.start, end=found.end)


def _in_name(name: str | None, source: str) -> Dating | None:
    """The one day that an address or name holds."""
    if not name:
        return None
    name = name[:2000]
    written = {f"{m[1]}-{m[3]}-{m[4]}" for m in _IN_NAME.finditer(name)}
    written = written or {f"{'19' if m[1] > '69' else '20'}{m[1]}-{m[2]}-{m[3]}" for m in _SHORT_IN_NAME.finditer(name)}
    real = sorted(day for day in written if days(day))
    if len(real) != 1 or int(real[0][:4]) < _EARLIEST_YEAR:
        return None
    return Dating(when=When.on(real[0], basis="inferred"), source=source)


# -- what the text itself says -------------------------------------------------------------------------------------


def _with_year(text: str, month_day: str) -> date | None:
    """The day that a dateline without a year means, where weekdays and a year that the text names leave only one."""
    forms = [found.form for found in scan(text[:20_000])]
    weekdays = [int(form.steps[0][1:2]) for form in forms if form.anchor == "any" and form.steps[0][0] == "w"]
    named = sorted({int(form.anchor[:4]) for form in forms if grain(form.anchor) in {"D", "M", "Y"}})
    if not weekdays or not named:
        return None
    # News tells of the day itself or of the one before; and the last year that it names is its own or the one before.
    fitting = [
        day
        for year in (named[-1], named[-1] + 1)
        if (day := _day(year, month_day)) and weekdays[0] in {day.isoweekday(), (day - timedelta(1)).isoweekday()}
    ]
    return fitting[0] if len(fitting) == 1 and fitting[0].year == named[-1] else None


def _day(year: int, month_day: str) -> date | None:
    found = days(f"{year:04d}-{month_day}")
    return found[0] if found else None


def _from_text(text: str) -> Dating:
    """`today, 26 February 2025`; else the interval from the latest day told as past to the first told as coming."""
    past: date | None = None
    coming: date | None = None
    today_ends = -10
    for found in scan(text):
        day = _full_day(found.form)
        if day and found.start - today_ends <= 3:
            when = When.on(day.isoformat(), basis="stated")
            return Dating(when=when, source="text", start=found.start, end=found.end)
        if found.form.anchor == "pub" and found.form.steps == ("D+0",):
            today_ends = found.end
        if day and found.form.tense == "past":
            past = max(past or day, day)
        elif day and found.form.tense == "future":
            coming = min(coming or day, day)
    if past and coming and past <= coming:
        when = When(earliest=past.isoformat(), latest=coming.isoformat(), precision="interval", basis="inferred")
        return Dating(when=when, source="text")
    return Dating(when=When(), source="none")
