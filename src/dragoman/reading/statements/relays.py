"""By whom a statement reached the report: outlets that were told, that quote, or that are quoted in their turn."""

from __future__ import annotations

from dragoman.reading.statements.attribution import Attribution
from dragoman.reading.statements.circumstances import Setting
from dragoman.reading.statements.cues import quoting_verb
from dragoman.reading.statements.outlets import is_outlet
from dragoman.reading.statements.speakers import Source, phrase_of
from dragoman.reading.statements.syntax import Syntax
from dragoman.reading.statements.wording import occasions, quoting_words, words_for

__all__ = ["relays_of", "spoken_for"]


def relays_of(syntax: Syntax, attribution: Attribution, setting: Setting) -> list[Source]:
    """The links between the speaker and the report that the statement's own sentence names, outermost first."""
    found: list[Source] = []
    cue, content = attribution.candidate.cue, attribution.candidate.pieces
    quoting = quoting_verb(syntax, cue)
    if quoting is not None:
        agent = syntax.child(quoting, "agent") or syntax.child(cue, "agent")
        holder = syntax.child(agent, "pobj") if agent is not None else syntax.child(quoting, "nsubj")
        phrase = phrase_of(syntax, holder, cue, content) if holder is not None else None
        if phrase is not None and phrase != attribution.source:
            found.append(phrase)
    found += _put_down_to(syntax, cue, content)
    found += _quoted_by(syntax, cue, content)
    found += _carried_by(syntax, cue, content)
    if attribution.relay is not None:
        found.append(attribution.relay)
    if setting.addressee is not None and is_outlet(syntax, setting.addressee):
        found.append(Source(*setting.addressee))
    return found


def _put_down_to(syntax: Syntax, cue: int, content: tuple[tuple[int, int], ...]) -> list[Source]:
    """The outlet of `Orlov said, according to Norpress`."""
    for child in syntax.children[cue]:
        if syntax.lower[child] in words_for("according"):
            preposition = syntax.child(child, "prep")
            holder = syntax.child(preposition, "pobj") if preposition is not None else None
            phrase = phrase_of(syntax, holder, cue, content) if holder is not None else None
            if phrase is not None and is_outlet(syntax, phrase):
                return [phrase]
    return []


def _quoted_by(syntax: Syntax, cue: int, content: tuple[tuple[int, int], ...]) -> list[Source]:
    """The outlet of `Orlov, quoted by the daily Kurier, said …`."""
    subject = syntax.child(cue, "nsubj")
    for verb in syntax.children[subject] if subject is not None else ():
        agent = syntax.child(verb, "agent") if syntax.lemma[verb] in quoting_words() else None
        holder = syntax.child(agent, "pobj") if agent is not None else None
        phrase = phrase_of(syntax, holder, cue, content) if holder is not None else None
        if phrase is not None and is_outlet(syntax, phrase):
            return [phrase]
    return []


def _carried_by(syntax: Syntax, cue: int, content: tuple[tuple[int, int], ...]) -> list[Source]:
    """The outlet of `said on state radio`, `wrote in the Harbour Gazette`, `in a statement carried by Norpress`."""
    for child in syntax.children[cue]:
        if syntax.dep[child] != "prep" or syntax.lower[child] in words_for("hearer preposition"):
            continue
        holder = syntax.child(child, "pobj")
        for head in (holder, *_around(syntax, holder)) if holder is not None else ():
            if head is None or syntax.lemma[head] in occasions():
                continue
            phrase = phrase_of(syntax, head, cue, content)
            if phrase is not None and is_outlet(syntax, phrase):
                return [phrase]
    return []


def _around(syntax: Syntax, holder: int) -> list[int | None]:
    """Who may have carried what was said on an occasion: `remarks carried by …`, `a broadcast of …`, `an interview on …`."""
    return [
        syntax.child(child, "pobj") if _leads_to_carrier(syntax, holder, child) else _carrier(syntax, child)
        for child in syntax.children[holder]
    ]


def _leads_to_carrier(syntax: Syntax, holder: int, child: int) -> bool:
    led = syntax.dep[child] == "prep" and syntax.lower[child] in words_for("carrier preposition")
    return led and syntax.lemma[holder] in occasions()


def _carrier(syntax: Syntax, verb: int) -> int | None:
    """Who carries a statement: `a statement carried by …`, `remarks broadcast on …`, `a letter published in …`."""
    if syntax.dep[verb] not in ("acl", "relcl") or syntax.tag[verb] not in ("VBN", "VBD"):
        return None
    by = syntax.child(verb, "agent") or syntax.child(verb, "prep")
    return syntax.child(by, "pobj") if by is not None else None


def spoken_for(syntax: Syntax, attribution: Attribution) -> tuple[Source, int] | None:
    """Whom an outlet cites for what it reports (`Norpress reported, citing the ministry`), and the word that says so."""
    cue, content = attribution.candidate.cue, attribution.candidate.pieces
    begin, end = syntax.sentences[syntax.sentence[cue]]
    for i in range(begin, end):
        if i != cue and syntax.lemma[i] in quoting_words() and syntax.tag[i] == "VBG":
            cited = syntax.child(i, "dobj")
            if cited is not None:
                phrase = phrase_of(syntax, cited, cue, tuple(p for p in content if not p[0] <= cited < p[1]))
                return None if phrase is None else (phrase, i)
    return None
