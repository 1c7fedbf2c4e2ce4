"""dragoman reads news reports about one affair and rebuilds the system that they describe.

>>> import dragoman
>>> [time.value for time in dragoman.read_times("The talks began on 18 February 2025.")]
['2025-02-18']
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from dragoman.version import __version__

if TYPE_CHECKING:
    from dragoman.case import Case
    from dragoman.reading.actors.phrase import resolve_actor
    from dragoman.reading.events import code_pair
    from dragoman.reading.text import read_text
    from dragoman.reading.times import read_times

__all__ = ["Case", "__version__", "code_pair", "read_text", "read_times", "resolve_actor"]

# Names are imported when they are first used: a program that tags times need not wait for spaCy or a database.
_HOMES = {
    "Case": "dragoman.case",
    "code_pair": "dragoman.reading.events",
    "read_text": "dragoman.reading.text",
    "read_times": "dragoman.reading.times",
    "resolve_actor": "dragoman.reading.actors.phrase",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 (any public name)
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'dragoman' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})
