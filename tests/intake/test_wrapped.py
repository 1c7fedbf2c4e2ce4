"""A page in an archive, a cache or a translation is its own publisher's, not the archive's."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.intake.wrapped import original_address, outlet_host
from dragoman.reading.times.dating import date_of_report
from tests.intake.conftest import PROSE


@pytest.mark.parametrize(
    ("address", "original"),
    [
        ("https://web.archive.org/web/20170313014304/http://post.example/a", "http://post.example/a"),
        ("https://web.archive.org/web/20170313014304id_/https://post.example/a?b=1", "https://post.example/a?b=1"),
        ("https://web.archive.org/web/2017*/post.example/a", "http://post.example/a"),
        ("https://archive.example/2020.01.01-120000/https:/post.example/a", "https://post.example/a"),
        (
            "https://webcache.googleusercontent.com/search?q=cache:AbC:https://post.example/a+talks",
            "https://post.example/a",
        ),
        ("https://translate.google.com/translate?sl=fr&u=https%3A%2F%2Fpost.example%2Fa", "https://post.example/a"),
        ("https://le--poste-example.translate.goog/a?_x=1", "https://le-poste.example/a?_x=1"),
        ("https://www.google.com/amp/s/post.example/a", "https://post.example/a"),
        ("https://post-example.cdn.ampproject.org/c/s/post.example/a", "https://post.example/a"),
        (
            "https://web.archive.org/web/2020/https://translate.google.com/translate?u=https://post.example/a",
            "https://post.example/a",
        ),
    ],
)
def test_the_page_itself_is_found(address, original):
    assert original_address(address) == original


@pytest.mark.parametrize(
    "address",
    [
        "https://post.example/a",
        "https://post.example/share?u=https://other.example/b",  # a link to share by is the post's own page
        "https://archive.example/AbCdE",
        "https://web.archive.org/web/20170313014304/",
        "https://web.archive.org/web/20170313014304/http://",
        "http://[broken",
        "javascript:alert(1)",
    ],
)
def test_another_address_stays_as_it_is(address):
    assert original_address(address) == address


@given(st.text(alphabet="htps:/.wearciv=?&0aé%-", max_size=200))
def test_nothing_written_breaks_it(rest):
    outlet_host("https://web.archive.org/" + rest)
    outlet_host(rest)


def test_a_scraped_archive_page_has_its_outlet_and_keeps_its_address(put, take):
    address = "https://web.archive.org/web/20200315/http://www.post.example/2019/11/05/talks"
    report = take(put("a.jsonl", json.dumps({"text": PROSE, "url": address}))).report
    assert (report.outlet, report.url) == ("post.example", address)
    named = take(put("b.jsonl", json.dumps({"text": PROSE, "outlet": address}))).report
    assert named.outlet == "post.example"


def test_an_archived_page_is_dated_by_itself_and_not_by_the_archive():
    kept = "https://web.archive.org/web/20200315/http://www.post.example/"
    assert date_of_report(PROSE, url=f"{kept}2019/11/05/talks").value == "2019-11-05"
    assert date_of_report(PROSE, url=f"{kept}talks").value is None
