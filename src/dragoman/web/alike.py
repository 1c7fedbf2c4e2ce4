"""What an item may be one with, and which of its parts may be set apart: the choices of whoever merges and splits."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from dragoman.case.filing import search_words
from dragoman.exports.wording import days, outlet_of, plural, shorten, when_in_words
from dragoman.records import Actor, Event, Quotation, Record, Report, Statement, Story
from dragoman.web.addresses import address_of
from dragoman.web.desk import Desk
from dragoman.web.naming import item_text

__all__ = ["Choice", "candidates", "parts"]

_MOST, _MOST_PARTS = 8, 60
# So many are looked through for those that are likest.
_LOOKED_THROUGH = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Something to choose: the id that a decision is given, its words, what is said beside them, and where it leads."""

    id: str
    text: str
    note: str
    address: str | None


def candidates(desk: Desk, item: Record, words: str | None = None) -> list[Choice]:
    """The items that one may be the same as, the likest first; with `words`, those alone that hold all of them."""
    id, text = item.id, item_text(item.to_dict())  # type: ignore[attr-defined]  # noqa: A001 (what it is)
    sought = search_words(words or "").split()
    found = [other for other in _near(desk, item, sought) if other.id != id and _holds(other, sought)]
    ranked = sorted(found, key=lambda other: (-_likeness(item, text, other), other.id))
    return [
        Choice(id=one.id, text=shorten(item_text(one.to_dict()), 260), note=_note(one), address=address_of(one.id))
        for one in ranked[:_MOST]
    ]


def parts(desk: Desk, item: Record) -> list[Choice]:
    """The reports or statements that an item is made of; none where it has a single one."""
    if isinstance(item, Quotation):
        said: list[Statement] = list(desk.query("statements", ids=item.statements[:_MOST_PARTS]))
        outlets = _reports(desk, {one.report for one in said})
        found = [
            Choice(
                id=one.id, text=shorten(one.content, 400), address=address_of(one.id),
                note=f"{outlet_of(outlets[one.report])} · {when_in_words(outlets[one.report].published)}",
            )
            for one in said if one.report in outlets
        ]  # fmt: skip
        return found if len(found) > 1 else []
    words = _words_by_report(item)
    found = [
        Choice(
            id=report.id, text=shorten(words.get(report.id) or report.title or report.text[:400], 260),
            note=f"{outlet_of(report)} · {when_in_words(report.published)}", address=address_of(report.id),
        )
        for report in _reports(desk, set(words)).values()
    ]  # fmt: skip
    return found if len(found) > 1 else []


def _reports(desk: Desk, ids: set[str]) -> dict[str, Report]:
    return {report.id: report for report in desk.query("reports", ids=tuple(sorted(ids)[:_MOST_PARTS]))}


def _words_by_report(item: Record) -> dict[str, str]:
    """For each report that an item stands in the words by which it does, empty for the report itself."""
    if isinstance(item, Story):
        return dict.fromkeys(item.reports, "")
    found: dict[str, list[str]] = {}
    if isinstance(item, Event):
        for mention in item.mentions:
            told = " … ".join(span.text for span in sorted(mention.evidence.spans(), key=lambda span: span.start))
            found.setdefault(mention.report, []).append(told)
    elif isinstance(item, Actor):
        for span in item.evidence.get("name", ()):
            names = found.setdefault(span.report, [])
            if span.text not in names:
                names.append(span.text)
    return {report: "; ".join(texts[:6]) for report, texts in found.items()}


def _near(desk: Desk, item: Record, sought: list[str]) -> Iterable[Any]:
    """The items that are looked through: of the story, of the days around it, or of a like name."""
    if isinstance(item, (Event, Quotation)):
        kind = "events" if isinstance(item, Event) else "quotations"
        return desk.query(kind, story=item.story, limit=_LOOKED_THROUGH) if item.story else ()
    if isinstance(item, Story):
        around = {"since": _shifted(item.first, -14), "until": _shifted(item.last, 14)}
        asked = {name: day for name, day in around.items() if day}
        return desk.case.latest_stories(" ".join(sought) or None, limit=100, **asked)  # type: ignore[arg-type]
    assert isinstance(item, Actor)
    names = sought or sorted({word for name in item.names for word in search_words(name).split() if len(word) > 3})
    found: dict[str, Actor] = {}
    for name in names[:6]:
        found.update({one.id: one for one in desk.query("actors", actor=name, limit=50)})
    return found.values()


def _shifted(day: str | None, by: int) -> str | None:
    try:
        return str(date.fromisoformat((day or "")[:10]) + timedelta(days=by))
    except (ValueError, OverflowError):
        return None


def _holds(item: Record, sought: list[str]) -> bool:
    told = f" {search_words(item_text(item.to_dict()))} {' '.join(map(search_words, getattr(item, 'names', ())))} "
    return all(word in told for word in sought)


def _likeness(item: Any, text: str, other: Any) -> float:  # noqa: ANN401 (two of one kind)
    """How alike two items are: by their words first, then by day, sides or speaker."""
    from rapidfuzz import fuzz

    alike = fuzz.token_set_ratio(search_words(text), search_words(item_text(other.to_dict())))
    if isinstance(item, Event):
        alike += 15 * (item.type == other.type) + 15 * (item.when.earliest == other.when.earliest)
        alike += 10 * len({*item.source, *item.target} & {*other.source, *other.target})
    if isinstance(item, Quotation):
        alike += 30 * (item.speaker is not None and item.speaker == other.speaker)
    return float(alike)


def _note(item: Record) -> str:
    told: dict[type, Callable[[Any], str]] = {
        Event: lambda one: f"{when_in_words(one.when)} · {one.factuality} · {plural(one.origins, 'origin')}",
        Quotation: lambda one: f"{when_in_words(one.said)} · {plural(len(one.statements), 'wording')}",
        Actor: lambda one: " · ".join(filter(None, (one.kind, one.country, ", ".join(one.names[1:4])))),
        Story: lambda one: f"{days(one.first, one.last)} · {plural(len(one.reports), 'report')}",
    }
    return told[type(item)](item)
