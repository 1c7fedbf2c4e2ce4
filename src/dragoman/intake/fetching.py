"""Fetching an address on the web, politely and without being led astray: for those who ask to watch feeds.

Nothing else in dragoman uses the network. A host is asked only when all of its addresses are public, on every redirection anew, and
the connection goes to the address that was checked. What comes is bounded in size and in time.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from dragoman.errors import InputError
from dragoman.version import __version__

__all__ = ["USER_AGENT", "Answer", "fetch"]

USER_AGENT = f"dragoman/{__version__} (news reader)"
_REDIRECTIONS = 5
_SECONDS = 20.0
_PIECE = 64 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a host answered: `address` is where it came from after redirections, `status` 200, or 304 for what has not changed.

    `headers` have names in lower case.
    """

    address: str
    status: int
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)


def fetch(
    address: str, *, largest: int, private: bool = False, known: Mapping[str, str] | None = None, accept: str = "*/*"
) -> Answer:
    """Fetch what is at an address (http or https), of at most `largest` bytes.

    `known` are the headers by which a host can tell that we have it already (`If-None-Match`, `If-Modified-Since`). Addresses of
    private networks are refused unless `private`. Raises `InputError` with what went wrong; on a status that asks for
    patience its advice says for how long.
    """
    for _ in range(_REDIRECTIONS + 1):
        answer = _asked(address, largest=largest, private=private, known=known or {}, accept=accept)
        if answer.status in (301, 302, 303, 307, 308) and answer.headers.get("location"):
            address = urljoin(address, answer.headers["location"])
            continue
        if answer.status in (200, 304):
            return answer
        wait = answer.headers.get("retry-after", "")
        raise InputError(
            f"the host answered {answer.status} {http.client.responses.get(answer.status, '')}".rstrip(), where=address,
            advice=f"try again after {wait}" if wait else "check the address in a browser",
        )  # fmt: skip
    raise InputError("it redirects again and again", where=address, advice="check the address in a browser")


def _asked(address: str, *, largest: int, private: bool, known: Mapping[str, str], accept: str) -> Answer:
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise InputError("this is no address", where=address, advice="give one that begins with https://") from error
    if parts.scheme not in ("http", "https") or not host or parts.username is not None:
        raise InputError("this is no address on the web", where=address, advice="give one that begins with https://")
    port = port or (443 if parts.scheme == "https" else 80)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    headers = {"User-Agent": USER_AGENT, "Accept": accept, "Accept-Encoding": "gzip", **known}
    connection: http.client.HTTPConnection | None = None
    try:
        where = _resolved(host, port, private=private)
        connection = _Connection(host, port, where=where, secure=parts.scheme == "https")
        connection.request("GET", path.encode("ascii", "strict").decode(), headers=headers)
        response = connection.getresponse()
        answered = {name.lower(): value for name, value in response.getheaders()}
        body = _body(response, largest, packed=answered.get("content-encoding", "").strip().lower() == "gzip")
    except (OSError, http.client.HTTPException, ValueError, zlib.error) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error) or type(error).__name__
        raise InputError(f"it cannot be fetched: {reason}", where=address, advice="try again later") from error
    finally:
        if connection is not None:
            connection.close()
    return Answer(address=address, status=response.status, body=body, headers=answered)


def _resolved(host: str, port: int, *, private: bool) -> tuple[str, int]:
    """The address of a host, all of whose addresses are public unless `private` ones are allowed."""
    found = [entry[4][:2] for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    for address, _ in found:
        number = ipaddress.ip_address(str(address).partition("%")[0])
        inner = getattr(number, "ipv4_mapped", None) or number
        if not private and (not inner.is_global or inner.is_multicast):
            raise InputError(
                "it is in a private network", where=host, advice="allow that with --private if you mean it"
            )
    return str(found[0][0]), port


class _Connection(http.client.HTTPConnection):
    """A connection to the address that was checked, whatever the host's name leads to a moment later."""

    def __init__(self, host: str, port: int, *, where: tuple[str, int], secure: bool) -> None:
        super().__init__(host, port, timeout=_SECONDS)
        self._where, self._secure = where, secure

    def connect(self) -> None:
        """Connect, and make sure of the host's name where it is to be."""
        self.sock = socket.create_connection(self._where, timeout=_SECONDS)
        if self._secure:
            self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)


def _body(response: http.client.HTTPResponse, largest: int, *, packed: bool) -> bytes:
    unpack = zlib.decompressobj(wbits=31) if packed else None
    found = bytearray()
    while piece := response.read(_PIECE):
        while piece:
            found += unpack.decompress(piece, _PIECE) if unpack else piece
            if len(found) > largest:
                raise InputError(f"it is larger than {largest:,} bytes", advice="save it and read the file")
            piece = unpack.unconsumed_tail if unpack else b""
    return bytes(found)
