"""Addresses that hold another: those of web archives, caches, translators and shortened paths to one page."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from urllib.parse import SplitResult, parse_qs, urlsplit

from dragoman.intake.facts import host_of
from dragoman.lexicon import table

__all__ = ["original_address", "outlet_host"]

# An archive of a translation of a cached page: nobody goes further.
_DEEPEST = 3
_LONGEST = 2_000
# Servers fold the two slashes of an address within a path into one.
_WITHIN = re.compile(r"(?<=[/=])(https?):/{1,2}(?=[^/])", re.IGNORECASE)
# An archive's moment and, without a scheme, a host.
_BARE = re.compile(r"\A/web/[0-9*]{1,20}(?:[a-z]{2}_)?/(?=[^/\s.]{1,63}\.)", re.IGNORECASE)


def original_address(address: str) -> str:
    """The address of the page itself, where this is what an archive, a cache or a translator made of it; else the same.

    >>> original_address("https://archive.example/web/20200101000000/http://post.example/talks")
    'http://post.example/talks'
    >>> original_address("https://post-example.translate.goog/talks?_x_tr_sl=fr")
    'https://post.example/talks?_x_tr_sl=fr'
    """
    for _ in range(_DEEPEST):
        within = _within(address) if len(address) <= _LONGEST else None
        if within is None or host_of(within) is None:
            return address
        address = within
    return address


def outlet_host(address: str | None) -> str | None:
    """The host of whoever published the page at an address; None where it is no address on the web.

    >>> outlet_host("https://archive.example/web/20200101000000/http://www.post.example:80/talks")
    'post.example'
    """
    return host_of(original_address(address)) if address else None


def _within(address: str) -> str | None:
    """The address that an address holds, None where it holds none."""
    host = host_of(address)
    if host is None:
        return None
    parts = urlsplit(address)
    if held := _WITHIN.search(parts.path):
        query = f"?{parts.query}" if parts.query else ""
        return f"{held[1]}://{parts.path[held.end() :]}{query}"
    if bare := _BARE.match(parts.path):
        return f"http://{parts.path[bare.end() :]}"
    return next((found for wrapper in _wrappers() if (found := _unwrapped(parts, host, *wrapper))), None)


def _unwrapped(parts: SplitResult, host: str, form: str, service: str, names: tuple[str, ...]) -> str | None:
    """The address that an address of this service holds, None where it is another's or holds none."""
    if host != service and not host.endswith(f".{service}"):
        return None
    if form == "query":
        return _in_query(parts.query, names)
    if form == "path":
        lead = next((one for one in names if parts.path.startswith(one)), None)
        return f"https://{parts.path.removeprefix(lead)}" if lead else None
    query = f"?{parts.query}" if parts.query else ""
    label = host.removesuffix(service).rstrip(".")
    return f"{parts.scheme}://{_written_out(label)}{parts.path}{query}" if label else None


def _in_query(query: str, names: tuple[str, ...]) -> str | None:
    """The address in the first of these fields that has one, with what a cache puts in front of it left out."""
    fields: dict[str, list[str]] = defaultdict(list, parse_qs(query, max_num_fields=50))
    for name in names:
        for value in fields[name]:
            at = value.find("http")
            if at >= 0 and host_of(value[at:].split()[0]):
                return value[at:].split()[0]
    return None


def _written_out(label: str) -> str:
    """A host that was written as one label: hyphens for dots, two hyphens for one."""
    return ".".join(part.replace("\0", "-") for part in label.replace("--", "\0").split("-"))


@cache
def _wrappers() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Form, service and the parts to look into, a path before a host."""
    found = table("address_wrappers")
    found.check("form", ("query", "path", "host"))
    return tuple((form, host, tuple(part.split("|"))) for host, form, part in found.rows)
