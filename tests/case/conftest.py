"""The databases on which this room's tests run."""

from tests.databases import address

__all__ = ["address"]
