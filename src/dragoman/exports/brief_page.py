"""The brief as one self-contained page: no script, no network, each item opening its words in the report's text."""

from __future__ import annotations

from dragoman.exports.sources import anchor, segments
from dragoman.exports.views import View, Views
from dragoman.exports.wording import day, days, outlet_of, plural, when_in_words
from dragoman.records import Brief, Report

__all__ = ["brief_page"]


def brief_page(brief: Brief) -> str:
    """Write a brief as an HTML page.

    Everything that comes from reports is escaped by the template engine.
    """
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("dragoman.exports"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    return environment.get_template("brief.html.jinja").render(_page(brief))


def _page(brief: Brief) -> View:
    views = Views(brief.reports, brief.actors)
    page = {
        "title": brief.story.title,
        "span": days(brief.story.first, brief.story.last),
        "upto": day(brief.upto),
        "counts": plural(len(brief.reports), "report"),
        "outlets": sorted({outlet_of(report) for report in brief.reports}),
        **views.brief(brief),
    }
    in_order = sorted(brief.reports, key=lambda r: (r.published.earliest or "9999", outlet_of(r), r.id))
    anchors = sorted(anchor(span) for spans in views.marked.values() for span in spans)
    return {**page, "reports": [_report(report, views) for report in in_order], "anchors": anchors}


def _report(report: Report, views: Views) -> View:
    return {
        "id": report.id,
        "outlet": outlet_of(report),
        "title": report.title,
        "published": when_in_words(report.published),
        "url": report.url if (report.url or "").startswith(("http://", "https://")) else None,
        "segments": segments(report.text, views.marked[report.id]),
    }
