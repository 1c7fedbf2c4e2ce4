"""Actors, reports and events as FollowTheMoney entities, one a line: for Aleph and the tools around it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from dragoman import lexicon
from dragoman.records import Actor, Event, Report, identify

if TYPE_CHECKING:
    from dragoman.case import Case

__all__ = ["write"]

# A state acts through its bodies, a group may be anything that can be named.
_SCHEMA = {"person": "Person", "state": "PublicBody", "organisation": "Organization", "group": "LegalEntity"}


def write(case: Case, filters: Mapping[str, Any]) -> Iterator[str]:
    """The entities: articles, then who acts, then what happened, each naming the articles that tell of it."""
    for report in case.reports(**filters):
        yield _line(report.id, "Article", _article(report))
    for actor in case.actors(**filters):
        yield _line(actor.id, _SCHEMA.get(actor.kind, "LegalEntity"), _actor(actor))
        for named_in in dict.fromkeys(span.report for span in actor.evidence.spans()):
            link = identify("l", actor.id, named_in)
            yield _line(link, "Documentation", {"entity": [actor.id], "document": [named_in]})
    for event in case.events(**filters):
        yield _line(event.id, "Event", _event(event))


def _line(id: str, schema: str, properties: Mapping[str, list[str | None]]) -> str:  # noqa: A002 (the format's word)
    kept = {name: found for name, values in properties.items() if (found := [value for value in values if value])}
    return json.dumps({"id": id, "schema": schema, "properties": kept}, ensure_ascii=False) + "\n"


def _article(report: Report) -> dict[str, list[str | None]]:
    return {
        "title": [report.title or report.key],
        "publisher": [report.outlet],
        "publishedAt": [report.published.earliest],
        "sourceUrl": [report.url],
        "language": [_language(report.language)],
        "bodyText": [report.text],
        "retrievedAt": [report.fetched],
    }


def _actor(actor: Actor) -> dict[str, list[str | None]]:
    position = list(dict.fromkeys(role.title for role in actor.roles)) if actor.kind == "person" else []
    return {
        "name": [actor.name],
        "alias": [name for name in actor.names if name != actor.name],
        "country": [_alpha2(actor.country)],
        "position": [*position],
    }


def _event(event: Event) -> dict[str, list[str | None]]:
    days = event.when
    return {
        "name": [event.summary or event.type.lower()],
        "summary": [f"{event.type}{f' ({event.detail})' if event.detail else ''}: {event.factuality}"],
        "startDate": [days.earliest],
        "endDate": [days.latest],
        "location": [event.place.name if event.place else None],
        "country": [_alpha2(event.place.country) if event.place else None],
        "involved": [*dict.fromkeys((*event.source, *event.target))],
        "proof": [*dict.fromkeys(mention.report for mention in event.mentions)],
    }


@cache
def _countries() -> Mapping[str, str]:
    return lexicon.table("countries").mapping("country", "alpha2")


def _alpha2(country: str | None) -> str | None:
    return _countries().get(country or "", "").lower() or None


def _language(code: str | None) -> str | None:
    """A language as three letters, as the format has it; of those with two, the ones that are read."""
    return {"en": "eng"}.get(code or "") or (code if code and len(code) == 3 else None)
