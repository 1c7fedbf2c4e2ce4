"""Which places a report names, and which of several of one name."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.parsing import load_model
from dragoman.reading.places import places_in
from dragoman.text import ParsingCopy


def places(text):
    copy = ParsingCopy.plain(text)
    return places_in(load_model()(copy.text), copy)


def found(text):
    return {(place.name, place.country) for place in places(text)}


def test_a_city_has_position_country_and_kind():
    (place,) = places("The delegations met in Istanbul.")
    assert (place.name, place.country, place.kind, place.within) == ("Istanbul", "TUR", "city", "Turkey")
    assert abs(place.latitude - 41.0) < 0.2
    assert abs(place.longitude - 29.0) < 0.2
    assert place.geonames == 745044


def test_one_record_holds_every_mention():
    (place,) = places("They came to Oslo. In Oslo it rained.")
    assert [span.start for span in place.evidence["place"]] == [13, 22]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He was born in Paris, Texas.", ("Paris", "USA")),
        ("The summit takes place in Paris.", ("Paris", "FRA")),
        ("The plant in Birmingham, Alabama, will close.", ("Birmingham", "USA")),
        ("Police in Birmingham, England, made arrests.", ("Birmingham", "GBR")),
        ("The senator flew to Washington.", ("Washington", "USA")),
        ("The talks moved to Doha (Qatar).", ("Doha", "QAT")),
        ("They met in Kiev.", ("Kyiv", "UKR")),
        ("Riad hosted them in Riad.", ("Riyadh", "SAU")),
    ],
)
def test_which_of_several_places(text, expected):
    assert expected in found(text)


def test_georgia_by_its_company():
    assert ("Georgia", "GEO") in found("Russian troops entered Georgia from South Ossetia and shelled Tbilisi.")
    assert ("Georgia", "USA") in found("Republicans in Georgia, Alabama and Florida sued. Atlanta, Georgia, was quiet.")


def test_a_county_lies_in_the_state_that_the_report_speaks_of():
    (county,) = [p for p in places("Deputies in Marion County, Florida, searched the woods.") if "County" in p.name]
    assert (county.kind, county.country, county.within) == ("region", "USA", "Florida")
    assert abs(county.latitude - 29.2) < 0.5


def test_a_county_tells_of_which_state_a_small_town_is():
    assert [place.within for place in places("A man was found dead in Pendleton. Anderson County deputies came.")] == [
        "South Carolina",
        "South Carolina",
    ]


def test_a_town_of_a_country_of_the_report_is_no_person():
    assert ("Kherson", "UKR") in found("Ukrainian forces fought in Kherson. Russia shelled Kherson.")
    assert ("Goma", "COD") in found("Congolese rebels took Goma. They fought in Goma.")
    assert not found("The envoys fought in Lindqvist's name, and Carter came with Madison.")


def test_names_that_lie_together_in_one_state_tell_each_other():
    text = "A man from Ocala was stopped in Marion County. His car had been seen near Gainesville."
    assert {p.within for p in places(text)} == {"Florida"}


def test_provinces_of_other_countries():
    assert {("Helmand", "AFG"), ("Nangarhar", "AFG")} <= found("Fighting went on in Helmand and in Nangarhar province.")


def test_two_capitals_name_a_state_behind_a_town_alone():
    assert ("Virginia", "USA") in found("He was born in Salem, VA, and left early.")
    assert not found("The VA said that it would see to veterans sooner.")


def test_a_company_called_after_a_small_town_is_not_that_town():
    assert not found("Delta Air Lines lost money. Delta said that fares would rise.")


def test_world_regions_are_no_hamlets():
    assert ("Middle East", None) in found("They spoke of the Middle East and of China.")


def test_a_person_or_an_organisation_is_no_place():
    assert not found("Michael Jordan and Paris Hilton wrote to the Bank of America.")


def test_everyday_words_are_no_towns():
    assert not found("Most people were in Bed by then. Of course, Nice weather helps.")


def test_seas_and_regions():
    assert {("Black Sea", None), ("Donbas", "UKR")} <= found(
        "Ships left the Black Sea while fighting in the Donbas went on."
    )


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["in", "Paris", ",", "Texas", "(", ")", "the", "Georgia", "\n", "near", "St.", "Moscow", "\u0000"]
        ),
        max_size=30,
    )
)
def test_evidence_is_true(sequence):
    copy = ParsingCopy.plain(" ".join(sequence))
    for place in places_in(load_model()(copy.text), copy):
        for span in place.evidence["place"]:
            assert copy.report.text[span.start : span.end] == span.text


def test_a_seat_of_government_is_no_town_abroad():
    assert found("The governors dined at the White House on Friday.") == set()
    assert ("White House", "USA") in found("A barn burned down in White House, Tennessee.")
