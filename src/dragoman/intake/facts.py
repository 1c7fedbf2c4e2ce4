"""What a sender says about a report, brought into the form that records have, or left out."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import urlsplit

__all__ = ["host_of", "language_code", "one_line", "web_address"]

_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9_-]{0,30})?")
# A sign written for a page (`&#39;`), which a title that was taken from one may have kept.
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[\da-fA-F]{1,6}|[A-Za-z]{2,8});")
_LONGEST_LINE = 500
_LONGEST_ADDRESS = 2_000


def one_line(words: str | None, longest: int = _LONGEST_LINE) -> str | None:
    r"""Give a title or a name on one line, cut after `longest` characters; None if there is nothing in it.

    >>> one_line(" Talks\n begin ")
    'Talks begin'
    >>> one_line("Ana&#39;s herring &amp; chips, R&D")
    "Ana's herring & chips, R&D"
    """
    if not words:
        return None
    signs = _ENTITY.sub(lambda found: unescape(found[0]), words[: 4 * longest])
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in signs).split())
    return (line if len(line) <= longest else line[: longest - 1].rstrip() + "…") or None


def web_address(written: str | None) -> str | None:
    """Give an address on the web, or None where it is none.

    >>> web_address("https://post.example/talks"), web_address("javascript:alert(1)")
    ('https://post.example/talks', None)
    """
    if not written or len(written) > _LONGEST_ADDRESS:
        return None
    address = written.strip()
    return address if host_of(address) and address.isprintable() and " " not in address else None


def host_of(address: str | None) -> str | None:
    """The host of an address on the web without `www.`, in lower case.

    >>> host_of("https://www.Post.example:8080/talks")
    'post.example'
    """
    try:
        parts = urlsplit(address or "")
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme.lower() not in {"http", "https"} or not host:
        return None
    return host.removeprefix("www.")


def language_code(written: str | None) -> str | None:
    """The language of a language tag, in lower case.

    >>> language_code("en-GB")
    'en'
    """
    found = _LANGUAGE.fullmatch(written.strip()) if written else None
    return found[1].lower() if found else None
