"""Who a cue says is speaking: the subject, the agent, the owner of a noun, or whoever stands in the reporting clause."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.reading.statements.asides import before_aside, main_speaker, nearer_speaker
from dragoman.reading.statements.cue_words import CueWord
from dragoman.reading.statements.cues import quoting_verb
from dragoman.reading.statements.positions import closing_phrase
from dragoman.reading.statements.syntax import Syntax
from dragoman.reading.statements.wording import occasions, words_for

__all__ = ["Source", "phrase_of", "sent_by", "source_of"]

_NOMINAL = frozenset(("NOUN", "PROPN", "PRON"))
_COUNTABLE = frozenset(("NOUN", "PROPN", "PRON", "NUM"))
_WALLS = frozenset((";", ":", ".", '"', "”", "“"))
_BEFORE_NOUN = frozenset(
    ("det", "amod", "compound", "nummod", "poss", "nmod", "predet", "quantmod", "case", "neg", "preconj")
)
_RELATIVE = frozenset(("WP", "WDT"))
_MISREAD_SUBJECTS = frozenset(("dep", "attr", "nmod", "npadvmod", "meta", "dobj", "advmod"))
_LONGEST_DAY = 3  # tokens of `on Friday`, `in May 2020`
_SET_OFF = frozenset(("prep", "acl"))  # behind a comma: `Orlov, in a speech, said …`
_TRAILERS = frozenset(("relcl", "advcl", "ccomp", "parataxis", "dep"))


@dataclass(frozen=True, slots=True)
class Source:
    """Who speaks, in the tokens `[start, end)` with its `head`; `pronoun` is the `who` that stands for it, if one does."""

    start: int
    end: int
    head: int
    pronoun: int | None = None


def source_of(syntax: Syntax, cue: int, word: CueWord, content: tuple[tuple[int, int], ...]) -> Source | None:
    """Find who `cue` says is speaking, outside of `content`; None where nobody is named."""
    if word.part == "preposition":
        if syntax.lower[cue] in words_for("phrase preposition"):
            return _of_phrase(syntax, cue, word, content)
        preposition = cue + 1 if syntax.lower[cue] in words_for("according") else cue
        head = syntax.child(preposition, "pobj") or syntax.child(cue, "pobj")
        return None if head is None else phrase_of(syntax, head, cue, content)
    if word.part == "mark":
        return _before_colon(syntax, cue) if word.kind == "label" else _signed(syntax, cue)
    if word.part in ("noun", "adverb"):
        return _of_noun(syntax, cue, content) if word.part == "noun" else None
    return _of_clause(syntax, cue, word, content)


def _of_clause(syntax: Syntax, cue: int, word: CueWord, content: tuple[tuple[int, int], ...]) -> Source | None:
    """Who speaks in the clause of a verb or an adjective."""
    quoting = quoting_verb(syntax, cue)
    if quoting is not None:
        return _quoted(syntax, quoting, cue, content)
    nearer = nearer_speaker(syntax, cue) or main_speaker(syntax, cue)
    if nearer is not None and _outside(nearer, content):
        return _subject(syntax, nearer, syntax.head[nearer], cue, content)
    found = _past_aside(syntax, cue, _of_verb(syntax, cue, word, content), content)
    return _whole(syntax, cue, found, content)


def _past_aside(syntax: Syntax, cue: int, found: Source | None, content: tuple[tuple[int, int], ...]) -> Source | None:
    """The phrase before an aside between dashes, where what was found stands within the aside."""
    last = before_aside(syntax, cue)
    if last is None or not _outside(last, content) or (found is not None and not last < found.start < cue):
        return found
    head = _highest(syntax, last, syntax.sentences[syntax.sentence[cue]][0], cue)
    phrase = phrase_of(syntax, last if head is None else head, cue, content)
    return found if phrase is None else Source(phrase.start, min(phrase.end, last + 1), phrase.head, phrase.pronoun)


def _whole(syntax: Syntax, cue: int, found: Source | None, content: tuple[tuple[int, int], ...]) -> Source | None:
    """All of the phrase that stands between the last comma and the verb that ends a sentence, where only its end was found."""
    start = closing_phrase(syntax, cue)
    if start is None or (found is not None and not start < found.start < cue) or not _outside(start, content):
        return found
    heads = (i for i in range(start, cue) if syntax.pos[i] in _NOMINAL and not start <= syntax.head[i] < cue)
    head = next(heads, None)
    return (
        found if head is None or not all(_outside(i, content) for i in range(start, cue)) else Source(start, cue, head)
    )


def _outside(token: int, content: tuple[tuple[int, int], ...]) -> bool:
    return not any(start <= token < end for start, end in content)


def _of_phrase(syntax: Syntax, cue: int, word: CueWord, content: tuple[tuple[int, int], ...]) -> Source | None:
    """Whose words they are (`in Orlov's words`), or the document that says so (`in a poll for Norpress`)."""
    head = syntax.child(cue, "pobj")
    if head is None or word.kind == "document":
        return None if head is None else phrase_of(syntax, head, cue, content)
    for child in syntax.children[head]:
        if syntax.dep[child] == "poss":
            return phrase_of(syntax, child, cue, content)
        owner = syntax.child(child, "pobj") if syntax.lower[child] in words_for("part preposition") else None
        if owner is not None:
            return phrase_of(syntax, owner, cue, content)
    return None


def _before_colon(syntax: Syntax, cue: int) -> Source | None:
    start = cue
    while (
        start > 0
        and cue - start < 12
        and syntax.pos[start - 1] != "SPACE"
        and syntax.lower[start - 1] not in (".", "?", "!", "-", "–", "—")
    ):
        start -= 1
    while start < cue - 1 and syntax.pos[start] in ("ADP", "PUNCT"):
        start += 1  # `From Ana Orlov:`
    return Source(start, cue, cue - 1) if start < cue else None


def _signed(syntax: Syntax, cue: int) -> Source | None:
    end = cue + 1
    while end < len(syntax) and end - cue < 9 and syntax.pos[end] in ("PROPN", "NOUN", "ADJ", "ADP", "DET"):
        end += 1
    return Source(cue + 1, end, end - 1) if end > cue + 1 else None


def _of_noun(syntax: Syntax, cue: int, content: tuple[tuple[int, int], ...]) -> Source | None:
    owner = syntax.child(cue, "poss")
    if owner is not None and _outside(owner, content):
        return phrase_of(syntax, owner, cue, content)
    for child in syntax.children[cue]:
        if syntax.dep[child] == "prep" and syntax.lower[child] in words_for("owner preposition") and child > cue:
            head = syntax.child(child, "pobj")
            if head is not None and _outside(head, content):
                return phrase_of(syntax, head, cue, content)
    token = cue
    for _ in range(4):
        dep, token = syntax.dep[token], syntax.head[token]
        if dep == "conj" or (dep == "pobj" and syntax.dep[token] == "prep") or dep == "prep":
            continue
        if dep == "ROOT" or syntax.pos[token] not in ("VERB", "AUX"):
            break
        subject = syntax.subject(token)
        if subject is not None and subject != cue and syntax.dep[subject] != "expl" and _outside(subject, content):
            return phrase_of(syntax, subject, cue, content)
        break
    return _beside(syntax, cue, content) if syntax.dep[cue] == "ROOT" else None


def _quoted(syntax: Syntax, quoting: int, cue: int, content: tuple[tuple[int, int], ...]) -> Source | None:
    """Who is quoted as saying something: the object of the verb, or the subject of its passive."""
    quoted = syntax.child(quoting, "dobj", "nsubjpass") or syntax.subject(quoting)
    if syntax.pos[quoting] == "ADJ" or syntax.dep[quoting] == "amod" or (quoted is None and quoting < cue):
        quoted = next((i for i in range(cue - 2, quoting, -1) if syntax.pos[i] in _NOMINAL), quoted)
        return None if quoted is None else Source(quoting + 1, quoted + 1, quoted)
    return phrase_of(syntax, quoted, cue, content) if quoted is not None and _outside(quoted, content) else None


def _of_verb(syntax: Syntax, cue: int, word: CueWord, content: tuple[tuple[int, int], ...]) -> Source | None:
    agent = syntax.child(cue, "agent")
    if agent is not None:
        head = syntax.child(agent, "pobj")
        if head is not None and _outside(head, content):
            return phrase_of(syntax, head, cue, content)
    if word.kind == "seem" or _passive(syntax, cue) or _opens(syntax, cue):
        return None  # what is said of the subject of a passive is not said by it
    token = cue
    climbed: list[int] = []
    for _ in range(8):
        climbed.append(token)
        child = _nearest_subject(syntax, token, cue, content)
        if child is not None:
            if syntax.lower[child] in words_for("filler") and syntax.pos[token] == "AUX":
                return None  # `it is hard to say`
            return _subject(syntax, child, token, cue, content)
        dep, head = _above(syntax, token)
        if head == token:
            break
        if dep in ("acl", "relcl") and syntax.pos[head] in _NOMINAL and _outside(head, content):
            return phrase_of(syntax, head, cue, content)
        if not _outside(head, content):
            break
        token = head
        if dep not in (
            "conj",
            "aux",
            "xcomp",
            "advcl",
            "pcomp",
            "prep",
            "ccomp",
            "acomp",
            "attr",
            "parataxis",
            "dep",
            "acl",
            "relcl",
            "csubj",
        ):
            break
    if syntax.tag[cue] == "VBG":  # `suggesting that …, the manager said`: whoever speaks in the main clause
        climbed = [verb for verb in climbed if syntax.pos[verb] == "VERB" and syntax.tag[verb] != "VBG"]
    return next(filter(None, (_beside(syntax, verb, content) for verb in (climbed or [cue])[:3])), None)


def _nearest_subject(syntax: Syntax, verb: int, cue: int, content: tuple[tuple[int, int], ...]) -> int | None:
    """The subject of a verb; of several, as in torn sentences, the last one before it."""
    deps = ("nsubj", "nsubjpass")
    named = (c for c in syntax.children[verb] if syntax.dep[c] in deps and syntax.lower[c] != ".")
    found = [c for c in named if _outside(c, content) and c != cue]
    return next((c for c in reversed(found) if c < verb), found[0] if found else None)


def _above(syntax: Syntax, verb: int) -> tuple[str, int]:
    """What a verb hangs on, and how; one that tells what a letter says hangs on the verb that sends it."""
    sender = sent_by(syntax, verb)
    return ("advcl", sender) if sender is not None else (syntax.dep[verb], syntax.head[verb])


def sent_by(syntax: Syntax, cue: int) -> int | None:
    """The verb that sends what the cue tells of: `sent a letter to the council explaining …`, whatever `explaining` hangs on."""
    if syntax.tag[cue] != "VBG" or syntax.dep[cue] not in ("acl", "advcl"):
        return None
    verb = syntax.head[cue]
    for _ in range(4):
        if syntax.pos[verb] == "VERB" or syntax.head[verb] == verb:
            break
        verb = syntax.head[verb]
    sent = syntax.child(verb, "dobj")
    between = sent is not None and verb < sent < cue
    return verb if between and syntax.pos[verb] == "VERB" and syntax.lemma[sent or 0] in occasions() else None


def _subject(syntax: Syntax, subject: int, verb: int, cue: int, content: tuple[tuple[int, int], ...]) -> Source | None:
    if syntax.tag[subject] in _RELATIVE and syntax.dep[verb] == "relcl":
        antecedent = syntax.head[verb]
        if syntax.entity[antecedent] in ("DATE", "TIME"):  # `Lavrov said on Wednesday, who continued: …`
            main = syntax.subject(syntax.head[antecedent])
            return None if main is None else phrase_of(syntax, main, cue, content)
        phrase = phrase_of(syntax, antecedent, cue, content)
        if phrase is not None:
            return Source(phrase.start, phrase.end, phrase.head, subject)
    return phrase_of(syntax, subject, cue, content)


def _opens(syntax: Syntax, cue: int) -> bool:
    """Whether a participle opens a sentence whose subject it tells of: `Asked how it was, Orlov said …`, whatever its tag."""
    opens = cue == syntax.sentences[syntax.sentence[cue]][0] and syntax.dep[cue] == "advcl"
    return opens and syntax.tag[cue] in ("VBD", "VBN") and syntax.child(cue, "nsubj", "nsubjpass") is None


def _passive(syntax: Syntax, cue: int) -> bool:
    if syntax.tag[cue] != "VBN":
        return False
    deps = {syntax.dep[c] for c in syntax.children[cue]}
    if "auxpass" in deps or "nsubjpass" in deps:
        return True
    if "mark" in deps:
        return False  # `as announced on Monday, by surprise, the minister`: damaged, but no passive
    # `a group called …`; but `had called` has its auxiliary, and a quotation's verb may only look like a participle.
    return (syntax.dep[cue] == "acl" and not deps & {"aux", "nsubj", "dobj", "ccomp"}) or (
        syntax.dep[cue] == "advcl" and not deps & {"aux", "nsubj"}
    )


def _beside(syntax: Syntax, cue: int, content: tuple[tuple[int, int], ...]) -> Source | None:
    """Without a usable parse: the noun phrase next to the verb, on the side that the content is not."""
    begin, end = syntax.sentences[syntax.sentence[cue]]
    for child in reversed(syntax.children[cue]):
        misread = child < cue and syntax.pos[child] in _NOMINAL and syntax.dep[child] in _MISREAD_SUBJECTS
        if misread and _outside(child, content) and syntax.entity[child] not in ("DATE", "TIME"):
            return phrase_of(syntax, child, cue, content)
    behind = _behind(syntax, cue, end, content)
    if behind is not None:
        return phrase_of(syntax, behind, cue, content)
    if content and content[-1][1] <= cue:
        inverted = _inverted(syntax, cue, min(end, cue + 14))
        if inverted is not None:
            return phrase_of(syntax, inverted, cue, content)
    for i in range(cue - 1, max(begin - 1, cue - 8), -1):
        if not _outside(i, content) or syntax.pos[i] == "VERB" or syntax.lower[i] in _WALLS:
            break
        if syntax.pos[i] in _COUNTABLE:
            head = _highest(syntax, i, begin, cue)
            if head is not None and _outside(head, content) and syntax.entity[head] not in ("DATE", "TIME"):
                return phrase_of(syntax, head, cue, content)
            break
    return None


def _behind(syntax: Syntax, cue: int, end: int, content: tuple[tuple[int, int], ...]) -> int | None:
    """The noun at once behind the verb; one taken for an object speaks where the content ends at the verb (`…?” asked Orlov`)."""
    no_speaker = {"pobj", "npadvmod", "dobj", "dative"}
    if any(cue - 1 <= end_of_piece <= cue for _, end_of_piece in content):
        no_speaker.discard("dobj")
    for i in range(cue + 1, min(end, cue + 4)):
        if not _outside(i, content) or syntax.pos[i] == "PUNCT":
            return None
        if syntax.pos[i] in _NOMINAL:
            named = i
            while syntax.dep[named] == "compound" and named < syntax.head[named] < end:
                named = syntax.head[named]
            if syntax.dep[named] not in no_speaker:
                return named
    return None


def _inverted(syntax: Syntax, cue: int, end: int) -> int | None:
    """A person named behind the verb and its adverbials: `“…”, as announced on Monday, by surprise, the minister, Ana Orlov`."""
    for i in range(cue + 1, end):
        if syntax.pos[i] == "VERB":
            return None
        if syntax.entity[i] == "PERSON" and syntax.dep[i] != "pobj" and syntax.dep[syntax.head[i]] != "pobj":
            head = i
            while syntax.dep[head] in ("compound", "appos") and syntax.head[head] > cue:
                head = syntax.head[head]
            return head
    return None


def _highest(syntax: Syntax, token: int, begin: int, end: int) -> int | None:
    """The head of the noun phrase that `token` ends; None where that is only the object of a preposition."""
    for _ in range(16):
        above = syntax.head[token]
        if above == token or not begin <= above < end:
            return None if syntax.dep[token] == "pobj" else token
        if syntax.dep[token] == "appos" and syntax.pos[syntax.left[token] - 1] == "PUNCT":
            return token  # `…, the manager said`: what the parser took for an apposition
        if syntax.pos[above] in _COUNTABLE:
            token = above
        elif (
            syntax.pos[above] == "ADP"
            and syntax.pos[syntax.head[above]] in _COUNTABLE
            and begin <= syntax.head[above] < end
        ):
            token = syntax.head[above]
        else:
            return None if syntax.dep[token] == "pobj" else token
    return None


def phrase_of(syntax: Syntax, head: int, cue: int, content: tuple[tuple[int, int], ...]) -> Source | None:
    """Give the noun phrase of `head`, without its relative clauses and with nothing of the content or the cue in it."""
    start, end = _bounds(syntax, head)
    for taken_start, taken_end in (*content, (cue, cue + 1)):
        if start < taken_end and taken_start < end:
            if head < taken_start:
                end = min(end, taken_start)
            elif head >= taken_end:
                start = max(start, taken_end)
    while end > head + 1 and syntax.pos[end - 1] in ("PUNCT", "SPACE", "CCONJ", "ADP", "SCONJ"):
        end -= 1
    while start < head and (syntax.pos[start] in ("PUNCT", "SPACE") or syntax.dep[start] == "cc"):
        start += 1
    if syntax.dep[head] == "poss" and end > start and syntax.tag[end - 1] == "POS":
        end -= 1
    return Source(start, end, head) if start <= head < end else None


def _bounds(syntax: Syntax, head: int) -> tuple[int, int]:
    start, end = head, syntax.right[head]
    for child in syntax.children[head]:
        if child < head and (syntax.dep[child] in _BEFORE_NOUN or syntax.pos[head] == "NUM"):
            start = min(start, syntax.left[child])
        set_off = child > head and syntax.dep[child] in _SET_OFF and syntax.lower[syntax.left[child] - 1] == ","
        if child > head and (set_off or syntax.dep[child] in _TRAILERS or _dates(syntax, child)):
            end = min(end, syntax.left[child])
    return start, end


def _dates(syntax: Syntax, phrase: int) -> bool:
    """Whether a phrase behind a noun only tells when it was: `the opposition leader on Friday rejected …`."""
    on = syntax.dep[phrase] == "prep" and syntax.lower[phrase] not in words_for("part preposition")
    day = syntax.child(phrase, "pobj") if on else None
    return day is not None and syntax.entity[day] == "DATE" and syntax.right[phrase] - phrase <= _LONGEST_DAY
