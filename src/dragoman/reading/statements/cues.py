"""Where in a document a word may report."""

from __future__ import annotations

from dragoman.reading.statements.cue_words import LABEL, PERSPECTIVE, PLAIN_SPEECH, CueWord, cue_forms, cue_words
from dragoman.reading.statements.outlets import is_outlet
from dragoman.reading.statements.syntax import Syntax
from dragoman.reading.statements.wording import judgements, quoting_words, words_for

__all__ = ["cue_tokens", "cues_of", "quoting_verb"]

_FIXED = frozenset(("prt",))
_JUDGES = frozenset(("PERSON", "ORG", "GPE", "NORP"))
_LONGEST_QUOTED = 16  # tokens from `quoted` to `as saying`
_LONGEST_LABEL = 9  # words before the colon: `Spain’s interior minister, Name Surname:`


def cues_of(syntax: Syntax, paragraphs: list[tuple[int, int]]) -> dict[int, CueWord]:
    """All tokens that may report, with their words."""
    words, forms = cue_words(), cue_forms()
    pos, lemma, lower = syntax.pos, syntax.lemma, syntax.lower
    according, to, phrase_heads, it = (
        words_for(r) for r in ("according", "hearer preposition", "phrase preposition", "filler")
    )
    found: dict[int, CueWord] = {}
    for i in range(len(pos)):
        word = words.get((lemma[i], pos[i]))
        if word is None or (lower[i] in forms and word.part != "verb" and syntax.tag[i] not in ("NN", "NNS")):
            word = forms.get(lower[i], word)
        if word is not None and not (i and lower[i - 1] == "-" and syntax.end[i - 1] == syntax.start[i]):
            found[i] = word  # no part of a compound: `the so-called zone`
        elif lower[i] in according and i + 1 < len(pos) and lower[i + 1] in to:
            found[i] = words["according to", "ADP"]
        elif lower[i] in phrase_heads and pos[i] == "ADP":
            phrase = _phrase(syntax, i)
            if phrase is not None:
                found[i] = phrase
        elif lower[i] in words_for("perspective") and _is_perspective(syntax, i):
            found[i] = PERSPECTIVE
        if lower[i] in it and i and (lemma[i - 1] + " it", "VERB") in words:
            found[i - 1] = words[lemma[i - 1] + " it", "VERB"]  # `as Orlov put it`
    for citing in [i for i, word in found.items() if word.kind in ("quote", "mention") and _cites(syntax, i, found)]:
        del found[citing]
    for saying in [i for i, word in found.items() if word.part == "verb" and syntax.dep[i] == "pcomp"]:
        quoting = quoting_verb(syntax, saying)
        if quoting is not None:
            found.pop(quoting, None)  # `was quoted as saying` is one cue, and what was quoted is what was said
    _add_labels(syntax, paragraphs, found)
    return dict(sorted(found.items()))


def _cites(syntax: Syntax, cue: int, cues: dict[int, CueWord]) -> bool:
    """Whether a verb only names whom an outlet has it from: `the agency said, citing an aide`; not `left, citing his health`."""
    if syntax.tag[cue] != "VBG" or syntax.child(cue, "dobj") is None or syntax.lemma[cue] not in quoting_words():
        return False
    begin, end = syntax.sentences[syntax.sentence[cue]]
    for i in range(begin, end):
        subject = syntax.child(i, "nsubj") if i in cues and cues[i].kind in PLAIN_SPEECH else None
        if subject is not None and is_outlet(syntax, (_bare(syntax, subject), subject + 1, subject)):
            return True
    return False


def _bare(syntax: Syntax, head: int) -> int:
    """Where the phrase of a noun begins, without what stands behind it."""
    return min((syntax.left[c] for c in syntax.children[head] if c < head), default=head)


def quoting_verb(syntax: Syntax, cue: int) -> int | None:
    """The verb by which somebody is quoted `as saying`, where `cue` is that `saying`."""
    preposition = syntax.head[cue]
    verb = syntax.head[preposition]
    if (
        syntax.tag[cue] != "VBG"
        or syntax.lower[preposition] not in words_for("comparing conjunction")
        or syntax.pos[verb] != "VERB"
        or verb > cue
    ):
        return _quoting_barely(syntax, cue) or _quoting_near(syntax, cue)
    return verb


def _quoting_near(syntax: Syntax, cue: int) -> int | None:
    """The verb before `as saying` in a sentence that the parser tore: no other verb stands between."""
    if syntax.tag[cue] != "VBG" or not cue or syntax.lower[cue - 1] not in words_for("comparing conjunction"):
        return None
    begin = syntax.sentences[syntax.sentence[cue]][0]
    for i in range(cue - 2, max(begin - 1, cue - _LONGEST_QUOTED), -1):
        if syntax.lemma[i] in quoting_words() and syntax.tag[i] in ("VBD", "VBN", "VBZ"):
            return i
        if syntax.pos[i] in ("VERB", "PUNCT"):
            break
    return None


def _quoting_barely(syntax: Syntax, cue: int) -> int | None:
    """The verb by which somebody is quoted `saying`, without an `as`."""
    quoted = syntax.head[cue]
    verb = syntax.head[quoted] if syntax.dep[cue] == "acl" and syntax.dep[quoted] == "dobj" else quoted
    quotes = syntax.tag[cue] == "VBG" and verb < cue and syntax.lemma[verb] in quoting_words()
    return verb if quotes and syntax.tag[verb] != "VBG" and syntax.pos[verb] == "VERB" else None


def _phrase(syntax: Syntax, preposition: int) -> CueWord | None:
    """`In Orlov's words, …`, `In a statement, …`: at the head of a clause, or set off by commas."""
    head = syntax.child(preposition, "pobj")
    if head is None:
        return None
    word = cue_words().get((syntax.lower[head], "phrase"))
    if word is None:
        return None
    begins = preposition == syntax.sentences[syntax.sentence[preposition]][0] or (
        syntax.lower[preposition - 1] == "," or syntax.lower[preposition - 1] in words_for("joining conjunction")
    )
    if word.kind == "according":
        owned = any(
            syntax.dep[c] == "poss" or (syntax.dep[c] == "prep" and syntax.lower[c] in words_for("part preposition"))
            for c in syntax.children[head]
        )
        return word if owned else None
    return word if begins else None


def _is_perspective(syntax: Syntax, preposition: int) -> bool:
    """Whether `For Orlov, the deal is a mistake` tells of a judgement: a name, and a clause that says what something is to it.

    Of all phrases of that form hardly one in three tells of somebody's thoughts; what they hold for a mistake, they do.
    """
    begin, end = syntax.sentences[syntax.sentence[preposition]]
    named = syntax.child(preposition, "pobj")
    if preposition != begin or named is None or syntax.entity[named] not in _JUDGES:
        return False
    comma, root = syntax.right[named], syntax.head[preposition]
    if comma >= end or syntax.lower[comma] != "," or syntax.lemma[root] not in words_for("being"):
        return False
    return any(syntax.dep[c] in ("attr", "acomp") and syntax.lemma[c] in judgements() for c in syntax.children[root])


def _add_labels(syntax: Syntax, paragraphs: list[tuple[int, int]], found: dict[int, CueWord]) -> None:
    """The colon behind a name that begins a paragraph: a headline's, or an interview's."""
    pos = syntax.pos
    for start, end in paragraphs:
        first = syntax.tokens_in(start, start + 1)[0]
        for i in range(first, min(first + _LONGEST_LABEL, len(pos))):
            if syntax.start[i] >= end or pos[i] in ("VERB", "AUX") or i in found:
                break
            if syntax.lower[i] == ":" and i > first:
                if syntax.lower[i - 1] not in words_for("heading"):
                    found[i] = LABEL
                break


def cue_tokens(syntax: Syntax, cue: int) -> list[int]:
    """The tokens that print a cue: the word, its particle, the `to` of `according to`, the noun of `in his words`."""
    tokens = [cue, *(c for c in syntax.children[cue] if syntax.dep[c] in _FIXED)]
    if syntax.lower[cue] in words_for("according"):
        tokens.append(cue + 1)
    elif syntax.pos[cue] == "ADP" and syntax.lower[cue] in words_for("phrase preposition"):
        tokens += [c for c in syntax.children[cue] if syntax.dep[c] == "pobj"]
    elif (
        cue + 1 < len(syntax)
        and syntax.lower[cue + 1] in words_for("filler")
        and (syntax.lemma[cue] + " it", "VERB") in cue_words()
    ):
        tokens.append(cue + 1)
    return sorted(tokens)
