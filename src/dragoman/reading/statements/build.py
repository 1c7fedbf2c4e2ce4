"""Attributions made into records, with their evidence in the report as received."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dragoman.errors import EvidenceError
from dragoman.reading.cast import Cast
from dragoman.reading.statements.attributions import Attribution
from dragoman.reading.statements.circumstances import Setting, located, setting_of
from dragoman.reading.statements.cues import cue_tokens
from dragoman.reading.statements.manner import manner_of
from dragoman.reading.statements.page import Page
from dragoman.reading.statements.syntax import Syntax
from dragoman.records import Evidence, Place, Relay, Span, Statement, StatementKind, Time, When, identify

if TYPE_CHECKING:
    from dragoman.text.copy import ParsingCopy

__all__ = ["statements_of"]

_MARKS = "\"“”„‟«»‹›″'’‘‚`"


def statements_of(
    page: Page,
    attributions: list[Attribution],
    copy: ParsingCopy,
    *,
    cast: Cast,
    times: Sequence[Time],
    places: Sequence[Place],
) -> list[Statement]:
    """Make the records of all attributions of a report."""
    syntax = page.syntax
    said = frozenset(i for a in attributions for start, end in a.candidate.pieces for i in range(start, end))
    by_time = {i: item for i, item in located(syntax, copy, times, "time").items() if isinstance(item, Time)}
    by_place = {i: item for i, item in located(syntax, copy, places, "place").items() if isinstance(item, Place)}
    statements: list[Statement] = []
    for attribution in attributions:
        setting = setting_of(syntax, attribution, said, by_time, by_place)
        statement = _statement(page, attribution, setting, copy, cast)
        if statement is not None:
            statements.append(statement)
    return statements


def _statement(
    page: Page, attribution: Attribution, setting: Setting, copy: ParsingCopy, cast: Cast
) -> Statement | None:
    syntax = page.syntax
    kind = _kind(page, attribution)
    ranges = [_characters(page, piece, direct=kind == "direct") for piece in attribution.candidate.pieces]
    content = _spans(copy, [r for r in ranges if r[0] < r[1]])
    if not content:
        return None
    cue_ids = cue_tokens(syntax, attribution.candidate.cue)
    cue = _spans(copy, _runs(syntax, cue_ids))
    evidence: dict[str, list[Span]] = {"content": content, "cue": cue}
    speakers: tuple[str, ...] = ()
    speaker_text = None
    source = attribution.source
    if source is not None:
        named = _spans(copy, [(syntax.start[source.start], syntax.end[source.end - 1])])
        speaker_text = named[0].text if named else None
        if source.pronoun is not None:
            named += _spans(copy, [(syntax.start[source.pronoun], syntax.end[source.pronoun])])
        evidence["speaker"] = named
        mention = cast.at(syntax.doc[source.head])
        if mention is not None:
            speakers = mention.actors
    addressee = None
    if setting.addressee is not None:
        start, end, head = setting.addressee
        evidence["addressee"] = _spans(copy, [(syntax.start[start], syntax.end[end - 1])])
        if evidence["addressee"]:
            met = cast.at(syntax.doc[head])
            addressee = Relay(
                text=evidence["addressee"][0].text,
                actor=met.actors[0] if met is not None and len(met.actors) == 1 else None,
            )
    if setting.time is not None:
        evidence["time"] = list(setting.time.evidence["time"])
    if setting.place is not None:
        evidence["place"] = list(setting.place.evidence["place"])
    manner = manner_of(syntax, attribution)
    return Statement(
        id=identify("s", copy.report.id, *((s.start, s.end) for s in content), "cue", *((s.start, s.end) for s in cue)),
        report=copy.report.id,
        evidence=Evidence(evidence),
        content=" ".join(span.text for span in content),
        kind=kind,
        speaker=speakers[0] if len(speakers) == 1 else None,
        speakers=speakers,
        speaker_text=speaker_text,
        cue=" ".join(span.text for span in cue) or None,
        force=manner.force,
        negated=manner.negated,
        hedged=manner.hedged,
        stance=manner.stance,
        addressee=addressee,
        said=setting.time.when if setting.time is not None else When(),
        place=setting.place.where if setting.place is not None else None,
    )


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


def _kind(page: Page, attribution: Attribution) -> StatementKind:
    """Direct where (nearly) all of the content stands between marks, indirect where nothing of it does."""
    inside = letters = 0
    syntax = page.syntax
    for start, end in attribution.candidate.pieces:
        for i in range(start, end):
            if syntax.lower[i][:1].isalnum():
                letters += 1
                inside += page.covering[i] >= 0 and page.covering[i] != page.covering[attribution.candidate.cue]
    share = inside / letters if letters else 0.0
    return "direct" if share >= 0.95 else "indirect" if share <= 0.02 else "mixed"


def _characters(page: Page, piece: tuple[int, int], *, direct: bool) -> tuple[int, int]:
    """The characters of a piece; of a direct one without the marks around it, and never beyond its quotation."""
    syntax = page.syntax
    start, end = syntax.start[piece[0]], syntax.end[piece[1] - 1]
    first, last = page.covering[piece[0]], page.covering[piece[1] - 1]
    if first >= 0 and page.frames[first].first == piece[0]:
        start = max(start, page.frames[first].quotation.start)
    if last >= 0 and page.frames[last].last == piece[1]:
        end = min(end, page.frames[last].quotation.end)
    if direct:
        text = syntax.text
        while start < end and (text[start] in _MARKS or text[start].isspace()):
            start += 1
        while end > start and (text[end - 1] in _MARKS or text[end - 1].isspace() or text[end - 1] == ","):
            end -= 1
    return start, end
