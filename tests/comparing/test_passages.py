"""What outlets tell alike in their own words."""

from __future__ import annotations

import pytest

from dragoman import read_text
from dragoman.comparing.passages import passages_of
from dragoman.records import Reading, make_report

FIRST = (
    "The botanist Ines Falk apparently drowned in a frozen lake near Oslo on Monday, "
    "hours after a court had approved her move to Chile."
)
OTHER = "A botanist has been found drowned in a frozen lake near Oslo, hours after the highest court approved her move to Chile."


def alike(*texts, outlets="ABC", shown=()):
    readings = [Reading(report=make_report(text, outlet=outlet)) for text, outlet in zip(texts, outlets, strict=False)]
    return passages_of(readings, shown, 3)


def test_sentences_of_two_outlets_that_tell_the_same_stand_together():
    (passage,) = alike(FIRST, OTHER + " Nothing else was known.")
    assert passage.text == OTHER
    assert sorted(span.text for span in passage.evidence["passage"]) == sorted([FIRST, OTHER])


@pytest.mark.parametrize(
    "other",
    [
        OTHER.replace("has been found", "has not been found"),  # a no
        FIRST,  # a copy
        "A botanist moved to Chile hours after the highest court met near Oslo.",  # another matter
    ],
)
def test_what_differs_is_no_telling_of_the_same(other):
    assert alike(FIRST, other) == ()


def test_numbers_must_agree():
    one = "Rents in the old harbour of Oslo rose by 12 percent last year, the fastest growth among northern capitals."
    other = "In the old harbour of Oslo rents grew by 7 percent last year, the fastest rise among northern capitals."
    assert alike(one, other) == ()
    assert len(alike(one, other.replace("7 percent", "12 percent"))) == 1


def test_one_outlet_does_not_tell_alike_with_itself_nor_what_is_shown_already():
    assert alike(FIRST, OTHER, outlets="AA") == ()
    (passage,) = alike(FIRST, OTHER)
    assert alike(FIRST, OTHER, shown=passage.evidence["passage"][:1]) == ()


def told_on(*reports):
    readings = [
        read_text(text, published=day, outlet=outlet) for outlet, (text, day) in zip("ABC", reports, strict=False)
    ]
    return passages_of(readings, (), 3)


def test_who_has_died_since_is_not_told_alike():
    hurt = "A boy of two years is in critical condition after he shot himself with a pistol at a farm in Ostmark, the sheriff said."
    dead = "A boy of two years was killed when he shot himself with a pistol at a farm in Ostmark, the sheriff said."
    assert told_on((hurt, "2025-03-03"), (dead, "2025-03-04")) == ()
    assert len(told_on((hurt, "2025-03-03"), (hurt.replace("A boy of two years", "A small boy"), "2025-03-04"))) == 1


def test_reports_of_another_week_tell_of_what_has_changed_since():
    assert len(told_on((FIRST, "2025-03-03"), (OTHER, "2025-03-04"))) == 1
    assert told_on((FIRST, "2025-03-03"), (OTHER, "2025-03-14")) == ()
