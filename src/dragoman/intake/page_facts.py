"""What a web page says about its article: title, outlet, address, language, and when it was published."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from dragoman import lexicon
from dragoman.intake.dates import published_when
from dragoman.intake.facts import language_code, one_line, web_address
from dragoman.intake.wrapped import outlet_host
from dragoman.records import When

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["PageFacts", "page_facts"]

_LARGEST_SCRIPT = 500_000
_MOST_SCRIPTS = 30
_MOST_NODES = 10_000


@dataclass(frozen=True, slots=True)
class PageFacts:
    """A page's own data on its article."""

    title: str | None
    outlet: str | None
    url: str | None
    language: str | None
    published: When


def page_facts(tree: HtmlElement, *, latest: date, searched: bool = True) -> PageFacts:
    """Read a page's data on its article. `latest` is the last day that is believed as its date.

    The outlet is the site's name, else the host of its address. The date is stated where the page marks it as the article's
    (with its time and zone), and inferred where it is the first time in the article or where htmldate finds it. With `searched`
    False only what the page marks counts, which takes no time on a page of any size.
    """
    stated = _stated_date(tree, latest)
    facts = _searched_facts(tree, latest, thoroughly=stated is None) if searched else _marked_facts(tree)
    return replace(
        facts,
        outlet=facts.outlet or outlet_host(facts.url),
        language=language_code(tree.get("lang")) or facts.language,
        published=stated or facts.published,
    )


def _searched_facts(tree: HtmlElement, latest: date, *, thoroughly: bool) -> PageFacts:
    from trafilatura.metadata import extract_metadata

    search = {"original_date": True, "extensive_search": thoroughly, "max_date": latest.isoformat()}
    found = extract_metadata(tree, date_config=search)
    inferred = _first_time(tree, latest) or (
        published_when(found.date, latest=latest, basis="inferred") if found.date else None
    )
    return PageFacts(
        title=one_line(found.title), outlet=one_line(found.sitename), url=web_address(found.url),
        language=language_code(found.language), published=inferred or When(),
    )  # fmt: skip


def _marked_facts(tree: HtmlElement) -> PageFacts:
    graph = {meta.get("property"): meta.get("content") for meta in tree.iter("meta")}
    links = {link.get("rel"): link.get("href") for link in tree.iter("link")}
    titles = [title.text_content() for title in tree.iter("title")]
    return PageFacts(
        title=one_line(graph.get("og:title") or (titles[0] if titles else None)),
        outlet=one_line(graph.get("og:site_name")),
        url=web_address(links.get("canonical") or graph.get("og:url")),
        language=None,
        published=When(),
    )


def _stated_date(tree: HtmlElement, latest: date) -> When | None:
    for written in (*_marked_dates(tree), *_linked_data_dates(tree)):
        if when := published_when(written, latest=latest):
            return when
    return None


def _first_time(tree: HtmlElement, latest: date) -> When | None:
    """The first `<time>` of the page's article, if it has but one article: news sites put the date of publication there."""
    articles = list(tree.iter("article"))
    if len(articles) != 1:
        return None
    first = next(articles[0].iter("time"), None)
    return published_when(first.get("datetime"), latest=latest, basis="inferred") if first is not None else None


def _marked_dates(tree: HtmlElement) -> Iterator[str]:
    """The dates in elements that are marked as the article's, the best marks first."""
    found: dict[tuple[str, str], str] = {}
    marks = _marks()
    for element in tree.iter():
        for attribute in ("property", "name", "itemprop"):
            mark = (attribute, (element.get(attribute) or "").lower())
            if mark in marks and mark not in found:
                written = element.get("content") or element.get("datetime") or element.text_content()
                found[mark] = written[:200]
    yield from (found[mark] for mark in marks if mark in found)


def _linked_data_dates(tree: HtmlElement) -> Iterator[str]:
    """`datePublished` of an article in the page's JSON-LD."""
    scripts = tree.xpath('.//script[@type="application/ld+json"]')
    for script in scripts[:_MOST_SCRIPTS]:
        written = script.text or ""
        if len(written) > _LARGEST_SCRIPT:
            continue
        try:
            data = json.loads(written, strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _objects(data):
            kind = str(node.get("@type", ""))[:200]
            if isinstance(node.get("datePublished"), str) and (
                "Article" in kind or "Posting" in kind or "Report" in kind
            ):
                yield node["datePublished"]


def _objects(data: object) -> Iterator[dict[str, Any]]:
    """All objects in JSON data, from the outside in, however they are nested."""
    level: list[object] = [data]
    seen = 0
    while level and seen < _MOST_NODES:
        below: list[object] = []
        for node in level:
            seen += 1
            if isinstance(node, dict):
                yield node
                below.extend(node.values())
            elif isinstance(node, list):
                below.extend(node)
        level = below


@cache
def _marks() -> tuple[tuple[str, str], ...]:
    table = lexicon.table("page_date_marks")
    return tuple(zip(table.column("attribute"), table.column("name"), strict=True))
