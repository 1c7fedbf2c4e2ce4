"""What a house repeats is left out of the comparison of reports."""

from __future__ import annotations

from dragoman.linking.boilerplate import house_of
from dragoman.linking.grouping import Grouper, prose_of
from dragoman.records import Reading, make_report

LINE = "Write to our desk of letters and win a weekend at the lake."


def reading(text, published, url="https://www.post.example/a"):
    return Reading(report=make_report(text, published=published, url=url))


def prose(*readings):
    """What is left of each report when they come in one after the other."""
    grouper = Grouper()
    for one in readings:
        grouper.add(one)
    return [prose_of(one, grouper.standing[one.report.id]) for one in readings]


def test_a_line_that_a_house_has_again_after_weeks_goes():
    one = reading(f"The dam holds.\n{LINE}", "2025-06-03")
    other = reading(f"The harvest fails.\n{LINE}", "2025-07-03", url="http://post.example/b")
    assert prose(one, other) == [one.report.text, "The harvest fails."]


def test_an_undated_report_loses_only_what_its_house_had_for_weeks():
    early = reading(f"The dam holds.\n{LINE}", "2025-06-03")
    late = reading(f"The harvest fails.\n{LINE}\nThe minister resigned at noon.", "2025-07-03")
    undated = reading(f"{LINE}\nThe minister resigned at noon.", None)
    assert prose(early, late, undated)[-1] == "The minister resigned at noon."


def test_a_line_that_two_houses_have_stays():
    one = reading(f"The dam holds.\n{LINE}", "2025-06-03")
    other = reading(f"The harvest fails.\n{LINE}", "2025-07-03", url="https://gazette.example/b")
    assert prose(one, other) == [one.report.text, other.report.text]


def test_what_an_update_of_the_next_day_repeats_stays():
    one = reading("The dam holds.\nRescuers took two hundred people off their roofs.", "2025-06-03")
    other = reading("The dam broke.\nRescuers took two hundred people off their roofs.", "2025-06-04")
    assert prose(one, other) == [one.report.text, other.report.text]


def test_an_archived_page_is_of_the_house_that_made_it():
    address = "https://archive.example/web/20200101000000/http://www.post.example:80/a"
    assert house_of(make_report("x", url=address)) == "post.example"
