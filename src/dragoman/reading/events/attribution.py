"""According to whom an event is told: the statements that enclose its trigger, and what governs it in its sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.reading.cast import Cast
from dragoman.reading.events.colons import named_by_colon
from dragoman.reading.events.phrases import phrase
from dragoman.reading.events.sources_named import according_to, last_before_quotation, quotation_marks
from dragoman.reading.events.syntax import governors, said_on_occasion, subject
from dragoman.reading.events.vocabulary import classes
from dragoman.records import Relay, Statement

if TYPE_CHECKING:
    from dragoman.reading.tokens import Token
    from dragoman.text.copy import ParsingCopy

__all__ = ["Attributions", "Teller"]


# Characters: how far from an event the end of its sentence, or the colon of its line, may be.
_REACH = 400
_TENSED = frozenset({"VBD", "VBZ", "VBP", "MD"})


@dataclass(frozen=True, slots=True)
class Teller:
    """Who tells of an event, outermost first, and the innermost statement that it stands in."""

    chain: tuple[Relay, ...] = ()
    statement: str | None = None


def _is_act(statement: Statement) -> bool:
    """Whether the speaker wants or promises the content rather than tells it: `agreed to free the crew`.

    Such words are an event of their own; what they are about is told by the report, or by whoever tells of them.
    """
    return statement.kind == "indirect" and statement.force in {
        "intends", "demands", "promises", "asks", "proposes", "threatens", "accuses", "rejects",
    }  # fmt: skip


def _has_tense(verb: Token) -> bool:
    tags = {verb.tag_, *(child.tag_ for child in verb.children if child.dep_ in {"aux", "auxpass"})}
    return not tags.isdisjoint(_TENSED)


def _is_another_subject(above: Token) -> bool:
    """Whether a clause beside a content has gone over to somebody else: `said they had won and Oslo accused them`."""
    if above.dep_ != "conj" or any(child.dep_ == "mark" for child in above.children) or not _has_tense(above):
        return False
    own = next((child for child in above.children if child.dep_ == "nsubj"), None)
    first = next((child for child in above.head.children if child.dep_ == "nsubj"), None)
    return own is not None and first is not None and own.pos_ != "PRON" and first.pos_ == "PRON"


def _is_beside(below: Token, token: Token, saying: Token) -> bool:
    """Whether what leads to `token` only stands beside the saying, or is done by it: `announced a deal after meeting them`."""
    words = classes()
    if below.dep_ in {"prep", "advcl"} and token.i > saying.i:
        openers = (below, *(child for child in below.children if child.dep_ in {"mark", "advmod"}))
        return any(opener.lower_ in words["beside the saying"] for opener in openers)
    return below.i == token.i and token.dep_ == "dobj" and saying.lemma_ in words["proclaiming"]


def _put_in(verb: Token) -> Token | None:
    """The verb of saying that is put into the clause of `verb`, or behind it: `will travel, the palace announced, …`."""
    for child in verb.children:
        if child.lemma_ not in classes()["saying"] or child.dep_ not in {"parataxis", "ccomp", "conj"}:
            continue
        parts = list(child.children)
        closed = any(part.dep_ in {"mark", "ccomp", "dobj", "xcomp", "cc"} for part in parts)
        own = next((part for part in parts if part.dep_ == "nsubj"), None)
        after = verb.doc[child.i + 1] if child.i + 1 < len(verb.doc) else None
        if own is not None and not closed and child.i < verb.i and after is not None and after.text in {",", ":"}:
            return child  # `The Herald reported, the army left`
        first = own.left_edge.i if own is not None else 0
        if not closed and first > verb.i + 1 and verb.doc[first - 1].text == ",":
            return child
    return None


class Attributions:
    """The statements of one report by the range of text that they hold."""

    def __init__(self, statements: Sequence[Statement], copy: ParsingCopy, cast: Cast) -> None:
        self._by_id: Mapping[str, Statement] = {statement.id: statement for statement in statements}
        self._cast = cast
        self._ranges = sorted(
            (*copy.here(span), statement.id)
            for statement in statements
            for span in statement.evidence.get("content", ())
        )
        self._text = copy.text
        self._marks = quotation_marks(copy.text)
        self._ends = sorted(
            (copy.here(span)[1], statement.id)
            for statement in statements
            for role in ("content", "cue", "speaker")
            for span in statement.evidence.get(role, ())
        )
        self._speakers = {
            statement.id: [copy.here(span) for span in statement.evidence.get("speaker", ())]
            for statement in statements
        }

    def of(self, token: Token) -> Teller:
        """Who tells what `token` says."""
        start, end = token.idx, token.idx + len(token)
        around = [
            (stop - begin, id_)
            for begin, stop, id_ in self._ranges
            if begin <= start and end <= stop and self._tells(self._by_id[id_], begin, stop, token)
        ]
        if around:
            innermost = min(around)[1]
            return Teller(self._with_inner(self._chain(innermost), innermost, token), innermost)
        if (before := last_before_quotation(self._text, start, self._marks, self._ends)) is not None:
            return Teller(self._chain(before), before)
        named = according_to(token) if self._text.find("according to", end, end + _REACH) >= 0 else None
        if named is not None and not named.is_ancestor(token):
            return Teller((self._as_relay(named),))
        return Teller(self._governing(token) or self._before_colon(token))

    def _before_colon(self, token: Token) -> tuple[Relay, ...]:
        """Whom a headline names as its teller by a colon."""
        if self._text.find(":", max(token.idx - _REACH, 0), token.idx + _REACH) < 0:
            return ()
        head = named_by_colon(token, self._cast)
        return (self._as_relay(head),) if head is not None else ()

    def _with_inner(self, chain: tuple[Relay, ...], statement: str, token: Token) -> tuple[Relay, ...]:
        """The chain, with who within the content says so and was not read as a statement: `cited reports that Lima said …`."""
        found = self._by_id[statement]
        if found.kind != "indirect" or not chain:
            return chain
        inner = self._governing(token, within=[copied for copied in self._ranges if copied[2] == statement])
        known = {(relay.text.lower(), relay.actor) for relay in chain}
        actors = {relay.actor for relay in chain if relay.actor is not None}
        return chain + tuple(
            relay for relay in inner if (relay.text.lower(), relay.actor) not in known and relay.actor not in actors
        )

    def _tells(self, statement: Statement, start: int, end: int, token: Token) -> bool:
        """Whether `statement`, with the content `[start, end)`, says what `token` does, and does not only act on it.

        `allowed a delay after rejecting the order`, `voted to support the king`: where no clause with a tense of its own
        stands between a word that is none of saying and the event, nobody tells of it but who tells of the whole.
        """
        if any(begin <= token.idx < stop for begin, stop in self._speakers[statement.id]):
            return False  # what only describes who speaks is told by the report
        if statement.kind != "indirect":
            return True
        words = classes()
        below = token
        for above in governors(token, include=True):
            if not start <= above.idx < end:
                told = words["saying"] | words["accusing"] | words["telling"]
                return above.pos_ not in {"VERB", "AUX"} or (
                    above.lemma_ in told and not _is_beside(below, token, above)
                )
            if _is_another_subject(above):
                return False
            if _has_tense(above):
                return True
            below = above
        return True

    def _chain(self, statement: str | None) -> tuple[Relay, ...]:
        links: list[Relay] = []
        seen: set[str] = set()
        while statement is not None and statement not in seen and statement in self._by_id:
            seen.add(statement)
            found = self._by_id[statement]
            own = list(found.relayed_by)
            if found.speaker_text is not None and not _is_act(found):
                own.append(Relay(text=found.speaker_text, actor=found.speaker))
            links = own + links
            statement = found.within
        # A statement within another may name again those who relay it.
        return tuple(dict.fromkeys(links))

    def _governing(self, token: Token, within: Sequence[tuple[int, int, str]] | None = None) -> tuple[Relay, ...]:
        """Who says so by the sentence alone, where no statement was read: `accused the army of shelling`.

        With `within`, as far as these ranges reach.
        """
        words = classes()["saying"] | classes()["accusing"]
        below = token
        for above in governors(token):
            if within is not None and not any(start <= above.idx < end for start, end, _ in within):
                return ()
            if (said := _put_in(below)) is not None:
                return self._relay(said, token)
            if _is_another_subject(below):
                return ()
            if (saying := said_on_occasion(below)) is not None:
                return self._relay(saying, token)
            if above.lemma_ in words and below.dep_ in {"ccomp", "prep", "xcomp"}:
                if below.dep_ == "prep" and (
                    above.lemma_ not in classes()["accusing"] or below.lower_ not in classes()["charge preposition"]
                ):
                    below = above
                    continue
                if below.dep_ == "xcomp" and above.lemma_ not in classes()["claiming"]:
                    below = above
                    continue
                return self._relay(above, token)
            below = above
        said = _put_in(below)
        return self._relay(said, token) if said is not None else ()

    def _relay(self, verb: Token, token: Token) -> tuple[Relay, ...]:
        """Who says what `verb` introduces, unless that is what `token` names itself."""
        who = subject(verb)
        if who is None or who.i == token.i or who.is_ancestor(token):
            return ()
        return (self._as_relay(who),)

    def _as_relay(self, who: Token) -> Relay:
        start, end = phrase(who)
        mention = self._cast.at(who)
        actor = mention.actors[0] if mention is not None and mention.actors else None
        return Relay(text=who.doc.text(start, end), actor=actor)
