"""Who said it, and whether with a no: one utterance ascribed to two speakers, or rendered as its own opposite."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import combinations

from dragoman import lexicon
from dragoman.comparing.affair import Affair
from dragoman.linking.contexts import sentences_of
from dragoman.linking.naming import same_persons
from dragoman.linking.wording import Wording, compare_wordings, may_be_alike, wording_of
from dragoman.linking.words import content_stems, stem, words
from dragoman.records import Disagreement, Evidence, Position, Quotation, Statement, Subject, identify

__all__ = ["compare_renderings", "compare_speakers"]

# Two direct quotations this alike, and this long, are one utterance whoever said it.
_ALIKE, _WORDS = 0.85, 6
# Two renderings of an utterance this alike differ in the no, if one has one.
_ALIKE_BUT_FOR_THE_NO = 0.7


def compare_speakers(affair: Affair) -> Iterator[Disagreement]:
    """Find utterances that reports ascribe to different speakers."""
    by_stems: dict[tuple[str, str], list[tuple[Statement, Wording]]] = defaultdict(list)
    for reading in affair.linked.readings:
        story = affair.linked.story_of[reading.report.id]
        for statement in reading.statements:
            wording = wording_of(statement.content)
            if statement.kind == "direct" and statement.speaker and len(wording.stems) >= _WORDS:
                rarest = sorted(zip(wording.weights, wording.stems, strict=True), reverse=True)[:3]
                for _, stem in rarest:
                    by_stems[story, stem].append((statement, wording))
    seen: set[tuple[str, str]] = set()
    for (story, _), found in sorted(by_stems.items()):
        for (one, first), (other, second) in combinations(found[:60], 2):
            pair = (one.id, other.id)
            if pair in seen or one.report == other.report or one.speaker == other.speaker:
                continue
            seen.add(pair)
            if not may_be_alike(first, second, _ALIKE):
                continue
            if compare_wordings(first, second).whole >= _ALIKE and _two_persons(affair, one, other):
                yield Disagreement(
                    id=identify("d", "speaker", *sorted(pair)),
                    kind="conflict",
                    about="speaker",
                    subject=Subject(text=f"who said: {_short(one.content)}", id=one.quotation),
                    positions=tuple(_position(affair, statement) for statement in (one, other)),
                    story=story,
                )


def _two_persons(affair: Affair, one: Statement, other: Statement) -> bool:
    """Whether the speakers exclude each other: two persons whose names cannot be one person's.

    A ministry's words are also those of its minister; whom `she` means is too little to dispute about.
    """
    if any((statement.speaker_text or "").casefold() in _pronouns() for statement in (one, other)):
        return False
    first, second = (affair.actors.get(statement.speaker or "") for statement in (one, other))
    if first is None or second is None or not first.kind == second.kind == "person":
        return False
    return same_persons(first, second) is None


@cache
def _pronouns() -> frozenset[str]:
    return frozenset(lexicon.table("pronouns").column("word"))


def _position(affair: Affair, statement: Statement) -> Position:
    name = ", ".join(affair.names([statement.speaker or ""])) or statement.speaker_text or ""
    spans = [*statement.evidence.get("speaker", ()), *statement.evidence["content"]]
    return Position(value=name, reports=(statement.report,), evidence=Evidence(position=spans))


def compare_renderings(affair: Affair, quotation: Quotation) -> Disagreement | None:
    """Find whether the renderings of one utterance contradict each other: one has a no that another lacks."""
    renderings = [affair.statements[s] for s in quotation.statements if s in affair.statements]
    sides = {negated: [s for s in renderings if s.negated is negated] for negated in (False, True)}
    if not sides[False] or not sides[True]:
        return None
    # Without a `not`, a rendering may have the no in another word (`refuses to`, `fails to`) that the others lack.
    plain, negated = (
        {found for statement in sides[no] for found, _ in content_stems(statement.content)} for no in (False, True)
    )
    if (plain - negated) & _refusals():
        return None
    if not any(_opposite(one.content, other.content) for one in sides[True] for other in sides[False]):
        return None
    return Disagreement(
        id=identify("d", "wording", quotation.id),
        kind="conflict",
        about="wording",
        subject=Subject(text=f"whether it was said with a no: {_short(quotation.wording)}", id=quotation.id),
        positions=tuple(
            Position(
                value=_short(statements[0].content),
                reports=tuple(dict.fromkeys(s.report for s in statements)),
                evidence=Evidence(position=[span for s in statements for span in s.evidence["content"]]),
                origins=len({s.report for s in statements}),
            )
            for statements in sides.values()
        ),
        story=quotation.story,
    )


def _opposite(negated: str, plain: str) -> bool:
    """Whether a sentence with a no has its like without one; a no in a sentence that the other lacks contradicts nothing."""
    with_no, others = ([text[start:end] for start, end in sentences_of(text)] for text in (negated, plain))
    return any(
        _has_no(one)
        and not _has_no(other)
        and _denied(one) & {found for found, _ in content_stems(other)}
        and compare_wordings(wording_of(one), wording_of(other)).whole >= _ALIKE_BUT_FOR_THE_NO
        for one in with_no
        for other in others
    )


def _denied(sentence: str) -> set[str]:
    """What a sentence denies: the first telling words behind its noes, each as its stem."""
    told = list(words(sentence))
    behind = (told[at + 1 :] for at, word in enumerate(told) if _is_no(word))
    return {found[0][0] for rest in behind if (found := content_stems(" ".join(rest)))}


def _has_no(sentence: str) -> bool:
    return any(map(_is_no, words(sentence)))


def _is_no(word: str) -> bool:
    return word in _negations() or word.endswith(("n't", "n’t"))


@cache
def _negations() -> frozenset[str]:
    return frozenset(lexicon.table("negations").column("word") + lexicon.table("negative_prefixes").column("word"))


@cache
def _refusals() -> frozenset[str]:
    entries = lexicon.table("factuality_marks").entries()
    denying = (entry["words"].split("|") for entry in entries if entry["effect"] in {"denied", "ruled out"})
    return frozenset(stem(word) for words in denying for word in words)


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= 80 else line[: line.rfind(" ", 0, 80)] + " …"
