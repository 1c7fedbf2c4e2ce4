"""Whatever reports hold is shown as text: nothing of it runs, turns the page around, or breaks it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dragoman.case import Case
from dragoman.intake import report_of
from dragoman.records import Report, make_report
from tests.web.conftest import Served, serving

SCRIPT = "<script>document.title='broken'</script><img src=x onerror=\"document.title='broken'\">"
TURNED = "\u202egnp.exe\u202c \u2066left\u2069 \u202egnirts"
LATE = "'\"><svg/onload=document.title='broken'> {{ 7 * 7 }} {% raw %} ${7*7} javascript:alert(1) --> ]]> &amp; &#60;b&#62;"
MET = "Ana Lima met Bo Dahl in Bergen on 2025-03-03. Ana Lima said: “"


def hostile() -> list[Report]:
    fields = {"title": SCRIPT, "outlet": LATE, "key": SCRIPT + TURNED, "published": "2025-03-03"}
    texts = {
        "script": f"{MET}{SCRIPT}{LATE}”",
        "turned": f"{MET}{TURNED}” {TURNED} and on",
        "nulls": f"{MET}nothing\0 to\x08 see\x1b[31m here\x7f” \0\0\0",
        "surrogates": f"{MET}\ud800 broken \udfff halves”",
        "combining": MET + "a" + "\u0301" * 4000 + " z\u0489\u20dd”",
        "wide": MET + "\u3000" * 200 + "🏴\u200d" * 200 + "\ufffe\uffff”",
    }
    made = [
        make_report(text, url="javascript:document.title='broken'", **{**fields, "key": fields["key"] + name})
        for name, text in texts.items()
    ]
    endless = MET + "x" * 5_000_000 + "”"
    return [
        *made,
        make_report(endless, outlet="y" * 20_000, title="z" * 20_000, published="2025-03-04"),
        report_of(SCRIPT),
    ]


@pytest.fixture(scope="module")
def trapped() -> Iterator[Served]:
    from dragoman import engines
    from tests.case.stub import stub_engine

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engines, "engine_for", stub_engine)
        with Case.open(":memory:") as case:
            case.read_reports(hostile())
            event = case.events().first()
            case.review.correct(event.id, "summary", SCRIPT + TURNED, who=SCRIPT, note=LATE)
            with serving(case) as served:
                yield served


def all_pages(case: Case) -> list[str]:
    pages = [
        "/stories",
        "/review",
        "/problems",
        "/changes?since=2025-03-01",
        "/search?q=bergen",
        "/reports",
        "/events",
        "/statements",
        "/actors",
    ]
    pages += [f"/stories/{story.id}" for story in case.stories()]
    pages += [f"/reports/{report.id}" for report in case.reports() if len(report.text) < 100_000]
    pages += [f"/statements/{one.id}" for one in case.statements()] + [f"/events/{one.id}" for one in case.events()]
    return (
        pages + [f"/quotations/{one.id}" for one in case.quotations()] + [f"/actors/{one.id}" for one in case.actors()]
    )


def test_nothing_runs_and_nothing_runs_off_the_screen(trapped, look) -> None:
    page = look(f"{trapped.at}/stories", width=390)
    for path in all_pages(trapped.case):
        page.goto(trapped.at + path)
        assert page.title() != "broken", path
        assert "dragoman" in page.title(), path
        assert page.evaluate("document.querySelectorAll('main img, main script, main iframe').length") == 0, path
        assert page.evaluate("[...document.links].filter(one => !/^https?:$/.test(one.protocol)).length") == 0, path
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, path


def test_a_report_is_shown_character_for_character(trapped, look) -> None:
    page = look(f"{trapped.at}/stories")
    for report in trapped.case.reports():
        if len(report.text) < 100_000:
            page.goto(f"{trapped.at}/reports/{report.id}")
            shown = page.locator(".text").text_content()
            pictured = {code: chr(0x2400 + code) for code in range(32) if chr(code) not in "\t\n\r"} | {0x7F: "\u2421"}
            assert shown == report.text.translate(pictured)


def test_what_turns_the_direction_turns_nothing_outside_of_itself(trapped, look) -> None:
    story = max(trapped.case.stories(), key=lambda one: len(one.reports))
    page = look(f"{trapped.at}/stories/{story.id}")
    kept = page.evaluate(
        "[...document.querySelectorAll('main h1, main h3, main q, main blockquote, main td, main li')]"
        ".every(one => ['isolate', 'plaintext', 'isolate-override'].includes(getComputedStyle(one).unicodeBidi))"
    )
    assert kept


def test_five_million_letters_without_a_space_are_shown_part_by_part(trapped, look) -> None:
    endless = max(trapped.case.reports(), key=lambda one: len(one.text))
    page = look(f"{trapped.at}/reports/{endless.id}", width=390)
    assert page.locator(".text").text_content() == endless.text[:100_000]
    page.get_by_role("link", name="Part 2").click()
    assert page.locator(".text").text_content() == endless.text[100_000:200_000]
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.goto(f"{trapped.at}/reports/{endless.id}#w{len(endless.text) - 5}-{len(endless.text)}")
    page.wait_for_url("**part=51**")
    assert page.locator(".text").text_content() == endless.text[5_000_000:]


def test_addresses_may_hold_anything(trapped) -> None:
    import httpx

    for path in (
        "/events/e-%00", "/events/%ed%a0%80", "/search?q=%00%ed%a0%80%22", "/stories?q=%E2%80%AE&page=99999999999999999999",
        "/stories?as_of=0000-00-00", "/events?actor=%F0%9F&type=%00", "/reports/r-x?item=%3Cscript%3E", "/changes?since=%00",
        "/stories?since=9999-99&until=-1", "/events?after=%FF%FE", "/api/v1/events?actor=%ED%A0%80&since=%00", "/%ED%A0%80.json",
        f"/events?actor={'x' * 4000}", "/events/" + "e-" * 1000, "/read/" + "a" * 500, "/stories/..%2f..%2fetc%2fpasswd",
        "/static/..%2fpage.py",
    ):  # fmt: skip
        answer = httpx.get(trapped.at + path)
        assert 200 <= answer.status_code < 500, (path, answer.text[-200:])
        assert "passwd:" not in answer.text
