"""Decisions as they come in, from the page's forms and from the API."""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.errors import SettingsError
from dragoman.intake.problems import printable
from dragoman.records import Decision
from dragoman.web.desk import Desk

__all__ = ["decided"]

_ACTIONS = "accept, reject, correct, merge, split, pin, undo, redo"


def decided(desk: Desk, sent: Mapping[str, str]) -> Decision:
    """Put a decision into effect: `action`, the `id` it is about, and what it needs. Raises `SettingsError` for what is none."""
    review = desk.case.review
    # On one line, and in characters that any database holds.
    given = {name: printable(value) for name, value in sent.items()}
    action, id, note = given.get("action", ""), given.get("id", "").strip(), given.get("note", "").strip() or None  # noqa: A001 (what it is)
    who = given.get("who", "").strip() or desk.who
    members = [part for part in given.get("members", "").replace(",", " ").split() if part]
    if action in ("undo", "redo"):
        return getattr(review, action)(id or None, who=who, note=note)  # type: ignore[no-any-return]
    if not id:
        raise SettingsError("there is no item", where="id", advice="give the id of one")
    if action in ("accept", "reject"):
        return getattr(review, action)(id, who=who, note=note)  # type: ignore[no-any-return]
    if action == "correct":
        return review.correct(id, given.get("field", ""), given.get("value") or None, who=who, note=note)
    if action == "merge":
        return review.merge([id, *members], who=who, note=note)
    if action == "split":
        return review.split(id, members, who=who, note=note)
    if action == "pin":
        return review.pin(
            id, report=members[0] if members else None, title=given.get("value") or None, who=who, note=note
        )
    raise SettingsError(
        f"{action!r} is no decision",
        where="action",
        advice=f"choose from {_ACTIONS}",
    )
