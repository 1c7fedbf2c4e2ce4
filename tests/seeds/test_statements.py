"""On two real, damaged reports: every quotation has its speaker and, where it is printed, the day on which it was said."""

from pathlib import Path

import pytest

from dragoman.reading.read import read_report
from dragoman.records import make_report

SEEDS = Path(__file__).parents[2].parent / "shared" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.exists(), reason="the seed reports are not here")


@pytest.fixture(scope="module")
def readings():
    files = sorted(SEEDS.glob("*.txt"))
    days = ("2025-02-26", "2025-02-27")
    return [
        read_report(make_report(file.read_text(encoding="utf-8"), key=file.name, published=day))
        for file, day in zip(files, days, strict=True)
    ]


# Which report, a few words of what was said, whose surname the speaker must have, the day (None where none is printed).
QUOTATIONS = [
    (0, "we have only heard", "peskov", "2025-02-26"),
    (0, "little to do with reality", "peskov", "2025-02-26"),
    (0, "will not be signed", "shmigal", None),
    (0, "significantly more resources", "putin", "2025-02-24"),
    (0, "critical minerals. We", "peskov", "2025-02-25"),
    (0, "This Thursday will take place", "lavrov", "2025-02-26"),
    (0, "normalizing the functioning", "lavrov", "2025-02-26"),
    (0, "the encounter will", "lavrov", "2025-02-26"),
    (0, "solve the systematic problems", "lavrov", "2025-02-26"),
    (1, "Back to the normal", "lavrov", "2025-02-26"),
    (1, "will reconsider in this", "lavrov", "2025-02-26"),
    (1, "towards the future", "lavrov", "2025-02-26"),
    (1, "happy to host", "erdogan", "2025-02-24"),
]


@pytest.mark.parametrize(("report", "words", "speaker", "day"), QUOTATIONS)
def test_every_quotation_has_its_speaker_and_day(readings, report, words, speaker, day):
    reading = readings[report]
    found = [s for s in reading.statements if words in s.content]
    assert len(found) == 1, [s.content for s in reading.statements]
    names = {actor.id: " ".join((actor.name, *actor.names)).casefold() for actor in reading.actors}
    assert speaker in names[found[0].speaker]
    assert found[0].said.value == day
    if found[0].said.basis == "inferred":
        assert "time" not in found[0].evidence


def test_what_is_put_down_to_a_capital_is_negated_and_no_wider_than_its_clause(readings):
    [found] = [s for s in readings[1].statements if s.speaker_text == "Moscow"]
    assert found.content.endswith("not talk about Ukraine")
    assert found.negated


def test_an_agency_is_the_source_it_is_given_as(readings):
    [found] = [s for s in readings[1].statements if "Tass" in (s.speaker_text or "")]
    assert found.cue == "according to"


def test_names_and_scare_quotes_are_no_statements(readings):
    contents = {s.content.strip("“”‘’ ") for reading in readings for s in reading.statements}
    assert not contents & {"threat", "joint", "technical", "expert groups", "Tass", "strong and hard leaders"}
