"""Unpacking gzip as far as it is sound and sane."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from dragoman.errors import InputError

__all__ = ["GZIP", "is_gzip", "unpacked"]

GZIP = b"\x1f\x8b\x08"
_CHUNK = 256 * 1024
# Text packs to between a half and a twentieth of itself; only emptiness packs to less than a hundredth. deflate's limit is 1032.
_LARGEST_RATIO = 200
_RATIO_MATTERS_FROM = 8 * 1024 * 1024


def is_gzip(head: bytes) -> bool:
    """Say whether bytes that begin so are gzip."""
    return head.startswith(GZIP)


def unpacked(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """Give the unpacked bytes of gzip (also of several members in a row), piece by piece.

    Raises `InputError` where the data is damaged, ends early, or is a bomb, after what could be read before it.
    """
    taken = given = 0
    inflater = zlib.decompressobj(wbits=31)
    for chunk in chunks:
        taken += len(chunk)
        left = chunk
        while left:
            if inflater.eof:
                left = left.lstrip(b"\0")  # padding after the last member
                if not left:
                    break
                inflater = zlib.decompressobj(wbits=31)
            try:
                piece = inflater.decompress(left, _CHUNK)
            except zlib.error:
                raise InputError("its gzip data is damaged", advice="what came before the damage was read") from None
            given += len(piece)
            if given > _RATIO_MATTERS_FROM and given > taken * _LARGEST_RATIO:
                raise InputError(
                    f"it unpacks to more than {_LARGEST_RATIO} times its size, as no text does",
                    advice="unpack it yourself if you trust it",
                )
            if piece:
                yield piece
            left = inflater.unused_data if inflater.eof else inflater.unconsumed_tail
    if not inflater.eof:
        raise InputError("its gzip data ends early", advice="fetch it again; what came before the end was read")
