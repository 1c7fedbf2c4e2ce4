"""How old somebody is: persons whom reports of a story give ages that cannot all be right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from itertools import pairwise

from dragoman import lexicon
from dragoman.comparing.affair import Affair
from dragoman.lexicon.folding import fold
from dragoman.linking.days import day_of
from dragoman.reading.actors.names import PersonName, same_person
from dragoman.reading.fates.vocabulary import is_name
from dragoman.records import Disagreement, DisagreementKind, Fate, Reading, Span, Story, Subject, identify

__all__ = ["compare_ages"]

# Who is a year older in a report that came out so many days later may have had a birthday.
_BIRTHDAY_MAY_LIE_BETWEEN = 21
# What a person is called in the comparison: the merged actor, or the name where nobody is behind it; and `Jr`.
_Person = tuple[str, frozenset[str]]
_Told = dict[int, list[tuple[Reading, Fate]]]


def compare_ages(affair: Affair, story: Story) -> Iterator[Disagreement]:
    """Find persons whom reports of a story give different ages."""
    for (person, _), by_report in sorted(
        _named(affair, story).items(), key=lambda item: (item[0][0], sorted(item[0][1]))
    ):
        told: _Told = defaultdict(list)
        for report, fates in by_report.items():
            # A report that gives two ages under one name tells of two persons, or corrects itself.
            if len({fate.age for fate in fates}) == 1 and fates[0].age is not None:
                told[fates[0].age].append((affair.readings[report], fates[0]))
        if len(told) > 1:
            yield _disagreement(affair, story, person, told)


def _disagreement(affair: Affair, story: Story, person: str, told: _Told) -> Disagreement:
    firsts = sorted(found[0][0].report.id for found in told.values())
    known = affair.actors.get(person)
    name = known.name if known else _name_of(told[min(told)][0][1])
    return Disagreement(
        id=identify("d", "age", person, *firsts),
        kind=_kind(told),
        about="number",
        subject=Subject(text=f"the age of {name}", id=person if known else None),
        positions=tuple(
            affair.printed(str(age), (_with_age(reading, fate) for reading, fate in found))
            for age, found in sorted(told.items())
        ),
        story=story.id,
    )


def _named(affair: Affair, story: Story) -> dict[_Person, dict[str, list[Fate]]]:
    """The ages of persons known by a full name, by person and report."""
    found: dict[_Person, dict[str, list[Fate]]] = defaultdict(lambda: defaultdict(list))
    bearers = _bearers(affair, story)
    for report in story.reports:
        reading = affair.readings.get(report)
        for fate in reading.fates if reading else ():
            words = _name_of(fate).split()
            if fate.age is None or not is_name(fate.person):
                continue
            generation = frozenset(fold(word).strip(".,") for word in words) & _generations()
            if len(words) - len(generation) < 2:
                continue
            whole = affair.linked.actor_of.get(report, {}).get(fate.actor or "", fate.actor or "")
            known = affair.actors.get(whole)
            if known is None or known.kind != "person":
                # A body of that name is a person whom the model mistook for one, for it has an age.
                ends = _ends(" ".join(words))
                found[bearers.get(ends, " ".join(ends)), generation][report].append(fate)
            elif same_person(" ".join(words), known.name):  # and not the other one of that family name
                found[whole, generation][report].append(fate)
    return found


def _bearers(affair: Affair, story: Story) -> Mapping[tuple[str, str], str]:
    """The persons of a story by their given and family names; of two who are called alike, nobody."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for report in story.reports:
        for whole in set(affair.linked.actor_of.get(report, {}).values()):
            known = affair.actors.get(whole)
            if known is not None and known.kind == "person" and PersonName.of(known.name).is_full:
                found[_ends(known.name)].add(whole)
    return {ends: next(iter(bearers)) for ends, bearers in found.items() if len(bearers) == 1}


def _ends(name: str) -> tuple[str, str]:
    parts = PersonName.of(name).parts
    return (parts[0], parts[-1]) if parts else ("", "")


def _name_of(fate: Fate) -> str:
    """The name in a phrase such as `62-year-old Ola Berg`."""
    return " ".join(word for word in fate.person.split() if not word[0].isdigit() and "-old" not in word)


@cache
def _generations() -> frozenset[str]:
    return frozenset(fold(word).strip(".") for word in lexicon.table("name_suffixes").column("word"))


def _kind(told: _Told) -> DisagreementKind:
    days: dict[int, list[date]] = {
        age: sorted(day for reading, _ in found if (day := day_of(reading.report.published)))
        for age, found in told.items()
    }
    for younger, elder in pairwise(sorted(told)):
        if not days[younger] or not days[elder]:
            return "conflict"
        apart = (days[elder][0] - days[younger][-1]).days
        if apart < max(_BIRTHDAY_MAY_LIE_BETWEEN, 366 * (elder - younger - 1)):
            return "conflict"
    return "update"


def _with_age(reading: Reading, fate: Fate) -> Span:
    """The name and the age, from the first to the last character of both."""
    spans = (*fate.evidence["person"], *fate.evidence.get("age", ()))
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    return Span(report=reading.report.id, start=start, end=end, text=reading.report.text[start:end])
