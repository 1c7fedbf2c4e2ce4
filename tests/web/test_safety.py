"""Who may ask, from where, and what no answer tells."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from dragoman.case import Case
from dragoman.web import create_app
from tests.case.stub import affair

TOKEN = "a-token-of-some-length"


@pytest.fixture
def case(stub) -> Iterator[Case]:
    with Case.open(":memory:") as opened:
        opened.read_reports(affair())
        yield opened


def client(case: Case, *, at: str = "http://localhost", **options) -> TestClient:
    return TestClient(create_app(case, **options), base_url=at, raise_server_exceptions=False)


def test_a_name_that_is_not_ours_is_refused(case) -> None:
    assert client(case).get("/stories").status_code == 200
    assert client(case, at="http://127.0.0.1:8321").get("/stories").status_code == 200
    assert client(case, at="http://rebound.example").get("/stories").status_code == 421
    assert client(case, at="http://desk.example", hosts={"desk.example"}).get("/stories").status_code == 200


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 303),
        ({"Origin": "http://localhost"}, 303),
        ({"Origin": "https://elsewhere.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec-Fetch-Site": "same-origin"}, 303),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site", "Origin": "http://localhost"}, 403),
    ],
)
def test_only_a_page_of_ours_may_change_anything(case, headers, status) -> None:
    sent = {"action": "reject", "id": case.events().first().id}
    answer = client(case).post("/review", data=sent, headers=headers, follow_redirects=False)
    assert answer.status_code == status
    assert len(case.review.log()) == (1 if status == 303 else 0)


def test_without_the_token_nothing_is_told(case) -> None:
    asked = client(case, token=TOKEN)
    for path in ("/", "/stories", "/api/v1/events", "/style.css", "/static/page.js"):
        assert asked.get(path, follow_redirects=False).status_code == 401, path
    assert asked.post("/api/v1/decisions", json={"action": "undo"}).status_code == 401
    assert asked.get("/stories", headers={"Authorization": "Bearer nearly-a-token-of-some-length"}).status_code == 401
    assert asked.get("/stories", headers={"Cookie": f"dragoman_token={TOKEN}"}).status_code == 401


def test_the_token_opens_once_by_address_then_by_cookie(case) -> None:
    asked = client(case, token=TOKEN)
    first = asked.get(f"/stories?q=port&token={TOKEN}", follow_redirects=False)
    assert (first.status_code, first.headers["location"]) == (303, "/stories?q=port")
    assert TOKEN not in first.headers["set-cookie"]
    assert {"httponly", "samesite=strict"} <= {part.strip().lower() for part in first.headers["set-cookie"].split(";")}
    assert asked.get("/stories").status_code == 200
    assert client(case, token=TOKEN).get("/stories", headers={"Authorization": f"Bearer {TOKEN}"}).status_code == 200


def test_the_way_back_from_the_token_never_leads_elsewhere(case) -> None:
    answer = client(case, token=TOKEN).get(
        f"http://localhost//elsewhere.example/?token={TOKEN}", follow_redirects=False
    )
    assert answer.headers["location"].startswith("/elsewhere.example")


@pytest.mark.parametrize("back", ["https://elsewhere.example", "//elsewhere.example", "/\\elsewhere.example", ""])
def test_the_way_back_from_a_decision_never_leads_elsewhere(case, back) -> None:
    sent = {"action": "accept", "id": case.events().first().id, "back": back}
    assert client(case).post("/review", data=sent, follow_redirects=False).headers["location"] == "/review"


@pytest.mark.parametrize("path", ["/stories", "/nope", "/api/v1/nope", "/static/page.js", "/events/e-none"])
def test_every_answer_carries_the_policy(case, path) -> None:
    headers = client(case).get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"


def test_a_fault_of_ours_is_told_without_a_trace_of_it_and_under_the_policy(case, monkeypatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("/home/somebody/secret")

    monkeypatch.setattr(Case, "problems", broken)
    for path in ("/problems", "/problems.json", "/api/v1/problems"):
        answer = client(case).get(path)
        assert answer.status_code == 500
        assert "secret" not in answer.text
        assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_no_page_holds_a_script_or_style_within(case) -> None:
    for path in (
        "/stories",
        "/review",
        "/read",
        f"/stories/{case.stories().first().id}",
        f"/reports/{case.reports().first().id}",
    ):
        page = client(case).get(path).text
        assert re.findall(r"<script(?![^>]* src=)", page) == []
        assert re.findall(r"<style| style=| on\w+=", page) == []


def test_too_much_is_refused_before_it_is_taken(case) -> None:
    asked = client(case, largest=1 << 20)
    assert asked.post("/read", data={"text": "x" * (2 << 20)}).status_code == 413
    # A length that is not told is counted.
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    assert asked.post("/read", content=(b"x" * 65536 for _ in range(64)), headers=form).status_code == 413


def test_no_path_of_the_machine_is_in_any_answer(stub, tmp_path) -> None:
    folder = tmp_path / "private-folder"
    folder.mkdir()
    (folder / "one.txt").write_text("Ana Lima met Bo Dahl in Bergen on 2025-03-03.", encoding="utf-8")
    (folder / "broken.jsonl").write_text('{"id": 3}\n', encoding="utf-8")
    with Case.open(folder / "case.db") as case:
        case.read([folder])
        asked = client(case)
        report = case.reports().first()
        for path in (
            "/stories", "/problems", "/problems.json", "/problems.csv", "/api/v1/problems", f"/reports/{report.id}.json",
            f"/reports/{report.id}", "/api/v1/reports", f"/api/v1/items/{report.id}", "/reports.csv",
            f"/stories/{report.story}.json", "/api/v1/nothing",
        ):  # fmt: skip
            answer = asked.get(path)
            assert "private-folder" not in answer.text, path
            assert str(tmp_path.parent) not in answer.text, path
        assert "broken.jsonl" in asked.get("/problems").text


def test_files_are_named_without_folders(stub, case) -> None:
    import time

    asked = client(case)
    text = "Ana Lima met Bo Dahl in Izmir on 2025-03-05."
    answer = asked.post("/read", files={"files": ("../../etc/passwd\u202e.txt", text.encode())}, follow_redirects=False)
    run = answer.headers["location"]
    deadline = time.monotonic() + 20
    while asked.get(f"{run}.json").json()["state"] not in ("done", "failed"):
        assert time.monotonic() < deadline
    assert asked.get(f"{run}.json").json()["read"] == 1
    report = next(one for one in case.reports() if one.text == text)
    assert "/" not in (report.key or "")
    assert report.source == report.key


def test_an_address_is_fetched_and_never_one_within_the_network(case, monkeypatch) -> None:
    import time

    from dragoman.intake.fetching import Answer
    from dragoman.web import uploads

    asked = client(case)

    def read(address: str) -> dict:
        run = asked.post("/read", data={"address": address}, follow_redirects=False).headers["location"]
        deadline = time.monotonic() + 30
        while (told := asked.get(f"{run}.json").json())["state"] not in ("done", "failed"):
            assert time.monotonic() < deadline
        return told

    assert read("http://127.0.0.1:1/secret")["state"] == "failed"
    assert read("http://169.254.169.254/latest/meta-data")["state"] == "failed"
    assert asked.post("/read", data={"address": "file:///etc/passwd"}).status_code == 400
    page = b"Ana Lima met Bo Dahl in Izmir on 2025-03-05."
    monkeypatch.setattr(uploads, "fetch", lambda address, **_: Answer(address=address, status=200, body=page))
    told = read("https://post.example/talks.txt")
    assert (told["state"], told["read"]) == ("done", 1)
    assert case.reports(ids=tuple(told["reports"])).first().url == "https://post.example/talks.txt"
