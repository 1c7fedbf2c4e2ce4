"""Merging and splitting from the page: with the mouse, with one hand on the keyboard, and without a script; and near-copies."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from dragoman.web.alike import candidates, parts
from dragoman.web.desk import Desk
from dragoman.web.reading_in import Runs


def an_event(case):
    """An event that several reports tell."""
    return max(case.events(), key=lambda one: len({mention.report for mention in one.mentions}))


def test_a_report_is_set_apart_from_an_event_and_put_back(workbench, look) -> None:
    event = an_event(workbench.case)
    told = {mention.report for mention in event.mentions}
    page = look(f"{workbench.at}/events/{event.id}")
    page.get_by_role("link", name="Merge or split").click()
    choices = page.locator("[data-gather=split] .choice")
    expect(choices).to_have_count(len(told))
    last = choices.last.locator("input").get_attribute("value")
    choices.last.locator("input").check()
    page.get_by_role("button", name="Set apart").click()
    page.wait_for_url("**/events/**")
    (decision,) = workbench.case.review.log()
    assert (decision.action, decision.members) == ("split", (last,))
    left = workbench.case.events(ids=(event.id,)).first()
    assert left is None or last not in {mention.report for mention in left.mentions}
    page.goto(f"{workbench.at}/review")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("#log")).to_contain_text("undone")
    assert {mention.report for mention in an_event(workbench.case).mentions} == told


def test_one_hand_merges_two_events_and_undoes_it(workbench, look) -> None:
    event = an_event(workbench.case)
    before = workbench.case.events().count()
    page = look(f"{workbench.at}/events/{event.id}")
    page.keyboard.press("f")
    page.wait_for_url("**/review/e-*")
    page.keyboard.press("f")
    expect(page.get_by_role("status")).to_contain_text("Nothing is chosen")
    page.keyboard.press("d")
    expect(page.locator("[data-gather=merge] .choice").first).to_have_class(re.compile("current"))
    page.keyboard.press("a")
    other = page.locator("[data-gather=merge] .choice input:checked").get_attribute("value")
    page.keyboard.press("f")
    page.wait_for_url("**/events/**")
    assert workbench.case.events().count() == before - 1
    assert workbench.case.show(other).id == workbench.case.show(event.id).id
    page.goto(f"{workbench.at}/review")
    page.keyboard.press("z")
    expect(page.locator("#log")).to_contain_text("undone")
    assert workbench.case.events().count() == before


def test_a_story_is_given_a_title_that_stays(workbench, look) -> None:
    story = workbench.case.stories().first()
    page = look(f"{workbench.at}/stories/{story.id}", java_script_enabled=False)
    page.get_by_role("link", name="Merge, split or rename this story").click()
    page.get_by_label("Title").fill("The embassy talks")
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The embassy talks")


def test_what_may_be_the_same_is_found_by_its_words(example) -> None:
    desk = Desk(example.case, Runs(example.case))
    event = an_event(example.case)
    found = candidates(desk, event, "embassy talks")
    assert found
    assert all("embassy" in one.text and "talks" in one.text for one in found)
    assert candidates(desk, event, "herring") == []
    assert event.id not in {one.id for one in candidates(desk, event)}
    assert {one.id for one in parts(desk, event)} == {mention.report for mention in event.mentions}
    quotation = max(example.case.quotations(), key=lambda one: len(one.statements))
    assert {one.id for one in parts(desk, quotation)} == set(quotation.statements)
    person = next(one for one in example.case.actors() if one.kind == "person")
    assert all(one.id.startswith("a-") for one in candidates(desk, person))


def test_a_copy_and_what_it_repeats_lead_to_each_other(example, look) -> None:
    copy = next(copy for report in example.case.reports() for copy in example.case.copies(report.id))
    page = look(f"{example.at}/reports/{copy.report}")
    expect(page.locator(".copies")).to_contain_text("Repeats")
    page.locator(f".copies a[href='/reports/{copy.of}']").click()
    expect(page.locator(".copies")).to_contain_text("Repeated by")
    expect(page.locator(f".copies a[href='/reports/{copy.report}']")).to_be_visible()
