"""What is sent to be read may be anything: broken, packed to burst, or out to learn where it lies on the machine."""

from __future__ import annotations

import gzip
import io
import tempfile
import time
import zipfile
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from dragoman.case import Case
from dragoman.errors import InputError
from dragoman.intake.fetching import Answer
from dragoman.settings import Settings
from dragoman.web import create_app, uploads

MET = "Ana Lima met Bo Dahl in Bergen on 2025-03-03."


@pytest.fixture
def asked(stub) -> Iterator[TestClient]:
    with Case.open(":memory:", settings=Settings(largest_input=1 << 20, largest_report=200_000)) as case:
        client = TestClient(create_app(case), base_url="http://localhost", raise_server_exceptions=False)
        client.headers["Accept"] = "application/json"
        yield client


def told(asked: TestClient, answer) -> tuple[dict, str]:
    """The run that something sent began, once it is over, and all that any page says of it."""
    run = answer.headers["location"]
    deadline = time.monotonic() + 60
    while (found := asked.get(f"{run}.json").json())["state"] not in ("done", "failed"):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    pages = (
        run,
        f"{run}.json",
        "/read",
        "/problems",
        "/problems.json",
        "/problems.csv",
        "/api/v1/problems",
        "/api/v1/readings",
    )
    return found, "".join(asked.get(path, headers={"Accept": "text/html"}).text for path in pages)


def zipped(name: str, data: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("bomb.txt.gz", gzip.compress(b"x" * (64 << 20))),
        ("nested.gz", gzip.compress(gzip.compress(gzip.compress(gzip.compress(b"x" * 1000))))),
        ("cut.txt.gz", gzip.compress(MET.encode())[:20]),
        ("bomb.zip", zipped("a.txt", b"x" * (8 << 20))),
        ("empty.txt", b""),
        ("deep.json", b"[" * 100_000),
        ("broken.jsonl", b'{"text": 3}\n{"id": \n'),
        ("noise.html", bytes(range(256)) * 64),
        ("../../../etc/passwd", b"\xff\xfe\x00"),
        ("/etc/shadow\0.txt", b"\0\0\0"),
        ("-", b""),
        ("*.txt", b""),
        ("https:", b""),
        (f"{'n' * 5000}.json", b"{"),
        ("\u202etxt.exe", b"MZ\x90"),
    ],
)
def test_whatever_is_dropped_ends_with_a_reason_and_no_path_of_the_machine(asked, name, data) -> None:
    answer = asked.post("/read", files={"files": (name, data)}, follow_redirects=False)
    if answer.status_code != 303:  # a name that is none is refused outright
        assert 400 <= answer.status_code < 500
        return
    found, everything = told(asked, answer)
    assert found["state"] == "done"
    assert found["problems"] or found["read"], found
    assert all(one["reason"] and one["advice"] for one in found["problems"])
    assert tempfile.gettempdir() not in everything
    assert "dragoman-" not in everything
    assert "/etc/" not in everything


def test_what_hosts_answer_is_told_without_a_path(asked, monkeypatch) -> None:
    bomb = gzip.compress(b"<p>x</p>" * (1 << 20))
    pages = {
        "https://post.example/..%2f..%2fetc%2fpasswd": b"\0\0",
        "https://post.example/a/b/": b"",
        "https://post.example/bomb.html.gz": bomb,
        "https://post.example/": MET.encode(),
    }

    def fetched(address: str, **_: object) -> Answer:
        if address not in pages:
            raise InputError("the host does not answer", where="/home/somebody/resolv.conf", advice="try again")
        return Answer(address=address, status=200, body=pages[address])

    monkeypatch.setattr(uploads, "fetch", fetched)
    for address in (*pages, "https://nowhere.example/"):
        found, everything = told(asked, asked.post("/read", data={"address": address}, follow_redirects=False))
        assert found["state"] in ("done", "failed")
        assert found["read"] or found["problems"] or found["reason"], address
        assert tempfile.gettempdir() not in everything
        assert "/home/" not in everything


def test_ten_thousand_items_in_one_report_are_shown(stub) -> None:
    text = " ".join(f"On day {number} the port took {number} tons of herring." for number in range(10_000))
    with Case.open(":memory:") as case:
        case.read_text(text, published="2025-03-29", outlet="Long Post")
        report = case.reports().first()
        assert case.figures(report=report.id).count() == 10_000
        client = TestClient(create_app(case), base_url="http://localhost")
        page = client.get(f"/reports/{report.id}")
        assert page.status_code == 200
        assert "and 9400 items more" in page.text
        assert len(page.content) < 3_000_000
        assert len(client.get(f"/reports/{report.id}.json").json()["figures"]) == 10_000
