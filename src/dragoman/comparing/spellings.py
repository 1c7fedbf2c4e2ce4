"""How somebody is spelt: names of one person that reports of a story print with other letters, where one must be wrong."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from itertools import combinations

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from dragoman import lexicon
from dragoman.comparing.affair import Affair
from dragoman.reading.actors.names import PersonName
from dragoman.reading.actors.spelling import full_given_name, given_gender, spelled_alike
from dragoman.reading.fates.vocabulary import is_name
from dragoman.records import Disagreement, Reading, Span, Story, Subject, identify

__all__ = ["compare_spellings", "scripts_of"]

# Two parts of so many in a hundred letters alike are one name, and two whole names of so many. Set on half of the local reports.
_ALIKE, _ALIKE_WHOLE = 72, 85
# A shorter part may be another name; a family name of so many letters with one more at its end is the same, misspelt.
_SHORT, _LONG = 4, 6
# A report that prints two names of so many letters, one slip apart, has misprinted one; any others are of two persons.
_MISPRINT = 12

# Given name, sometimes a second one, and family name, folded.
_Name = tuple[str, ...]


def compare_spellings(affair: Affair, story: Story) -> Iterator[Disagreement]:
    """Find persons whose name reports of a story spell differently (`Adeline Berg`, `Adline Berg`).

    Of names from other scripts there are many right spellings, so people and reports of such countries are left out; so are
    short forms (`Steve`, `Stephen`), and two names that one report has both of (`Ana and Anna Berg`), which are of two persons.
    """
    told: dict[_Name, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    of_persons: set[Span] = set()
    at_home = False
    for report in story.reports:
        scripts = scripts_of(affair.readings[report]) if report in affair.readings else {True}
        if True not in scripts:
            at_home = at_home or bool(scripts)
            for span, is_person in _names(affair.readings[report]):
                if is_person:
                    of_persons.add(span)
                for name in _forms(span):
                    told[name][report].append(span)
    for group in _groups(told, at_home):
        printing = Counter(report for name in group for report in told[name])
        # A report that prints both takes neither side.
        sides = {
            name: [span for report, spans in told[name].items() if printing[report] == 1 for span in spans]
            for name in group
        }
        sides = {name: spans for name, spans in sides.items() if spans}
        if len(sides) > 1 and any(span in of_persons for spans in sides.values() for span in spans):
            usual = min(sides, key=lambda name: (-len({span.report for span in sides[name]}), name))
            yield Disagreement(
                id=identify("d", "spelling", story.id, *(" ".join(name) for name in sorted(sides))),
                kind="conflict",
                about="participants",
                subject=Subject(text=f"how the name of {_printed(sides[usual])} is spelt"),
                positions=tuple(affair.printed(_printed(sides[name]), sides[name]) for name in sorted(sides)),
                story=story.id,
            )


def _names(reading: Reading) -> Iterator[tuple[Span, bool]]:
    """The names that a report prints, and whether they are surely persons': one may be taken for a body's (`Berg Falk`)."""
    for actor in reading.actors:
        if actor.kind in {"person", "organisation"} and actor.country not in _other_scripts():
            yield from ((span, actor.kind == "person") for span in actor.evidence.get("name", ()) if is_name(span.text))
    for fate in reading.fates:
        # Somebody whom only what befell them tells to be a person, as in a list of names.
        span = fate.evidence["person"][0]
        if fate.actor is None and fate.age is not None and is_name(span.text) and span.text.replace(" ", "").isalpha():
            yield span, True


def _forms(span: Span) -> Iterator[_Name]:
    """A full name as given and family name, and with the one between them where there is one."""
    parts = PersonName.of(" ".join(span.text.split())).parts
    if len(parts) > 1:
        yield parts[0], parts[-1]
    if len(parts) == 3:
        yield parts


def _printed(spans: list[Span]) -> str:
    texts = Counter(" ".join(span.text.split()) for span in spans)
    return min(texts, key=lambda text: (-texts[text], -len(text), text))


def _groups(told: Mapping[_Name, Collection[str]], at_home: bool) -> list[list[_Name]]:
    """Names that are one in several spellings, each group in the order of the names."""
    by_key: dict[tuple[object, ...], list[_Name]] = defaultdict(list)
    for name in sorted(told):
        for key in (("given", name[0]), ("family", name[-1]), ("initials", name[0][0], name[-1][0])):
            by_key[len(name), *key].append(name)
    group: dict[_Name, set[_Name]] = {}
    for found in by_key.values():
        for one, other in combinations(found, 2):
            if other not in group.get(one, ()) and _one_person(one, other) and _may_be_one(one, other, told, at_home):
                joined = group.get(one, {one}) | group.get(other, {other})
                group.update(dict.fromkeys(joined, joined))
    return sorted({id(names): sorted(names) for names in group.values()}.values())


def _may_be_one(one: _Name, other: _Name, told: Mapping[_Name, Collection[str]], at_home: bool) -> bool:
    """Whether no report prints both names, or prints a long one with a slip.

    What sounds alike may be two renderings of a foreign name, unless the story is set where our letters are used.
    """
    if not at_home and all(map(spelled_alike, one, other)):
        return False
    first, second = " ".join(one), " ".join(other)
    slip = OSA.distance(first, second) == 1 and min(len(first), len(second)) >= _MISPRINT
    return slip or not set(told[one]) & set(told[other])


def _one_person(one: _Name, other: _Name) -> bool:
    """Whether two names are one in two spellings: one part differs by some letters, or both by few."""
    given, family = one[0] == other[0], one[-1] == other[-1]
    if given and family:
        return _misspelt(one[1], other[1])
    if len(one) > 2 or _of_two_genders(one[0], other[0]):
        return False
    if not (given or _misspelt(one[0], other[0])) or not (family or _misspelt(one[-1], other[-1], family=True)):
        return False
    return given or family or fuzz.ratio(" ".join(one), " ".join(other)) >= _ALIKE_WHOLE


def _of_two_genders(one: str, other: str) -> bool:
    """Whether two given names are a man's and a woman's, and not one with two letters turned round (`Jaime`, `Jamie`)."""
    return {given_gender(one), given_gender(other)} == {"m", "f"} and sorted(one) != sorted(other)


def _misspelt(one: str, other: str, *, family: bool = False) -> bool:
    short, long = sorted((one, other), key=len)
    if len(short) < _SHORT or fuzz.ratio(one, other) < _ALIKE or full_given_name(one) == full_given_name(other):
        return False
    # `Eric` and `Erica`, `Steve` and `Steven`, are two names; `Reed` and `Reeds` may be the genitive.
    if long.endswith(short) and len(long) - len(short) >= _SHORT:
        return False  # `CrimeStoppers` is `Crime Stoppers`
    doubled = len(short) > _SHORT and long == short + short[-1]
    return (
        doubled or not long.startswith(short) or (family and len(long) == len(short) + 1 >= _LONG and long[-1] != "s")
    )


def scripts_of(reading: Reading) -> set[bool]:
    """Whether most places that a report names lie where names are written in another script than ours; nothing without a place."""
    told = [place.country for place in reading.places for _ in place.evidence["place"] if place.country]
    foreign = sum(country in _other_scripts() for country in told)
    return {2 * foreign > len(told)} if told else set()


@cache
def _other_scripts() -> frozenset[str]:
    return frozenset(lexicon.table("other_scripts").column("country"))
