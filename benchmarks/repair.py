"""What mending does to clean sentences (nothing, it should be) and how much of injected damage it undoes.

    python benchmarks/repair.py [--show KIND] [--reports]

Clean sentences are taken from edited news: they begin with a capital, end with a stop, have 8 to 50 words, paired quotation
marks, and no characters but letters, digits and common punctuation. The first thousand in the order of their checksums are
mended one by one, and so are all; each change counts. Damage of each kind is put into clean sentences at a place drawn from a
fixed seed, one wound a sentence; it is undone where the sentence comes back as it was.
`--show KIND` prints what was not undone (or, for `clean`, each change); `--reports` lists the changes to whole reports.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import re
from collections.abc import Callable, Iterator

from data import rows
from dragoman.records import make_report
from dragoman.text import mend

SOURCES = (
    "times/timebank.jsonl", "times/aquaint.jsonl", "statements/train.jsonl", "statements/dev.jsonl",
    "events/plover.jsonl", "stories/allsides.jsonl",
)  # fmt: skip
SEED = 20250227
WOUNDED = 400  # sentences a kind

_SENTENCE = re.compile(r"(?<=[a-z)”\"]{2}[.!?])[”\"]?\s+(?=[“\"A-Z])")
_ALLOWED = re.compile(r"[A-Za-z0-9 ,.;:'’“”\"()$%?!–—-]+")
_QUOTED = re.compile(
    r"(?:(?<=[\s(])|^)(?:“[^\s“”\"][^“”\"]*[^\s“”\"]”|\"[^\s“”\"][^“”\"]*[^\s“”\"]\")(?=$|[\s,.;:?!)’'—–-])"
)
_FUNCTION = re.compile(
    r"(?<= )([A-Za-z]{4,}) (the|and|will|he|she|where|which|who|they|that|his|has|have|was|with|from|for|while|when|like) (?=\w)"
)
_NAME = re.compile(
    r"(?<=[a-z,] )([A-Z][a-z]{3,}) (the|and|will|he|she|where|who|they|has|was|with|while|when|like|in) (?=\w)"
)
_BEFORE_NAME = re.compile(
    r"(?<= )(the|of|in|and|with|by|to|from|for|that|president|minister|capital) (?=[A-Z][a-z]{3,}\b)"
)
_PAIR = re.compile(r"(?<=[a-z,] )([A-Z][a-z]{3,}) and (?=[A-Z][a-z]{3,}\b)")
_DASH = re.compile(r" (?:–|—|-{1,2}) ?(?=(?:the|a|an|which|who|and|but|in|with|from|to|at|is|was|will|has)\b)")


def sentences() -> list[str]:
    """All clean sentences, in the order of their checksums."""
    found = {
        sentence
        for source in SOURCES
        for row in rows(source)
        for line in row["text"].split("\n")
        for sentence in _SENTENCE.split(line.strip())
        if is_clean(sentence)
    }
    return sorted(found, key=lambda sentence: hashlib.sha256(sentence.encode()).digest())


def is_clean(sentence: str) -> bool:
    """Whether a sentence has nothing odd about it to the eye."""
    return (
        8 <= len(sentence.split()) <= 50
        and sentence[0].isupper()
        and sentence.rstrip('”"')[-1:] in set(".?!")
        and _ALLOWED.fullmatch(sentence) is not None
        and not {*_QUOTED.sub("", sentence)} & set('“”"')
        and sentence.count("(") == sentence.count(")")
        and "  " not in sentence
        and "''" not in sentence
    )


def mended(text: str, *known_names: str) -> str:
    """The parsing copy of a text, white space evened out."""
    return " ".join(mend(make_report(text), known_names=known_names).text.split())


def _at(pattern: re.Pattern[str], cut: Callable[[re.Match[str]], str]) -> Callable[[str, random.Random], str | None]:
    def wound(sentence: str, chance: random.Random) -> str | None:
        places = list(pattern.finditer(sentence))
        if not places:
            return None
        place = chance.choice(places)
        return sentence[: place.start()] + cut(place) + sentence[place.end() :]

    return wound


def _unclosed(sentence: str, chance: random.Random) -> str | None:  # noqa: ARG001
    return sentence[:-1] if sentence[-1] in '”"' and sentence.count(sentence[-1]) <= 2 else None


def _mixed(sentence: str, chance: random.Random) -> str | None:
    at = sentence.find("”")
    if at < 0:
        return None
    return sentence[:at] + chance.choice([" »", "»", '"', " “"]) + sentence[at + 1 :]


def _turned(sentence: str, chance: random.Random) -> str | None:  # noqa: ARG001
    return sentence.replace(",” ", ", “", 1) if ",” " in sentence else None


_NAME_KNOWN = "foreign conjunction glued to a name known from elsewhere"
KINDS: dict[str, Callable[[str, random.Random], str | None]] = {
    "glued words": _at(_FUNCTION, lambda m: f"{m[1]}{m[2]} "),
    "glued name and word": _at(_NAME, lambda m: f"{m[1]}{m[2]} "),
    "word glued to a name": _at(_BEFORE_NAME, lambda m: m[1]),
    "foreign conjunction": _at(_PAIR, lambda m: f"{m[1]} y "),
    _NAME_KNOWN: _at(_PAIR, lambda m: f"{m[1]}y "),
    "open quotation": _unclosed,
    "mixed marks": _mixed,
    "turned marks": _turned,
    "lost space at a dash": _at(_DASH, lambda m: " -"),  # noqa: ARG005
}


def wounded(clean: list[str]) -> Iterator[tuple[str, str, str]]:
    """Kind of damage, damaged sentence and what it was."""
    for kind, wound in KINDS.items():
        chance = random.Random(f"{SEED} {kind}")  # noqa: S311 (no secret)
        made = ((wound(sentence, chance), sentence) for sentence in clean)
        found = [(damaged, sentence) for damaged, sentence in made if damaged is not None]
        for damaged, sentence in found[:WOUNDED]:
            yield kind, damaged, sentence
    for first, second in zip(clean[:WOUNDED], clean[WOUNDED : 2 * WOUNDED], strict=True):
        if first[-1] == "." and second[0].isalpha():
            yield "lost space after a stop", first + second, f"{first} {second}"


def _even(text: str) -> str:
    return re.sub(r" (?:–|—|-{1,2}) ?", " – ", text)


def measure(show: str = "") -> dict[str, float]:
    """Changed clean sentences per thousand, and the share of damage undone, by kind."""
    clean = sentences()
    changed = [sentence for sentence in clean if mended(sentence) != sentence]
    if show == "clean":
        for sentence in changed:
            print(sentence, "\n   ", mended(sentence))
    thousand = set(clean[:1000])
    figures = {
        "untouched of the first thousand": 1000 - sum(sentence in thousand for sentence in changed),
        "untouched per thousand of all": 1000 * (1 - len(changed) / len(clean)),
    }
    undone: dict[str, list[bool]] = {}
    for kind, damaged, sentence in wounded(clean):
        known = [pair[1] for pair in _PAIR.finditer(sentence)] if kind == _NAME_KNOWN else ()
        whole = mended(damaged, *known)
        undone.setdefault(kind, []).append(_even(whole) == _even(sentence))
        if kind == show and not undone[kind][-1]:
            print(damaged, "\n   ", whole)
    return figures | {f"undone: {kind}": sum(good) / len(good) for kind, good in undone.items()}


def changes_to_reports() -> Iterator[str]:
    """Each mend that is more than white space, in all reports, in its surroundings."""
    for source in (*SOURCES, "statements/gum.jsonl", "stories/incidents.jsonl"):
        for row in rows(source):
            for made in mend(make_report(row["text"])).mends:
                if made.before.split() != made.after.split():
                    before, after = (
                        row["text"][max(0, made.start - 50) : made.start],
                        row["text"][made.end : made.end + 40],
                    )
                    shown = f"{before}[{made.before} → {made.after}]{after}".replace("\n", "⏎")
                    yield f"{source.split('/')[1][:8]:9}{made.kind:20}{shown}"


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", default="", metavar="KIND")
    parser.add_argument("--reports", action="store_true")
    asked = parser.parse_args()
    if asked.reports:
        for line in changes_to_reports():
            print(line)
        return
    for name, figure in measure(asked.show).items():
        print(f"{name:70}{figure:9.3f}")


if __name__ == "__main__":
    main()
