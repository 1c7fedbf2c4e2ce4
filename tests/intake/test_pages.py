"""Web pages: the article, what the page says of it, and pages made to break."""

import time

import pytest

from tests.intake.conftest import PROSE

PARAGRAPHS = (
    "Ministers of the two countries met in Doha on Monday, and for the first time in a year nobody left the table early.",
    "They agreed to reopen the port, the palace said, and to send engineers to the dam before the winter comes.",
    "A second meeting is planned for March, although neither side would say on which day or in which city it will be held.",
)


def page(body="", head="", paragraphs=PARAGRAPHS):
    article = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f'<!DOCTYPE html><html lang="en-GB"><head>{head}</head><body><article>{article}</article>{body}</body></html>'
    )


HEAD = """
<title>Port to open again | Example Post</title>
<meta property="og:title" content="Port to open again">
<meta property="og:site_name" content="Example Post">
<link rel="canonical" href="https://post.example/port">
<meta property="article:published_time" content="2025-02-26T18:00:00+03:00">
"""


def test_the_article_is_the_text_and_the_page_says_the_rest(put, take):
    report = take(put("a.html", page(head=HEAD, body="<footer>All rights reserved</footer>"))).report
    assert report.text.split("\n") == list(PARAGRAPHS)
    assert (report.title, report.outlet, report.url) == (
        "Port to open again",
        "Example Post",
        "https://post.example/port",
    )
    assert (report.key, report.language) == ("a.html", "en")
    assert (report.published.value, report.published.basis) == ("2025-02-26T18:00:00+03:00", "stated")


def test_a_page_read_again_is_the_same_report(put, take):
    put("a.html", page(head=HEAD))
    assert take("a.html").report == take("a.html").report


@pytest.mark.parametrize(
    "head",
    [
        '<script type="application/ld+json">[{"@type": ["NewsArticle"], "datePublished": "2025-02-26T18:00:00+03:00"}]</script>',
        '<meta itemprop="datePublished" content="2025-02-26T18:00:00+03:00">',
        '<meta name="parsely-pub-date" content="2025-02-26T18:00:00+03:00">',
    ],
)
def test_a_marked_date_is_stated_with_its_zone(put, take, head):
    published = take(put("a.html", page(head=head))).report.published
    assert (published.value, published.basis) == ("2025-02-26T18:00:00+03:00", "stated")


def test_a_date_found_elsewhere_is_inferred(put, take):
    published = take(put("a.html", page(body='<div class="date">26 February 2025</div>'))).report.published
    assert (published.value, published.basis) == ("2025-02-26", "inferred")


def test_the_first_time_in_the_article_is_inferred_before_the_date_of_a_change(put, take):
    head = '<meta property="article:modified_time" content="2025-03-01T10:00:00Z">'
    dated = page(head=head).replace("<article>", '<article><time datetime="2025-02-26T10:00:00+01:00">26 Feb</time>')
    published = take(put("a.html", dated)).report.published
    assert (published.value, published.basis) == ("2025-02-26T10:00:00+01:00", "inferred")


def test_a_short_article_keeps_its_paragraphs_apart_and_leaves_the_menu_out(put, take):
    short = "<nav><a href=/>Home</a></nav><h1>Port to open</h1><p>It opens in May.</p><p>Nobody objects.</p><footer>© Post</footer>"
    report = take(put("a.html", f"<html><body>{short}</body></html>")).report
    assert report.text == "Port to open\nIt opens in May.\nNobody objects."


@pytest.mark.parametrize("written", ["0024-02-26", "yesterday", "2999-01-01"])
def test_an_impossible_date_is_unknown(put, take, written):
    head = f'<meta property="article:published_time" content="{written}">'
    assert take(put("a.html", page(head=head))).report.published.basis == "unknown"


def test_without_a_name_the_host_is_the_outlet(put, take):
    head = '<link rel="canonical" href="https://www.post.example/port">'
    assert take(put("a.html", page(head=head))).report.outlet == "post.example"


def test_a_page_is_known_by_its_content_and_may_be_packed(put, take):
    assert take(put("saved.txt.gz", page())).report.text.startswith("Ministers")
    assert take(put("saved", "<!-- saved from a browser -->\n" + page())).report.text.startswith("Ministers")


def test_a_page_in_the_encoding_that_it_declares_is_read_without_a_note(put, take):
    head = '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-9">'
    words = (
        "Şimşek met the ministers in İzmir on Monday, and for the first time in a year nobody left the table early.",
        *PARAGRAPHS,
    )
    taken = take(put("a.html", page(head=head, paragraphs=words).encode("iso-8859-9")))
    assert taken.report.text.startswith("Şimşek met the ministers in İzmir")
    assert not taken.notes


def test_broken_html_still_gives_its_article(put, take):
    broken = page(head=HEAD).replace("</p>", "").replace("</article></body></html>", "<div><b><i></table></p <")
    text = take(put("a.html", broken)).report.text
    assert all(paragraph in text for paragraph in PARAGRAPHS)


@pytest.mark.parametrize(
    "content", ["<html></html>", "<!doctype html><title>x</title>", "<html><body><script>1</script></body></html>"]
)
def test_a_page_without_an_article_is_a_problem(put, take, content):
    problem = take(put("a.html", content)).problem
    assert "no article" in problem.reason or "nothing on the page" in problem.reason


def test_a_feed_is_named(put, take):
    assert (
        "feed" in take(put("a.xml", '<?xml version="1.0"?><rss version="2.0"><channel></channel></rss>')).problem.reason
    )
    assert "XML" in take(put("b.xml", '<?xml version="1.0"?><nitf><body/></nitf>')).problem.reason


HOSTILE = {
    "depth": "<html><body>" + "<div>" * 100_000 + "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS),
    "depth without a page": "<div>" * 100_000,
    "open emphasis": page(body="<b><i>" * 20_000),
    "depth of lists": "<html><body>" + "<ul><li>" * 50_000 + PROSE,
    "width": page(body="<p>" + "<a href=x>a</a> " * 20_000),
    "paragraphs": page(body="<p>word</p>" * 40_000),
    "entries": "<html><body>" + ("<table>" + "<li>word</li>" * 1_900 + "</table>") * 5,
    "elements": page(body="<i>x</i>" * 300_000),
    "attributes": page(body="<p " + " ".join(f"a{number}=b" for number in range(30_000)) + ">x</p>"),
    "angles": "<html>" + "<" * 300_000,
    "comment": "<html><!--" + "-" * 300_000,
    "comments": "<!--" * 100_000 + "<html>",
    "linked data": page(head='<script type="application/ld+json">' + "[" * 100_000 + "</script>"),
    "long title": page(head="<title>" + "a | " * 100_000 + "</title>"),
    "nulls": page().replace("a", "a\0\0"),
    "entities": page(body="<p>" + "&amp;" * 100_000 + "&#99999999999;&#xd800;</p>"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_pages_made_to_break_are_read_or_refused_in_bounded_time(put, take, name):
    source = put("a.html", HOSTILE[name])
    started = time.perf_counter()
    taken = take(source)
    assert time.perf_counter() - started < 10
    assert len(taken.reports) + len(taken.unread) == 1


def test_a_page_too_large_to_search_gives_all_its_paragraphs(put, take):
    taken = take(put("a.html", page(head=HEAD, body="<nav>Home</nav>" + "<p>A line.</p>" * 3_000)))
    assert taken.report.text.split("\n")[:4] == [*PARAGRAPHS, "A line."]
    assert (taken.report.title, taken.report.outlet, taken.report.url) == (
        "Port to open again",
        "Example Post",
        "https://post.example/port",
    )
    assert taken.report.published.value == "2025-02-26T18:00:00+03:00"
    assert "too large" in taken.notes[0].reason


def test_a_page_that_is_too_deep_keeps_its_text(put, take):
    text = take(put("a.html", HOSTILE["depth"])).report.text
    assert all(paragraph in text for paragraph in PARAGRAPHS)


def test_nothing_is_said_on_standard_error(put, take, capfd):
    for number, content in enumerate(("<html>", "<p>", HOSTILE["angles"], page(head="<meta charset=x>"))):
        take(put(f"{number}.html", content))
    assert capfd.readouterr().err == ""
