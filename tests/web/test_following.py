"""A user follows the affair: from the stories to the words of a disputed item, decides, looks back, reads in, searches."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect


def test_from_the_stories_to_the_words_of_a_disputed_item_and_back(example, look) -> None:
    page = look(example.at)
    expect(page).to_have_url(f"{example.at}/stories")
    page.locator(".card").get_by_role("link").first.click()
    dispute = example.case.disagreements(type="conflict").first()
    shown = page.locator(f"[id='{dispute.id}']")
    expect(shown).to_contain_text(dispute.subject.text, ignore_case=True)
    expect(shown.locator(".side")).to_have_count(len(dispute.positions))
    for number, position in enumerate(dispute.positions):
        side = page.locator(f"[id='{dispute.id}'] .side").nth(number)
        words = position.evidence.spans()[0]
        side.locator(f"a.source[href*='{words.report}']").click()
        lit = page.locator(".text .lit")
        expect(lit.first).to_be_in_viewport()
        assert words.text in "".join(lit.all_text_contents())
        page.get_by_role("link", name="in the story").click()
        expect(shown).to_be_in_viewport()


def test_an_item_leads_to_its_words_and_they_lead_back_in_one_click(example, look) -> None:
    event = example.case.events(type="talks", actor="RUS").first()
    page = look(f"{example.at}/events/{event.id}")
    page.locator("a.source").first.click()
    expect(page.locator(".text .lit").first).to_be_in_viewport()
    page.locator(".back a").first.click()
    expect(page).to_have_url(f"{example.at}/events/{event.id}")


def test_a_side_is_rejected_and_that_is_undone(workbench, look) -> None:
    page = look(f"{workbench.at}/review")
    first = page.locator("[data-item-card]").first
    item = first.get_attribute("id")
    first.get_by_role("button", name="Reject").click()
    expect(page.get_by_role("status")).to_contain_text("Rejected")
    assert [decision.action for decision in workbench.case.review.of(item)] == ["reject"]
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("status")).to_contain_text("Undone")
    assert [decision.state for decision in workbench.case.review.of(item)] == ["undone"]
    page.reload()
    expect(page.locator(f"#{item}")).to_be_visible()
    expect(page.locator("#log")).to_contain_text("reject")


def test_one_hand_on_the_keyboard_reviews_and_undoes(workbench, look) -> None:
    page = look(f"{workbench.at}/review")
    item = page.locator("[data-item-card]").first.get_attribute("id")
    page.keyboard.press("d")
    expect(page.locator(f"#{item}")).to_have_class(re.compile("current"))
    page.keyboard.press("a")
    expect(page.get_by_role("status")).to_contain_text("Accepted")
    expect(page.locator("[data-item-card]").nth(1)).to_have_class(re.compile("current"))
    page.keyboard.press("z")
    expect(page.get_by_role("status")).to_contain_text("Undone")
    assert [decision.state for decision in workbench.case.review.of(item)] == ["undone"]


def test_a_field_is_corrected_on_the_page_of_the_item(workbench, look) -> None:
    event = workbench.case.events(type="talks").first()
    page = look(f"{workbench.at}/events/{event.id}")
    page.keyboard.press("c")
    page.get_by_label("Field").select_option("summary")
    page.get_by_label("Is").fill("They talked in Istanbul")
    page.get_by_role("button", name="Correct").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("They talked in Istanbul")
    expect(page.locator(".badge.corrected")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    page.goto(f"{workbench.at}/events/{event.id}")
    expect(page.get_by_role("heading", level=1)).not_to_have_text("They talked in Istanbul")


def test_the_slider_shows_the_page_as_it_was_known_then(example, look) -> None:
    story = example.case.stories().first()
    page = look(f"{example.at}/stories/{story.id}")
    expect(page.locator(".side").first).to_be_visible()
    page.get_by_label("As of").focus()
    page.keyboard.press("Home")
    expect(page).to_have_url(f"{example.at}/stories/{story.id}?as_of=2025-02-25")
    expect(page.locator(".head")).to_contain_text("1 report by 1 outlet")
    expect(page.locator(".head output")).to_have_text("25 Feb 2025")
    expect(page.locator(".side")).to_have_count(0)
    page.get_by_role("link", name="what changed since").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("25 Feb 2025")
    expect(page.locator("main")).to_contain_text("disagreements", ignore_case=True)


def test_a_file_that_is_dropped_is_read(workbench, look, tmp_path) -> None:
    page = look(f"{workbench.at}/read")
    words = "Outlet: Quay Herald\nDate: 2025-03-03\n\nForeign Minister Sergei Lavrov met Marco Rubio in Doha on Monday."
    page.evaluate(
        """words => {
            const data = new DataTransfer();
            data.items.add(new File([words], "dropped.txt", {type: "text/plain"}));
            const drop = new DragEvent("drop", {dataTransfer: data, bubbles: true, cancelable: true});
            document.querySelector("[data-drop]").dispatchEvent(drop);
        }""",
        words,
    )
    expect(page.get_by_role("heading", level=1)).to_have_text("Read", timeout=60_000)
    page.get_by_role("link", name="Quay Herald").click()
    expect(page.locator(".text")).to_contain_text("met Marco Rubio in Doha")
    assert workbench.case.reports(outlet="Quay Herald").count() == 1


def test_a_text_that_is_pasted_is_read(workbench, look) -> None:
    page = look(f"{workbench.at}/read")
    page.get_by_label("Text", exact=True).fill("The port of Odesa was struck on 3 March 2025, officials said.")
    page.get_by_label("Outlet").fill("Quay Herald")
    page.get_by_role("button", name="Read it", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Read", timeout=60_000)
    expect(page.get_by_role("link", name="Quay Herald")).to_be_visible()


def test_searching_leads_to_the_place_in_the_report(example, look) -> None:
    page = look(f"{example.at}/stories")
    page.keyboard.press("/")
    page.keyboard.type("“nearly ten hours”")
    page.keyboard.press("Enter")
    expect(page.locator(".hits mark").first).to_have_text("nearly ten hours")
    page.locator(".hits a.hit").first.click()
    expect(page.locator(".text")).to_contain_text("nearly ten hours")


def test_filters_stand_in_the_address(example, look) -> None:
    page = look(f"{example.at}/stories")
    page.get_by_label("Words").fill("no such words anywhere")
    expect(page.locator("#found")).to_contain_text("No story is like that")
    assert "q=no%20such%20words" in page.url
    page.get_by_label("Words").fill("embassy")
    expect(page.locator(".card")).to_have_count(1)
    look(page.url).locator(".card").first.wait_for()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_light_and_dark_are_as_the_system_has_them_until_one_is_chosen(example, look, scheme) -> None:
    page = look(f"{example.at}/stories", scheme=scheme)

    def lightness() -> int:
        return page.evaluate("parseInt(getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0])")

    assert (lightness() > 128) == (scheme == "light")
    page.get_by_role("button", name="Light or dark").click()
    assert (lightness() > 128) == (scheme == "dark")
    page.reload()
    assert (lightness() > 128) == (scheme == "dark")


def test_kinds_are_switched_and_the_repaired_text_is_shown(example, look) -> None:
    report = next(r for r in example.case.reports() if any(m.kind == "glued words" for m in example.case.mends(r.id)))
    page = look(f"{example.at}/reports/{report.id}")
    said = page.locator(".seg.said").first
    plain = "rgba(0, 0, 0, 0)"
    assert said.evaluate("one => getComputedStyle(one).backgroundColor") != plain
    page.get_by_label("said").uncheck()
    assert said.evaluate("one => getComputedStyle(one).backgroundColor") == plain
    page.get_by_role("link", name="the text as repaired").click()
    mend = next(m for m in example.case.mends(report.id) if m.kind == "glued words")
    expect(page.locator(".text ins", has_text=mend.after).first).to_be_visible()
    page.get_by_role("link", name="as received").click()
    assert page.locator(".text").text_content() == report.text


def test_everything_can_be_reached_without_a_script(example, look) -> None:
    page = look(example.at, java_script_enabled=False)
    page.get_by_role("link", name="Russia, US hold embassy talks in Istanbul").click()
    page.locator("select[name=as_of]").select_option("2025-02-27")
    page.get_by_role("button", name="Show").click()
    expect(page).to_have_url(re.compile("as_of=2025-02-27"))
    page.get_by_role("link", name="now", exact=True).click()
    page.locator(".side a.source").first.click()
    expect(page.locator(".text .lit").first).to_be_visible()


def test_a_card_tells_what_came_in_since_this_browser_last_looked(workbench, look) -> None:
    story = workbench.case.stories().first()
    page = look(f"{workbench.at}/stories/{story.id}")
    page.goto(f"{workbench.at}/stories")
    expect(page.locator(".card .new")).to_be_hidden()
    # As if it had been looked at long ago.
    page.evaluate("id => localStorage.setItem(`looked:${id}`, '2020-01-01T00:00:00+00:00')", story.id)
    page.reload()
    expect(page.locator(".card .new")).to_have_text(f"{len(story.reports)} new")


def test_search_is_narrowed_in_the_address(example, look) -> None:
    page = look(f"{example.at}/search?q=istanbul")
    every = page.locator(".hits article").count()
    page.get_by_label("Outlet").fill("Baltic Wire")
    page.get_by_label("Outlet").press("Enter")
    expect(page.locator(".hits article")).to_have_count(1)
    assert every > 1
    assert "outlet=Baltic" in page.url
    other = look(page.url)
    expect(other.locator(".hits article")).to_have_count(1)
    other.go_back()


def test_a_phone_has_the_timeline_as_a_list_of_the_same_events(example, look) -> None:
    story = example.case.stories().first()
    page = look(f"{example.at}/stories/{story.id}", width=390)
    expect(page.locator("figure.timeline")).to_be_hidden()
    listed = page.locator("ol.line a")
    expect(listed.first).to_be_visible()
    wide = look(f"{example.at}/stories/{story.id}")
    expect(wide.locator("ol.line")).to_be_hidden()
    assert wide.locator("figure.timeline a.at").count() == listed.count()


def test_a_phone_has_the_ties_of_actors_as_sentences(example, look) -> None:
    wide, phone = look(f"{example.at}/stories"), look(f"{example.at}/stories", width=390, height=844)
    for page in (wide, phone):
        page.locator(".card h2 a").first.click()
    assert wide.locator(".graph > svg").is_visible()
    assert not wide.locator(".ties").is_visible()
    assert not phone.locator(".graph > svg").is_visible()
    first = phone.locator(".ties li").first
    assert any(kind in first.inner_text() for kind in ("acts on", "speaks of", "meets"))
    name = first.locator("a").first.inner_text()
    first.locator("a").first.click()
    assert phone.locator("h1").inner_text() == name


def test_a_disagreement_says_of_what_affair_it_is(example, look) -> None:
    (story,) = example.case.stories()
    page = look(f"{example.at}/disagreements")
    assert story.title in page.locator(".listing tbody tr").first.inner_text()
    assert "2025-02" not in page.locator(".listing").inner_text()
    page.goto(f"{example.at}/review")
    assert story.title in page.locator(".queue .item").first.inner_text()


def test_what_is_fetched_from_an_address_shows_how_far_it_is(workbench, look, monkeypatch) -> None:
    from dragoman.intake.fetching import Answer
    from dragoman.web import uploads

    words = (
        b"Outlet: Quay Herald\nDate: 2025-03-03\n\nForeign Minister Sergei Lavrov met Marco Rubio in Doha on Monday."
    )
    monkeypatch.setattr(uploads, "fetch", lambda address, **_: Answer(address=address, status=200, body=words))
    page = look(f"{workbench.at}/read")
    page.get_by_label("Address of a report").fill("https://quay.example/talks.txt")
    page.get_by_role("button", name="Fetch and read it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Read", timeout=60_000)
    expect(page.locator("#run")).to_contain_text("1 of 1 input read")
    page.get_by_role("link", name="Quay Herald").click()
    expect(page.locator(".text")).to_contain_text("met Marco Rubio in Doha")


def test_a_doubt_is_corrected_merged_or_looked_up_from_the_keyboard(workbench, look) -> None:
    page = look(f"{workbench.at}/review")
    page.keyboard.press("d")
    page.keyboard.press("c")
    page.wait_for_url("**#decide")
    expect(page.get_by_label("Field")).to_be_focused()
    page.go_back()
    page.keyboard.press("d")
    page.keyboard.press("w")
    page.wait_for_url("**/reports/**")
    expect(page.locator(".text .lit").first).to_be_in_viewport()


def test_a_decision_that_fails_is_told_and_taken_back_on_the_page(workbench, look) -> None:
    page = look(f"{workbench.at}/review")
    page.evaluate("() => { window.fetch = () => Promise.reject(new TypeError('no connection')); }")
    first = page.locator("[data-item-card]").first
    first.get_by_role("button", name="Reject").click()
    expect(page.get_by_role("status")).to_contain_text("does not answer")
    expect(first.get_by_role("button", name="Reject")).to_have_attribute("aria-pressed", "false")
    assert workbench.case.review.log() == []
