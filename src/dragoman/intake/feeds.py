"""Feeds of headlines (RSS, Atom, RDF): which articles they announce, and where those are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from dragoman.errors import InputError
from dragoman.intake.facts import one_line, web_address

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["Feed", "FeedEntry", "read_feed"]

# What announces one article; a feed with more than so many is cut, newest first as feeds are.
_ENTRIES = ("item", "entry")
_MOST = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """One article that a feed announces: its address, what the feed calls it, its day, and when it says it was changed."""

    address: str
    title: str | None = None
    published: str | None = None
    updated: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed: what it is called, and the articles that it announces, each address once."""

    title: str | None
    entries: tuple[FeedEntry, ...]


def read_feed(data: bytes, address: str) -> Feed:
    """Read a feed that was fetched from `address`.

    >>> feed = b"<rss><channel><title>Post</title><item><link>/talks</link><title>Talks begin</title></item></channel></rss>"
    >>> [(entry.address, entry.title) for entry in read_feed(feed, "https://post.example/feed").entries]
    [('https://post.example/talks', 'Talks begin')]

    Raises `InputError` where it is no feed. No entity is expanded and nothing is fetched for it.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError) as error:
        raise InputError("it is no feed", where=address, advice="give the address of its RSS or Atom") from error
    if root is None or _name(root) not in ("rss", "feed", "RDF"):
        raise InputError("it is no feed", where=address, advice="give the address of its RSS or Atom")
    entries: dict[str, FeedEntry] = {}
    for element in root.iter():
        if _name(element) in _ENTRIES and len(entries) < _MOST:
            entry = _entry(element, address)
            if entry:
                entries.setdefault(entry.address, entry)
    channel = next((child for child in root if _name(child) == "channel"), root)
    return Feed(title=one_line(_text(channel, "title")), entries=tuple(entries.values()))


def _entry(element: _Element, base: str) -> FeedEntry | None:
    found = web_address(urljoin(base, (_link(element) or "").strip()))
    if found is None or found == base:
        return None
    return FeedEntry(
        address=found,
        title=one_line(_text(element, "title")),
        published=_moment(_text(element, "pubDate", "published", "date", "issued")),
        updated=_moment(_text(element, "updated", "modified")),
    )


def _link(element: _Element) -> str | None:
    """The article's own address: RSS has it as text, Atom as an attribute of the link that is no other's."""
    for child in _children(element, "link"):
        if child.text and child.text.strip():
            return str(child.text)
        if child.get("href") and child.get("rel", "alternate") == "alternate":
            return str(child.get("href"))
    guid = next(_children(element, "guid"), None)
    return str(guid.text) if guid is not None and guid.text and guid.get("isPermaLink", "true") == "true" else None


def _text(element: _Element, *names: str) -> str | None:
    for name in names:
        for child in _children(element, name):
            words = "".join(child.itertext()).strip()
            if words:
                return words
    return None


def _children(element: _Element, name: str) -> Iterator[_Element]:
    return (child for child in element if _name(child) == name)


def _name(element: _Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _moment(written: str | None) -> str | None:
    """A moment as feeds write it (RFC 822 or ISO 8601), as ISO 8601 in UTC; None for what is neither."""
    from datetime import datetime

    if not written:
        return None
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        try:
            moment = parsedate_to_datetime(written)
        except (ValueError, TypeError, IndexError):
            return None
    if moment.tzinfo is None:
        return moment.isoformat(timespec="seconds")
    try:
        return moment.astimezone(UTC).isoformat(timespec="seconds")
    except OverflowError:
        return None
