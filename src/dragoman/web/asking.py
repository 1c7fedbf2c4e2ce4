"""What a request asks for, out of its address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from starlette.requests import Request

from dragoman.errors import SettingsError

__all__ = ["Question"]

_FILTERS = ("story", "actor", "outlet", "since", "until", "as_of", "type")
_LONGEST = 500


@dataclass(frozen=True, slots=True)
class Question:
    """The parameters of an address; empty ones, which forms send, ask for nothing."""

    request: Request

    def text(self, name: str) -> str | None:
        """A parameter. Raises `SettingsError` where it is longer than any name or search."""
        value = self.request.query_params.get(name, "").strip()
        if len(value) > _LONGEST:
            raise SettingsError("that is too long", where=name, advice=f"give at most {_LONGEST} characters")
        # No database keeps a NUL in a text, so nothing is called so.
        return value.replace("\0", "\ufffd") or None

    def number(self, name: str, default: int, most: int) -> int:
        """A whole number from 1 to `most`."""
        value = self.text(name)
        if value is None:
            return default
        if not (value.isascii() and value.isdigit() and 1 <= int(value[:9]) <= most):
            raise SettingsError(f"{value!r} is no number from 1 to {most}", where=name)
        return int(value)

    @property
    def as_of(self) -> str | None:
        """The moment at which the case is looked at; None is now."""
        return self.text("as_of")

    def filters(self, *names: str) -> dict[str, Any]:
        """The filters of listings (of `names`, else all)."""
        asked = {name: self.text(name) for name in names or _FILTERS}
        return {name: value for name, value in asked.items() if value is not None}
