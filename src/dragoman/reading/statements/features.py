"""A candidate as numbers that name no word: syntax, position, typography, and classes of the lexicon."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache
from typing import TYPE_CHECKING

from dragoman.reading.statements.candidate import ROUTES, Candidate
from dragoman.reading.statements.cue_words import CUE_CLASSES, SPEECH_CLASSES
from dragoman.reading.statements.page import Page
from dragoman.reading.statements.positions import closes
from dragoman.reading.statements.wording import words_for

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

__all__ = ["feature_names", "features_of"]

_CATEGORIES: dict[str, tuple[str, ...]] = {
    "class": CUE_CLASSES,
    "part": ("verb", "noun", "adjective", "adverb", "preposition", "mark"),
    "tag": ("VBD", "VBZ", "VBP", "VBN", "VBG", "VB", "NN", "NNS", "JJ", "IN"),
    "relation": (
        "ROOT", "ccomp", "advcl", "relcl", "acl", "xcomp", "conj", "pcomp", "parataxis", "prep", "dobj", "pobj", "nsubj",
        "amod", "attr", "acomp", "csubj", "dep", "compound",
    ),
    "subject": (
        "none", "speaker pronoun", "hearer pronoun", "person pronoun", "thing pronoun", "relative", "name person", "name other",
        "common", "plural", "clause", "number",
    ),
    "route": ROUTES,
    "first": (
        "ccomp", "xcomp", "dobj", "prep", "oprd", "attr", "acomp", "advcl", "acl", "relcl", "dep", "dative", "pobj", "pcomp",
        "appos", "colon", "advmod", "nsubjpass", "sentence", "clause", "closed", "opened", "parataxis", "nsubj", "conj",
    ),
    "last": (
        "ccomp", "xcomp", "dobj", "prep", "oprd", "advcl", "acl", "npadvmod", "advmod", "closed", "opened",
        "floating", "nsubjpass",
    ),
    "opener": (
        "that", "question", "whether", "infinitive", "verb", "pronoun", "name", "noun", "number", "mark",
        "preposition", "other",
    ),
    "preposition": ("none", "topic", "aim", "against", "as", "direction", "other"),
    "next": (
        "end", "comma", "dash", "stop", "mark", "conjunction", "preposition", "name", "noun", "verb", "other",
    ),
    "behind": (
        "end", "conjunction", "relative", "name", "noun", "pronoun", "preposition", "participle", "verb", "adverb",
        "cue", "other",
    ),
    "governor": ("none", *CUE_CLASSES),
}  # fmt: skip
_NUMBERS = (
    "also say", "also think", "also judge", "also want", "also mention", "also side", "also write", "also call", "own subject",
    "subject behind", "passive", "negated", "modal", "perfect", "infinitive", "agent", "in quotation", "from sentence start",
    "to sentence end", "paragraph number", "first sentence", "has ccomp", "has xcomp", "has dobj", "has preposition", "has mark",
    "cue children", "speech", "opens", "closes", "governed",
    "closes sentence", "run length", "words", "pieces", "finite", "quoted share",
    "whole quotations", "starts with quotation", "ends with quotation", "cuts quotation", "distance", "before cue", "comma between",
    "colon between", "to content sentence end", "from content sentence start", "sentences", "utterances", "foreign frames",
    "inner speech cues", "candidates", "capital cue", "sentence length", "quotations in sentence", "content subject",
    "source after", "cue sentence ends", "sentence quoted", "holds own subject", "holds according",
    "ends paragraph",
)  # fmt: skip

_VERBS = frozenset(("VB", "VBG", "VBN"))


@cache
def feature_names() -> tuple[str, ...]:
    """The names of all features, in order."""
    flags = (f"{name} is {value}" for name, values in _CATEGORIES.items() for value in values)
    return (*flags, *_NUMBERS)


_CODES = {name: {value: i for i, value in enumerate(values)} for name, values in _CATEGORIES.items()}
_WIDTHS = tuple(len(values) for values in _CATEGORIES.values())


def features_of(page: Page, candidates: list[Candidate]) -> npt.NDArray[np.float32]:
    """Describe candidates: one row each, one column a name of `feature_names()`."""
    import numpy as np

    codes: list[list[int]] = []
    numbers: list[list[float]] = []
    by_cue: dict[int, tuple[list[int], list[float]]] = {}
    counts: dict[int, int] = {}
    for candidate in candidates:
        counts[candidate.cue] = counts.get(candidate.cue, 0) + 1
    for candidate in candidates:
        shared = by_cue.get(candidate.cue)
        if shared is None:
            shared = by_cue[candidate.cue] = _of_cue(page, candidate.cue)
        kinds, values = _of_content(page, candidate)
        codes.append(shared[0][:5] + kinds + shared[0][5:])
        numbers.append([*shared[1], *values[:-1], counts[candidate.cue], *_of_place(page, candidate), values[-1]])
    coded = np.array(codes, dtype=np.int32).reshape(len(candidates), len(_WIDTHS))
    blocks = [(coded[:, [at]] == np.arange(width)).astype(np.float32) for at, width in enumerate(_WIDTHS)]
    blocks.append(np.array(numbers, dtype=np.float32).reshape(len(candidates), len(_NUMBERS)))
    return np.concatenate(blocks, axis=1)


def _subject_kind(page: Page, cue: int) -> tuple[str, int]:
    syntax = page.syntax
    subject = syntax.subject(cue)
    if subject is None:
        return "none", -1
    lower, tag = syntax.lower[subject], syntax.tag[subject]
    if lower in words_for("speaker pronoun"):
        kind = "speaker pronoun"
    elif lower in words_for("hearer pronoun"):
        kind = "hearer pronoun"
    elif lower in words_for("person pronoun"):
        kind = "person pronoun"
    elif tag in ("WP", "WDT"):
        kind = "relative"
    elif tag in ("PRP", "DT", "EX"):
        kind = "thing pronoun"
    elif tag in ("NNP", "NNPS"):
        kind = "name person" if syntax.entity[subject] == "PERSON" else "name other"
    elif tag == "NNS":
        kind = "plural"
    elif tag == "CD":
        kind = "number"
    elif tag.startswith("V"):
        kind = "clause"
    else:
        kind = "common"
    return kind, subject


def _governor(page: Page, cue: int) -> tuple[str, int]:
    """The class of the nearest cue above whose clause this one stands in, and how many steps up it is."""
    syntax = page.syntax
    token = cue
    for step in range(1, 9):
        head = syntax.head[token]
        if head == token:
            break
        word = page.cues.get(head)
        if word is not None and syntax.dep[token] not in ("conj", "nsubj", "nsubjpass", "relcl"):
            return word.kind, step
        token = head
    return "none", 0


def _of_cue(page: Page, cue: int) -> tuple[list[int], list[float]]:
    syntax, word = page.syntax, page.cues[cue]
    children = syntax.children[cue]
    deps = {syntax.dep[c] for c in children}
    subject_kind, subject = _subject_kind(page, cue)
    governor, steps = _governor(page, cue)
    begin, end = syntax.sentences[syntax.sentence[cue]]
    kinds = (word.kind, *word.also)
    codes = [
        _CODES["class"].get(word.kind, -1),
        _CODES["part"].get(word.part, -1),
        _CODES["tag"].get(syntax.tag[cue], -1),
        _CODES["relation"].get(syntax.dep[cue], -1),
        _CODES["subject"][subject_kind],
        _CODES["governor"].get(governor, -1),
    ]
    auxiliaries = [c for c in children if syntax.dep[c] in ("aux", "auxpass")]
    numbers = [
        float("say" in kinds), float("think" in kinds), float("judge" in kinds), float("want" in kinds), float("mention" in kinds),
        float("side" in kinds), float("write" in kinds), float("call" in kinds),
        float(bool({"nsubj", "nsubjpass"} & deps)),
        float(subject > cue),
        float("nsubjpass" in deps or "auxpass" in deps),
        float("neg" in deps),
        float(any(syntax.tag[c] == "MD" for c in auxiliaries)),
        float(any(syntax.lemma[c] == "have" for c in auxiliaries)),
        float(any(syntax.tag[c] == "TO" for c in auxiliaries)),
        float("agent" in deps),
        float(page.covering[cue] >= 0),
        float(min(cue - begin, 30)),
        float(min(end - cue, 30)),
        float(min(page.paragraph_of(cue), 12)),
        float(syntax.sentence[cue] == 0),
        float("ccomp" in deps), float("xcomp" in deps), float("dobj" in deps), float("prep" in deps), float("mark" in deps),
        float(min(len(children), 10)),
        float(any(kind in SPEECH_CLASSES for kind in kinds)),
        float(cue in page.opened),
        float(cue in page.closed),
        float(steps),
        float(closes(page, cue)),
    ]  # fmt: skip
    return codes, numbers


def _opener(page: Page, token: int) -> str:
    syntax = page.syntax
    lower, tag = syntax.lower[token], syntax.tag[token]
    if tag == "IN" and lower in words_for("content conjunction"):
        kind = "that"
    elif tag in ("IN", "CC") and lower in words_for("question conjunction"):
        kind = "whether"
    elif tag in ("WRB", "WP", "WDT"):
        kind = "question"
    elif tag == "TO":
        kind = "infinitive"
    elif tag.startswith("V") or tag == "MD":
        kind = "verb"
    elif tag in ("PRP", "EX", "DT", "PRP$"):
        kind = "pronoun"
    elif tag in ("NNP", "NNPS"):
        kind = "name"
    elif tag in ("NN", "NNS", "JJ"):
        kind = "noun"
    elif tag == "CD":
        kind = "number"
    elif syntax.pos[token] == "PUNCT":
        kind = "mark"
    elif tag == "IN":
        kind = "preposition"
    else:
        kind = "other"
    return kind


def _preposition(page: Page, candidate: Candidate) -> str:
    if candidate.first != "prep" or candidate.head < 0:
        return "none"
    lower = page.syntax.lower[candidate.head]
    if lower in words_for("topic preposition"):
        return "topic"
    if lower in words_for("comparing conjunction"):
        return "as"
    for name in ("aim", "against", "direction"):
        if lower in words_for(f"{name} preposition"):
            return name
    return "other"


def _of_content(page: Page, candidate: Candidate) -> tuple[list[int], list[float]]:
    syntax, covering, frames = page.syntax, page.covering, page.frames
    pieces, cue = candidate.pieces, candidate.cue
    own = covering[cue]
    tallies = page.tallies
    words, inside, finite, speech = (sum(row[end] - row[start] for start, end in pieces) for row in tallies)
    numbers_seen = _frames_in(page, pieces)
    if own in numbers_seen:
        numbers_seen.discard(own)
        inside -= sum(
            covering[i] == own and syntax.lower[i][:1].isalnum() for start, end in pieces for i in range(start, end)
        )
    sentences = {syntax.sentence[i] for start, end in pieces for i in (start, end - 1)}
    first, last = pieces[0][0], pieces[-1][1]
    whole = cut = utterances = foreign = 0
    for number in numbers_seen:
        frame = frames[number]
        if any(start <= frame.first and frame.last <= end for start, end in pieces):
            whole += 1
        else:
            cut += 1
        utterances += frame.utterance
        foreign += (frame.after is not None and frame.after != cue) or (
            frame.before is not None and frame.before != cue
        )
    before = last <= cue
    gap = (last, cue) if before else (cue + 1, first)
    between = [syntax.lower[i] for i in range(*gap)] if 0 < gap[1] - gap[0] <= 30 else []
    sentence_first = syntax.sentences[syntax.sentence[first]][0]
    sentence_last = syntax.sentences[syntax.sentence[last - 1]][1]
    codes = [
        _CODES["route"][candidate.route],
        _CODES["first"].get(candidate.first, -1),
        _CODES["last"].get(candidate.last, -1),
        _CODES["opener"][_opener(page, first)],
        _CODES["preposition"][_preposition(page, candidate)],
        *_what_follows(page, last),
    ]
    start_frame, end_frame = covering[first], covering[last - 1]
    numbers = [
        float(candidate.length), float(min(words, 80)), float(min(len(pieces), 5)), float(min(finite, 6)),
        inside / words if words else 0.0,
        float(whole),
        float(start_frame >= 0 and start_frame != own and frames[start_frame].first == first),
        float(end_frame >= 0 and end_frame != own and frames[end_frame].last == last),
        float(cut),
        float(min(max(gap[1] - gap[0], -1), 30)),
        float(before),
        float("," in between),
        float(":" in between),
        float(min(sentence_last - last, 20)),
        float(min(first - sentence_first, 20)),
        float(len(sentences)),
        float(utterances), float(foreign), float(min(speech, 4)),
        float(last >= page.paragraph_end(last - 1)),
    ]  # fmt: skip
    return codes, numbers


def _frames_in(page: Page, pieces: tuple[tuple[int, int], ...]) -> set[int]:
    """The numbers of the quotations that share a word with the pieces."""
    frames, words = page.frames, page.tallies[0]
    found: set[int] = set()
    for start, end in pieces:
        number = max(bisect_right(page.frame_tokens, start) - 1, 0)
        while number < len(frames) and frames[number].first < end:
            low, high = max(start, frames[number].first), min(end, frames[number].last)
            if low < high and words[high] > words[low]:
                found.add(number)
            number += 1
    return found


def _what_follows(page: Page, end: int) -> list[int]:
    """The codes of the token right behind a content, and of the first word there."""
    syntax = page.syntax
    limit = page.paragraph_end(end - 1)
    if end >= limit:
        return [_CODES["next"]["end"], _CODES["behind"]["end"]]
    lower, pos = syntax.lower[end], syntax.pos[end]
    following = _NEXT_MARKS[lower] if lower in _NEXT_MARKS else _NEXT_PARTS.get(pos, "other")
    i = end
    while i < limit and not syntax.lower[i][:1].isalnum():
        i += 1
    if i >= limit or syntax.sentence[i] != syntax.sentence[end - 1]:
        behind = "end"
    elif i in page.cues and page.cues[i].part == "verb":
        behind = "cue"
    elif syntax.tag[i] in ("WDT", "WP", "WRB", "WP$"):
        behind = "relative"
    elif syntax.tag[i] in ("VBG", "VBN"):
        behind = "participle"
    else:
        behind = _BEHIND.get(syntax.pos[i], "other")
    return [_CODES["next"][following], _CODES["behind"][behind]]


_NEXT_MARKS = {
    ",": "comma", "-": "dash", "–": "dash", "—": "dash", "--": "dash", ".": "stop", "?": "stop", "!": "stop", ";": "stop",
    '"': "mark", "“": "mark", "”": "mark", "''": "mark", "(": "mark", ":": "stop",
}  # fmt: skip
_NEXT_PARTS = {
    "CCONJ": "conjunction",
    "SCONJ": "conjunction",
    "ADP": "preposition",
    "PROPN": "name",
    "NOUN": "noun",
    "VERB": "verb",
    "AUX": "verb",
}
_BEHIND = {
    "CCONJ": "conjunction", "SCONJ": "conjunction", "PROPN": "name", "NOUN": "noun", "DET": "noun", "ADJ": "noun",
    "NUM": "noun", "PRON": "pronoun", "ADP": "preposition", "VERB": "verb", "AUX": "verb", "ADV": "adverb",
}  # fmt: skip


def _of_place(page: Page, candidate: Candidate) -> list[float]:
    syntax, cue = page.syntax, candidate.cue
    begin, end = syntax.sentences[syntax.sentence[cue]]
    quotations = len({page.covering[i] for i in (begin, end - 1, cue)} - {-1})
    head = candidate.head
    subject = head >= 0 and any(syntax.dep[c] in ("nsubj", "nsubjpass", "expl") for c in syntax.children[head])
    after = cue + 1 < end and syntax.pos[cue + 1] in ("PROPN", "PRON", "NOUN", "DET")
    return [
        float(syntax.text[syntax.start[cue]].isupper()),
        float(min(end - begin, 60)),
        float(quotations),
        float(subject),
        float(after),
        float(candidate.pieces[-1][1] <= cue and end - cue <= 3),
        float(page.covering[begin] >= 0 and page.covering[begin] == page.covering[end - 1]),
        float(any(_within(candidate, c) for c in syntax.children[cue] if syntax.dep[c] in ("nsubj", "nsubjpass"))),
        float(any(_within(candidate, i) for i in _put_down(page, candidate))),
    ]


def _put_down(page: Page, candidate: Candidate) -> tuple[int, ...]:
    first = bisect_left(page.put_down, candidate.pieces[0][0])
    return page.put_down[first : first + 1]


def _within(candidate: Candidate, token: int) -> bool:
    return any(start <= token < end for start, end in candidate.pieces)
