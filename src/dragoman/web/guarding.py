"""Who may ask, from where, and how much may be sent: checked before anything else looks at a request.

A page on loopback needs no password, but other sites' pages run in the same browser. Two things keep them out: the name that
a request was sent to must be ours (or a foreign name could be made to lead here), and whatever changes something must come from
a page of our own. Anywhere but on loopback a token is asked for as well.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterable
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["LOOPBACK", "Guard"]

# The names by which this machine is reached from itself alone.
LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})
COOKIE = "dragoman_token"
# What only reads.
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})

# No script, style or picture but our own files; none within the page; nothing sent or framed elsewhere.
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class TooLargeError(Exception):
    """More was sent than may be."""


class Guard:
    """Wrap an application in the checks.

    `hosts` are the names under which requests may be sent here, None for any; with `token`, each must carry it, as
    `Authorization: Bearer …`, as the cookie that opening a page with `?token=…` once leaves, or as that parameter itself.
    """

    def __init__(
        self, app: ASGIApp, *, hosts: Iterable[str] | None = LOOPBACK, token: str | None = None, largest: int = 64 << 20
    ) -> None:
        self.app = app
        self.hosts = frozenset(host.lower() for host in hosts) if hosts is not None else None
        self.token = token
        self.largest = largest

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer it with what is wrong with it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refused = self._refused(scope, headers)
        if refused is not None:
            await _answer(send, *refused)
        elif self.token and not self._known(headers):
            await self._let_in(scope, send)
        else:
            await self.app(scope, self._bounded(receive), _guarded(send))

    def _refused(self, scope: Scope, headers: Headers) -> tuple[int, str, str] | None:
        host = headers.get("host", "")
        if self.hosts is not None and _name(host) not in self.hosts:
            return 421, "this host is not ours", "open the page under the address that dragoman serve printed"
        if scope["method"] not in _SAFE and not _from_here(headers, host):
            return 403, "this did not come from a page of ours", "send it from the page, or with no Origin header"
        length = headers.get("content-length", "0")
        if not length.isascii() or not length.isdigit():
            return 400, "the length is no number", "send a valid Content-Length header"
        if int(length[:20]) > self.largest:
            return 413, f"more than {self.largest >> 20} MiB are sent at once", "send less, or use dragoman read"
        return None

    def _known(self, headers: Headers) -> bool:
        """Whether the request carries the token. Compared in constant time, so that no answer tells how much of it was right."""
        assert self.token
        scheme, _, given = headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer" and _same(given.strip(), self.token):
            return True
        try:
            cookies = SimpleCookie(headers.get("cookie", ""))
        except CookieError:
            return False
        return COOKIE in cookies and _same(cookies[COOKIE].value, _cookie_value(self.token))

    async def _let_in(self, scope: Scope, send: Send) -> None:
        """Take the token out of the address and leave it as a cookie; without it, say what is missing."""
        assert self.token
        query = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        given = dict(query).get("token", "")
        if scope["method"] not in _SAFE or not _same(given, self.token):
            await _answer(
                send, 401, "a token is asked for", "open the address with ?token=… that dragoman serve printed"
            )
            return
        rest = urlencode([pair for pair in query if pair[0] != "token"])
        path = "/" + scope["path"].lstrip("/")  # one stroke: two would name another host
        location = f"{_quoted(path)}{'?' if rest else ''}{rest}"
        cookie = f"{COOKIE}={_cookie_value(self.token)}; Path=/; HttpOnly; SameSite=Strict; Max-Age=2592000"
        await _answer(send, 303, "", "", {"Location": location, "Set-Cookie": cookie, "Cache-Control": "no-store"})

    def _bounded(self, receive: Receive) -> Receive:
        taken = 0

        async def bounded() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > self.largest:
                raise TooLargeError
            return message

        return bounded


def _guarded(send: Send) -> Send:
    async def guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers[name] = value
            # What a case holds is nobody else's, and may change at any moment: kept by the browser alone, asked for again.
            headers.setdefault("Cache-Control", "private, no-cache")
        await send(message)

    return guarded


async def _answer(send: Send, status: int, what: str, advice: str, headers: dict[str, str] | None = None) -> None:
    problem = {"type": "about:blank", "title": what, "status": status, "detail": advice}
    body = json.dumps(problem).encode() if what else b""
    await _guarded(send)(
        {
            "type": "http.response.start",
            "status": status,
            "headers": [
                (name.lower().encode(), value.encode("latin-1"))
                for name, value in {"Content-Type": "application/problem+json", **(headers or {})}.items()
            ] + [(b"content-length", str(len(body)).encode())],
        }
    )  # fmt: skip
    await send({"type": "http.response.body", "body": body})


def _name(host: str) -> str:
    """The name in a Host header, without the port."""
    name, colon, port = host.lower().rpartition(":")
    return name if colon and port.isdigit() else host.lower()


def _from_here(headers: Headers, host: str) -> bool:
    """Whether what is to change something comes from our own page, or from no page at all."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site in {"same-origin", "none"}
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc.lower() == host.lower()


def _same(given: str, wanted: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "surrogateescape"), wanted.encode())


def _cookie_value(token: str) -> str:
    """What the cookie holds: the browser need not keep the token itself."""
    return hmac.new(token.encode(), b"dragoman page", hashlib.sha256).hexdigest()


def _quoted(path: str) -> str:
    from urllib.parse import quote

    return quote(path, safe="/~.-_")
