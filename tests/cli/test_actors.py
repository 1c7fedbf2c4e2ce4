"""What the command line tells of actors: their roles and who gives them, what they do and with whom, why they are one."""

from __future__ import annotations

import pytest

from dragoman.case import Case

ONE = "The Norwegian foreign minister, Ines Falk, said on Monday that the strait was open. Falk met Otto Berg in Oslo."
TWO = "Oslo – Foreign Minister Inés Falk met Otto Berg on Monday. The strait is open, Falk said, and Berg thanked her."


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    with Case.open(tmp_path_factory.mktemp("actors") / "case.db") as opened:
        for text, outlet in ((ONE, "Fjord Post"), (TWO, "Gazeta Cieśniny")):
            opened.read_text(text, outlet=outlet, published="2025-06-03")
        opened.link()
        yield opened


def falk(case):
    (actor,) = [actor for actor in case.actors() if actor.name.endswith("Falk")]
    return actor


def test_activity_counts_statements_and_events_and_names_the_other_side(case):
    (done,) = case.activity([falk(case).id]).values()
    assert done.says == len(list(case.statements(actor=falk(case).id)))
    assert done.says >= 2
    names = {actor.id: actor.name for actor in case.actors()}
    assert "Otto Berg" in {names[other] for other, _ in done.beside}


def test_who_does_nothing_has_no_activity(case):
    assert case.activity([]) == {}
    assert case.activity(["a-nobodyatallx"]) == {}


def test_the_listing_says_what_somebody_does_and_with_whom(case, call):
    lines = call("actors", "--case", case.address, own_case=False).stdout
    assert "says" in lines
    assert "with Otto Berg" in " ".join(lines.split())


def test_an_actor_is_shown_with_who_gives_its_roles_and_why_it_is_one(case, call):
    shown = " ".join(call("show", falk(case).id, "--case", case.address, own_case=False).stdout.split())
    assert "oreign minister — Fjord Post" in shown or "Foreign Minister — Gazeta Cieśniny" in shown
    assert "the same name" in shown
    assert "does says" in shown
