"""The page and the HTTP API over a case; it needs the extra `web`."""

from dragoman.errors import MissingExtraError

try:
    from dragoman.web.application import create_app
except ModuleNotFoundError as error:
    raise MissingExtraError(f"the page needs {error.name}", advice="run: pip install 'dragoman[web]'") from error

__all__ = ["create_app"]
