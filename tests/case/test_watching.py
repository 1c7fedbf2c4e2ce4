"""Watching feeds, on a host of our own."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from dragoman.case import Case
from dragoman.case.watching import Watch
from dragoman.errors import InputError
from dragoman.intake.feeds import read_feed
from dragoman.intake.fetching import fetch
from dragoman.settings import Settings

_ARTICLE = """<html><head><title>{title}</title></head><body><article><h1>{title}</h1>
<p>Ana Lima met Bo Dahl in Bergen on 2025-03-03 about herring quotas, the harbour office said in a long note.</p>
<p>{more} The talks were held behind closed doors for the whole of the day, and nobody said when they would go on.</p>
</article></body></html>"""


class Host(ThreadingHTTPServer):
    """A host with pages that a test can change; `asked` is what it was asked for."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.pages: dict[str, bytes] = {}
        self.redirects: dict[str, str] = {}
        self.asked: list[str] = []
        self.address = f"http://127.0.0.1:{self.server_port}"

    def put_feed(self, *entries: tuple[str, str]) -> None:
        items = "".join(
            f"<item><title>Talks</title><link>{path}</link><pubDate>{day}</pubDate></item>" for path, day in entries
        )
        self.pages["/feed"] = f"<rss><channel><title>Fjord Post</title>{items}</channel></rss>".encode()


class _Handler(BaseHTTPRequestHandler):
    server: Host

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        if self.path in self.server.redirects:
            self.send_response(302)
            self.send_header("Location", self.server.redirects[self.path])
            self.end_headers()
            return
        page = self.server.pages.get(self.path)
        if page is None:
            self.send_error(404)
            return
        mark = f'"{hash(page)}"'
        if self.headers.get("If-None-Match") == mark:
            self.send_response(304)
            self.end_headers()
            return
        body = gzip.compress(page)
        self.send_response(200)
        self.send_header("ETag", mark)
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture
def host() -> Iterator[Host]:
    with Host() as made:
        Thread(target=made.serve_forever, daemon=True).start()
        yield made
        made.shutdown()


def looks(case: Case, *feeds: str, private: bool = True):
    watching = Watch(case._store, Settings(), feeds, private=private, pause=0)
    return lambda at: case.read_reports(watching.reports(fetched=at))


def test_new_articles_are_read_once_and_changed_ones_again(stub: None, host: Host) -> None:
    host.put_feed(("/a", "Mon, 03 Mar 2025 10:00:00 GMT"), ("/b", "Mon, 03 Mar 2025 11:00:00 GMT"))
    host.pages["/a"] = _ARTICLE.format(title="Talks in Bergen", more="They spoke of 400 tons.").encode()
    host.pages["/b"] = _ARTICLE.format(title="Trams run late", more="Other matters were not touched.").encode()
    with Case.open(":memory:") as case:
        look = looks(case, f"{host.address}/feed")
        assert look("2025-03-03T12:00:00+00:00").read == 2
        first = next(report for report in case.reports() if report.url.endswith("/a"))
        assert (first.outlet, first.title) == ("Fjord Post", "Talks in Bergen")
        assert first.published.earliest.startswith("2025-03-03")
        host.asked.clear()
        assert look("2025-03-03T12:15:00+00:00").read == 0
        assert host.asked == ["/feed"]  # and the host said that nothing had changed
        host.pages["/a"] = _ARTICLE.format(title="Talks in Bergen", more="They spoke of 600 tons.").encode()
        host.put_feed(("/a", "Mon, 03 Mar 2025 13:00:00 GMT"), ("/b", "Mon, 03 Mar 2025 11:00:00 GMT"))
        assert look("2025-03-03T13:15:00+00:00").read == 1
        assert case.versions(first.id)[0].id == first.id
        assert len(case.versions(first.id)) == 2
        assert "/b" not in host.asked


def test_what_cannot_be_fetched_becomes_a_problem_and_the_rest_is_read(stub: None, host: Host) -> None:
    host.put_feed(("/gone", ""), ("/kept/secret", ""), ("/a", ""))
    host.pages["/a"] = _ARTICLE.format(title="Talks in Bergen", more="").encode()
    host.pages["/kept/secret"] = host.pages["/a"]
    host.pages["/robots.txt"] = b"User-agent: *\nDisallow: /kept/\n"
    with Case.open(":memory:") as case:
        summary = looks(case, f"{host.address}/feed", f"{host.address}/a", "ftp://x.example/")(
            "2025-03-03T12:00:00+00:00"
        )
        assert summary.read == 1
        reasons = sorted(problem.reason for problem in summary.problems)
        assert reasons == [
            "it is no feed", "its host asks programs not to fetch it", "the host answered 404 Not Found",
            "this is no address on the web",
        ]  # fmt: skip
        assert "/kept/secret" not in host.asked


def test_an_article_that_could_not_be_fetched_is_asked_for_again(stub: None, host: Host) -> None:
    host.put_feed(("/late", ""))
    with Case.open(":memory:") as case:
        look = looks(case, f"{host.address}/feed")
        assert look("2025-03-03T12:00:00+00:00").read == 0
        assert case.problems()
        host.pages["/late"] = _ARTICLE.format(title="Talks in Bergen", more="").encode()
        assert look("2025-03-03T12:15:00+00:00").read == 1
        assert case.problems() == []


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://[::1]/",
        "http://169.254.169.254/latest",
        "http://10.1.2.3/x",
        "http://[::ffff:127.0.0.1]/",
        "http://0.0.0.0/",
    ],
)
def test_private_addresses_are_refused_unless_asked_for(address: str) -> None:
    with pytest.raises(InputError, match=r"private network|cannot be fetched"):
        fetch(address, largest=1000)


def test_a_redirection_into_a_private_network_is_refused(host: Host, monkeypatch: pytest.MonkeyPatch) -> None:
    import dragoman.intake.fetching as fetching

    host.redirects["/out"] = "http://10.0.0.1/secret"
    whole = fetching._resolved

    # The host of the test counts as public, and nothing else.
    def resolved(name: str, port: int, **_: bool) -> tuple[str, int]:
        return whole(name, port, private=name == "127.0.0.1")

    monkeypatch.setattr(fetching, "_resolved", resolved)
    with pytest.raises(InputError, match="private network"):
        fetch(f"{host.address}/out", largest=1000)


def test_what_is_too_large_is_cut_off_even_when_packed(host: Host) -> None:
    host.pages["/large"] = b"0" * 5_000_000
    with pytest.raises(InputError, match="larger than"):
        fetch(f"{host.address}/large", largest=100_000, private=True)


def test_a_host_that_redirects_for_ever_is_left(host: Host) -> None:
    host.redirects["/round"] = "/round"
    with pytest.raises(InputError, match="again and again"):
        fetch(f"{host.address}/round", largest=1000, private=True)


def test_atom_and_hostile_feeds() -> None:
    atom = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Post</title><entry><title>T</title>
    <link rel="self" href="/self"/><link href="/talks"/><updated>2025-03-03T10:00:00+02:00</updated></entry></feed>"""
    (entry,) = read_feed(atom, "https://post.example/feed").entries
    assert (entry.address, entry.updated) == ("https://post.example/talks", "2025-03-03T08:00:00+00:00")
    laughs = b'<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><rss><channel><item><link>&b;</link></item></channel></rss>'
    assert read_feed(laughs, "https://post.example/feed").entries == ()
    for data in (b"", b"\0\xff", b"<html/>", b"plain words", b"<rss>" * 5000):
        try:
            assert read_feed(data, "https://post.example/feed").entries == ()
        except InputError as error:
            assert error.what == "it is no feed"  # noqa: PT017 (either will do)
