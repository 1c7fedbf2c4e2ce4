"""A web page as a report: its text is the article that trafilatura finds in it."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from lxml import etree

from dragoman.errors import InputError
from dragoman.intake.dates import latest_believable
from dragoman.intake.decoding import decode
from dragoman.intake.page_facts import page_facts
from dragoman.intake.page_paragraphs import is_too_large, paragraphs_of
from dragoman.intake.page_tree import page_tree
from dragoman.intake.problems import problem
from dragoman.records import Problem, Report, make_report
from dragoman.settings import Settings

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["LARGEST_PAGE", "page_report"]

LARGEST_PAGE = 16 * 1024 * 1024
_DECLARED = re.compile(
    rb"<(?:meta|\?xml)[^<>]{0,200}?(?:charset|encoding)\s{0,5}=\s{0,5}[\"']?\s{0,5}([A-Za-z0-9_:.-]{2,30})",
    re.IGNORECASE,
)
# Under 250 characters trafilatura no longer trusts what it found and takes all text there is, in one line.
_SHORT = 250
# On pages up to this size two other extractors are asked as well; one of them takes a time that grows with the square of the
# number of paragraphs (5,700 short ones took 15 seconds).
_SECOND_OPINION = 3_000
_ADVICE = "save the page's article as plain text"
# What parsing and extraction by others may raise on a page made to break them; each means that this page cannot be read.
_FAILURES = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
    etree.LxmlError,
)

for _name in ("trafilatura", "htmldate", "courlan", "justext"):
    # They report on standard error what is wrong with a page; we say it as a problem.
    logging.getLogger(_name).addHandler(logging.NullHandler())


def page_report(
    data: bytes, *, name: str, key: str | None, settings: Settings, fetched: str | None = None
) -> Iterator[Report | Problem]:
    """Give the report that a web page holds, with a note where its encoding was guessed.

    >>> page = b"<html><body><article><p>" + b"Ministers met in Doha on Monday. " * 9 + b"</p></article></body></html>"
    >>> next(page_report(page, name="a.html", key="a.html", settings=Settings())).text[:14]
    'Ministers met '

    All offsets are in the article's text as extracted, paragraphs parted by line ends. Raises `InputError` where the page
    holds no article.
    """
    declared = _DECLARED.search(data[:4096])
    decoded = decode(data, declared=declared[1].decode("ascii") if declared else None)
    try:
        tree = page_tree(decoded.text)
        large = is_too_large(tree)
        facts = page_facts(tree, latest=latest_believable(fetched), searched=not large)
        text = paragraphs_of(tree) if large else _article(tree, decoded.text)
    except _FAILURES as error:
        raise InputError(f"the page cannot be taken apart ({type(error).__name__})", advice=_ADVICE) from error
    if not text.strip():
        raise InputError("there is no article on the page", advice=_ADVICE)
    if len(text) > settings.largest_report:
        raise InputError(
            f"its article is longer than {settings.largest_report:,} characters",
            advice="split it, or raise largest_report",
        )
    if decoded.note:
        yield problem(name, decoded.note, "save it as UTF-8 if it reads wrongly", kind="note", at=fetched)
    if large:
        reason = "the page is too large to look for its article, and all its paragraphs were taken"
        yield problem(name, reason, "save the article alone", kind="note", at=fetched)
    yield make_report(
        text, key=key, outlet=facts.outlet, url=facts.url, title=facts.title, language=facts.language,
        published=facts.published, fetched=fetched, source=name,
    )  # fmt: skip


def _article(tree: HtmlElement, page: str) -> str:
    """The article's text: trafilatura's; but of so short a one, all paragraphs, which trafilatura would run together."""
    from trafilatura import bare_extraction

    plainly = sum(1 for _ in tree.iter()) > _SECOND_OPINION
    document = bare_extraction(tree, fast=plainly, include_comments=False, include_tables=True, with_metadata=False)
    text = (document.text or "") if document is not None and not isinstance(document, dict) else ""
    if len(text) < _SHORT:
        fresh = page_tree(page)  # for trafilatura has worked on the other
        articles = list(fresh.iter("article")) or list(fresh.iter("main"))
        scope = articles[0] if len(articles) == 1 else fresh
        if next(scope.iter("p"), None) is not None:
            return paragraphs_of(scope) or text
    return text
