"""Whose a report is: the house that publishes it, and repeats its own lines from one report to the next."""

from __future__ import annotations

from dragoman.intake.wrapped import outlet_host
from dragoman.lexicon.folding import fold
from dragoman.records import Report

__all__ = ["house_of"]


def house_of(report: Report) -> str:
    """Who published a report, as a key: the host of its address, else its outlet; empty where neither is known.

    >>> from dragoman.records import make_report
    >>> house_of(make_report("x", outlet="The Post", url="https://www.post.example/a"))
    'post.example'
    """
    return outlet_host(report.url) or fold(report.outlet or "")
