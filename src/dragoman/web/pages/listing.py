"""Listings: every kind of item with the filters of the command line, a page at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from dragoman.case.kinds import KINDS
from dragoman.exports.looking import Lookup, look_up
from dragoman.exports.wording import outlet_of, plural, when_in_words
from dragoman.records import (
    Actor,
    AgendaItem,
    Disagreement,
    Event,
    Figure,
    Place,
    Quotation,
    Record,
    Report,
    Statement,
    Time,
    When,
)
from dragoman.web.addresses import address_of, with_query, words_address
from dragoman.web.answering import Page
from dragoman.web.asking import Question
from dragoman.web.desk import Desk
from dragoman.web.naming import item_text
from dragoman.web.pages.routing import Maker
from dragoman.web.templating import a_day

__all__ = ["listing"]

_A_PAGE = 50
# Who or what it is about, and how it stands.
Described = tuple[str, str]
# Kinds whose words alone do not say what affair they are of.
_OF_WHAT = frozenset({"disagreements", "agenda"})
_TITLES = {"agenda": "What is due"}
# What stands over the five columns, by kind.
_HEADS = {
    "reports": ("Published", "Outlet", "Report", "Language", ""),
    "actors": ("", "Country", "Actor", "As", ""),
    "statements": ("Said", "By", "Words", "How", "Report"),
    "quotations": ("Said", "By", "Fullest wording", "Told in", ""),
    "events": ("When", "Who", "Event", "Whether", "Told by"),
    "agenda": ("Due", "Announced by", "Announcement", "Outcome", ""),
    "disagreements": ("", "About", "Subject", "Positions", ""),
    "figures": ("Of", "Figure", "As printed", "Of what", "Report"),
    "places": ("", "Country", "Place", "Kind", "Report"),
    "times": ("", "Value", "As printed", "Type", "Report"),
}


def listing(kind: str) -> Maker:
    """The maker of the page that lists a kind."""

    def page(desk: Desk, question: Question, _: str) -> Page:
        asked = question.filters()
        query = desk.query(kind, **asked)
        found = query.page(after=question.text("after"), limit=question.number("limit", _A_PAGE, 500))
        look = look_up(desk.case, found.records)
        rows = [_row(record, look) for record in found.records]
        if kind in _OF_WHAT and not asked.get("story"):
            _say_of_which_story(desk, found.records, rows, question.as_of)
        return Page(
            template="listing.html.jinja",
            given={
                "kind": kind,
                "heads": _HEADS[kind],
                "title": _TITLES.get(kind, kind.capitalize()),
                "rows": rows,
                # A column that nothing stands in is left out.
                "filled": [any(row[name] for row in rows) for name in ("when", "who", "what", "how", "outlet")],
                "asked": {
                    name: question.text(name) or ""
                    for name in ("story", "actor", "outlet", "since", "until", "as_of", "type")
                },
                "types": KINDS[kind].types,
                "hints": [] if found.records else desk.case.hints(query),
                "next": with_query(f"/{kind}", **{**asked, "after": found.next}) if found.next else None,
                "first": question.text("after") is None,
                "story": desk.query("stories", ids=(asked["story"],)).first() if asked.get("story") else None,
                "outlets": desk.kept("outlets", desk.case.outlets),
            },
            data={"items": found.records, "next": found.next},
            rows=found.records,
        )

    return page


def _say_of_which_story(desk: Desk, records: Sequence[Any], rows: Sequence[dict[str, Any]], as_of: str | None) -> None:
    """Beside what says little by itself (`how many were injured`) the title of its story."""
    ids = tuple(sorted({record.story for record in records if record.story}))
    titles = {story.id: story.title for story in desk.query("stories", ids=ids, as_of=as_of)} if ids else {}
    for record, row in zip(records, rows, strict=True):
        row["of"] = titles.get(record.story)


def _row(record: Any, look: Lookup) -> dict[str, Any]:  # noqa: ANN401 (any kind)
    """A line of the listing: when, who, what, how it stands, and where its words are."""
    spans = record.evidence.spans() if hasattr(record, "evidence") else ()
    who, how = _DESCRIBED[type(record)](record, look)
    return {
        "id": record.id,
        "address": address_of(record.id),
        "when": _when(record),
        "who": who,
        "what": item_text(record.to_dict()),
        "how": how,
        "review": getattr(record, "review", None),
        "of": None,
        "outlet": _told_by(record, look),
        "words": words_address(spans[0], record.id) if spans and getattr(record, "report", None) else None,
    }


def _told_by(record: Any, look: Lookup) -> str:  # noqa: ANN401 (any kind)
    if isinstance(record, Event):
        return plural(record.origins, "origin")
    return look.outlet(record.report) if getattr(record, "report", None) else ""


def _when(record: Record) -> str:
    for name in ("when", "said", "due", "published"):
        when = getattr(record, name, None)
        if isinstance(when, When):
            return when_in_words(when) if when.earliest or when.value else ""
    return ""


def _report(report: Report, _: Lookup) -> Described:
    return outlet_of(report), report.language or ""


def _actor(actor: Actor, _: Lookup) -> Described:
    return actor.country or "", ", ".join(
        {role.title.casefold(): role.title for role in actor.roles[:3]}.values()
    ) or actor.kind


def _statement(statement: Statement, look: Lookup) -> Described:
    return look.actor(statement.speaker, statement.speaker_text), statement.force


def _quotation(quotation: Quotation, look: Lookup) -> Described:
    return look.actor(quotation.speaker), plural(len(quotation.statements), "wording")


def _event(event: Event, look: Lookup) -> Described:
    return look.several((*event.source, *event.target)), event.factuality


def _agenda(item: AgendaItem, look: Lookup) -> Described:
    return look.actor(item.announced_by), item.outcome


def _disagreement(one: Disagreement, _: Lookup) -> Described:
    sides = " / ".join(a_day(position.value) or "" for position in one.positions)
    return one.about, f"{one.kind.replace('-', ' ')}: {sides}"


def _figure(figure: Figure, _: Lookup) -> Described:
    return (
        " ".join(filter(None, (f"{figure.value:,.10g}", figure.unit))),
        " ".join(filter(None, (figure.counts, figure.state))),
    )


def _place(place: Place, _: Lookup) -> Described:
    return place.country or "", place.kind


def _time(time: Time, _: Lookup) -> Described:
    return time.value or "", time.type.lower()


_DESCRIBED: dict[type, Callable[[Any, Lookup], Described]] = {
    Report: _report, Actor: _actor, Statement: _statement, Quotation: _quotation, Event: _event, AgendaItem: _agenda,
    Disagreement: _disagreement, Figure: _figure, Place: _place, Time: _time,
}  # fmt: skip
