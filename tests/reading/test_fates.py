"""What befell whom, as one report tells it."""

from __future__ import annotations

import pytest

import dragoman


def told(text):
    return [(fate.person, int(fate.high), fate.state) for fate in dragoman.read_text(text).fates if fate.state]


@pytest.mark.parametrize(
    ("text", "fates"),
    [
        ("The blast killed two workers and injured four other people.",
         [("two workers", 2, "killed"), ("four other people", 4, "injured")]),
        ("The raid left five dead and 13 wounded.", [("five", 5, "killed"), ("13", 13, "injured")]),
        ("A nurse and her two children were killed.", [("A nurse", 1, "killed"), ("her two children", 2, "killed")]),
        ("The driver was pronounced dead at the scene.", [("The driver", 1, "killed")]),
        ("The bodies of two men were found on the shore.", [("two men", 2, "killed")]),
        ("A guard was fatally shot at the gate.", [("A guard", 1, "killed")]),
        ("He is charged in the deaths of his father, his mother and three of their sons.",
         [("his father", 1, "killed"), ("his mother", 1, "killed"), ("three", 3, "killed")]),
        ("The girl is accused of killing her parents.", [("her parents", 2, "killed")]),
        ("A family of five was killed in a cabin.", [("A family of five", 5, "killed")]),
        ("A family of doctors was found dead in a cabin.", []),
        ("The dead were a nurse and two guards.", [("a nurse", 1, "killed"), ("two guards", 2, "killed")]),
        ("Five members of the crew were slain.", [("Five members", 5, "killed")]),
        ("A gunfight left six people wounded -- two mortally, police said.", [("two", 2, "killed")]),
        ("The blast left five workers injured, one fatally.", [("one", 1, "killed")]),
        ("Seven people were hurt, three of whom later died.", [("three", 3, "killed")]),
        ("A hall fell in, leaving at least two men dead and 14 injured.",
         [("at least two men", 2, "killed"), ("14", 14, "injured")]),
        ("The slide left a teacher dead and five others critically injured.",
         [("a teacher", 1, "killed"), ("five others", 5, "injured")]),
        ("The blast left two men dead and four more wounded.", [("two men", 2, "killed"), ("four", 4, "injured")]),
        ("The guard was shot and pronounced dead.", [("The guard", 1, "killed"), ("The guard", 1, "shot")]),
        ("He led dozens of officers on a chase, killing two guards.", [("two guards", 2, "killed")]),
        ("The boy was rushed to a clinic, where he was pronounced dead.",
         [("The boy", 1, "killed"), ("The boy", 1, "hospitalised")]),
        ("Police said three of four members of a crew were killed.", [("three of four members", 3, "killed")]),
        ("Seven people were hurt, three seriously.", [("Seven people", 7, "injured")]),
        ("He wanted to kill three people.", []),
        ("The storm could kill hundreds of people.", []),
        ("Three people were not injured.", []),
        ("Two women were taken to the hospital.", [("Two women", 2, "hospitalised")]),
        ("The blast sent four workers to the hospital.", [("four workers", 4, "hospitalised")]),
        ("The feast ended with five people in the hospital.", [("five people", 5, "hospitalised")]),
        ("Four people were treated for burns.", [("Four people", 4, "injured")]),
        ("Robbers gunned down the mayor.", [("the mayor", 1, "killed")]),
        ("A guard shot at officers in Oslo.", []),
        ("Two officers were shot at on Monday.", []),
        ("The officer shot back.", []),
        ("Divers found three guards and one nurse suffering from burns.",
         [("three guards", 3, "injured"), ("one nurse", 1, "injured")]),
        ("The brawl left one guard dead and at least eight others with knife wounds.",
         [("one guard", 1, "killed"), ("at least eight others", 8, "injured")]),
        ("The guards shot six people, one fatally, at the gate.", [("six people", 6, "shot"), ("one", 1, "killed")]),
        ("The crash fatally wounded a driver.", [("a driver", 1, "killed")]),
        ("The divers found five bodies under the pier.", [("five bodies", 5, "killed")]),
        ("A 9-month-old was injured in the crash.", [("A 9-month-old", 1, "injured")]),
        ("Ola Berg, 24 was shot in the chest.", [("Ola Berg", 1, "shot")]),
    ],
)  # fmt: skip
def test_who_was_killed_or_hurt_as_real(text, fates):
    assert told(text) == fates


def test_a_number_given_with_one_end_keeps_it():
    (fate,) = dragoman.read_text("At least 40 people were killed.").fates
    assert (fate.low, fate.bound, fate.state) == (40, "least", "killed")


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("Ola Berg, 62, was killed in the harbour.", 62),
        ("The police named 62-year-old Ola Berg.", 62),
        ("Sixty-two-year-old Ola Berg was killed.", 62),
        ("The court heard that on that day sixty-two-year-old Ola Berg was alone.", 62),
        ("Ola Berg met 62 envoys.", None),
    ],
)
def test_the_age_of_a_named_person(text, age):
    ages = [fate.age for fate in dragoman.read_text(text).fates if fate.person.endswith("Berg") and fate.age]
    assert ages[:1] == ([age] if age else [])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Police arrested Dorian Fairhouse, 32, on Monday.", [("Dorian Fairhouse", 32)]),
        ("Victims Nijia Wardle, 24, of Lilac Street, and Bo Lund were named.", [("Nijia Wardle", 24)]),
        ("By Tuesday, 37, 38 and 40 had been sold. On Main Street, 24 shops closed.", []),
    ],
    ids=["whom the model misses", "a noun before it", "numbers"],
)
def test_a_name_with_an_age_behind_it_is_found_without_the_model(text, told):
    assert [(fate.person, fate.age) for fate in dragoman.read_text(text).fates if fate.age] == told


def test_its_evidence_is_in_the_text():
    text = "Ola Berg, 62, was shot and killed. Two other men were wounded."
    for fate in dragoman.read_text(text).fates:
        for span in fate.evidence.spans():
            assert text[span.start : span.end] == span.text


@pytest.mark.parametrize("text", ["The death toll rose to 45 on Friday.", "The fire had a death toll of 45."])
def test_what_a_toll_has_come_to(text):
    assert ("45", 45, "killed") in told(text)


def test_a_sentence_of_any_length_is_read():
    text = "They killed " + " and ".join(["two men"] * 500) + "."
    assert dragoman.read_text(text).fates


def test_a_chain_of_verbs_of_any_length_is_read():
    dragoman.read_text("Two men were shot" + " and killed" * 500 + ".")


@pytest.mark.parametrize("verb", ["said", "confirmed", "announced"])
@pytest.mark.parametrize(
    "whom",
    [
        "a man shot Sunday morning in Leeds",
        "two men shot late Monday outside a bar in Tampa",
        "the woman wounded in the attack",
    ],
)
def test_who_tells_of_a_death_is_not_dead(verb, whom):
    fates = dragoman.read_text(f"Lake County Coroner Ola Berg {verb} {whom} died hours later at a hospital.").fates
    assert not [fate for fate in fates if "Berg" in fate.person]
    assert [fate.state for fate in fates if fate.state == "killed"] == ["killed"]
