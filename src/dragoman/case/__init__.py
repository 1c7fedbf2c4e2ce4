"""The front door: a case, what it is asked, and what it answers."""

from dragoman.case.case import Case

__all__ = ["Case"]
