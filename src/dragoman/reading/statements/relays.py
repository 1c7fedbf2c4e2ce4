"""By whom a statement reached the report: outlets that were told, that quote, or that are quoted in their turn."""

from __future__ import annotations

from dragoman.reading.statements.attributions import Attribution
from dragoman.reading.statements.circumstances import Setting
from dragoman.reading.statements.outlets import is_outlet
from dragoman.reading.statements.speakers import Source, phrase_of
from dragoman.reading.statements.syntax import Syntax

__all__ = ["relays_of", "spoken_for"]

_QUOTING = frozenset(("quote", "cite"))


def relays_of(syntax: Syntax, attribution: Attribution, setting: Setting) -> list[Source]:
    """The links between the speaker and the report that the statement's own sentence names, outermost first."""
    found: list[Source] = []
    cue, content = attribution.candidate.cue, attribution.candidate.pieces
    token = cue
    for _ in range(4):
        quoted = syntax.lemma[token] in _QUOTING
        agent = syntax.child(token, "agent")
        holder = syntax.child(agent, "pobj") if agent is not None and (quoted or token != cue) else None
        if holder is None and quoted and token != cue:
            holder = syntax.child(token, "nsubj")
        if holder is not None and holder != (attribution.source.head if attribution.source else -1):
            phrase = phrase_of(syntax, holder, cue, content)
            if phrase is not None:
                found.append(phrase)
            break
        if syntax.dep[token] not in ("pcomp", "prep", "xcomp", "advcl"):
            break
        token = syntax.head[token]
    found += _put_down_to(syntax, cue, content)
    if attribution.relay is not None:
        found.append(attribution.relay)
    if setting.addressee is not None and is_outlet(syntax, setting.addressee):
        found.append(Source(*setting.addressee))
    return found


def _put_down_to(syntax: Syntax, cue: int, content: tuple[tuple[int, int], ...]) -> list[Source]:
    """The outlet of `Orlov said, according to Norpress`."""
    for child in syntax.children[cue]:
        if syntax.lower[child] == "according":
            preposition = syntax.child(child, "prep")
            holder = syntax.child(preposition, "pobj") if preposition is not None else None
            phrase = phrase_of(syntax, holder, cue, content) if holder is not None else None
            if phrase is not None and is_outlet(syntax, phrase):
                return [phrase]
    return []


def spoken_for(syntax: Syntax, attribution: Attribution) -> Source | None:
    """Whom an outlet cites for what it reports: `Norpress reported, citing the ministry`."""
    cue, content = attribution.candidate.cue, attribution.candidate.pieces
    begin, end = syntax.sentences[syntax.sentence[cue]]
    for i in range(begin, end):
        if i != cue and syntax.lemma[i] in _QUOTING and syntax.tag[i] == "VBG":
            cited = syntax.child(i, "dobj")
            if cited is not None:
                return phrase_of(syntax, cited, cue, tuple(p for p in content if not p[0] <= cited < p[1]))
    return None
