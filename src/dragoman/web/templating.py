"""The templates, with what all of them use."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.exports.wording import day, days, outlet_of, plural, shorten, when_in_words
from dragoman.web.addresses import address_of, mark_of, with_query, words_address
from dragoman.web.reasons import reason_in_words

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

__all__ = [
    "STATIC",
    "a_day",
    "breakable",
    "make_ready",
    "render",
    "rendered_in_steps",
    "shown",
    "static",
    "style",
    "stylesheet",
]

STATIC = Path(__file__).parent / "static"
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_FLUSH = "<!-- -->"
_ENDLESS = re.compile(r"(\S{60})(?=\S{20})")


@cache
def _environment() -> Environment:
    from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    environment = Environment(
        # The pages share the macros of items with what is exported.
        loader=ChoiceLoader([PackageLoader("dragoman.web"), PackageLoader("dragoman.exports")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: shown(value) if type(value) is str else value,
    )
    environment.globals["flush"] = Markup(_FLUSH)  # noqa: S704 (a constant)
    environment.globals.update(
        static=static,
        stylesheet=stylesheet,
        address_of=address_of,
        words_address=words_address,
        mark_of=mark_of,
        with_query=with_query,
        plural=plural,
        day=day,
        days=days,
    )
    environment.filters.update(
        when=when_in_words,
        a_day=a_day,
        outlet=outlet_of,
        breakable=breakable,
        shorten=shorten,
        sentence=sentence,
        reason=reason_in_words,
    )
    return environment


def a_day(value: str | None) -> str | None:
    """A value as it is shown: a day as the desk writes it, anything else as it stands.

    >>> a_day("2025-03-01"), a_day("planned"), a_day(None)
    ('1 Mar 2025', 'planned', None)
    """
    return day(value) if value and _DAY.fullmatch(value) else value


def make_ready() -> None:
    """Compile the templates, so that whoever asks first does not wait for that."""
    for name in _environment().list_templates(extensions=("jinja",)):
        _environment().get_template(name)


def render(template: str, **given: Any) -> bytes:  # noqa: ANN401 (what a template takes)
    """Fill in a template. What comes from reports is escaped by the engine."""
    words = _environment().get_template(template).render(**given)
    # A lone surrogate, in an address typed by hand, has no bytes to be sent as.
    return words.encode("utf-8", "replace")


def rendered_in_steps(template: str, **given: Any) -> Iterator[bytes]:  # noqa: ANN401 (see render)
    """Fill in a template, and give what is done wherever it says `{{ flush }}`: what stands above need not wait for the rest."""
    held: list[str] = []
    for piece in _environment().get_template(template).generate(**given):
        held.append(piece)
        if piece == _FLUSH:
            yield "".join(held).encode("utf-8", "replace")
            held.clear()
    yield "".join(held).encode("utf-8", "replace")


def sentence(words: str) -> str:
    """Words as the beginning of a sentence.

    >>> sentence("no actor is called Anna")
    'No actor is called Anna'
    """
    return words[:1].upper() + words[1:]


@cache
def static(name: str) -> str:
    """The address of a file of ours, which changes with its content, so that it may be kept for ever.

    >>> static("page.js").startswith("/static/page.js?")
    True
    """
    digest = hashlib.blake2b((STATIC / name).read_bytes(), digest_size=6).hexdigest()
    return f"/static/{name}?{digest}"


@cache
def style() -> bytes:
    """The style sheet: the palette that exported pages share, and the page's own."""
    palette = files("dragoman.exports") / "templates" / "palette.css"
    own = (STATIC / "page.css").read_text(encoding="utf-8")
    addressed = re.sub(r'url\("/static/([^"]+)"\)', lambda found: f'url("{static(found[1])}")', own)
    return palette.read_bytes() + addressed.encode()


@cache
def stylesheet() -> str:
    """The address of the style sheet."""
    return f"/style.css?{hashlib.blake2b(style(), digest_size=6).hexdigest()}"


# What a page cannot hold as itself: control characters have pictures of their own.
_PICTURES = {code: 0x2400 + code for code in range(32) if chr(code) not in "\t\n\r"} | {0x7F: 0x2421}


def breakable(text: str) -> Markup:
    """Text in which a browser need not look for the place to break an endless word: so that it lays it out in no time.

    >>> breakable("xy" * 80).count("<wbr>")
    2
    """
    from markupsafe import Markup, escape

    parts = _ENDLESS.split(shown(text))
    return Markup("<wbr>").join(escape(part) for part in parts if part)


def shown(text: str) -> str:
    r"""Text of a report as a page can hold it, character for character.

    >>> shown("a\0b")
    'a␀b'
    """
    return text.translate(_PICTURES)
