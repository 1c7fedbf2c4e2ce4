"""The page and the HTTP API over a case."""

from dragoman.web.application import create_app

__all__ = ["create_app"]
