"""`dragoman serve`: the page and the API over a case."""

from __future__ import annotations

import gc
import getpass
import secrets
import socket
from typing import TYPE_CHECKING

import click

from dragoman.cli.options import case_option, settings_with
from dragoman.errors import DragomanError, MissingExtraError, SettingsError

if TYPE_CHECKING:
    from fastapi import FastAPI

__all__ = ["COMMANDS"]

_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_EVERYWHERE = frozenset({"0.0.0.0", "::"})  # noqa: S104 (refused without a token)


@click.command()
@case_option
@click.option("--host", default="127.0.0.1", show_default=True, metavar="NAME", help="Where to listen.")
@click.option("--port", default=8321, show_default=True, type=click.IntRange(0, 65535), help="0 takes any free one.")
@click.option(
    "--token", metavar="WORD", help="Ask for this token; anywhere but on loopback one is made if none is given."
)
@click.option("--who", metavar="NAME", help="Whose the decisions made on the page are.  [default: your name here]")
@click.option("--open", "open_browser", is_flag=True, help="Open the page in the browser.")
def serve(*, case: str | None, host: str, port: int, token: str | None, who: str | None, open_browser: bool) -> None:
    """Show the case as a page, with an API under /api/v1, until it is stopped with Ctrl+C.

    It listens on loopback alone, where nobody else reaches it, unless --host says otherwise; then it asks for a token.
    """
    try:
        import uvicorn
    except ModuleNotFoundError as error:
        raise MissingExtraError("the page needs uvicorn", advice="run: pip install 'dragoman[web]'") from error
    if token is not None and len(token) < 12:
        raise SettingsError(
            "the token is short enough to be guessed", where="--token", advice="give 12 characters or more"
        )
    if token is None and host not in _LOOPBACK:
        token = secrets.token_urlsafe(24)
    # Records of a large story are many small objects; to look through them for garbage again and again takes a third of a page.
    gc.set_threshold(50_000, 20, 100)
    chosen = settings_with(case=case)
    from dragoman.case import Case

    with Case.open(chosen.case, settings=chosen) as opened, _listening(host, port) as listener:
        from dragoman.web import create_app

        hosts = None if host in _EVERYWHERE else {host, "localhost", "127.0.0.1", "[::1]", f"[{host}]"}
        app: FastAPI = create_app(opened, hosts=hosts, token=token, who=who or _name())
        address = _address(host, listener.getsockname()[1], token)
        click.echo(f"dragoman: {opened.address} at {address}  (stop with Ctrl+C)", err=True)
        if open_browser:
            import webbrowser

            webbrowser.open(address)
        uvicorn.Server(uvicorn.Config(app, log_level="warning", server_header=False)).run(sockets=[listener])


def _listening(host: str, port: int) -> socket.socket:
    """A socket that listens, so that a port that is taken is told in words."""
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        raise DragomanError(
            f"it cannot listen there: {error.strerror or error}",
            where=f"{host} port {port}",
            advice="choose another with --port",
        ) from error


def _address(host: str, port: int, token: str | None) -> str:
    name = "localhost" if host in _EVERYWHERE else f"[{host}]" if ":" in host else host
    return f"http://{name}:{port}/{f'?token={token}' if token else ''}"


def _name() -> str:
    """What the user is called here."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no such user: in a container, say
        return "page"


COMMANDS = {"serve": serve}
