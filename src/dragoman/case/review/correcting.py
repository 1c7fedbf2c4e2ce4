"""Which fields a person may correct, what may stand in them, and putting it there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from dragoman.case.kinds import KINDS
from dragoman.case.moments import first_moment, last_moment
from dragoman.errors import SettingsError
from dragoman.records import Precision, Record, When, Where, identify

__all__ = ["ACTORS", "CORRECTABLE", "checked", "corrected", "in_words"]

R = TypeVar("R", bound=Record)

# What a report's words leave to judgement. Evidence, text and ids are no matter of opinion.
CORRECTABLE: Mapping[str, tuple[str, ...]] = {
    "reports": ("published", "outlet", "title", "url", "language"),
    "stories": ("title",),
    "actors": ("name", "kind", "country", "sector"),
    "statements": ("speaker", "kind", "force", "negated", "hedged", "stance", "said", "place"),
    "quotations": ("speaker", "said", "wording"),
    "events": (
        "type", "detail", "factuality", "when", "place", "source", "target", "reciprocal", "ordinal", "summary",
    ),
    "agenda": ("outcome", "due", "text"),
    "disagreements": ("kind",),
    "figures": ("value", "low", "high", "unit", "counts", "state", "approximate", "bound", "when"),
    "places": ("name", "kind", "country", "latitude", "longitude", "within"),
    "times": ("value", "type"),
}  # fmt: skip
# Fields that hold ids of actors: given by name or id.
ACTORS = frozenset({"speaker", "source", "target"})
_TRUE, _FALSE = frozenset({"true", "yes", "1"}), frozenset({"false", "no", "0"})
_PRECISIONS: tuple[tuple[int, Precision], ...] = ((4, "year"), (7, "month"), (10, "day"), (13, "hour"), (16, "minute"))


def checked(kind: str, field: str, value: str | None, actors: Callable[[str], str | None]) -> str | None:
    """The value as it is kept, once it is known to be one that the field can have; an empty one stands for none.

    `actors` gives the id of the one actor that a name means. Raises `SettingsError` with the choices.
    """
    if field not in CORRECTABLE[kind]:
        raise SettingsError(
            f"{field!r} of {kind} cannot be corrected",
            where="field",
            advice=f"choose from {', '.join(CORRECTABLE[kind])}",
        )
    value = (value or "").strip() or None
    if value is not None and field in ACTORS:
        return "; ".join(_actor(name, actors) for name in value.split(";") if name.strip())
    _parsed(kind, field, value)
    return value


def corrected(kind: str, record: R, field: str, value: str | None) -> R:
    """The record with a value in a field; the same for the fields that say the same in other words."""
    changes: dict[str, Any] = {field: _parsed(kind, field, value)}
    if kind == "statements" and field == "speaker":
        changes["speakers"] = ()
    if kind == "times" and field == "value":
        when = _when(value or "", field) if value else When()
        changes |= {"earliest": when.earliest, "latest": when.latest, "precision": when.precision, "basis": when.basis}
    if kind == "figures" and field == "value":
        changes |= {"low": changes["value"], "high": changes["value"], "bound": None}
    changed: R = replace(record, **{**changes, "review": "corrected"})  # type: ignore[type-var]
    return changed


def in_words(record: Any, field: str) -> str | None:  # noqa: ANN401 (any kind)
    """What stands in a field, as it would be given in a correction."""
    value = getattr(record, field)
    if value is None or value == ():
        return None
    if isinstance(value, When):
        return value.value or value.earliest
    if isinstance(value, Where):
        return value.name
    if isinstance(value, tuple):
        return "; ".join(value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def _actor(name: str, actors: Callable[[str], str | None]) -> str:
    found = actors(name.strip())
    if found is None:
        raise SettingsError(
            f"{name.strip()!r} is not one actor", where="value", advice="give its id, or a name that it alone has"
        )
    return found


def _parsed(kind: str, field: str, value: str | None) -> Any:  # noqa: ANN401 (as the field has it)
    record = KINDS[kind].record
    hint = get_type_hints(record)[field]
    choices = get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)
    if value is None:
        if type(None) in choices:
            return None
        if hint is When:
            return When()
        if get_origin(hint) is tuple:
            return ()
        raise SettingsError(f"{field!r} cannot be empty", where="value")
    hint = next(choice for choice in choices if choice is not type(None))
    if get_origin(hint) is tuple:
        return tuple(part.strip() for part in value.split(";") if part.strip())
    return _single(hint, field, value)


def _single(hint: Any, field: str, value: str) -> Any:  # noqa: ANN401 (as the field has it)
    if get_origin(hint) is Literal:
        wanted = next((choice for choice in get_args(hint) if choice.casefold() == value.casefold()), None)
        if wanted is None:
            raise SettingsError(
                f"{value!r} is no {field}", where="value", advice=f"choose from {', '.join(get_args(hint))}"
            )
        return wanted
    if hint is When:
        return _when(value, field)
    if hint is Where:
        return Where(id=identify("p", "decided", value), name=value)
    if hint is bool:
        if value.casefold() not in _TRUE | _FALSE:
            raise SettingsError(f"{value!r} is neither true nor false", where=field)
        return value.casefold() in _TRUE
    if hint in (int, float):
        try:
            return hint(value)
        except ValueError:
            raise SettingsError(f"{value!r} is no number", where=field) from None
    return value


def _when(value: str, field: str) -> When:
    first, last = first_moment(value), last_moment(value)
    if first is None or last is None:
        raise SettingsError(
            f"{value!r} is no date", where=field, advice="write it as 2025-02-26, 2025-02 or 2025-02-26T18:00"
        )
    whole_days = len(value) <= 10
    precision: Precision = next((name for length, name in _PRECISIONS if len(value) <= length), "second")
    return When(
        value=value, earliest=first[:10] if whole_days else value, latest=last[:10] if whole_days else value,
        precision=precision, basis="stated",
    )  # fmt: skip
