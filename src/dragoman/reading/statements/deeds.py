"""Words of saying that tell of a deed, a search or an invitation: nobody says anything by them."""

from __future__ import annotations

from functools import cache

from dragoman import lexicon
from dragoman.reading.statements.candidate import Candidate
from dragoman.reading.statements.page import Page
from dragoman.reading.statements.wording import words_for

__all__ = ["does", "invites", "searches", "told_by_another", "undergoes"]

_FINDS_OUT = frozenset(("show", "know"))
_AMOUNTS = frozenset(("MONEY", "PERCENT", "QUANTITY", "CARDINAL"))
_PLACES = frozenset(("FAC", "LOC"))


def does(page: Page, cue: int) -> bool:
    """Whether a verb tells what is done to a thing: `answered the alarm`, `attacked the port`, `said goodbye`."""
    syntax = page.syntax
    nouns = _things().get(syntax.lemma[cue])
    if nouns is None or page.cues[cue].part != "verb":
        return False
    thing = syntax.child(cue, "dobj", "nsubjpass")
    if thing is None or page.covering[thing] != page.covering[cue] or syntax.child(cue, "oprd", "ccomp") is not None:
        return False
    person = syntax.lower[thing] in words_for("person pronoun") or syntax.lemma[thing] in _persons()
    if "person" in nouns and (person or syntax.entity[thing] == "PERSON"):
        return True
    if "amount" in nouns and syntax.entity[thing] in _AMOUNTS:
        return True
    return syntax.lemma[thing] in nouns or ("place" in nouns and syntax.entity[thing] in _PLACES)


def undergoes(page: Page, cue: int) -> bool:
    """Whether a passive tells what befell somebody: `was last seen leaving the port`, `were called to the scene`."""
    syntax = page.syntax
    if syntax.child(cue, "auxpass") is None or syntax.child(cue, "agent") is not None:
        return False
    behind = [c for c in syntax.children[cue] if c > cue]
    if syntax.lemma[cue] in words_for("perceiving"):
        return any(syntax.tag[c] == "VBG" and syntax.dep[c] in ("xcomp", "advcl", "acl") for c in behind)
    led = (c for c in behind if syntax.dep[c] == "prep" and syntax.lower[c] in words_for("hearer preposition"))
    return syntax.lemma[cue] in words_for("summoning") and any(syntax.child(c, "pobj") is not None for c in led)


def searches(page: Page, cue: int) -> bool:
    """Whether a verb tells what somebody wants to find out: `to determine if the gun misfired`."""
    syntax = page.syntax
    if page.cues[cue].kind not in _FINDS_OUT or all(syntax.tag[c] != "TO" for c in syntax.children[cue]):
        return False
    behind = syntax.lower[cue + 1] if cue + 1 < len(syntax) else ""
    return behind in words_for("question conjunction") or (
        cue + 1 < len(syntax) and syntax.tag[cue + 1] in ("WRB", "WP")
    )


def invites(page: Page, cue: int) -> bool:
    """Whether a verb calls on the reader: `Want to talk about it?`, `Ask yourself …`; a quotation may open with one."""
    syntax = page.syntax
    begin = syntax.sentences[syntax.sentence[cue]][0]
    while begin < cue and syntax.pos[begin] in ("PUNCT", "SPACE", "CCONJ"):
        begin += 1
    bare = syntax.tag[cue] in ("VB", "VBP") and syntax.child(cue, "nsubj", "nsubjpass") is None
    return cue == begin and bare and cue not in page.opened and page.cues[cue].part == "verb"


def told_by_another(page: Page, candidate: Candidate) -> bool:
    """Whether what begins with `that` hangs on a later verb of saying: `responded to a call reporting that …`."""
    syntax, cue = page.syntax, candidate.cue
    opener = candidate.pieces[0][0]
    nearer = opener - 1
    if nearer <= cue or syntax.lower[opener] not in words_for("content conjunction"):
        return False
    verb = nearer in page.cues and page.cues[nearer].part == "verb" and syntax.tag[nearer] == "VBG"
    reports = verb or (syntax.dep[nearer] in ("advcl", "acl") and syntax.lower[nearer].endswith("ing"))
    return reports and syntax.pos[nearer - 1] not in ("ADP", "DET", "ADJ")  # but `said in a briefing that …`


@cache
def _things() -> dict[str, frozenset[str]]:
    return {e["verb"]: frozenset(e["things"].split("|")) for e in lexicon.table("deeds").entries()}


@cache
def _persons() -> frozenset[str]:
    return frozenset(noun for cell in lexicon.table("person_nouns").column("words") for noun in cell.split("|"))
