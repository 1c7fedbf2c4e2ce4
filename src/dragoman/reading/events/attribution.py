"""According to whom an event is told: the statements that enclose its trigger, and what governs it in its sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.reading.cast import Cast
from dragoman.reading.events.syntax import governors, phrase, subject
from dragoman.reading.events.vocabulary import classes
from dragoman.records import Relay, Statement

if TYPE_CHECKING:
    from spacy.tokens import Token

    from dragoman.text.copy import ParsingCopy

__all__ = ["Attributions", "Teller"]


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


def _put_in(verb: Token) -> Token | None:
    """The verb of saying that is put into the clause of `verb`, or behind it: `will travel, the palace announced, …`."""
    for child in verb.children:
        if child.lemma_ not in classes()["saying"] or child.dep_ not in {"parataxis", "ccomp", "conj"}:
            continue
        parts = list(child.children)
        closed = any(part.dep_ in {"mark", "ccomp", "dobj", "xcomp", "cc"} for part in parts)
        own = next((part for part in parts if part.dep_ == "nsubj"), None)
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
            return Teller(self._chain(innermost), innermost)
        return Teller(self._governing(token))

    def _tells(self, statement: Statement, start: int, end: int, token: Token) -> bool:
        """Whether `statement`, with the content `[start, end)`, says what `token` does, and does not only act on it.

        `allowed a delay after rejecting the order`, `voted to support the king`: where no clause with a tense of its own
        stands between a word that is none of saying and the event, nobody tells of it but who tells of the whole.
        """
        if statement.kind != "indirect":
            return True
        words = classes()
        for above in governors(token, include=True):
            if not start <= above.idx < end:
                told = words["saying"] | words["accusing"] | words["telling"]
                return above.pos_ not in {"VERB", "AUX"} or above.lemma_ in told
            if _is_another_subject(above):
                return False
            if _has_tense(above):
                return True
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

    def _governing(self, token: Token) -> tuple[Relay, ...]:
        """Who says so by the sentence alone, where no statement was read: `accused the army of shelling`."""
        words = classes()["saying"] | classes()["accusing"]
        below = token
        for above in governors(token):
            if (said := _put_in(below)) is not None:
                return self._relay(said, token)
            if _is_another_subject(below):
                return ()
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
        if who is None or who.i == token.i:
            return ()
        start, end = phrase(who)
        mention = self._cast.at(who)
        actor = mention.actors[0] if mention is not None and mention.actors else None
        return (Relay(text=token.doc[start:end].text, actor=actor),)
