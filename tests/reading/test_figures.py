"""Numbers, what they count, in what unit, and what became of those counted."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman import read_text


def figures(text):
    return read_text(text, published="2025-03-10").figures


@pytest.mark.parametrize(
    ("text", "value", "unit", "counts", "state"),
    [
        ("At least 15 people were killed in the market.", 15, None, "people", "killed"),
        ("The bank lent about $3.5 billion to Kenya.", 3.5e9, "USD", None, None),
        ("Some 12 percent of the voters stayed at home.", 12, "%", "voters", None),
        ("Twenty-one soldiers died in the raid.", 21, None, "soldiers", "killed"),
        ("The death toll rose to 45.", 45, None, None, "killed"),
        ("The lorry carried half a million euros.", 5e5, "EUR", None, None),
        ("A 45-year-old man was seen.", 45, "years old", None, None),
        ("They seized 1,200 rifles.", 1200, None, "rifles", None),
    ],
)
def test_a_figure_has_value_unit_noun_and_state(text, value, unit, counts, state):
    (figure,) = figures(text)
    assert (figure.value, figure.unit, figure.counts, figure.state) == (value, unit, counts, state)


def test_bounds_and_ranges():
    (least,) = figures("More than 40 people were hurt.")
    assert (least.value, least.bound, least.approximate) == (40, "least", True)
    (most,) = figures("Up to 40 people were hurt.")
    assert (most.value, most.bound) == (40, "most")
    (about,) = figures("About 40 people were hurt.")
    assert (about.value, about.bound, about.approximate) == (40, None, True)
    (between,) = figures("Between 200 and 300 soldiers crossed.")
    assert (between.low, between.high, between.unit) == (200, 300, None)


@pytest.mark.parametrize(
    "text",
    [
        "Call 555-123-4567 for help.",
        "They won 3-1 at home.",
        "Article 5 of the treaty applies.",
        "The S-400 and the F-16 flew.",
        "No one came.",
        "In 2024 the king left.",
    ],
)
def test_what_is_no_figure_is_left(text):
    assert figures(text) == ()


@pytest.mark.parametrize(
    "text", ["They met at 10 p.m. in a bar.", "The talks lasted two days.", "He lives in the 400 block of Elm Street."]
)
def test_durations_and_addresses_are_no_figures(text):
    assert figures(text) == ()


def test_being_shot_dead_is_being_killed():
    (dead,) = figures("Gunmen shot dead three officers.")
    assert dead.state == "killed"
    (shot,) = figures("Gunmen shot three officers.")
    assert shot.state == "shot"


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="0123456789,.-– $€%abcmnot\n", max_size=80))
def test_evidence_is_exact_over_any_text(text):
    for figure in read_text(text, published="2025-03-10").figures:
        for span in figure.evidence.spans():
            assert text[span.start : span.end] == span.text
        assert figure.low <= figure.value <= figure.high


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The bank lent 3 million pounds to Kenya.", "GBP"),
        ("The ministry paid 900 pounds for it.", "GBP"),
        ("Police seized 121 pounds of cocaine.", "lb"),
        ("The bomb weighed 500 pounds.", "lb"),
    ],
)
def test_pounds_are_money_or_weight(text, unit):
    (figure,) = figures(text)
    assert figure.unit == unit


def test_an_outcome_of_some_is_not_that_of_all():
    five = figures("Five people were shot, one fatally, at a party.")[0]
    assert (five.value, five.state) == (5, "shot")


def test_a_participle_shares_the_passive_before_it():
    read = figures("At least 12 people were killed and 30 wounded.")
    assert [(figure.value, figure.state, figure.bound) for figure in read] == [
        (12, "killed", "least"),
        (30, "injured", None),
    ]
