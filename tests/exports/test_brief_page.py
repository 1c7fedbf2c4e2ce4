"""The brief as a page: whole, safe, and each item leads to its words."""

from __future__ import annotations

import re

import lxml.html
import pytest

from dragoman.exports.brief_page import brief_page
from tests.exports.affair import ONE, TWO, affair


@pytest.fixture(scope="module")
def page() -> str:
    return brief_page(affair())


@pytest.fixture(scope="module")
def tree(page: str) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(page)


def test_every_link_within_the_page_has_its_target(tree) -> None:
    targets = {element.get("id") for element in tree.iter() if element.get("id")}
    links = [link for link in tree.xpath("//a/@href") if link.startswith("#")]
    assert len(links) >= 7
    assert {link[1:] for link in links} <= targets


def test_numbers_stand_with_the_words_of_each_outlet(tree) -> None:
    shown = {item.findtext("h3"): item for item in tree.find_class("item")}
    established = tree.xpath("//section[@aria-labelledby='established']")[0]
    once = tree.xpath("//section[@aria-labelledby='told-once']")[0]
    assert shown["All 140 visas were granted"] in established.iterdescendants()
    assert [mark.text_content() for mark in shown["All 140 visas were granted"].iter("mark")] == ["140", "140"]
    assert len(shown["The talks lasted six hours"].find_class("source")) == 2
    assert shown["Two guards were hurt."] in once.iterdescendants()


def test_each_report_stands_in_full_as_received(tree) -> None:
    shown = [element.text_content() for element in tree.find_class("text")]
    assert sorted(shown) == sorted([ONE.text, TWO.text])


def test_following_a_link_highlights_exactly_the_evidence(page: str, tree) -> None:
    side = next(side for side in tree.find_class("side") if side.find_class("value")[0].text_content() == "ten hours")
    name = side.find_class("source")[0].get("href")[1:]
    lit = [part.text_content() for part in tree.xpath("//*[@data-of]") if name in part.get("data-of").split()]
    assert "".join(lit) == "ten hours"
    assert f'[id="{name}"]:target ~ [data-of~="{name}"]' in page


def test_what_reports_say_is_shown_and_never_run(page: str, tree) -> None:
    assert tree.xpath("//script") == []
    assert tree.xpath("//i") == []
    assert "<b>Post</b>" in tree.text_content()
    assert "<script>alert(1)</script> Talks" in tree.text_content()
    assert not [link for link in tree.xpath("//a/@href") if link.startswith("javascript")]


def test_the_page_needs_nothing_from_outside(page: str, tree) -> None:
    assert tree.xpath("//link | //img | //iframe | //object | //@src | //@onclick") == []
    assert "default-src 'none'" in page
    assert not re.search(r"url\(|@import", page)


def test_each_kind_of_item_is_on_it(tree) -> None:
    text = " ".join(tree.text_content().split())
    for words in ("Diplomats met in Istanbul", "2 origins", "how long the talks lasted", "Sergei Lavrov", "27 Feb 2025 (inferred)",
                  "“We go on”", "We continue", "A new round is due", "9 Mar 2025", "open"):  # fmt: skip
        assert words in text
