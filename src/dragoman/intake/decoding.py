"""Bytes to text: by their mark, as UTF-8, by what they declare, and only then by guessing, which is said."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from dragoman.intake.signatures import is_wide

__all__ = ["Decoded", "decode", "marked_encoding"]

_MARKS = (  # the longer before those that they begin with
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NOT_ASCII = re.compile(rb"[\x80-\xff]")
# In Western text such bytes are accented letters and quotation marks, one or two together; in other scripts they make up words.
_ADJOINING = re.compile(rb"[\x80-\xff]{3,}")
_WESTERN_SHARE = 0.1
_SAMPLE = 256 * 1024
# What web pages and editors call Latin-1 or ASCII is Windows-1252, as browsers have it.
_WEB_NAMES = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254"}
# Text codecs that no file is in; some take a time that grows with the square of the length.
_NO_ENCODING_OF_FILES = {"punycode", "idna", "unicode-escape", "raw-unicode-escape", "undefined", "utf-7"}


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was in, and what a reader should know about how that was found (None: it was sure)."""

    text: str
    encoding: str
    note: str | None = None


def decode(data: bytes, *, declared: str | None = None) -> Decoded:
    r"""Decode all of `data`; never fails, for what fits no encoding becomes U+FFFD.

    >>> decode(b"He said \x93no\x94.")
    Decoded(text='He said “no”.', encoding='cp1252', note='it is not UTF-8 and was read as cp1252')

    A byte order mark decides and is left off; then UTF-8 if all of it is; then `declared`, the encoding that the file names
    for itself; then a guess. Line ends stay as they are.
    """
    if marked := marked_encoding(data):
        encoding, length = marked
        text = data[length:].decode(encoding, "replace")
        return Decoded(text, encoding, _loss(text, encoding) if "\ufffd" in text else None)
    if wide := is_wide(data[:_SAMPLE]):
        return Decoded(data.decode(wide, "replace"), wide, f"it has no mark of its encoding and was read as {wide}")
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        if data[error.start :].isascii() or not _is_nearly_utf8(data):
            return _decode_other(data, declared)
    text = data.decode("utf-8", "dragoman-stray")
    return Decoded(text, "utf-8", "some of its bytes are not UTF-8 and were read as cp1252 or replaced")


def marked_encoding(data: bytes) -> tuple[str, int] | None:
    """The encoding that a byte order mark at the beginning names, and the mark's length."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding, len(mark)
    return None


def _decode_other(data: bytes, declared: str | None) -> Decoded:
    encoding = _known(declared)
    if encoding:
        try:
            return Decoded(data.decode(encoding), encoding)
        except UnicodeDecodeError:
            pass  # it lies; guess
    encoding = _guess(data[:_SAMPLE])
    text = data.decode(encoding, "replace")
    note = f"it is not UTF-8 and was read as {encoding}"
    return Decoded(text, encoding, f"{note}, with some characters lost" if "\ufffd" in text else note)


def _guess(sample: bytes) -> str:
    adjoining = sum(len(run) for run in _ADJOINING.findall(sample))
    if adjoining <= _WESTERN_SHARE * len(_NOT_ASCII.findall(sample)):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    return best.encoding if best is not None else "utf-8"


def _known(declared: str | None) -> str | None:
    if not declared:
        return None
    try:
        name = codecs.lookup(declared).name
        b"a".decode(name)
    except (LookupError, ValueError):  # no such encoding, or one that is no text encoding
        return None
    return None if name in _NO_ENCODING_OF_FILES else _WEB_NAMES.get(name, name)


def _is_nearly_utf8(data: bytes) -> bool:
    """Whether more characters outside ASCII are sound UTF-8 than not."""
    text = data.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    sound = sum(1 for letter in text if letter > "\x7f") - lost
    return sound > lost


def _stray(error: UnicodeError) -> tuple[str, int]:
    """Read a lone byte between ASCII as Windows-1252, which is where such bytes come from; replace what was cut off."""
    assert isinstance(error, UnicodeDecodeError)
    data, start, end = error.object, error.start, error.end
    beside = data[max(start - 1, 0) : start] + data[end : end + 1]
    if end - start == 1 and beside.isascii():
        return data[start:end].decode("cp1252", "replace"), end
    return "\ufffd", end


codecs.register_error("dragoman-stray", _stray)


def _loss(text: str, encoding: str) -> str:
    return f"{text.count(chr(0xFFFD))} characters of it are not {encoding} and were replaced"
