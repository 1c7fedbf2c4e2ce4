"""Attributions made into records, with their evidence in the report as received."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from dragoman.errors import EvidenceError
from dragoman.reading.cast import Cast
from dragoman.reading.statements.attribution import Attribution
from dragoman.reading.statements.candidate import trimmed
from dragoman.reading.statements.circumstances import Ground, Setting, ground_of, setting_of
from dragoman.reading.statements.continuing import last_to_speak
from dragoman.reading.statements.cue_words import BESIDE
from dragoman.reading.statements.cues import cue_tokens
from dragoman.reading.statements.edges import characters_of, in_pairs, kind_of
from dragoman.reading.statements.manner import manner_of
from dragoman.reading.statements.outlets import is_outlet
from dragoman.reading.statements.page import Page
from dragoman.reading.statements.relays import relays_of, spoken_for
from dragoman.reading.statements.speakers import Source
from dragoman.reading.statements.syntax import Syntax
from dragoman.reading.statements.times_of_saying import Saying, identity, sayings_of, went_on
from dragoman.reading.statements.unnamed import Nameless, nameless
from dragoman.records import Evidence, Place, Relay, Span, Statement, Time, Unnamed, When, identify

if TYPE_CHECKING:
    from dragoman.text.copy import ParsingCopy

__all__ = ["statements_of"]

_DAY = 10  # characters of an ISO date
_WEEK = timedelta(days=7)


def statements_of(
    page: Page,
    attributions: list[Attribution],
    copy: ParsingCopy,
    *,
    cast: Cast,
    times: Sequence[Time],
    places: Sequence[Place],
) -> list[Statement]:
    """Make the records of all attributions of a report, in the order of the text."""
    ground = ground_of(page.syntax, copy, times, places, attributions)
    speakers = sorted({a.source.head for a in attributions if a.source is not None})
    desk = _Desk(page, copy, cast, ground, sayings_of(page, ground, cast), speakers)
    made: dict[Attribution, Statement] = {}
    for attribution in sorted(attributions, key=_depth):
        statement = _statement(desk, attribution, made)
        if statement is not None:
            made[attribution] = statement
    return [made[attribution] for attribution in attributions if attribution in made]


@dataclass(frozen=True, slots=True)
class _Desk:
    """What every statement of a report is made with."""

    page: Page
    copy: ParsingCopy
    cast: Cast
    ground: Ground
    sayings: list[Saying]
    speakers: list[int]


def _depth(attribution: Attribution) -> int:
    depth = 0
    outer = attribution.outer
    while outer is not None:
        depth, outer = depth + 1, outer.outer
    return depth


def _statement(desk: _Desk, attribution: Attribution, made: dict[Attribution, Statement]) -> Statement | None:
    syntax, copy = desk.page.syntax, desk.copy
    _cite(syntax, attribution)
    kind = kind_of(desk.page, attribution)
    ranges = [characters_of(desk.page, piece, direct=kind == "direct") for piece in attribution.candidate.pieces]
    content = _spans(copy, [r for r in ranges if r[0] < r[1]])
    if not content:
        return None
    setting = setting_of(syntax, attribution, desk.ground, desk.cast)
    manner = manner_of(syntax, attribution)
    printed = [] if attribution.word is BESIDE else cue_tokens(syntax, attribution.candidate.cue)
    cue = _spans(copy, _runs(syntax, printed))
    evidence: dict[str, list[Span]] = {
        "content": content,
        "cue": cue,
        "negation": _spans(copy, _runs(syntax, list(manner.negations))),
        "hedge": _spans(copy, _runs(syntax, list(manner.hedges))),
        "time": list(setting.time.evidence["time"]) if setting.time is not None else [],
        "place": list(setting.place.evidence["place"]) if setting.place is not None else [],
    }
    speakers: tuple[str, ...] = ()
    speaker_text = None
    unnamed = None
    source = attribution.source
    if source is not None:
        named = _named(desk, source)
        speaker_text = named[0].text if named else None
        if source.pronoun is not None:
            named += _spans(copy, [(syntax.start[source.pronoun], syntax.end[source.pronoun])])
        evidence["speaker"] = named
        speakers = _actors(desk, source)
        unnamed = nameless(
            syntax,
            desk.cast,
            source,
            attribution.candidate.cue,
            attribution.candidate.pieces,
            spoke_last=last_to_speak(desk.page, desk.cast, source.head, desk.speakers),
        )
        if unnamed is not None:
            evidence["body"] = _phrase(desk, unnamed.body)
            evidence["reason"] = _phrase(desk, unnamed.reason)
    outer = made.get(attribution.outer) if attribution.outer is not None else None
    relays = [*outer.relayed_by, *_as_relay(outer)] if outer is not None else []
    links = relays_of(syntax, attribution, setting)
    relays += [relay for relay in (_relay(desk, link) for link in links) if relay is not None]
    evidence["relay"] = [span for link in links for span in _named(desk, link)]
    addressee = None
    if setting.addressee is not None:
        addressee = _relay(desk, Source(*setting.addressee))
        evidence["addressee"] = _named(desk, Source(*setting.addressee))
    said = _of_the_past(desk, attribution, setting) if setting.time is not None else _ongoing(desk, attribution)
    return Statement(
        id=identify("s", copy.report.id, *((s.start, s.end) for s in content), "cue", *((s.start, s.end) for s in cue)),
        report=copy.report.id,
        evidence=Evidence(evidence),
        content=" … ".join(span.text for span in content),
        kind=kind,
        speaker=speakers[0] if len(speakers) == 1 else None,
        speakers=speakers,
        speaker_text=speaker_text,
        unnamed=_unnamed(unnamed, evidence),
        relayed_by=tuple(dict.fromkeys(relays)),
        cue=" ".join(span.text for span in cue) or None,
        force=manner.force,
        negated=bool(manner.negations),
        hedged=bool(manner.hedges),
        stance=manner.stance,
        addressee=addressee,
        said=said,
        place=setting.place.where if setting.place is not None else None,
        within=outer.id if outer is not None else None,
    )


def _of_the_past(desk: _Desk, attribution: Attribution, setting: Setting) -> When:
    """The day of saying: where `vowed on Saturday to win` seems to lie ahead of the report, it was the Saturday before."""
    when = setting.time.when if setting.time is not None else When()
    published = desk.copy.report.published.latest
    told = desk.page.syntax.tag[attribution.candidate.cue] == "VBD"
    if not told or when.precision != "day" or when.value is None or published is None or len(when.value) != _DAY:
        return when
    day, limit = date.fromisoformat(when.value), date.fromisoformat(published[:_DAY])
    dated = (
        any(letter.isdigit() for span in setting.time.evidence["time"] for letter in span.text)
        if setting.time
        else True
    )
    if dated or not limit < day < limit + _WEEK:
        return when
    before = (day - _WEEK).isoformat()
    return replace(when, value=before, earliest=before, latest=before)


def _ongoing(desk: _Desk, attribution: Attribution) -> When:
    source = attribution.source
    who = identity(desk.page, desk.cast, source.head) if source is not None else ()
    return went_on(desk.page, attribution, who, desk.sayings)


def _cite(syntax: Syntax, attribution: Attribution) -> None:
    """Give what an outlet reports from somebody it cites to that one, and keep the outlet as the link between."""
    if attribution.source is None or attribution.relay is not None or not is_outlet(syntax, attribution.source):
        return
    cited = spoken_for(syntax, attribution)
    if cited is None:
        return
    attribution.relay, (attribution.source, citing) = attribution.source, cited
    pieces = tuple(_before(piece, citing) for piece in attribution.candidate.pieces)
    kept = tuple(trimmed(syntax, start, end) for start, end in pieces if start < end)
    attribution.candidate = replace(attribution.candidate, pieces=tuple(p for p in kept if p[0] < p[1]) or kept)


def _before(piece: tuple[int, int], token: int) -> tuple[int, int]:
    """A piece without what follows from `token` on, where that stands in it."""
    return (piece[0], token) if piece[0] <= token < piece[1] else piece


def _actors(desk: _Desk, source: Source) -> tuple[str, ...]:
    mention = desk.cast.at(desk.page.syntax.doc[source.head])
    return mention.actors if mention is not None else ()


def _named(desk: _Desk, source: Source) -> list[Span]:
    syntax = desk.page.syntax
    start, end = syntax.start[source.start], syntax.end[source.end - 1]
    return _spans(desk.copy, [(start, in_pairs(syntax.text, start, end))])


def _phrase(desk: _Desk, tokens: tuple[int, int] | None) -> list[Span]:
    syntax = desk.page.syntax
    return [] if tokens is None else _spans(desk.copy, [(syntax.start[tokens[0]], syntax.end[tokens[1] - 1])])


def _unnamed(found: Nameless | None, evidence: Mapping[str, Sequence[Span]]) -> Unnamed | None:
    if found is None:
        return None
    body, reason = (next((span.text for span in evidence[role]), None) for role in ("body", "reason"))
    return Unnamed(number=found.number, body=body, reason=reason)


def _relay(desk: _Desk, source: Source) -> Relay | None:
    spans = _named(desk, source)
    actors = _actors(desk, source)
    return Relay(text=spans[0].text, actor=actors[0] if len(actors) == 1 else None) if spans else None


def _as_relay(outer: Statement) -> list[Relay]:
    return [Relay(text=outer.speaker_text, actor=outer.speaker)] if outer.speaker_text else []


def _spans(copy: ParsingCopy, ranges: list[tuple[int, int]]) -> list[Span]:
    """Spans of the report as received; what the mending only put in has none."""
    spans = []
    for start, end in ranges:
        try:
            spans.append(copy.span(start, end))
        except EvidenceError:
            continue
    return spans


def _runs(syntax: Syntax, tokens: list[int]) -> list[tuple[int, int]]:
    """Characters of tokens, neighbours in one range."""
    ranges: list[tuple[int, int]] = []
    previous = -2
    for token in tokens:
        if token == previous + 1:
            ranges[-1] = (ranges[-1][0], syntax.end[token])
        else:
            ranges.append((syntax.start[token], syntax.end[token]))
        previous = token
    return ranges
