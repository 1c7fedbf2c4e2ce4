"""The inputs that could not be read, and why."""

from __future__ import annotations

from dragoman.web.answering import Page, public
from dragoman.web.asking import Question
from dragoman.web.desk import Desk

__all__ = ["page"]


def page(desk: Desk, _: Question, __: str) -> Page:
    """All problems."""
    found = public(desk.case.problems())
    return Page(template="problems.html.jinja", given={"problems": found}, data=found, rows=found)
