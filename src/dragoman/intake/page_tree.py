"""A web page as a tree that is safe to work on: of bounded size, depth and width."""

from __future__ import annotations

import re

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from dragoman.errors import InputError

__all__ = ["page_tree"]

# A tree of so many takes a second to build and some 100 MB.
_MOST_ELEMENTS = 250_000
_LONGEST_TAG = 4_096
_INLINE = (
    "a|abbr|acronym|b|bdi|bdo|big|center|cite|code|data|dfn|div|em|font|i|ins|kbd|label|main|mark|q|s|samp|section|small|span|"
    "strike|strong|sub|sup|time|tt|u|var"
)
_ELEMENT = re.compile(r"<[a-zA-Z]")
_LONG_TAG = re.compile(rf"<([a-zA-Z][a-zA-Z0-9]{{0,20}})([^<>]{{{_LONGEST_TAG}}})[^<>]*>?")
_CLASS = re.compile(r"\s(?:class|id|itemprop)=\"[^\"<>]{0,200}\"")
_CONTAINER = re.compile(rf"</?(?:{_INLINE})\b[^<>]{{0,{_LONGEST_TAG}}}>", re.IGNORECASE)


def page_tree(page: str) -> HtmlElement:
    """Parse a web page, however broken.

    >>> page_tree("<p>Talks <b>began").text_content()
    'Talks began'

    Tags with kilobytes of attributes keep their class alone. A page nested deeper than the parser goes loses its containers and
    keeps their text. Raises `InputError` where the page is larger than any page of news, or holds nothing.
    """
    count = sum(1 for _ in _ELEMENT.finditer(page))
    if count > _MOST_ELEMENTS:
        raise InputError(f"the page has {count:,} elements, more than any article", advice="save the article alone")
    page = _LONG_TAG.sub(_shortened, page.replace("\0", ""))
    tree, too_deep = _parsed(page)
    if too_deep:
        tree, too_deep = _parsed(_CONTAINER.sub(" ", page))
    if tree is None:
        raise InputError("there is nothing on the page", advice="save the page again")
    return tree


def _parsed(page: str) -> tuple[HtmlElement | None, bool]:
    """The tree, and whether the parser stopped for its depth."""
    parser = HTMLParser(collect_ids=False, encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except etree.LxmlError:
        return None, False
    return tree, any("depth" in entry.message for entry in parser.error_log)


def _shortened(tag: re.Match[str]) -> str:
    return f"<{tag[1]}{''.join(_CLASS.findall(tag[2])[:3])}>"
