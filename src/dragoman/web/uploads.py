"""What is sent to be read: pasted text, dropped files and addresses, as reports and problems."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath, PureWindowsPath
from urllib.parse import urlsplit

from dragoman.errors import InputError
from dragoman.intake import report_of, reports
from dragoman.intake.fetching import fetch
from dragoman.intake.problems import printable, problem
from dragoman.records import Problem, Report, make_report
from dragoman.settings import Settings

__all__ = ["Pasted", "Sent", "of_address", "of_files", "of_pasted"]

_LONGEST_NAME = 120
_LARGEST_PAGE = 16 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Pasted:
    """A report's text as pasted, with what is known about it."""

    text: str
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    key: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A file as it was sent: its name and its bytes."""

    name: str
    data: bytes


def of_pasted(pasted: Pasted, settings: Settings) -> Report:
    """Make the report of a pasted text. Raises `InputError` where there is none, or too much of it."""
    if not pasted.text.strip():
        raise InputError("there is no text", where="text", advice="paste the report's text")
    if len(pasted.text) > settings.largest_report:
        raise InputError(f"it is longer than {settings.largest_report:,} characters", where="text", advice="split it")
    url = pasted.url if (pasted.url or "").startswith(("http://", "https://")) else None
    # What a browser sends has CR LF where the text had line ends.
    return report_of(
        pasted.text.replace("\r\n", "\n"), title=_line(pasted.title), outlet=_line(pasted.outlet), url=_line(url),
        key=_line(pasted.key), published=_line(pasted.published), fetched=_now(), source="pasted into the page",
    )  # fmt: skip


def of_files(sent: Sequence[Sent], settings: Settings) -> Callable[[], Sequence[Report | Problem]]:
    """What makes reports of files that were sent; they are read like those on disk, from a folder that is gone afterwards."""

    def make() -> Sequence[Report | Problem]:
        return [one for file in sent for one in _of_file(file, settings)]

    return make


def of_address(address: str, settings: Settings) -> Callable[[], Sequence[Report | Problem]]:
    """What makes the report of the page at an address, which is fetched when it is its turn; private networks are not asked.

    Raises `InputError` for what is no address.
    """
    if not address.startswith(("http://", "https://")):
        raise InputError("it is no address", where="address", advice="give one that begins with https://")

    def make() -> Sequence[Report | Problem]:
        answer = fetch(address, largest=_LARGEST_PAGE, accept="text/html, text/plain;q=0.9, */*;q=0.5")
        read = list(
            _of_file(
                Sent(name=PurePosixPath(urlsplit(answer.address).path).name or "page.html", data=answer.body), settings
            )
        )
        return [_at(one, answer.address) if isinstance(one, Report) else one for one in read]

    return make


def _at(report: Report, address: str) -> Report:
    """A report that came from an address: that is its key, and where it was published unless it says otherwise itself."""
    return make_report(
        report.text, key=address, outlet=report.outlet, url=report.url or address, title=report.title, language=report.language,
        published=report.published, fetched=report.fetched, source=address,
    )  # fmt: skip


def _of_file(file: Sent, settings: Settings) -> Iterator[Report | Problem]:
    name = _name(file.name)
    with tempfile.TemporaryDirectory(prefix="dragoman-") as folder:
        path = Path(folder) / name
        path.write_bytes(file.data)
        for one in reports([str(path)], settings=settings, fetched=_now()):
            if isinstance(one, Problem):
                yield problem(name, one.reason, one.advice, place=one.place, kind=one.kind, at=one.at)
            else:
                # Where it lay for the moment is of no use to anybody.
                yield replace(one, source=(one.source or name).replace(str(path), name))


def _name(given: str) -> str:
    """A file's name without any folder, such as can stand in one."""
    name = PureWindowsPath(PurePosixPath(given.replace("\0", "")).name).name
    stem, dot, suffix = printable(name).strip(" .").rpartition(".")
    name = f"{stem[:_LONGEST_NAME]}{dot}{suffix[:12]}" if dot else suffix[:_LONGEST_NAME]
    while len(name.encode()) > 240:  # what a file system takes
        name = name[1:]
    return name if name.strip(" .") else "unnamed.txt"


def _line(words: str | None) -> str | None:
    return printable(words).strip()[:2000] or None if words else None


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
