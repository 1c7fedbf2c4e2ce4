"""Watching feeds: which articles are new or were changed, fetched politely, and given to be read."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

import msgspec

from dragoman.errors import InputError
from dragoman.intake.feeds import Feed, FeedEntry, read_feed
from dragoman.intake.fetching import USER_AGENT, Answer, fetch
from dragoman.intake.problems import problem
from dragoman.records import Problem, Report, make_report

if TYPE_CHECKING:
    from dragoman.settings import Settings
    from dragoman.store.store import Store

__all__ = ["Watch"]

_LARGEST_FEED = 8 * 1024 * 1024
_LARGEST_ROBOTS = 512 * 1024
# Seconds between two questions to one host, and the longest that we wait when it asks for patience.
_PAUSE = 1.0
_FEEDS = "application/atom+xml, application/rss+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1"
_PAGES = "text/html, application/xhtml+xml, */*;q=0.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What is kept of a feed: how its host tells that it has not changed, and the articles that it announced last."""

    etag: str | None = None
    modified: str | None = None
    entries: dict[str, str] = field(default_factory=dict)  # from the address to when it was changed


class Watch:
    """One look at feeds after another; what was seen is kept in the case, so that watching goes on where it ended."""

    def __init__(
        self,
        store: Store,
        settings: Settings,
        feeds: Sequence[str],
        *,
        private: bool = False,
        pause: float = _PAUSE,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._store, self._settings, self._feeds = store, settings, list(dict.fromkeys(feeds))
        self._private, self._pause, self._sleep = private, pause, sleep
        self._robots: dict[str, RobotFileParser | None] = {}
        self._asked: dict[str, float] = {}

    def reports(self, *, fetched: str) -> Iterator[Report | Problem]:
        """The reports that are new or changed in any of the feeds, and what could not be fetched; `fetched` is the moment."""
        for feed in self._feeds:
            try:
                yield from self._of_feed(feed, fetched)
            except InputError as error:
                yield problem(feed, error.what, error.advice, at=fetched)

    def _of_feed(self, address: str, fetched: str) -> Iterator[Report | Problem]:
        line = self._store.noted(f"feed {address}")
        known = msgspec.json.decode(line, type=_Known) if line else _Known()
        headers = {"If-None-Match": known.etag, "If-Modified-Since": known.modified}
        answer = self._ask(
            address, _LARGEST_FEED, accept=_FEEDS, known={name: value for name, value in headers.items() if value}
        )
        if answer.status == 304:
            return
        feed = read_feed(answer.body, answer.address)
        seen: dict[str, str] = {}
        for entry in feed.entries:
            mark = entry.updated or entry.published or ""
            if known.entries.get(entry.address) != mark:
                try:
                    yield from self._of_entry(feed, entry, fetched)
                except InputError as error:
                    yield problem(entry.address, error.what, error.advice, at=fetched)
                    continue  # and is asked for again at the next look
            seen[entry.address] = mark
        whole = len(seen) == len(feed.entries)
        now = _Known(
            etag=answer.headers.get("etag") if whole else None,
            modified=answer.headers.get("last-modified") if whole else None,
            entries=seen,
        )
        self._store.note(f"feed {address}", msgspec.json.encode(now).decode())

    def _of_entry(self, feed: Feed, entry: FeedEntry, fetched: str) -> Iterator[Report | Problem]:
        from dragoman.intake.page import LARGEST_PAGE, page_report

        if not self._allowed(entry.address):
            reason, advice = "its host asks programs not to fetch it", "save the page by hand"
            yield problem(entry.address, reason, advice, at=fetched)
            return
        answer = self._ask(entry.address, LARGEST_PAGE, accept=_PAGES)
        found = page_report(answer.body, name=entry.address, key=None, settings=self._settings, fetched=fetched)
        yield from (self._named(item, feed, entry) for item in found)

    @staticmethod
    def _named(item: Report | Problem, feed: Feed, entry: FeedEntry) -> Report | Problem:
        """A report with what its feed says about it, where its page does not."""
        if isinstance(item, Problem):
            return item
        dated = item.published.earliest is not None
        return make_report(
            item.text, outlet=item.outlet or feed.title, url=entry.address, title=item.title or entry.title,
            language=item.language, published=item.published if dated else entry.published, fetched=item.fetched,
            source=item.source,
        )  # fmt: skip

    def _ask(self, address: str, largest: int, *, accept: str, known: dict[str, str] | None = None) -> Answer:
        host = urlsplit(address).netloc
        since = time.monotonic() - self._asked.get(host, float("-inf"))
        if since < self._pause:
            self._sleep(self._pause - since)
        try:
            return fetch(address, largest=largest, private=self._private, known=known, accept=accept)
        finally:
            self._asked[host] = time.monotonic()

    def _allowed(self, address: str) -> bool:
        """Whether the host's robots.txt lets a program such as this fetch an address; where it has none, it does."""
        parts = urlsplit(address)
        host = f"{parts.scheme}://{parts.netloc}"
        if host not in self._robots:
            rules: RobotFileParser | None = RobotFileParser()
            assert rules is not None
            try:
                answer = self._ask(f"{host}/robots.txt", _LARGEST_ROBOTS, accept="text/plain")
                rules.parse(answer.body.decode("utf-8", "replace").splitlines())
            except InputError:
                rules = None
            self._robots[host] = rules
        found = self._robots[host]
        return found is None or found.can_fetch(USER_AGENT, address)
