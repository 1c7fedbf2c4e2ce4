"""The bytes of one input: opened without hanging, unpacked, and never more of them than allowed."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator

from dragoman.errors import InputError
from dragoman.intake.sources import STANDARD_INPUT, Input
from dragoman.intake.unpacking import is_gzip, unpacked

__all__ = ["ByteStream", "open_input"]

_CHUNK = 256 * 1024
_HEAD = 64 * 1024
_PACKINGS = 3  # gzip within gzip within gzip is somebody's joke


class ByteStream:
    r"""Bytes that are looked at first and then read by pieces or lines.

    >>> stream = ByteStream(iter([b"one\ntw", b"o\n"]), largest=100)
    >>> stream.head(), stream.line(10), stream.line(10), stream.line(10)
    (b'one\ntwo\n', (b'one\n', True), (b'two\n', True), None)

    Where the bytes break off (damage, an error of the disk, more than `largest` of them), reading ends there as at an end,
    and `broken` holds the error.
    """

    def __init__(self, chunks: Iterator[bytes], *, largest: int) -> None:
        self._chunks = chunks
        self._largest = largest
        self._buffer = b""
        self._at = 0
        self._taken = 0
        self._ended = False
        self.broken: InputError | None = None

    def head(self) -> bytes:
        """The first bytes (64 KiB, or all there are), which stay to be read."""
        while len(self._buffer) - self._at < _HEAD:
            before, at = self._buffer, self._at
            if not self._pull():
                self._buffer, self._at = before, at
                break
            self._buffer, self._at = before[at:] + self._buffer, 0
        return self._buffer[self._at : self._at + _HEAD]

    def line(self, limit: int) -> tuple[bytes, bool] | None:
        """The next line with its end, and whether that is all of it; of a line over `limit` bytes only the start is kept."""
        parts: list[bytes] = []
        kept, whole = 0, True
        while self._at < len(self._buffer) or self._pull():
            end = self._buffer.find(b"\n", self._at)
            stop = end + 1 if end >= 0 else len(self._buffer)
            piece = self._buffer[self._at : stop]
            self._at = stop
            if kept + len(piece) <= limit:
                parts.append(piece)
                kept += len(piece)
            else:
                whole = False
            if end >= 0:
                break
        if not parts and whole:
            return None
        return b"".join(parts), whole

    def pieces(self) -> Iterator[bytes]:
        """All that is left, piece by piece."""
        while self._at < len(self._buffer) or self._pull():
            piece = self._buffer[self._at :]
            self._at = len(self._buffer)
            yield piece

    def whole(self, limit: int) -> tuple[bytes, bool]:
        """All that is left, and whether that is all of it: reading stops once there are more than `limit` bytes."""
        parts: list[bytes] = []
        size = 0
        for piece in self.pieces():
            parts.append(piece)
            size += len(piece)
            if size > limit:
                return b"".join(parts)[:limit], False
        return b"".join(parts), True

    def _pull(self) -> bool:
        """Fetch the next chunk in place of the buffer; False at the end."""
        if self._ended:
            return False
        try:
            chunk = next(self._chunks, b"")
        except InputError as error:
            self.broken, chunk = error, b""
        except OSError as error:
            self.broken = InputError(f"it cannot be read on: {error.strerror or error}", advice="check the disk")
            chunk = b""
        if self._taken + len(chunk) > self._largest:
            chunk = chunk[: self._largest - self._taken]
            self.broken = InputError(
                f"it holds more than {self._largest:,} bytes, and the rest was not read",
                advice="split it, or raise largest_input",
            )
            self._ended = True
        self._taken += len(chunk)
        self._buffer, self._at = chunk, 0
        if not chunk:
            self._ended = True
        return bool(chunk)


def open_input(item: Input, *, largest: int) -> ByteStream:
    """Open an input, unpacked if it is gzip. Raises `InputError` where it cannot be opened or is no regular file."""
    stream = ByteStream(_standard_input() if item.path == STANDARD_INPUT else _file(_descriptor(item)), largest=largest)
    for _ in range(_PACKINGS):
        if not is_gzip(stream.head()):
            return stream
        stream = ByteStream(unpacked(stream.pieces()), largest=largest)
    if is_gzip(stream.head()):
        raise InputError("it is packed more than three times over", advice="unpack it first")
    return stream


def _descriptor(item: Input) -> int:
    # Without blocking: a named pipe put in the file's place since we looked must not hang us.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
    try:
        descriptor = os.open(item.path, flags)
    except PermissionError:
        raise InputError("it may not be read", advice="give yourself permission to read it") from None
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise InputError(f"it cannot be opened: {reason}", advice="check the path") from None
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise InputError("it is not a file", advice="name a file, or pipe its content to -")
    return descriptor


def _file(descriptor: int) -> Iterator[bytes]:
    with os.fdopen(descriptor, "rb", buffering=0) as file:
        while chunk := file.read(_CHUNK):
            yield chunk


def _standard_input() -> Iterator[bytes]:
    while chunk := sys.stdin.buffer.read(_CHUNK):
        yield chunk
