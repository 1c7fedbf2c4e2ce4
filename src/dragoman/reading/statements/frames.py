"""Which cue a quotation belongs to, by what stands before and after it in its paragraph."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.reading.statements.cue_words import LABEL, OTHER, SIGNATURE, SPEECH_CLASSES, CueWord
from dragoman.reading.statements.quotations import Quotation
from dragoman.reading.statements.syntax import Syntax
from dragoman.reading.statements.wording import words_for

__all__ = ["Frame", "frames_of"]

_NEAR = 5
_LONGEST_SPEAKER = 18
_STOPS = frozenset(".!?…")
_EDGES = " \n\t\"“”'‘’()[]«»"
_LEADING = frozenset(".!?…,:;”\"»—–-’'")
_VERBAL = frozenset(("VBZ", "VBP", "VBD", "VBN", "MD", "VB"))
_ADVERBIAL = frozenset(("prep", "npadvmod", "advmod", "dative"))
_LONGEST_LABEL = 8  # words before the colon of `Spain’s interior minister, Name Surname:`
_LONGEST_SIGNATURE = 90  # characters of `— Name Surname, office`
_MOST_WORDS_BETWEEN = 14  # between a verb and the quotation that it opens: an addressee, a time, a place


@dataclass(slots=True)
class Frame:
    """A quotation among the tokens `[first, last)`, with the cue that closes it (`after`) and the one that opens it (`before`).

    `colon` says that a colon opens it; `utterance` that it can stand as something said on its own (and is no mere phrase in
    somebody else's sentence); `follows` that nothing but white space parts it from the quotation before it; `next` and
    `previous` are its neighbours.
    """

    quotation: Quotation
    first: int
    last: int
    utterance: bool = False
    colon: bool = False
    after: int | None = None
    before: int | None = None
    follows: bool = False
    starts_paragraph: bool = False
    words: int = 0
    number: int = 0
    cued: list[int] = field(default_factory=list)


def frames_of(
    syntax: Syntax,
    quotations: list[Quotation],
    paragraphs: list[tuple[int, int]],
    cues: dict[int, CueWord],
) -> list[Frame]:
    """Place the quotations in their paragraphs, with the cues that stand beside them."""
    frames: list[Frame] = []
    text = syntax.text
    for number, quotation in enumerate(quotations):
        first, last = syntax.tokens_in(quotation.start, quotation.end)
        frame = Frame(quotation, first, last, number=number)
        frame.words = sum(1 for i in range(first, last) if syntax.lower[i][:1].isalnum())
        frame.starts_paragraph = quotation.start == paragraphs[quotation.paragraph][0]
        frames.append(frame)
    for number, frame in enumerate(frames):
        quotation = frame.quotation
        paragraph_start, paragraph_end = paragraphs[quotation.paragraph]
        earlier = frames[number - 1] if number else None
        later = frames[number + 1] if number + 1 < len(frames) else None
        begin = paragraph_start
        if earlier is not None and earlier.quotation.paragraph == quotation.paragraph:
            begin = earlier.quotation.end
        end = paragraph_end
        if later is not None and later.quotation.paragraph == quotation.paragraph:
            end = later.quotation.start
        frame.follows = earlier is not None and not text[earlier.quotation.end : quotation.start].strip(" \n\r\t—–-,.")
        if begin == quotation.start and quotation.paragraph:
            above = paragraphs[quotation.paragraph - 1]
            if text[above[1] - 1] == ":":
                begin = above[0]  # the line above announces it
        lead = text[begin : quotation.start].rstrip()
        frame.colon = lead.endswith(":")
        frame.after = _after(syntax, frame, end, cues)
        if frame.after is None:
            following = later.quotation.start if later is not None else len(text)
            frame.after = _signature(syntax, frame, following, cues)
        frame.before = _before(syntax, frame, begin, cues)
        frame.utterance = _utterance(syntax, frame, lead)
    return frames


def _utterance(syntax: Syntax, frame: Frame, lead: str) -> bool:
    text, quotation = syntax.text, frame.quotation
    if not quotation.closed or frame.colon:
        return True
    said = text[quotation.inner : quotation.outer].strip(_EDGES)
    if not said:
        return False
    ends = said[-1] in ".!?…,—–-" or text[quotation.end : quotation.end + 1] in (".", ",", "!", "?")
    first = next((c for c in said if c.isalnum()), "a")
    if (
        frame.after is not None
        and 0 <= frame.after - frame.last <= 1
        and syntax.lower[frame.last] in words_for("comparing conjunction")
    ):
        return True  # `“…”, as announced by …`: put down to somebody in so many words
    starts = (first.isupper() or first.isdigit()) and (not lead or lead[-1] in _LEADING)
    verbal = any(syntax.tag[i] in _VERBAL for i in range(frame.first, frame.last))
    if frame.starts_paragraph and quotation.whole:
        return frame.words > 3
    return starts and ends and (verbal or frame.words > 3 or frame.after is not None or frame.before is not None)


def _speech(cues: dict[int, CueWord], token: int) -> bool:
    cue = cues.get(token)
    return (
        cue is not None
        and cue.part == "verb"
        and (cue.kind in SPEECH_CLASSES or "manner" in cue.also or "write" in cue.also)
    )


def _after(syntax: Syntax, frame: Frame, end: int, cues: dict[int, CueWord]) -> int | None:
    """The verb that closes the quotation: `…,” Peskov said`, `…?” asked the minister`."""
    text, quotation = syntax.text, frame.quotation
    outside = text[quotation.end : end].lstrip()
    inside = text[quotation.inner : quotation.outer].rstrip()
    if not outside or not inside:
        return None
    comma = inside[-1] in ",!?…—–-" or outside[0] in ",—–-"
    if not comma and inside[-1] in ".;:" and not outside[0].islower():
        return _closes_late(syntax, frame, cues)  # the sentence has ended: what follows is another one, but for a slip
    stop = syntax.tokens_in(quotation.end, end)[1]
    i = frame.last
    seen = 0
    subject = False
    while i < stop and seen < 24:
        word = syntax.lower[i]
        if word[:1] in _STOPS and len(word) <= 3:
            break
        if word[:1].isalnum():
            seen += 1
        if syntax.tag[i] in ("NN", "NNS", "NNP", "NNPS", "PRP", "WP", "WDT"):
            subject = True
        if _speech(cues, i) and syntax.tag[i] in ("VBD", "VBZ", "VBP", "VBN", "VBG", "NNS", "NN", "VB", "IN"):
            if syntax.dep[i] in ("relcl", "acl") and seen > 3 and syntax.tag[i] != "VBG":
                i += 1
                continue
            if comma or seen <= 2 or subject:
                # Without a comma the quotation is a part of the clause; then only an immediate verb can close it.
                if not comma and seen > 6 and not _subject_fills(syntax, frame, i):
                    return None
                return i
        i += 1
    return _closed_by_any(syntax, frame, stop, cues) if inside[-1] in ",!?" else None


def _closed_by_any(syntax: Syntax, frame: Frame, stop: int, cues: dict[int, CueWord]) -> int | None:
    """Find whatever verb follows, with its subject and no more, a quotation that a comma ends: `“Not now,” Orlov shot back`."""
    verb = next((i for i in range(frame.last, min(stop, frame.last + 8)) if syntax.tag[i] in ("VBD", "VBZ")), None)
    if verb is None or syntax.pos[verb] != "VERB":
        return None
    subject = syntax.child(verb, "nsubj")
    if subject is None or min(subject, verb) < frame.last or syntax.left[min(subject, verb)] > frame.last + 1:
        return None
    if any(syntax.pos[i] in ("CCONJ", "SCONJ") or syntax.tag[i] in ("WP", "WDT") for i in range(frame.last, verb)):
        return None
    cues.setdefault(verb, OTHER)
    return verb


def _subject_fills(syntax: Syntax, frame: Frame, verb: int) -> bool:
    """Whether nothing but its subject stands between a quotation and a verb, however long: `“…” Orlov, who met the chief, said`."""
    subject = syntax.child(verb, "nsubj")
    return subject is not None and syntax.left[subject] == frame.last and verb - 1 <= syntax.right[subject] <= verb


def _closes_late(syntax: Syntax, frame: Frame, cues: dict[int, CueWord]) -> int | None:
    """The verb of `“….” Orlov told the agency.`: a stop where a comma should be, then a clause that says nothing else."""
    near = True
    for i in range(frame.last, min(frame.last + _LONGEST_SPEAKER, len(syntax) - 1)):
        if _speech(cues, i) and (near or _subject_fills(syntax, frame, i)):
            if syntax.tag[i] not in ("VBD", "VBZ") or i == frame.last:
                return None
            behind = [c for c in syntax.children[i] if c > i and syntax.pos[c] != "PUNCT"]
            tells = cues[i].kind == "tell"
            alone = all(syntax.dep[c] in _ADVERBIAL or (tells and syntax.dep[c] == "dobj") for c in behind)
            end = max((syntax.right[c] for c in behind), default=i + 1)
            return i if alone and end < len(syntax) and syntax.lower[end] in (".", "\n", "\n\n") else None
        near = near and i < frame.last + _NEAR and syntax.pos[i] in ("PROPN", "PRON", "DET", "NOUN")
    return None


def _before(syntax: Syntax, frame: Frame, begin: int, cues: dict[int, CueWord]) -> int | None:
    """The verb that opens the quotation: `Peskov said: “…`, `he told reporters that “…`."""
    text, quotation = syntax.text, frame.quotation
    start = syntax.tokens_in(begin, quotation.start)[0] if begin < quotation.start else frame.first
    i = frame.first - 1
    if i >= start and (syntax.tag[i] == "POS" or _is_title(syntax, frame, i)):
        return None  # `said on Norpress's “Face the City”`, `said on “Sunday & Friends.”`
    passed = 0
    while i >= start and passed <= (_MOST_WORDS_BETWEEN * 2 if frame.colon else _MOST_WORDS_BETWEEN):
        word = syntax.lower[i]
        if (word[:1] in _STOPS and len(word) <= 2) or (frame.colon and passed and _set_apart(syntax, i)):
            break
        noun = passed <= 2 and i in cues and cues[i].part == "noun"
        if noun and cues[i].kind in SPEECH_CLASSES and _offset(text, quotation.start):
            return i
        if frame.colon and i not in cues and syntax.pos[i] == "VERB":
            cues[i] = OTHER  # whatever verb it is, what follows its colon in quotation marks was said
        if _speech(cues, i) or (frame.colon and i in cues and cues[i].part == "verb"):
            comma = text[max(0, quotation.start - 2) : quotation.start].strip().endswith(",")
            return i if frame.colon or comma or passed <= 6 else None
        if word[:1].isalnum():
            passed += 1
        i -= 1
    colon = frame.first - 1
    while colon > start and syntax.pos[colon] == "SPACE":
        colon -= 1
    if frame.colon and colon >= start and syntax.lower[colon] == ":" and passed <= _LONGEST_LABEL:
        cues.setdefault(colon, LABEL)
        return colon
    return None


def _set_apart(syntax: Syntax, token: int) -> bool:
    """Whether a dash with spaces around it begins what stands before a colon: `A long look back - Ana Orlov: “…`."""
    apart = syntax.lower[token] in ("-", "–", "—") and syntax.start[token] > syntax.end[token - 1]
    return apart and syntax.start[token + 1] > syntax.end[token]


def _is_title(syntax: Syntax, frame: Frame, before: int) -> bool:
    """Whether a quotation behind `on`, `in` or `at` names a programme or a paper: capitals, and no verb that is conjugated."""
    led = syntax.lower[before] in words_for("place preposition") and syntax.pos[before] == "ADP"
    words = [i for i in range(frame.first, frame.last) if syntax.lower[i][:1].isalpha() and syntax.pos[i] != "ADP"]
    capital = all(syntax.text[syntax.start[i]].isupper() for i in words)
    return led and capital and all(syntax.tag[i] not in _VERBAL for i in words)


def _offset(text: str, start: int) -> bool:
    return text[max(0, start - 2) : start].strip()[-1:] in (",", ":")


def _signature(syntax: Syntax, frame: Frame, later: int, cues: dict[int, CueWord]) -> int | None:
    """The dash of a signature below or behind a quotation: `— Mirela Dusan`."""
    token = frame.last
    while token < len(syntax) and syntax.pos[token] == "SPACE":
        token += 1
    if token >= len(syntax) - 1 or syntax.lower[token] not in ("-", "–", "—", "―", "--"):
        return None
    if syntax.pos[token + 1] != "PROPN" or not frame.words > 3:
        return None
    line = syntax.text.find("\n", syntax.start[token])
    if (line if 0 <= line < later else later) - syntax.start[token] > _LONGEST_SIGNATURE:
        return None
    cues.setdefault(token, SIGNATURE)
    return token
