"""From one parsed report to its reading: times, places, actors, figures, statements, events.

>>> from dragoman.reading import read_report
>>> read_report.__module__
'dragoman.reading.read'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dragoman.reading.read import read_copies, read_doc, read_report

__all__ = ["read_copies", "read_doc", "read_report"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 (any public name)
    # Looked up when first used: who only tags times need not load the parts that mend and parse.
    if name in __all__:
        from importlib import import_module

        return getattr(import_module("dragoman.reading.read"), name)
    raise AttributeError(f"module 'dragoman.reading' has no attribute {name!r}")
