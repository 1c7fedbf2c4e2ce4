"""When a statement was made where its own clause does not say: as part of a saying that goes on."""

from __future__ import annotations

from bisect import insort
from dataclasses import dataclass, replace

from dragoman.reading.cast import Cast
from dragoman.reading.statements.attribution import Attribution
from dragoman.reading.statements.circumstances import Ground, time_at
from dragoman.reading.statements.page import Page
from dragoman.reading.statements.speakers import source_of
from dragoman.records import When

__all__ = ["Saying", "identity", "sayings_of", "went_on"]

_PUBLIC = frozenset((
    "say", "announce", "tell", "ask", "order", "press", "commit", "judge", "call", "write", "refuse",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Saying:
    """A dated act of speech: its cue, its paragraph, its speakers, and when it was."""

    cue: int
    paragraph: int
    speakers: tuple[str, ...]
    when: When


def sayings_of(page: Page, ground: Ground, cast: Cast) -> list[Saying]:
    """All verbs of speech with a date of their own and a known speaker, whether or not their content was found."""
    syntax = page.syntax
    found = []
    for cue, word in page.cues.items():
        if word.part != "verb" or word.kind not in _PUBLIC or cue in ground.said:
            continue
        time = time_at(syntax, cue, ground)
        if time is None:
            continue
        source = source_of(syntax, cue, word, ())
        head = source.head if source is not None else syntax.head[cue] if syntax.dep[cue] == "acl" else None
        who = identity(page, cast, head) if head is not None else ()
        if who:
            found.append(Saying(cue, page.paragraph_of(cue), who, time.when))
    return found


def identity(page: Page, cast: Cast, head: int) -> tuple[str, ...]:
    """Whom a phrase means, as far as one report can tell: the actors, or else the surname."""
    mention = cast.at(page.syntax.doc[head])
    if mention is not None and mention.actors:
        return mention.actors
    return (page.syntax.lower[head],) if page.syntax.pos[head] == "PROPN" else ()


def _by_then(page: Page, cue: int) -> bool:
    """Whether a verb is in the past perfect: somebody had said it before the time that is told of."""
    syntax = page.syntax
    had = (c for c in syntax.children[cue] if syntax.dep[c] == "aux" and syntax.lemma[c] == "have")
    return syntax.tag[cue] == "VBN" and any(syntax.tag[c] == "VBD" for c in had)


def went_on(page: Page, attribution: Attribution, speakers: tuple[str, ...], sayings: list[Saying]) -> When:
    """Infer when something was said from the last dated saying of the same speaker, at most one paragraph before.

    The statement is then itself one of the `sayings` that later ones may go on from. What is inferred says so (`basis`);
    unknown where nobody, or somebody else, was speaking, and where it was told of as past by then (`she had warned`).
    """
    cue = attribution.candidate.cue
    if _by_then(page, cue):
        return When()
    paragraph = page.paragraph_of(cue)
    for saying in reversed(sayings):
        if saying.cue >= cue:
            continue
        if paragraph - saying.paragraph > 1:
            break
        if speakers and saying.speakers == speakers:
            when = replace(saying.when, basis="inferred")
            insort(sayings, Saying(cue, paragraph, speakers, when), key=lambda s: s.cue)
            return when
        if (
            not speakers
            and saying.paragraph == paragraph
            and page.syntax.sentence[saying.cue] == page.syntax.sentence[cue]
        ):
            return replace(saying.when, basis="inferred")
    return When()
