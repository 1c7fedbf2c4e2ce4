"""Which cue a quotation belongs to, by what stands before and after it in its paragraph."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.reading.statements.cue_words import SPEECH_CLASSES, CueWord
from dragoman.reading.statements.quotations import Quotation
from dragoman.reading.statements.syntax import Syntax

__all__ = ["Frame", "frames_of"]

_STOPS = frozenset(".!?…")
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
        lead = text[begin : quotation.start].rstrip()
        frame.colon = lead.endswith(":")
        frame.after = _after(syntax, frame, end, cues)
        frame.before = _before(syntax, frame, begin, cues)
        frame.utterance = _utterance(syntax, frame, lead)
    return frames


def _utterance(syntax: Syntax, frame: Frame, lead: str) -> bool:
    text, quotation = syntax.text, frame.quotation
    if not quotation.closed or frame.colon:
        return True
    said = text[quotation.inner : quotation.outer].strip()
    if not said:
        return False
    ends = said[-1] in ".!?…," or text[quotation.end : quotation.end + 1] in (".", ",", "!", "?")
    starts = said[0].isupper() and (not lead or lead[-1] in '.!?…,:;”"»—–')
    verbal = any(syntax.tag[i] in ("VBZ", "VBP", "VBD", "MD", "VB") for i in range(frame.first, frame.last))
    if frame.starts_paragraph and quotation.whole:
        return frame.words > 3
    return starts and ends and (verbal or frame.words > 4 or frame.after is not None or frame.before is not None)


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
    if not comma and inside[-1] in ".;:" and not outside[0].islower() and not _closes_late(syntax, frame, cues):
        return None  # the sentence has ended, so what follows is another one
    stop = syntax.tokens_in(quotation.end, end)[1]
    i = frame.last
    seen = 0
    subject = False
    while i < stop and seen < 24:
        word = syntax.lower[i]
        if word[:1] in _STOPS and len(word) <= 3:
            return None
        if word[:1].isalnum():
            seen += 1
        if syntax.tag[i] in ("NN", "NNS", "NNP", "NNPS", "PRP", "WP", "WDT"):
            subject = True
        if _speech(cues, i) and syntax.tag[i] in ("VBD", "VBZ", "VBP", "VBN", "VBG", "NNS", "NN", "VB"):
            if syntax.dep[i] in ("relcl", "acl") and seen > 3 and syntax.tag[i] != "VBG":
                i += 1
                continue
            if comma or seen <= 2 or subject:
                # Without a comma the quotation is a part of the clause; then only an immediate verb can close it.
                if not comma and seen > 6:
                    return None
                return i
        i += 1
    return None


def _closes_late(syntax: Syntax, frame: Frame, cues: dict[int, CueWord]) -> bool:
    """Whether `“….” Orlov said.` follows: a stop where a comma should be, then a name, a verb of speech and no more."""
    for i in range(frame.last, min(frame.last + 4, len(syntax) - 1)):
        if _speech(cues, i):
            return syntax.tag[i] == "VBD" and syntax.lower[i + 1] in (".", "on", "in", "\n", "\n\n")
        if syntax.pos[i] not in ("PROPN", "PRON", "DET", "NOUN"):
            return False
    return False


def _before(syntax: Syntax, frame: Frame, begin: int, cues: dict[int, CueWord]) -> int | None:
    """The verb that opens the quotation: `Peskov said: “…`, `he told reporters that “…`."""
    text, quotation = syntax.text, frame.quotation
    start = syntax.tokens_in(begin, quotation.start)[0] if begin < quotation.start else frame.first
    i = frame.first - 1
    passed = 0
    while i >= start and passed <= (_MOST_WORDS_BETWEEN * 2 if frame.colon else _MOST_WORDS_BETWEEN):
        word = syntax.lower[i]
        if word[:1] in _STOPS and len(word) <= 2:
            return None
        if _speech(cues, i) or (frame.colon and i in cues and cues[i].part == "verb"):
            if not frame.colon and not text[quotation.start - 2 : quotation.start].strip().endswith(",") and passed > 6:
                return None
            return i
        if word[:1].isalnum():
            passed += 1
        i -= 1
    return None
