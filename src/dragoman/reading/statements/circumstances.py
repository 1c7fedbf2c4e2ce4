"""When, where and to whom something was said: what stands in the reporting clause, outside of what is reported."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman.reading.cast import Cast
from dragoman.reading.statements.attribution import Attribution
from dragoman.reading.statements.cues import quoting_verb
from dragoman.reading.statements.outlets import is_outlet
from dragoman.reading.statements.speakers import sent_by
from dragoman.reading.statements.syntax import Syntax
from dragoman.reading.statements.wording import audiences, occasions, outlet_nouns, words_for
from dragoman.records import Place, Time
from dragoman.text.copy import ParsingCopy

__all__ = ["Ground", "Setting", "ground_of", "setting_of", "time_at"]

_ADVERBIAL = frozenset((
    "prep", "pobj", "npadvmod", "advmod", "pcomp", "nmod", "compound", "appos", "conj", "dep", "amod", "nummod", "poss", "det",
    "quantmod", "punct", "attr", "dobj", "tmod",
))  # fmt: skip
_SHARES_CLAUSE = frozenset(("xcomp", "conj", "advcl", "acomp", "aux"))


@dataclass(frozen=True, slots=True)
class Setting:
    """The time, the place, and the tokens `[start, end)` of the addressee with their head."""

    time: Time | None = None
    place: Place | None = None
    addressee: tuple[int, int, int] | None = None


@dataclass(frozen=True, slots=True)
class Ground:
    """The times and places of a report by token, and the tokens of all contents, which say nothing about the saying."""

    times: Mapping[int, Time]
    places: Mapping[int, Place]
    said: frozenset[int]


def ground_of(
    syntax: Syntax,
    copy: ParsingCopy,
    times: Sequence[Time],
    places: Sequence[Place],
    attributions: Sequence[Attribution],
) -> Ground:
    """Index times and places by their tokens."""
    by_time: dict[int, Time] = {}
    for time in times:
        for span in time.evidence["time"]:
            by_time.update(dict.fromkeys(range(*syntax.tokens_in(*copy.here(span))), time))
    by_place: dict[int, Place] = {}
    for place in places:
        for span in place.evidence["place"]:
            by_place.update(dict.fromkeys(range(*syntax.tokens_in(*copy.here(span))), place))
    said = frozenset(i for a in attributions for start, end in a.candidate.pieces for i in range(start, end))
    return Ground(by_time, by_place, said)


def setting_of(syntax: Syntax, attribution: Attribution, ground: Ground, cast: Cast) -> Setting:
    """Find the circumstances of saying."""
    cue = attribution.candidate.cue
    inner = _inner_tokens(attribution)
    return Setting(
        time_at(syntax, cue, ground, inner),
        _place_at(syntax, cue, ground, inner),
        _addressee(syntax, attribution, cast),
    )


def _inner_tokens(attribution: Attribution) -> frozenset[int]:
    """The tokens of what the statement itself says, where its cue stands within another statement."""
    if attribution.outer is None:
        return frozenset()
    return frozenset(i for start, end in attribution.candidate.pieces for i in range(start, end))


def time_at(syntax: Syntax, cue: int, ground: Ground, inner: frozenset[int] = frozenset()) -> Time | None:
    """The date or time of day that hangs on a cue, or on a verb that it shares its clause with."""
    verbs = _verbs_of_clause(syntax, cue)
    begin, end = syntax.sentences[syntax.sentence[cue]]
    for i in range(begin, end):
        time = ground.times.get(i)
        if time is None or time.type not in ("DATE", "TIME"):
            continue
        if (i in inner if inner else i in ground.said) and not _before_infinitive(syntax, i, cue):
            continue
        if _counts_from(syntax, i, cue):
            continue
        # A time without a value is one of an undated report: it gets its value when the report gets its date.
        if time.value not in ("PAST_REF", "PRESENT_REF", "FUTURE_REF") and (
            _hangs_on(syntax, i, verbs) or _follows(syntax, i, cue)
        ):
            return time
    return None


def _before_infinitive(syntax: Syntax, token: int, cue: int) -> bool:
    """Whether a day stands between whom somebody asked and what they are to do: `asked the crews on Saturday to stay`."""
    asked, deed = syntax.child(cue, "dobj", "dative"), syntax.child(cue, "xcomp")
    if asked is None or deed is None or not asked < token < syntax.left[deed]:
        return False
    above = syntax.head[token]
    return above == cue or (syntax.dep[token] == "pobj" and syntax.head[above] == cue)


def _counts_from(syntax: Syntax, token: int, cue: int) -> bool:
    """Whether a time is only how long it was from this saying to something else: `a week after he asked, they went`."""
    if syntax.lower[token + 1 : token + 2] == [","]:
        return False  # `on Tuesday, after a long meeting, he said`
    return any(
        token < i < min(cue, token + 3) and syntax.lower[i] in words_for("counted from") for i in (token + 1, token + 2)
    )


def _verbs_of_clause(syntax: Syntax, cue: int) -> frozenset[int]:
    verbs = {cue}
    quoting = quoting_verb(syntax, cue)
    if quoting is not None:
        verbs.add(quoting)
    verbs.update(_speaking(syntax, cue))
    subject = syntax.child(cue, "nsubj")
    beside = syntax.children[subject] if subject is not None else ()
    verbs.update(c for c in beside if syntax.tag[c] == "VBN" and syntax.lemma[c] in words_for("reached"))
    verbs.update(child for child in _led_to(syntax, cue) if _is_occasion(syntax, child))
    while syntax.dep[cue] in _SHARES_CLAUSE and syntax.head[cue] != cue and syntax.child(cue, "nsubj") is None:
        cue = syntax.head[cue]
        verbs.add(cue)
    return frozenset(verbs)


def _led_to(syntax: Syntax, cue: int) -> list[int]:
    """The prepositions of a saying, with those set off behind its subject: `Orlov, in a speech to parliament, said …`."""
    subject = syntax.child(cue, "nsubj")
    behind = syntax.children[subject] if subject is not None else ()
    set_off = [c for c in behind if syntax.dep[c] == "prep" and c > 0 and syntax.lower[c - 1] == ","]
    return [*(c for c in syntax.children[cue] if syntax.dep[c] in ("prep", "dative")), *set_off]


def _is_occasion(syntax: Syntax, preposition: int) -> bool:
    head = syntax.child(preposition, "pobj")
    leads = syntax.lower[preposition] in words_for("occasion preposition")
    return leads and head is not None and syntax.lemma[head] in occasions()


def _speaking(syntax: Syntax, cue: int) -> list[int]:
    """What tells of the same act of speech: `Speaking in Doha, she said …`, `residents who spoke with Channel 9 said …`."""
    subject = syntax.child(cue, "nsubj")
    beside = syntax.children[subject] if subject is not None else ()
    verbs = [c for c in (*syntax.children[cue], *beside) if syntax.lemma[c] in words_for("speaking")]
    return [
        verb
        for verb in verbs
        if (syntax.dep[verb] in ("advcl", "acl") and syntax.tag[verb] == "VBG")
        or (syntax.dep[verb] == "relcl" and _with_outlet(syntax, verb))
    ]


def _with_outlet(syntax: Syntax, verb: int) -> bool:
    """Whether somebody speaks with an outlet; with whom else a speaker has spoken, it is not what they say here."""
    partners = (syntax.child(c, "pobj") for c in syntax.children[verb] if syntax.dep[c] == "prep")
    return any(p is not None and is_outlet(syntax, (syntax.left[p], syntax.right[p], p)) for p in partners)


def _follows(syntax: Syntax, token: int, cue: int) -> bool:
    """Whether a day stands right behind the verb (`said Tuesday his government …`), whatever the parser hung it on."""
    return 0 < token - cue <= 3 and all(syntax.pos[i] in ("ADP", "DET", "PROPN") for i in range(cue + 1, token))


def _hangs_on(syntax: Syntax, token: int, verbs: frozenset[int]) -> bool:
    for _ in range(12):
        if token in verbs:
            return True
        dated = (
            syntax.dep[token] == "acl" and syntax.lemma[syntax.head[token]] in occasions()
        )  # `in a letter dated March 2`
        if not (dated or syntax.dep[token] in _ADVERBIAL) or syntax.head[token] == token:
            return False
        token = syntax.head[token]
    return False


def _place_at(syntax: Syntax, cue: int, ground: Ground, inner: frozenset[int]) -> Place | None:
    begin, end = syntax.sentences[syntax.sentence[cue]]
    for i in range(begin, end):
        place = ground.places.get(i)
        if place is not None and not (i in inner if inner else i in ground.said) and _lies_in(syntax, i, cue):
            return place
    return None


def _lies_in(syntax: Syntax, token: int, cue: int) -> bool:
    """Whether `in …`, `at …` leads from the cue to the token, directly or by way of an occasion or an audience."""
    for _ in range(10):
        head = syntax.head[token]
        if syntax.dep[token] in ("compound", "appos", "conj", "nmod") and head != token:
            token = head
            continue
        if syntax.dep[token] != "pobj" or syntax.lower[head] not in words_for("way to a place"):
            return False
        above = syntax.head[head]
        if syntax.dep[above] == "prep" and syntax.pos[above] == "ADP":
            above = syntax.head[above]  # `on Tuesday in Doha`
        if above == cue:
            return syntax.lower[head] in words_for("place preposition")
        heard = syntax.lemma[above] in occasions() | audiences() or syntax.entity[above] in ("DATE", "TIME")
        if not heard or syntax.lower[head] not in words_for("place of an occasion") or syntax.head[above] == above:
            return False
        if syntax.dep[above] in ("dobj", "dative") or (
            syntax.dep[above] == "pobj" and syntax.head[syntax.head[above]] == cue
        ):
            return cue in (syntax.head[above], syntax.head[syntax.head[above]])
        token = above
    return False


def _addressee(syntax: Syntax, attribution: Attribution, cast: Cast) -> tuple[int, int, int] | None:
    """To whom it was said: the object of telling, `to reporters`, `in an interview with …`."""
    cue, content = attribution.candidate.cue, attribution.candidate.pieces
    word = attribution.word
    if word.part not in ("verb", "noun"):
        return None
    kinds = (word.kind, *word.also)
    found = _spoken_to(syntax, cue, cast)
    if {"tell", "ask", "order", "commit"} & set(kinds):
        object_of_telling = syntax.child(cue, "dative", "dobj")
        found = object_of_telling if object_of_telling is not None else found
        if found is None and word.kind == "ask" and syntax.tag[cue] == "VBN":
            return _asked(syntax, cue, content)
        if found is not None and (found < cue or not (word.kind == "tell" or _listens(syntax, found, cast))):
            found = None
    for child in _led_to(syntax, cue):
        if found is not None:
            break
        head = syntax.child(child, "pobj")
        if head is None:
            continue
        if (
            syntax.lower[child] in words_for("hearer preposition")
            and child > cue
            and _listens(syntax, head, cast)
            and word.kind not in ("aspect", "raise", "mention")
        ):
            found = head
        elif _is_occasion(syntax, child):
            found = _partner(syntax, head, cast)
    if found is None:
        return None
    if any(start <= found < end for start, end in content):
        return _told_to_act(syntax, cue, found, content) if {"order", "press"} & set(kinds) else None
    return _noun_phrase(syntax, found, content)


def _told_to_act(
    syntax: Syntax, cue: int, found: int, content: tuple[tuple[int, int], ...]
) -> tuple[int, int, int] | None:
    """Whom a demand is made to, who begins what is demanded: `urged the council to sell the bridge`."""
    deed = syntax.child(cue, "xcomp", "ccomp")
    opens = content[0][0] == syntax.left[found] == cue + 1
    if not opens or deed is None or deed < found or not any(syntax.tag[c] == "TO" for c in syntax.children[deed]):
        return None
    return syntax.left[found], syntax.right[found], found


def _spoken_to(syntax: Syntax, cue: int, cast: Cast) -> int | None:
    """Whom the participle beside the saying names (`speaking to reporters`, `addressing the crowd`), or a letter that says it."""
    for verb in _speaking(syntax, cue):
        for child in syntax.children[verb]:
            head = child if syntax.dep[child] == "dobj" else syntax.child(child, "pobj")
            led = syntax.dep[child] == "dobj" or syntax.lower[child] in words_for("partner preposition")
            if led and head is not None and _listens(syntax, head, cast):
                return head
    sent = sent_by(syntax, cue)
    sent = syntax.head[cue] if sent is None and syntax.dep[cue] == "acl" and syntax.tag[cue] == "VBG" else sent
    if sent is None:
        return None
    letter = sent if syntax.lemma[sent] in occasions() else syntax.child(sent, "dobj")
    if letter is None or syntax.lemma[letter] not in occasions():
        return None
    partner = _partner(syntax, letter, cast)
    dative = syntax.child(sent, "dative")
    received = syntax.child(dative, "pobj") if dative is not None else None
    return partner if partner is not None else received


def _asked(syntax: Syntax, cue: int, content: tuple[tuple[int, int], ...]) -> tuple[int, int, int] | None:
    """Who was asked: the subject of the passive, or of the answer (`Asked about the port, Orlov said …`)."""
    passive = syntax.child(cue, "nsubjpass")
    answers = syntax.dep[cue] == "advcl" and cue < syntax.head[cue]
    asked = passive if passive is not None else syntax.subject(syntax.head[cue]) if answers else None
    if asked is None or any(start <= asked < end for start, end in content):
        return None
    return _noun_phrase(syntax, asked, content)


def _listens(syntax: Syntax, token: int, cast: Cast) -> bool:
    if syntax.lemma[token] in audiences() | outlet_nouns() or syntax.tag[token] == "PRP":
        return True
    mention = cast.at(syntax.doc[token])
    return (mention is not None and mention.how != "nationality") or syntax.entity[token] in (
        "PERSON",
        "ORG",
        "GPE",
        "NORP",
    )


def _partner(syntax: Syntax, occasion: int, cast: Cast) -> int | None:
    """To whom an occasion was: `an interview with`, `a letter to`; whom a statement is made with speaks, and does not listen."""
    for child in syntax.children[occasion]:
        if syntax.dep[child] == "prep" and syntax.lower[child] in words_for("partner preposition"):
            head = syntax.child(child, "pobj")
            shared = syntax.lower[child] not in words_for("sharing preposition") or syntax.lemma[occasion] in words_for(
                "shared occasion"
            )
            if head is not None and shared and _listens(syntax, head, cast):
                return head
    return None


def _noun_phrase(syntax: Syntax, head: int, content: tuple[tuple[int, int], ...]) -> tuple[int, int, int] | None:
    start, end = syntax.left[head], syntax.right[head]
    for piece_start, _ in content:
        if head < piece_start < end:
            end = piece_start
    for child in syntax.children[head]:
        part = syntax.dep[child] == "prep" and syntax.lower[child] in words_for("part preposition")
        if (
            child > head
            and not part
            and syntax.dep[child]
            not in (
                "compound",
                "conj",
                "cc",
                "poss",
                "case",
                "nummod",
                "amod",
                "appos",
            )
        ):
            end = min(end, syntax.left[child])
    return (start, end, head) if start <= head < end else None
