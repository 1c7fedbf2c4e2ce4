"""Readings built by hand: a text, and what a reader would find in it, each item given by its words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dragoman.reading.times import times_in
from dragoman.records import (
    Actor,
    Event,
    Evidence,
    Mention,
    Place,
    Reading,
    Relay,
    Role,
    Span,
    Statement,
    When,
    identify,
    make_report,
)
from dragoman.text import ParsingCopy

CITIES = {
    "Istanbul": ("TUR", 41.01, 28.95),
    "Riyadh": ("SAU", 24.69, 46.72),
    "Geneva": ("CHE", 46.2, 6.15),
    "Washington": ("USA", 38.9, -77.04),
    "Doha": ("QAT", 25.29, 51.53),
}
WIDE = {"Saudi Arabia": "SAU", "Turkey": "TUR"}


class Draft:
    """A report on its way to a reading.

    >>> Draft("Ana Lima spoke.", outlet="Post").actor("Ana Lima", country="BRA").reading.actors[0].name
    'Ana Lima'
    """

    def __init__(self, text: str, *, published: str | None = None, times: bool = False, **about: Any) -> None:
        """Begin with a text; `times` has its time expressions read."""
        report = make_report(text, published=published, **about)
        copy = ParsingCopy.plain(text, published=published, **about)
        self.reading = Reading(report=report, times=tuple(times_in(copy)) if times else ())
        self._ids: dict[str, str] = {}

    def span(self, words: str) -> Span:
        text = self.reading.report.text
        assert text.count(words) >= 1, words
        start = text.index(words)
        return Span(report=self.reading.report.id, start=start, end=start + len(words), text=words)

    def actor(
        self,
        *names: str,
        kind: Any = "person",
        country: str | None = None,
        sector: str | None = None,
        role: str | None = None,
    ) -> Draft:
        own = identify("a", kind, country) if kind == "state" else identify("a", self.reading.report.id, *names)
        actor = Actor(
            id=own,
            name=names[0],
            kind=kind,
            names=names,
            country=country,
            sector=sector,
            evidence=Evidence(name=[self.span(name) for name in names]),
            roles=(Role(title=role, country=country, report=self.reading.report.id),) if role else (),
        )
        self._ids |= dict.fromkeys(names, own)
        return self._with(actors=(*self.reading.actors, actor))

    def described(
        self, words: str, *, title: str, body: str | None = None, country: str | None = None, named: str | None = None
    ) -> Draft:
        """Somebody known by office, and by name too if there is one."""
        role = Role(title=title, body=body, country=country, report=self.reading.report.id)
        evidence = Evidence(role=[self.span(words)], **({"name": [self.span(named)]} if named else {}))
        actor = Actor(
            id=identify("a", self.reading.report.id, words), name=named or words, kind="person", names=(named or words,),
            country=country, sector="GOV" if country else None, evidence=evidence, roles=(role,),
        )  # fmt: skip
        return self._with(actors=(*self.reading.actors, actor))

    def statement(
        self, content: str, *, by: str | None, said: str | When | None = None, kind: Any = "direct", via: tuple[str, ...] = (),
        negated: bool = False,
    ) -> Draft:  # fmt: skip
        span = self.span(content)
        statement = Statement(
            id=identify("s", span.report, span.start),
            report=span.report,
            evidence=Evidence(content=[span], speaker=[self.span(by)] if by else []),
            content=content,
            kind=kind,
            speaker=self._ids.get(by or ""),
            speaker_text=by,
            negated=negated,
            said=self._when(said),
            relayed_by=self._relays(via),
        )
        return self._with(statements=(*self.reading.statements, statement))

    def event(
        self, type_: Any, trigger: str, *, source: tuple[str, ...] = (), target: tuple[str, ...] = (),
        when: str | When | None = None, place: str | None = None, via: tuple[str, ...] = (),
        factuality: Any = "happened", **more: Any,
    ) -> Draft:  # fmt: skip
        spans = {
            "trigger": [self.span(trigger)],
            "source": [self.span(n) for n in source],
            "target": [self.span(n) for n in target],
        }
        where = None
        if place:
            found = self._place(place)
            where = found.where
            spans["place"] = list(found.evidence["place"])
        event = Event(
            id=identify("e", self.reading.report.id, self.span(trigger).start),
            type=type_,
            source=tuple(self._ids[name] for name in source),
            target=tuple(self._ids[name] for name in target),
            when=self._when(when),
            place=where,
            factuality=factuality,
            mentions=(
                Mention(
                    report=self.reading.report.id,
                    evidence=Evidence(spans),
                    factuality=factuality,
                    according_to=self._relays(via),
                ),
            ),
            **more,
        )
        return self._with(events=(*self.reading.events, event))

    def placed(self, name: str) -> Draft:
        """With a place that no event is told of."""
        self._place(name)
        return self

    def _place(self, name: str) -> Place:
        country, latitude, longitude = CITIES.get(name, (WIDE.get(name), None, None))
        span = self.span(name)
        place = Place(
            id=identify("p", span.report, span.start),
            report=span.report,
            evidence=Evidence(place=[span]),
            name=name,
            kind="city" if name in CITIES else "country",
            country=country,
            latitude=latitude,
            longitude=longitude,
        )
        self._with(places=(*self.reading.places, place))
        return place

    def _when(self, when: str | When | None) -> When:
        """A day as an ISO date, or the words of a time expression of the report."""
        if when is None or isinstance(when, When):
            return when or When()
        if when[:1].isdigit():
            return When.on(when, basis="resolved")
        return next(t.when for t in self.reading.times if t.evidence["time"][0].text == when)

    def _relays(self, via: tuple[str, ...]) -> tuple[Relay, ...]:
        return tuple(Relay(text=name, actor=self._ids.get(name)) for name in via)

    def _with(self, **changes: Any) -> Draft:
        self.reading = replace(self.reading, **changes)
        return self


def week(first: str, last: str) -> When:
    return When(value=None, earliest=first, latest=last, precision="week", basis="resolved")
