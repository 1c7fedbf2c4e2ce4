"""Names of one person that reports of one story spell differently."""

from __future__ import annotations

import pytest

import dragoman
from dragoman.comparing import compare
from dragoman.linking import link
from tests.linking.reports import Draft


def spellings(*named, place="Geneva", kinds=("person", "person", "person")):
    """What is shown for reports that each name these persons; all lie in one place."""
    drafts = []
    for some, outlet, kind in zip(named, "ABC", kinds, strict=False):
        names = (some,) if isinstance(some, str) else some
        draft = Draft(f"{' and '.join(names)} lived near the mill of {place}.", published="2025-06-03", outlet=outlet)
        for name in names:
            draft = draft.actor(name, kind=kind)
        drafts.append(draft.placed(place).reading if place else draft.reading)
    linked = link(drafts, lambda placed: dict.fromkeys(placed, min(placed.values())))
    return [(d.kind, d.about, d.subject.text, [p.value for p in d.positions]) for d in compare(linked).disagreements]


def test_a_name_with_another_letter_conflicts_and_is_asked_by_its_usual_spelling():
    assert spellings("Adeline Kernow", "Adline Kernow", "Adline Kernow") == [
        ("conflict", "participants", "how the name of Adline Kernow is spelt", ["Adeline Kernow", "Adline Kernow"])
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jamick Corley", "Jamick Corely"),
        ("Rufus Dakota Lamb", "Rufus Dakotta Lamb"),
        ("Jaime Ortmann", "Jamie Ortmann"),
        ("Harold Shapelman", "Harold Schapelman"),
        ("Kendal Ortmann", "Kendall Ortmann"),
    ],
    ids=["family name", "second name", "letters turned round", "a letter more", "the last letter twice"],
)
def test_each_part_of_a_name_is_compared(one, other):
    ((_, _, _, values),) = spellings(one, other)
    assert set(values) == {one, other}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Steve Kernow", "Stephen Kernow"),
        ("Eric Kernow", "Erica Kernow"),
        ("Andrew Kernow", "Andrea Kernow"),
        ("Adeline Kernow", "A. Kernow"),
        ("Adeline Kernow", "Adeline Kernow Jr."),
        ("Adeline Kernow", "Madeleine Harrow"),
        ("Dale LineWatchers", "Dale Watchers"),
    ],
    ids=[
        "a short form",
        "a name within another",
        "a man and a woman",
        "an initial",
        "a generation",
        "two persons",
        "a word run into the next",
    ],
)
def test_what_is_no_other_spelling(one, other):
    assert spellings(one, other) == []


def test_whom_one_reading_takes_for_a_body_may_be_the_person_of_another():
    ((_, _, _, values),) = spellings("Adeline Kernow", "Adline Kernow", kinds=("organisation", "person"))
    assert values == ["Adeline Kernow", "Adline Kernow"]
    assert spellings("Adeline Kernow", "Adline Kernow", kinds=("organisation", "organisation")) == []


def test_two_names_that_one_report_has_both_of_are_of_two_persons():
    assert spellings(("Anna Berg", "Anya Berg"), "Anya Berg") == []


def test_a_report_that_misprints_a_name_once_takes_no_side():
    ((_, _, _, values),) = spellings(("Malijah Grantham", "Malijha Grantham"), "Malijah Grantham", "Malijha Grantham")
    assert values == ["Malijah Grantham", "Malijha Grantham"]


def test_renderings_from_another_script_are_all_right():
    assert spellings("Mariya Kovalenko", "Maria Kovalenko", place="Riyadh") == []
    assert spellings("Sergei Orlovski", "Sergey Orlovski", place=None) == []


def test_names_in_a_list_of_the_harmed_are_compared():
    texts = (
        "Oslo police named those who were shot:\n\n•Jaime Berg, 21, shot in the arm.\n\n•Otto Lind, 25, shot in the leg.\n",
        "Jamie Berg, 21, was shot in the arm in Oslo, police said. Otto Lind, 25, was shot in the leg.",
    )
    told = [
        dragoman.read_text(text, published="2025-06-03", outlet=outlet)
        for text, outlet in zip(texts, "AB", strict=True)
    ]
    linked = link(told, lambda placed: dict.fromkeys(placed, min(placed.values())))
    found = [[p.value for p in d.positions] for d in compare(linked).disagreements if d.about == "participants"]
    assert found == [["Jaime Berg", "Jamie Berg"]]
