"""Every page as data, permanent addresses, cursors, and errors that say what to do."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from dragoman.case import Case
from dragoman.case.kinds import KINDS
from dragoman.web import create_app
from tests.case.conftest import case as case  # noqa: PLC0414 (a fixture)


@pytest.fixture(scope="module")
def asked(case: Case) -> Iterator[TestClient]:
    with TestClient(create_app(case), base_url="http://localhost") as client:
        yield client


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_each_listing_is_a_page_and_json_and_csv(asked, case, kind) -> None:
    count = getattr(case, kind)().count()
    assert asked.get(f"/{kind}").status_code == 200
    items = asked.get(f"/{kind}.json").json()["items"]
    assert len(items) == min(count, 50)
    rows = list(csv.DictReader(io.StringIO(asked.get(f"/{kind}.csv").text)))
    assert [row["id"] for row in rows] == [item["id"] for item in items]
    assert [item["id"] for item in asked.get(f"/api/v1/{kind}?limit=50").json()["items"]] == [
        record.id for record in getattr(case, kind)(limit=50)
    ]


# In the small affair nobody disagrees; the page of a disagreement is followed in the browser.
@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"disagreements"}))
def test_each_item_has_an_address_and_is_the_same_record_everywhere(asked, case, kind) -> None:
    record = getattr(case, kind)().first()
    assert asked.get(f"/{kind}/{record.id}").status_code == 200
    told = asked.get(f"/api/v1/{kind}/{record.id}").json()
    assert told == {**record.to_dict(), **({"source": told["source"]} if kind == "reports" else {})}
    assert asked.get(f"/{kind}/{record.id}.csv").status_code == 200


def test_the_id_of_a_part_leads_to_the_whole(asked, case) -> None:
    merged = next(actor for actor in case.actors() if len(actor.members) > 1)
    part = next(member for member in merged.members if member != merged.id)
    answer = asked.get(f"/actors/{part}?as_of=2030", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (308, f"/actors/{merged.id}?as_of=2030")
    assert asked.get(f"/api/v1/actors/{part}").json()["id"] == merged.id
    assert asked.get(f"/actors/{part}.json").json()["id"] == merged.id


def test_cursors_lead_through_everything_once(asked, case) -> None:
    found, after = [], None
    while True:
        page = asked.get("/api/v1/statements", params={"limit": 2, **({"after": after} if after else {})}).json()
        found += [item["id"] for item in page["items"]]
        after = page["next"]
        if after is None:
            break
    assert found == [statement.id for statement in case.statements()]


def test_what_one_has_is_not_sent_again(asked) -> None:
    for path in ("/stories", "/events.json", "/events.csv", "/api/v1/events", "/api/v1/openapi.json", "/api"):
        first = asked.get(path)
        again = asked.get(path, headers={"If-None-Match": first.headers["etag"]})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"]), path
        assert asked.get(path, headers={"If-None-Match": '"other"'}).status_code == 200
    assert "immutable" in asked.get("/style.css").headers["cache-control"]


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/api/v1/events?since=soon", 400, "'soon' is no date"),
        ("/api/v1/events?type=WAR", 404, "no type 'WAR' of events"),
        ("/api/v1/events?after=%25", 400, "no cursor"),
        ("/api/v1/events?limit=0", 422, "greater than or equal to 1"),
        ("/api/v1/events/a-xyz", 404, "no id of events"),
        ("/api/v1/search?q=%3F", 400, "no word to search for"),
        ("/api/v1/changes", 422, "required"),
        ("/api/v1/nothing", 404, "no such page"),
        ("/events.json?since=soon", 400, "'soon' is no date"),
    ],
)
def test_what_is_wrong_is_told_as_problem_json(asked, path, status, words) -> None:
    answer = asked.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    told = answer.json()
    assert told["status"] == status
    assert words in told["title"]


def test_a_page_tells_what_is_wrong_in_words(asked) -> None:
    answer = asked.get("/events?since=soon")
    assert answer.status_code == 400
    assert "no date" in answer.text
    assert "Write it as 2025-02-26" in answer.text


def test_a_page_that_there_is_not_leads_to_those_there_are(asked) -> None:
    answer = asked.get("/events/e-nope")
    assert answer.status_code == 404
    assert 'href="/events"' in answer.text
    assert "dragoman events" not in answer.text


def test_what_deserves_a_look_is_there_as_rows(asked) -> None:
    listed = asked.get("/review.json").json()["items"]
    rows = list(csv.DictReader(io.StringIO(asked.get("/review.csv").text)))
    assert listed
    assert [row["id"] for row in rows] == [item["id"] for item in listed]


def test_a_name_that_is_not_known_is_hinted_at(asked) -> None:
    assert "near it: Ana Lima" in asked.get("/events?actor=Anna+Limo").text


def test_decisions_come_and_go_through_the_api(stub) -> None:
    from tests.case.stub import affair

    with Case.open(":memory:") as case:
        case.read_reports(affair())
        with TestClient(create_app(case, who="ada"), base_url="http://localhost") as client:
            event = client.get("/api/v1/events").json()["items"][0]["id"]
            made = client.post("/api/v1/decisions", json={"action": "reject", "id": event, "note": "old"})
            assert (made.status_code, made.json()["who"], made.json()["state"]) == (201, "ada", "applied")
            assert event not in client.get("/api/v1/events").text
            assert client.get("/api/v1/events?rejected=true").json()["items"][0]["review"] == "rejected"
            undone = client.post("/api/v1/decisions", json={"action": "undo", "id": made.json()["id"]})
            assert undone.json()["state"] == "undone"
            assert event in client.get("/api/v1/events").text
            assert [one["action"] for one in client.get("/api/v1/decisions").json()] == ["undo", "reject"]


def test_reports_are_read_through_the_api(stub) -> None:
    import time

    with Case.open(":memory:") as case, TestClient(create_app(case), base_url="http://localhost") as client:
        report = {"text": "Ana Lima met Bo Dahl in Bergen on 2025-03-03.", "outlet": "Post", "key": "7"}
        begun = client.post("/api/v1/readings", json={"reports": [report]})
        assert begun.status_code == 202
        deadline = time.monotonic() + 20
        while (run := client.get(f"/api/v1/readings/{begun.json()['id']}").json())["state"] not in ("done", "failed"):
            assert time.monotonic() < deadline
        assert (run["state"], run["read"]) == ("done", 1)
        assert client.get(f"/api/v1/reports/{run['reports'][0]}").json()["key"] == "7"
        assert client.get("/api/v1/events").json()["items"][0]["type"] == "CONSULT"
        # The same again is known, and an empty one is refused.
        client.post("/api/v1/readings", json={"reports": [report]})
        assert client.post("/api/v1/readings", json={"reports": [{"text": "  "}]}).status_code == 400
