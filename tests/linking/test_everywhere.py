"""Who is one wherever they appear is the same in any order in which reports come and go, and however much of it is at hand."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.linking.everywhere import Alike, Everywhere

NAMES = ("Ines Falk", "Inés Falk", "I. Falk", "Ines Marta Falk", "Marta Falk", "Otto Brandt", "Otto Brand", "Falk Ines")


def likeness(name, country):
    return (name, "person", country, None, (name,), (), (), True)


class Shelf:
    """An index that holds copies, as a database does."""

    def __init__(self):
        self.entries = {}

    def take(self, everywhere):
        for like in everywhere.touched:
            entry = everywhere.now(like)
            if entry is None:
                self.entries.pop(like, None)
            else:
                self.entries[like] = entry

    def _given(self, wanted):
        return [
            Alike(
                likeness=e.likeness, keys=e.keys, first=e.first, count=e.count, whole=e.whole, reasons=e.reasons
            )
            for e in self.entries.values()
            if wanted(e)
        ]  # fmt: skip

    def alike(self, likenesses):
        return self._given(lambda entry: entry.likeness in likenesses)

    def under(self, keys):
        return self._given(lambda entry: set(entry.keys) & set(keys))

    def making(self, wholes):
        return self._given(lambda entry: entry.whole in wholes)


told = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from((None, "NOR", "DEU"))), min_size=1, max_size=8).map(
    lambda names: [(likeness(*one), (f"2025-06-{n:02}", f"r-{n}", f"a-{n}")) for n, one in enumerate(names)]
)


def all_at_once(those):
    everywhere = Everywhere()
    for like, first in those:
        everywhere.add(like, first)
    everywhere.settle()
    return {like: everywhere.whose(like) for like, _ in those}


@settings(max_examples=60, deadline=None)
@given(told, st.randoms(use_true_random=False))
def test_one_at_a_time_in_any_order_is_all_at_once(those, chance):
    shelf = Shelf()
    for like, first in chance.sample(those, len(those)):
        everywhere = Everywhere(shelf)
        everywhere.add(like, first)
        everywhere.settle()
        shelf.take(everywhere)
    everywhere = Everywhere(shelf)
    assert {like: everywhere.whose(like) for like, _ in those} == all_at_once(those)


@settings(max_examples=60, deadline=None)
@given(told, st.data())
def test_what_is_taken_out_again_leaves_nothing_behind(those, data):
    gone = data.draw(st.sampled_from(those))
    shelf = Shelf()
    everywhere = Everywhere(shelf)
    for like, first in those:
        everywhere.add(like, first)
    everywhere.settle()
    shelf.take(everywhere)
    everywhere = Everywhere(shelf)
    if not everywhere.remove(*gone):
        return  # only all reports together can tell who is met first now
    everywhere.settle()
    left = [one for one in those if one != gone]
    assert {like: everywhere.whose(like) for like, _ in left} == all_at_once(left)


def test_who_is_put_together_anew_is_told():
    shelf = Shelf()
    everywhere = Everywhere(shelf)
    for number, name in enumerate(("Ines Falk", "Otto Brandt")):
        everywhere.add(likeness(name, None), ("2025-06-03", f"r-{number}", f"a-{number}"))
    everywhere.settle()
    shelf.take(everywhere)
    everywhere = Everywhere(shelf)
    everywhere.add(likeness("Inés Falk", "NOR"), ("2025-06-04", "r-9", "a-9"))
    assert everywhere.settle() == {"a-0"}
    assert everywhere.whose(likeness("Inés Falk", "NOR")).id == "a-0"


def test_two_of_one_surname_in_two_stories_are_two():
    from dragoman.linking.actors import merge_actors
    from dragoman.records import Actor, Evidence, Reading, Span, make_report

    readings = []
    for key in ("one", "other"):
        report = make_report("Falk spoke of it.", key=key)
        name = Evidence(name=[Span(report=report.id, start=0, end=4, text="Falk")])
        readings.append(
            Reading(
                report=report, actors=(Actor(id="a-falk", name="Falk", kind="person", names=("Falk",), evidence=name),)
            )
        )
    apart = merge_actors(readings, {one.report.id: one.report.id for one in readings})
    together = merge_actors(readings, {one.report.id: "story" for one in readings})
    assert (len(apart.actors), len(together.actors)) == (2, 1)
