"""How the page looks and weighs: for every reader, in every light, on every screen."""

from __future__ import annotations

from pathlib import Path

import pytest

AXE = Path(__file__).parent / "vendor" / "axe-core@4.14.1" / "axe.min.js"

# Every shift of what was drawn already, as the browser counts it.
SHIFTS = """() => new Promise((done) => {
    let total = 0;
    new PerformanceObserver((list) => { for (const entry of list.getEntries()) total += entry.value; })
        .observe({type: "layout-shift", buffered: true});
    setTimeout(() => done(total), 300);
})"""
WEIGHT = """() => [...performance.getEntriesByType("resource"), performance.getEntriesByType("navigation")[0]]
    .reduce((sum, one) => sum + one.transferSize, 0)"""


def addresses(case) -> dict[str, str]:
    story = max(case.stories(), key=lambda one: len(one.reports))
    talks = case.events(type="talks", story=story.id).first()
    return {
        "stories": "/stories",
        "story": f"/stories/{story.id}",
        "report": f"/reports/{talks.mentions[0].report}?item={talks.id}",
        "event": f"/events/{talks.id}",
        "actor": f"/actors/{talks.source[0]}",
        "quotation": f"/quotations/{case.quotations(story=story.id).first().id}",
        "statements": "/statements",
        "search": "/search?q=istanbul",
        "changes": "/changes",
        "review": "/review",
        "read": "/read",
        "api": "/api",
    }


# Each page in both lights and both widths once; the story, which has all colours and pictures, in every pair of them.
@pytest.mark.parametrize(
    ("width", "scheme", "names"),
    [(1440, "light", None), (390, "dark", None), (390, "light", {"story"}), (1440, "dark", {"story"})],
)
def test_no_reader_is_shut_out_and_nothing_runs_off_the_screen(example, look, width, scheme, names) -> None:
    page = look(f"{example.at}/stories", width=width, scheme=scheme, bypass_csp=True)
    found = {}
    asked = {name: at for name, at in addresses(example.case).items() if names is None or name in names}
    for name, address in asked.items():
        page.goto(example.at + address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{name} is wider than the screen"
        page.add_script_tag(path=AXE)
        told = page.evaluate("() => axe.run({resultTypes: ['violations']})")
        found[name] = [
            f"{one['id']} ({one['impact']}): {one['nodes'][0]['html'][:160]}"
            for one in told["violations"]
            if one["impact"] in ("serious", "critical")
        ]
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
    assert set(found) == set(asked)


def test_a_story_is_light_and_nothing_moves_once_it_is_drawn(example, look) -> None:
    page = look(example.at + addresses(example.case)["story"])
    page.wait_for_load_state("networkidle")
    assert page.evaluate(SHIFTS) < 0.01
    assert page.evaluate(WEIGHT) < 400_000


def test_no_page_needs_anything_from_elsewhere(example, look) -> None:
    page = look("about:blank")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    for address in addresses(example.case).values():
        page.goto(example.at + address)
    assert asked
    assert [url for url in asked if not url.startswith(example.at)] == []
