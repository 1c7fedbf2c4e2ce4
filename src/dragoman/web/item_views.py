"""What the page of a single item shows, by its kind: what it is, its words in every report, and why it was read so."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dragoman.case.kinds import kind_of_id
from dragoman.exports.tellers import told_of
from dragoman.exports.views import View, Views
from dragoman.exports.wording import Names, days, outlet_of, plural, when_in_words
from dragoman.records import (
    Actor,
    AgendaItem,
    Disagreement,
    Event,
    Figure,
    Mention,
    Place,
    Quotation,
    Record,
    Report,
    Statement,
    Time,
)
from dragoman.web.addresses import address_of, with_query, words_address
from dragoman.web.aligning import aligned
from dragoman.web.desk import Desk
from dragoman.web.naming import KIND_WORDS

__all__ = ["ItemViews"]

# A fact: its name, its words, and where they lead.
Fact = tuple[str, str, str | None]
_MOST = 60
# Of a wording no more than so many characters are compared and shown; its report has the rest.
_LONGEST = 4_000


class ItemViews:
    """What an item's page needs to know of others."""

    def __init__(self, desk: Desk, as_of: str | None, item: Record, story: str | None = None) -> None:
        self.desk, self.as_of = desk, as_of
        # As of a moment, in a large case, one story is asked.
        small = as_of is None or desk.is_small(as_of)
        self._within = {} if small else {"story": story or desk.story_of(item.id)}  # type: ignore[attr-defined]
        ids = tuple(sorted(_report_ids(item)))
        self.reports: dict[str, Report] = {report.id: report for report in self._query("reports", ids=ids)}
        actors = tuple(sorted(_actor_ids(item)))
        self.actors: dict[str, Actor] = (
            {actor.id: actor for actor in self._query("actors", ids=actors)} if actors else {}
        )
        self.names = Names(self.actors.values())
        self.views = Views(self.reports.values(), self.actors.values(), words_at=words_address, item_at=self.at)

    def at(self, id: str) -> str | None:  # noqa: A002 (what it is)
        """The address of the item with an id, at the moment that is looked at."""
        address = address_of(id)
        within = self._within.get("story") if id.startswith("a-") else None
        return with_query(address, as_of=self.as_of, story=within) if address else None

    def _query(self, kind: str, **filters: Any) -> Any:  # noqa: ANN401 (any kind)
        return self.desk.query(kind, as_of=self.as_of, **{**self._within, **filters})

    def story(self, item: Record) -> tuple[str, str | None] | None:
        """The title and address of the story that an item belongs to."""
        id = getattr(item, "story", None)  # noqa: A001 (what it is)
        if id is None and getattr(item, "report", None) in self.reports:
            id = self.reports[item.report].story  # type: ignore[attr-defined]  # noqa: A001
        found = self._query("stories", ids=(id,)).first() if id else None
        return (found.title, self.at(found.id)) if found else None

    def view(self, item: Record) -> View:
        """What the page of an item shows, by its kind."""
        made: dict[type, Callable[[Any], View]] = {
            Event: self._event, Quotation: self._quotation, Actor: self._actor, Disagreement: self._disagreement,
            AgendaItem: self._agenda, Statement: self._statement, Figure: self._small, Place: self._small, Time: self._small,
        }  # fmt: skip
        return made[type(item)](item)

    def _actors(self, name: str, ids: tuple[str, ...]) -> list[Fact]:
        return [(name if number == 0 else "", self.names.of(one), self.at(one)) for number, one in enumerate(ids)]

    def _event(self, event: Event) -> View:
        happening = "meeting" if event.reciprocal else "who"
        facts: list[Fact] = [
            ("when", when_in_words(event.when), None),
            ("where", event.place.name if event.place else "", None),
            ("whether", event.factuality, None),
            *self._actors(happening, event.source),
            *self._actors("" if event.reciprocal else "to whom", event.target),
            (
                "what",
                f"{event.type} {event.detail or ''}".strip(),
                with_query("/events", type=event.type, as_of=self.as_of),
            ),
            ("about", ", ".join(event.topics), None),
            ("not about", ", ".join(event.excluded_topics), None),
            ("told by", f"{plural(event.origins, 'origin')}, {plural(len(event.mentions), 'mention')}", None),
        ]
        return {
            "facts": facts,
            "told": f"{plural(len(event.mentions), 'passage')} of {plural(len(self.reports), 'report')}",
            "mentions": [
                self._mention(event, mention) for mention in event.mentions[:_MOST] if mention.report in self.reports
            ],
            "unshown": max(0, len(event.mentions) - _MOST),
            "reasons": event.reasons,
            "members": event.members if len(event.members) > 1 else (),
            "more": [("disagreements", with_query("/disagreements", story=event.story, as_of=self.as_of))]
            if event.story
            else (),
        }

    def _mention(self, event: Event, mention: Mention) -> View:
        words = next(iter(self.views.words(mention.evidence.spans(), "event", event.id)))
        return {
            **words,
            "factuality": mention.factuality,
            "background": mention.background,
            "why": mention.why,
            "according_to": [
                (relay.text, self.at(relay.actor) if relay.actor else None) for relay in mention.according_to
            ],
            "statement": self.at(mention.statement) if mention.statement else None,
        }

    def _quotation(self, quotation: Quotation) -> View:
        statements: list[Statement] = list(self._query("statements", ids=quotation.statements))
        wordings: list[View] = []
        for statement in statements[:_MOST]:
            for words in self.views.words(statement.evidence.get("content", ()), "statement", statement.id):
                wordings.append(
                    {
                        **words,
                        "runs": aligned(quotation.wording[:_LONGEST], statement.content[:_LONGEST]),
                        "fullest": statement.content == quotation.wording
                        and not any(one["fullest"] for one in wordings),
                        "same": statement.content == quotation.wording,
                        "direct": statement.kind == "direct",
                        "address": self.at(statement.id),
                        "relayed": " ← ".join(relay.text for relay in statement.relayed_by),
                    }
                )
        facts: list[Fact] = [
            *(self._actors("who", (quotation.speaker,)) if quotation.speaker else [("who", "not known", None)]),
            ("when", when_in_words(quotation.said), None),
        ]
        return {
            "lead": quotation.wording,
            "facts": facts,
            "wordings": sorted(wordings, key=lambda one: (not one["fullest"], not one["same"])),
        }

    def _statement(self, statement: Statement) -> View:
        spans = [span for role in ("speaker", "cue", "content") for span in statement.evidence.get(role, ())]
        who: list[Fact] = (
            self._actors("who", (statement.speaker,))
            if statement.speaker
            else [("who", statement.speaker_text or "not known", None)]
        )
        facts: list[Fact] = [
            *who,
            ("as printed", statement.speaker_text or "", None),
            ("how", f"{statement.force}, {statement.kind}", None),
            ("negated", "yes" if statement.negated else "", None),
            ("hedged", "yes" if statement.hedged else "", None),
            ("relayed by", " ← ".join(relay.text for relay in statement.relayed_by), None),
            ("to", statement.addressee.text if statement.addressee else "", None),
            ("when", when_in_words(statement.said), None),
            ("where", statement.place.name if statement.place else "", None),
            ("quotation", "all its wordings" if statement.quotation else "", self.at(statement.quotation or "")),
        ]
        return {
            "lead": statement.content,
            "facts": facts,
            "words": list(self.views.words(spans, "statement", statement.id)),
        }

    def _actor(self, actor: Actor) -> View:
        roles = list(dict.fromkeys(f"{role.status + ' ' if role.status else ''}{role.title}" for role in actor.roles))
        facts: list[Fact] = [
            ("kind", actor.kind, None),
            ("country", actor.country or "", with_query("/actors", actor=actor.country)),
            ("sector", actor.sector or "", None),
            ("also", ", ".join(name for name in actor.names if name != actor.name), None),
            ("as", "; ".join(roles[:12]), None),
        ]
        events = list(self._query("events", actor=actor.id, limit=_MOST))
        statements: list[Statement] = list(self._query("statements", actor=actor.id, limit=_MOST))
        outlets = {
            report.id: report for report in self._query("reports", ids=tuple(sorted({s.report for s in statements})))
        }
        return {
            "facts": facts,
            "reasons": actor.reasons,
            "members": actor.members if len(actor.members) > 1 else (),
            "events": [
                (self.at(one.id), told_of(one, self.names.of), when_in_words(one.when), one.factuality)
                for one in events
            ],
            "statements": [
                (
                    self.at(one.id),
                    one.content,
                    _said_on(one, outlets[one.report]),
                    one.force,
                    outlet_of(outlets[one.report]),
                )
                for one in statements
            ],
            "more": [
                ("all its events", with_query("/events", actor=actor.id, as_of=self.as_of)),
                ("all its statements", with_query("/statements", actor=actor.id, as_of=self.as_of)),
                ("all reports that name it", with_query("/reports", actor=actor.id, as_of=self.as_of)),
            ],
        }

    def _disagreement(self, one: Disagreement) -> View:
        facts: list[Fact] = [("about", f"the {one.about}", None)]
        if one.subject.id:
            facts.append(
                (f"the {KIND_WORDS[kind_of_id(one.subject.id).name]}", one.subject.text, self.at(one.subject.id))
            )
        return {"facts": facts, "sides": self.views.dispute(one)}

    def _agenda(self, item: AgendaItem) -> View:
        facts: list[Fact] = [
            ("due", when_in_words(item.due), None),
            ("outcome", item.outcome, None),
            ("announced", days(item.announced, None), None),
            *self._actors("by", (item.announced_by,) if item.announced_by else ()),
            ("event", "the event itself", self.at(item.event)),
        ]
        return {"facts": facts, "words": list(self.views.words(item.evidence.spans(), "agenda", item.id))}

    def _small(self, item: Figure | Place | Time) -> View:
        left_out = {"id", "report", "evidence", "form", "confidence", "review", "rule", "anchor", "alternatives"}
        facts: list[Fact] = [
            (name, when_in_words(item.when) if name == "when" and isinstance(item, Figure) else str(value), None)
            for name, value in item.to_dict().items()
            if name not in left_out and value not in (None, False, [], "")
        ]
        return {"facts": facts, "words": list(self.views.words(item.evidence.spans(), "item", item.id))}


def _said_on(statement: Statement, report: Report) -> str:
    """When something was said, else the day of the report that has it."""
    known = statement.said.earliest or statement.said.value
    return when_in_words(statement.said) if known else f"in a report of {when_in_words(report.published)}"


def _report_ids(item: Record) -> set[str]:
    if isinstance(item, Event):
        return {mention.report for mention in item.mentions}
    if isinstance(item, Disagreement):
        return {report for position in item.positions for report in position.reports}
    if isinstance(item, Quotation):
        return set(item.reports)
    if isinstance(item, AgendaItem):
        return {span.report for span in item.evidence.spans()}
    return {item.report} if isinstance(item, (Statement, Figure, Place, Time)) else set()


def _actor_ids(item: Record) -> set[str]:
    if isinstance(item, Event):
        return {*item.source, *item.target}
    found = {getattr(item, name, None) for name in ("speaker", "announced_by")}
    return {one for one in found if one}
