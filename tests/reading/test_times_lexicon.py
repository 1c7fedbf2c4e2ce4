"""The tables that times are read by: every rule and phrase does what its example shows, and every name in them is known."""

import re

import pytest

from dragoman import lexicon
from dragoman.reading.times import read_times
from dragoman.reading.times.guards import admits
from dragoman.reading.times.holidays import holiday, names
from dragoman.reading.times.placed import Placed
from dragoman.reading.times.rules import rules

RULES = list(lexicon.table("time_rules").entries())
PHRASES = list(lexicon.table("time_phrases").entries())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["name"])
def test_a_rule_reads_its_example(rule: dict[str, str]) -> None:
    times = [time for time in read_times(rule["example"], rule["published"] or None) if time.rule == rule["name"]]
    assert times, f"{rule['name']} does not read {rule['example']!r}"
    assert (times[-1].value, times[-1].type) == (rule["value"], rule["type"])


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda phrase: phrase["phrase"])
def test_a_phrase_is_read(phrase: dict[str, str]) -> None:
    times = [time for time in read_times(phrase["example"]) if time.rule == "phrase"]
    assert [time.value for time in times] == [phrase["form"].removeprefix("= ")]


def test_names_are_used_once() -> None:
    used = [rule["name"] for rule in RULES]
    assert sorted(set(used)) == sorted(used)


def test_types_and_classes_are_known() -> None:
    lexicon.table("time_rules").check("type", ("DATE", "TIME", "DURATION", "SET"))
    lexicon.table("time_phrases").check("type", ("DATE", "TIME", "DURATION", "SET"))
    for rule in rules():
        assert rule.regex.groups < 100  # compiles, and every class and word in it is known


def test_every_guard_of_a_rule_is_there() -> None:
    from dragoman.reading.times.tokens import Tokens, vocabulary

    tokens = Tokens("x", vocabulary())
    match = re.match("(?P<u>x)(?P<n>)(?P<c>)(?P<f>)(?P<z>)?", "x")
    assert match
    for guard in sorted({rule.guard for rule in rules() if rule.guard}):
        try:
            admits(guard, tokens, Placed(match, 0))
        except KeyError as error:
            pytest.fail(f"no guard {error}")
        except (IndexError, ValueError):
            pass  # the guard is there; this text is only too short for it


def test_every_holiday_falls_on_some_day() -> None:
    for key in names().values():
        assert holiday(key, 2025).year == 2025


def test_every_guard_and_cue_is_used() -> None:
    from pathlib import Path

    import dragoman.reading.times

    code = "".join(
        path.read_text(encoding="utf-8") for path in Path(dragoman.reading.times.__file__).parent.glob("*.py")
    )
    used = {rule.guard for rule in rules()}
    for guard in lexicon.table("time_guards").column("guard"):
        assert guard in used or f'"{guard}"' in code, guard
    for sense in lexicon.table("time_cues").column("class"):
        assert f'"{sense}"' in code, sense


@pytest.mark.parametrize(
    "cue", list(lexicon.table("time_cues").entries()), ids=lambda cue: f"{cue['class']}: {cue['word']}"
)
def test_a_cue_stands_before_a_time_in_its_example(cue: dict[str, str]) -> None:
    found = read_times(cue["example"], "2025-02-26")
    words = {cue["example"][: time.evidence["time"][0].start].split()[-1].lower() for time in found}
    assert words & set(cue["word"].split("|"))
