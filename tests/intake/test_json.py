"""JSON: our own lines, and those of the scrapers, each by itself."""

import json

import pytest

from tests.intake.conftest import PROSE

OWN = {
    "id": "0041",
    "title": "Talks in Doha",
    "text": PROSE,
    "published": "2025-02-26T18:00:00+03:00",
    "outlet": "Example Post",
    "url": "https://post.example/talks",
}


def lines(*objects):
    return "".join(json.dumps(one) + "\n" for one in objects)


def test_our_own_form_gives_every_field(put, take):
    report = take(put("a.jsonl", lines(OWN))).report
    assert (report.key, report.title, report.outlet, report.url) == (OWN["id"], OWN["title"], OWN["outlet"], OWN["url"])
    assert report.text == PROSE
    assert (report.published.value, report.published.basis) == (OWN["published"], "stated")
    assert report.source == "a.jsonl, line 1"


def test_a_report_that_dragoman_wrote_is_the_same_report_again(put, take):
    written = [
        take(put("a.jsonl", lines(OWN))).report,
        take(put("b.txt", "Outlet: Example Post\n\nTalks began in Doha.")).report,
        take(put("c.jsonl", lines({"text": PROSE}))).report,
    ]
    again = take(put("again.jsonl", lines(*(report.to_dict() for report in written))))
    assert [report.id for report in again.reports] == [report.id for report in written]
    assert [report.published for report in again.reports] == [report.published for report in written]
    assert not again.notes


def test_only_the_text_is_needed(put, take):
    report = take(put("a.jsonl", lines({"text": PROSE}))).report
    assert (report.key, report.outlet, report.published.value) == (None, None, None)


def test_trafilatura_writes_so(put, take):
    written = {
        "title": "Talks in Doha", "author": "A. Writer", "hostname": "post.example", "date": "2025-02-26", "categories": "",
        "tags": "", "fingerprint": "1f", "id": None, "license": None, "comments": "", "raw_text": PROSE, "text": PROSE,
        "language": None, "image": None, "pagetype": "article", "filedate": "2025-11-21", "source": "https://post.example/talks",
        "source-hostname": "Example Post", "excerpt": "Ministers met.",
    }  # fmt: skip
    report = take(put("a.json", json.dumps(written))).report
    assert (report.title, report.outlet, report.url) == ("Talks in Doha", "Example Post", "https://post.example/talks")
    assert report.published.value == "2025-02-26"
    assert report.text == PROSE


def test_news_please_writes_so(put, take):
    written = {
        "authors": [], "date_download": "2025-11-21 10:00:00", "date_modify": None, "date_publish": "2025-02-26 18:30:00",
        "description": "x", "filename": "a.json", "image_url": None, "language": "en", "localpath": None,
        "source_domain": "post.example", "maintext": PROSE, "text": None, "title": "Talks in Doha", "title_page": None,
        "title_rss": None, "url": "https://post.example/talks",
    }  # fmt: skip
    report = take(put("a.json", json.dumps(written, indent=4))).report
    assert (report.text, report.outlet, report.language) == (PROSE, "post.example", "en")
    assert report.published.value == "2025-02-26T18:30:00"


def test_newspaper4k_writes_so(put, take):
    written = {
        "url": "https://www.post.example/talks", "read_more_link": "", "language": "en", "title": "Talks in Doha",
        "top_image": "", "images": [], "movies": [], "keywords": [], "tags": [], "authors": [],
        "publish_date": "2025-02-26T00:00:00", "summary": "", "meta_site_name": "", "canonical_link": "", "text": PROSE,
    }  # fmt: skip
    taken = take(put("a.json", f"[{json.dumps(written)},{json.dumps({**written, 'text': PROSE + ' More.'})}]"))
    assert [report.source for report in taken.reports] == ["a.json, item 1", "a.json, item 2"]
    assert taken.reports[0].outlet == "post.example"
    assert (taken.reports[0].published.value, taken.reports[0].published.precision) == ("2025-02-26", "day")


def test_objects_one_after_another_and_over_several_lines_are_read(put, take):
    content = json.dumps(OWN, indent=2) + "\n" + json.dumps({"text": "Talks began in Doha."}, indent=2)
    assert len(take(put("a.json", content)).reports) == 2


def test_an_object_that_goes_on_after_a_closed_one_is_one(put, take):
    assert take(put("a.json", '{"meta": {}\n, "text": "Talks began."}\n')).report.source == "a.json, item 1"


def test_a_note_on_the_encoding_of_a_list_is_given_once(put, take):
    taken = take(put("a.json", '[{"text": "Caf\xe9."}, {"text": "Caf\xe9s."}]'.encode("latin-1")))
    assert [report.text for report in taken.reports] == ["Café.", "Cafés."]
    assert len(taken.notes) == 1


def test_a_bad_line_costs_nothing_else(put, take):
    content = (
        lines(OWN) + '{"text": "cut of\n\n[1, 2]\n' + "[" * 10_000 + "\n" + lines({"title": "no text"}, {"text": PROSE})
    )
    taken = take(put("a.jsonl", content))
    assert [report.source for report in taken.reports] == ["a.jsonl, line 1", "a.jsonl, line 7"]
    assert [problem.place for problem in taken.unread] == ["line 2", "line 4", "line 5", "line 6"]
    assert [problem.source for problem in taken.unread] == ["a.jsonl"] * 4
    assert "valid JSON" in taken.unread[0].reason
    assert "a list" in taken.unread[1].reason
    assert "deeply" in taken.unread[2].reason
    assert 'no "text"' in taken.unread[3].reason


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ({"text": 7}, "not a string"),
        ({"text": ["a"]}, "not a string"),
        ({"text": "  \n"}, "empty"),
        ({"text": None}, "no"),
        ({}, "empty"),
        ({"title": "x"}, "no"),
    ],
)
def test_a_line_without_text_says_so(put, take, value, reason):
    problem = take(put("a.jsonl", lines(value))).problem
    assert reason in problem.reason
    assert problem.place == "line 1"
    assert '"text"' in problem.advice


def test_a_key_twice_with_different_values_is_a_problem_and_with_the_same_none(put, take):
    taken = take(put("a.jsonl", '{"text": "One thing.", "text": "Another."}\n{"text": "Same.", "text": "Same."}\n'))
    assert "twice" in taken.problem.reason
    assert taken.report.text == "Same."


def test_a_nested_key_twice_does_not_matter(put, take):
    assert take(put("a.jsonl", '{"text": "Talks began.", "meta": {"text": 1, "text": 2}}')).report


@pytest.mark.parametrize("written", ["yesterday", "0024-01-01", 17, ["2025"], True, "2025-13-01"])
def test_an_unreadable_date_is_noted_and_the_report_kept(put, take, written):
    taken = take(put("a.jsonl", lines({"text": PROSE, "published": written})))
    assert taken.report.published.basis == "unknown"
    assert taken.notes[0].place == "line 1"
    assert "date" in taken.notes[0].reason
    assert not taken.unread


def test_a_header_in_the_text_gives_what_the_fields_do_not(put, take):
    text = "Outlet: Example Post\nDate: 2025-02-26\n\nTalks began."
    first, second = take(
        put("a.jsonl", lines({"text": text}, {"text": text, "outlet": "Other", "published": "2025-03-01"}))
    ).reports
    assert (first.outlet, first.published.value) == ("Example Post", "2025-02-26")
    assert (second.outlet, second.published.value) == ("Other", "2025-03-01")


def test_a_missing_date_is_no_problem(put, take):
    for written in (None, "", "None"):
        assert len(take(put("a.jsonl", lines({"text": PROSE, "published": written}))).items) == 1


def test_seconds_since_1970_are_a_date(put, take):
    assert (
        take(put("a.jsonl", lines({"text": PROSE, "published": 1740592800}))).report.published.value
        == "2025-02-26T18:00:00Z"
    )


def test_fields_of_a_wrong_type_are_left_out_and_noted(put, take):
    taken = take(put("a.jsonl", lines({**OWN, "title": 3, "outlet": {"a": 1}, "id": 41})))
    assert (taken.report.title, taken.report.key) == (None, "41")
    assert len(taken.notes) == 2


def test_offsets_are_in_the_text_as_the_json_has_it(put, take):
    text = "\ufeff  Talks\r\n“began” 😀 in Doha.\u2028 "
    assert take(put("a.jsonl", lines({"text": text}))).report.text == text


def test_lone_surrogates_and_huge_numbers_do_no_harm(put, take):
    taken = take(put("a.jsonl", '{"text": "Talks \\ud800 began."}\n{"text": "x", "n": ' + "9" * 5000 + "}\n"))
    assert taken.report.text == "Talks \ufffd began."
    assert len(taken.unread) == 1


def test_lines_in_another_encoding_are_read_and_noted(put, take):
    taken = take(
        put("a.jsonl", '{"text": "Caf\xe9 talks began."}\n'.encode("latin-1") + lines({"text": PROSE}).encode())
    )
    assert [report.text for report in taken.reports] == ["Café talks began.", PROSE]
    assert taken.notes[0].place == "line 1"


def test_json_written_by_a_windows_shell_is_read(put, take):
    taken = take(put("a.jsonl", b"\xff\xfe" + lines(OWN, {"text": "Talks began."}).encode("utf-16-le")))
    assert len(taken.reports) == 2


def test_a_text_that_begins_with_a_bracket_is_text(put, take):
    assert take(put("a.txt", "[Update] Talks began in Doha.")).report.text.startswith("[Update]")
    assert take(put("b.txt", '{{Dateline}} Talks "began" in Doha.')).report.text.startswith("{{")


def test_a_file_of_other_json_is_told_once_it_is_clear(put, take):
    taken = take(put("a.jsonl", lines(*({"row": number} for number in range(5_000)))))
    assert not taken.reports
    assert len(taken.unread) == 101
    assert "rest was not read" in taken.unread[-1].reason


def test_an_empty_list_holds_no_report(put, take):
    assert "no report" in take(put("a.json", "[]\n")).problem.reason


def test_a_list_that_breaks_keeps_what_came_before(put, take):
    taken = take(put("a.json", f"[{json.dumps(OWN)}, {{'text': 1}}, {json.dumps(OWN)}]"))
    assert taken.report.key == "0041"
    assert taken.problem.place == "item 2"
