"""How well and how fast statements are read, beside others.

    python benchmarks/statements.py [--damage]

- quality on the development reports with every attribution marked by hand. A span counts as the words that it overlaps;
  contents are paired one to one, the most alike first. Triple F1 (the headline): contents that share half of their words
  (Jaccard) with the same source (the smaller shares half of its words with the other, or both have none); half and exact F1
  of contents alone; words: F1 over all words of contents; source: of the paired contents with a source, how many have the
  right one; recall by kind. The gold marks no word twice, so statements within statements are left out here.
- cost: what reading the statements takes, as a share of what parsing the same texts takes in the same run (processor time).
- `--damage` injects the damage of real reports (marks mixed, lost and turned, words glued, spaces lost), and shows what that
  costs.

Rules and weights were developed on other reports (`training/statements`). Figures of others are quoted from a run of theirs
over the same reports, and marked so; textacy's direct quotations are run here, in an environment of their own
(`statement_peers.py`). How well relays, addressees, days, unnamed speakers, force and negation are read is measured on labels of
our own (`sayings.py`).
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

import sayings
import statement_peers
from data import rows
from dragoman.parsing import load_model, parse
from dragoman.reading.actors import cast_of
from dragoman.reading.places import places_in
from dragoman.reading.statements import statements_in
from dragoman.reading.times import times_in
from dragoman.records import Statement, make_report
from dragoman.text import mend

REPORTS = "statements/dev.jsonl"
SEED = 20250301
Row = dict[str, Any]
Words = frozenset[int]
Found = list[tuple[Words, Words]]

# Triple and content-half F1: quoted, not run here.
QUOTED = (
    ("two people", "75.4", "79.8"),
    ("a ranking prototype over spaCy", "62.5", ""),
    ("Citron (two models refitted)", "48.7", ""),
    ("GenderGapTracker", "40.9", ""),
    ("textacy, direct quotations", "16.7-25.6", ""),
    ("a regex for marks", "5.7", ""),
)
_WORD = re.compile(r"[^\W_]+(?:['’.,\-][^\W_]+)*")
_MARKS = '"“”„«»'


class Text:
    """The words of a text by character."""

    def __init__(self, text: str) -> None:
        self.at = {place: number for number, word in enumerate(_WORD.finditer(text)) for place in range(*word.span())}

    def words(self, spans: Iterable[tuple[int, int]]) -> Words:
        """The words that spans of characters overlap."""
        return frozenset(self.at[place] for start, end in spans for place in range(start, end) if place in self.at)


def read(texts: dict[str, str]) -> tuple[dict[str, list[Statement]], float]:
    """Read the statements of texts by name; gives them, and the seconds that statements alone took."""
    found: dict[str, list[Statement]] = {}
    spent = 0.0
    names = iter(texts)
    for doc, copy in parse(mend(make_report(text, key=name)) for name, text in texts.items()):
        times, places = times_in(copy), places_in(doc, copy)
        cast = cast_of(doc, copy, places)
        begun = time.process_time()
        found[next(names)] = statements_in(doc, copy, cast=cast, times=times, places=places)
        spent += time.process_time() - begun
    return found, spent


def spans(statement: Statement, role: str) -> list[tuple[int, int]]:
    return [(span.start, span.end) for span in statement.evidence.get(role, ())]


def alike(one: Words, other: Words) -> float:
    return len(one & other) / len(one | other) if one | other else 0.0


def same_source(one: Words, other: Words) -> bool:
    if not one or not other:
        return not one and not other
    return len(one & other) / min(len(one), len(other)) >= 0.5


def kind_of(text: str, content: list[tuple[int, int]]) -> str:
    """Whether a gold content is direct, indirect or mixed, by the marks in and right before it."""
    inside = letters = 0
    on = bool(content) and text[max(0, content[0][0] - 1) : content[0][0]] in ("“", '"')
    for letter in " ".join(text[start:end] for start, end in content):
        if letter in _MARKS:
            on = letter in "“„«" or (letter not in "”»" and not on)
        elif letter.isalnum():
            letters += 1
            inside += on
    share = inside / letters if letters else 0.0
    return "direct" if share >= 0.95 else "indirect" if share <= 0.02 else "mixed"


def paired(gold: list[Words], found: list[Words]) -> list[tuple[int, int, float]]:
    options = sorted(
        ((alike(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found) if g & f),
        key=lambda option: (-option[0], option[1], option[2]),
    )
    taken: tuple[set[int], set[int]] = (set(), set())
    pairs = []
    for value, i, j in options:
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            pairs.append((i, j, value))
    return pairs


def score(reports: list[Row], predicted: dict[str, Found]) -> dict[str, float]:
    """Score contents and sources; figures in per cent."""
    n: Counter[str] = Counter()
    for report in reports:
        text = Text(report["text"])
        marked = [a for a in report["attributions"] if text.words(a["content"])]
        gold = [(text.words(a["content"]), text.words(a["source"])) for a in marked]
        kinds = [kind_of(report["text"], a["content"]) for a in marked]
        found = list(
            {content: (content, source) for content, source in reversed(predicted[report["id"]]) if content}.values()
        )
        n.update(gold=len(gold), found=len(found), **Counter(kinds))
        for i, j, value in paired([g[0] for g in gold], [f[0] for f in found]):
            if value >= 0.5:
                right = same_source(gold[i][1], found[j][1])
                n.update(
                    ["half", "found " + kinds[i], *(["triple"] if right else []), *(["exact"] if value >= 1 else [])]
                )
                n.update((["sourced"] if gold[i][1] else []) + (["source"] if gold[i][1] and right else []))
        every, ours = frozenset().union(*(g[0] for g in gold)), frozenset().union(*(f[0] for f in found))
        n.update({"words": len(every & ours), "gold words": len(every), "found words": len(ours)})
    f1 = {key: 200 * n[key] / (n["gold"] + n["found"]) for key in ("triple", "half", "exact")}
    return {
        "triple F1": f1["triple"],
        "half F1": f1["half"],
        "exact F1": f1["exact"],
        "words F1": 200 * n["words"] / (n["gold words"] + n["found words"]),
        "source": 100 * n["source"] / max(1, n["sourced"]),
        **{f"recall, {kind}": 100 * n["found " + kind] / max(1, n[kind]) for kind in ("direct", "mixed", "indirect")},
    }


def attributed(reports: list[Row], read_back: dict[str, list[Statement]]) -> dict[str, Found]:
    """The outermost statements as words of contents and sources."""
    found = {}
    for report in reports:
        text = Text(report["text"])
        outer = [s for s in read_back[report["id"]] if s.within is None]
        found[report["id"]] = [(text.words(spans(s, "content")), text.words(spans(s, "speaker"))) for s in outer]
    return found


def measure() -> dict[str, float]:
    """The figures on undamaged reports."""
    reports = rows(REPORTS)
    return score(reports, attributed(reports, read({r["id"]: r["text"] for r in reports})[0]))


WOUNDS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"(?<=[.!?,])[”\"](?=\s)"), lambda m: " »"),  # noqa: ARG005
    (re.compile(r"(?<=[.!?])[”\"](?=\s)"), lambda m: ""),  # noqa: ARG005
    (re.compile(r"(?<=,)[”\"] "), lambda m: " “"),  # noqa: ARG005
    (re.compile(r"(?<=[a-z]) (the|and|will|he|who) "), lambda m: f"{m[1]} "),
    (re.compile(r"(?<=\w) (?:–|—) (?=\w)"), lambda m: " -"),  # noqa: ARG005
)


def damaged(report: Row, chance: random.Random) -> Row:
    """A report with about one wound in eight hundred characters, and its gold moved along."""
    text = report["text"]
    wounds: list[tuple[int, int, str]] = []
    for pattern, become in WOUNDS:
        places = list(pattern.finditer(text))
        for place in chance.sample(places, min(len(places), max(1, len(text) // 4000))):
            wounds.append((place.start(), place.end(), become(place)))
    wounds.sort()
    pieces, moved, at = [], [], 0
    for start, end, new in wounds:
        if start < at:
            continue
        pieces += [text[at:start], new]
        moved.append((end, len(new) - (end - start)))
        at = end
    pieces.append(text[at:])

    def shift(place: int) -> int:
        return place + sum(by for end, by in moved if end <= place)

    attributions = [
        {role: [[shift(s), shift(e)] for s, e in a[role]] for role in ("source", "cue", "content")}
        for a in report["attributions"]
    ]
    return {"id": report["id"], "text": "".join(pieces), "attributions": attributions}


def show(name: str, figures: dict[str, float]) -> None:
    print(f"{name}: " + ", ".join(f"{key} {value:.1f}" for key, value in figures.items()))


def beside_textacy(reports: list[Row], words: int) -> None:
    """Run textacy's direct quotations over the same reports, in an environment of its own."""
    try:
        answer = statement_peers.read([report["text"] for report in reports])
    except statement_peers.PeerError as error:
        print(f"textacy could not be run ({error}): see its quoted figure")
        return
    predicted: dict[str, Found] = {}
    for report, found in zip(reports, answer["found"], strict=True):
        text = Text(report["text"])
        predicted[report["id"]] = [(text.words(content), text.words(speaker)) for content, speaker in found]
    show("textacy, direct quotations", score(reports, predicted))
    share = 100 * answer["finding"] / answer["parsing"]
    print(
        f"textacy: {answer['finding']:.2f} s, {words / answer['finding']:,.0f} words a second, {share:.1f} % of its parse"
        f" ({answer['parsing']:.1f} s), {answer['refused']} of {len(reports)} reports refused for their marks"
    )


def main() -> None:
    """Print quality, cost, and the figures of others."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--damage", action="store_true", help="also read the reports damaged")
    wanted = parser.parse_args()
    reports = rows(REPORTS)
    texts = {report["id"]: report["text"] for report in reports}
    nlp = load_model()
    begun = time.process_time()
    words = sum(len(doc) for doc in nlp.pipe(texts.values(), batch_size=16))
    bare = time.process_time() - begun
    found, spent = read(texts)
    figures = score(reports, attributed(reports, found))
    show(f"{len(reports)} reports, {sum(map(len, found.values()))} statements", figures)
    print(
        f"cost: {spent:.2f} s, {words / spent:,.0f} words a second, {100 * spent / bare:.1f} % of the bare parse ({bare:.1f} s)"
    )
    if wanted.damage:
        chance = random.Random(SEED)  # noqa: S311 (damage, not secrets)
        wounded = [damaged(report, chance) for report in reports]
        hurt = score(wounded, attributed(wounded, read({r["id"]: r["text"] for r in wounded})[0]))
        show("damaged", hurt)
        print(f"damage costs {figures['triple F1'] - hurt['triple F1']:.1f} points of triple F1")
    beside_textacy(reports, words)
    show("circumstances, on labels that nothing was tuned on", sayings.measure())
    for name, triple, half in QUOTED:
        print(f"quoted: {name}: triple F1 {triple}{f', half F1 {half}' if half else ''}")


if __name__ == "__main__":
    main()
