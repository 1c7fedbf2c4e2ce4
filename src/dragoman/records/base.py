"""What all records share: content-hash ids, and the way to and from plain dictionaries."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from dragoman.records.spans import Span

from dragoman.errors import EvidenceError

__all__ = ["Evidence", "Record", "identify"]

# The digits of base 32 (RFC 4648) in small letters, and two at a time: a reading makes thousands of ids.
_BASE32 = "abcdefghijklmnopqrstuvwxyz234567"
_BASE32_PAIRS = [first + second for first in _BASE32 for second in _BASE32]


def identify(prefix: str, *parts: object) -> str:
    """Make the id of something from what it is, so that the same thing gets the same id anywhere.

    >>> identify("r", "Anadolu Post", "0041")
    'r-sy6rzl5rqzmzc'

    `prefix` says the kind of record: r report, t time, p place, a actor, n figure, s statement, e event, y story,
    q quotation, d disagreement, g agenda item, x problem. The rest is 65 bits of BLAKE2b over `parts`.
    """
    digest = hashlib.blake2b("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass"), digest_size=10).digest()
    bits, pairs = int.from_bytes(digest, "big"), _BASE32_PAIRS
    return (
        f"{prefix}-{pairs[bits >> 70]}{pairs[bits >> 60 & 1023]}{pairs[bits >> 50 & 1023]}{pairs[bits >> 40 & 1023]}"
        f"{pairs[bits >> 30 & 1023]}{pairs[bits >> 20 & 1023]}{_BASE32[bits >> 15 & 31]}"
    )


class Evidence(Mapping[str, "tuple[Span, ...]"]):
    """The spans that support an item, by the role in which they do: an immutable mapping.

    >>> from dragoman.records import Span
    >>> cue = Span(report="r-1", start=7, end=11, text="said")
    >>> Evidence(cue=[cue])["cue"][0].text
    'said'

    A content may lie in pieces, so each role holds a tuple. Roles without spans are left out.
    """

    __slots__ = ("_roles",)

    def __init__(self, roles: Mapping[str, Any] | None = None, /, **more: Any) -> None:  # noqa: ANN401 (any iterable of spans)
        merged = {**roles, **more} if roles else more
        self._roles: dict[str, tuple[Span, ...]] = {
            role: tuple(merged[role]) for role in sorted(merged) if merged[role]
        }

    def __getitem__(self, role: str) -> tuple[Span, ...]:
        return self._roles[role]

    def __contains__(self, role: object) -> bool:
        return role in self._roles

    def __iter__(self) -> Iterator[str]:
        return iter(self._roles)

    def __len__(self) -> int:
        return len(self._roles)

    def __hash__(self) -> int:
        return hash(tuple(self._roles.items()))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Evidence) and self._roles == other._roles

    def __repr__(self) -> str:
        return f"Evidence({self._roles!r})"

    def spans(self) -> tuple[Span, ...]:
        """All spans of all roles, in the order of the text."""
        return tuple(sorted((span for spans in self._roles.values() for span in spans), key=lambda s: (s.start, s.end)))


class Record:
    """A noun of dragoman's: frozen, with the same dictionary everywhere (Python, command line, store, API).

    Subclasses are frozen, slotted, keyword-only dataclasses.
    """

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """Give the record as dictionaries, lists, strings, numbers and None."""
        from dragoman.records.plain import to_plain

        return to_plain(self)

    @classmethod
    def from_dict(cls, plain: Mapping[str, Any]) -> Self:
        """Build the record from `to_dict()`'s answer; fields that this version does not know are ignored.

        Raises `msgspec.ValidationError` where a field is missing or of another type.
        """
        from dragoman.records.plain import from_plain

        return from_plain(plain, cls)


def require(evidence: Evidence, *roles: str, of: str) -> None:
    """Raise `EvidenceError` unless one of `roles` has a span: nothing that was read stands without evidence."""
    for role in roles:
        if role in evidence:
            return
    raise EvidenceError(f"no evidence for it in any of the roles {', '.join(roles)}", where=of)
