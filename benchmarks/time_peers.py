"""Other time taggers, each in an environment of its own, over the same texts as ours.

    python benchmarks/time_peers.py                 which there are, and whether each is installed
    python benchmarks/time_peers.py --install       make their environments: a folder each under the user's cache

What they need is kept out of dragoman's own environment. `read` runs a peer as a program of its own: it gets texts as JSON Lines
and gives back what it found, as the gold data writes times, and the processor time that reading took, loading left out.
This file is that program too, so it imports nothing but the standard library.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import time
import venv
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

Span = dict[str, Any]
Reader = Callable[[str, str], list[Span]]
_ROUNDS, _ENOUGH = (
    5,
    8.0,
)  # a peer reads the texts so often, or until so many seconds are over; the fastest round counts
_TIMEOUT = 900  # seconds for an installation or a run

# What each peer is installed from. The recognizers import a name that later versions of emoji have dropped.
PACKAGES = {
    "dateparser.search": ("dateparser>=1.2",),
    "timexy": ("timexy==0.1.3",),
    "recognizers-text-date-time": ("recognizers-text-date-time==1.0.2a2", "emoji<2"),
}


class PeerError(Exception):
    """A peer that cannot be installed or run, with what to do."""


def home(peer: str) -> Path:
    """The folder of a peer's environment."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return cache / "dragoman" / "peers" / peer


def python(peer: str) -> Path:
    """The interpreter of a peer's environment, whether or not it is there yet."""
    folder = home(peer)
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def install(peer: str) -> None:
    """Make a peer's environment, unless it is there. Raises `PeerError` where that fails."""
    done = home(peer) / "installed"
    if done.is_file() and done.read_text() == " ".join(PACKAGES[peer]):
        return
    venv.create(home(peer), with_pip=True, clear=True)
    command = [str(python(peer)), "-m", "pip", "install", "--quiet", *PACKAGES[peer]]
    made = subprocess.run(command, capture_output=True, text=True, timeout=_TIMEOUT, check=False)
    if made.returncode:
        last = (made.stderr.strip().splitlines() or ["pip failed"])[-1]
        raise PeerError(f"{last}; where a package registry can be reached, run: {' '.join(command)}")
    done.write_text(" ".join(PACKAGES[peer]))


def read(peer: str, documents: list[dict[str, Any]]) -> tuple[list[list[Span]], float]:
    """What a peer finds in each document (`text`, `dct`), and the seconds of processor time of its fastest round over all.

    Raises `PeerError` where it is not installed and cannot be, or where it fails.
    """
    install(peer)
    lines = "".join(json.dumps({"text": one["text"], "dct": one["dct"]}) + "\n" for one in documents)
    command = [str(python(peer)), __file__, "--read", peer]
    ran = subprocess.run(command, input=lines, capture_output=True, text=True, timeout=_TIMEOUT, check=False)
    if ran.returncode:
        last = (ran.stderr.strip().splitlines() or ["it failed"])[-1]
        raise PeerError(f"{last}; remove {home(peer)} and install it again with --install")
    answer = json.loads(ran.stdout.splitlines()[-1])
    return answer["times"], answer["seconds"]


# -- the peers, each in its own environment ------------------------------------------------------------------------


def dateparser_search() -> Reader:
    """Dateparser's search over texts: words without offsets, so they are looked up from left to right."""
    from dateparser.search import search_dates

    def reader(text: str, published: str) -> list[Span]:
        base = datetime.combine(date.fromisoformat(published[:10]), datetime.min.time())
        settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"}
        found, after = [], 0
        for words, when in search_dates(text, languages=["en"], settings=settings) or []:
            start = text.find(words, after)
            if start >= 0:
                after = start + len(words)
                found.append({"start": start, "end": after, "type": "DATE", "value": when.date().isoformat()})
        return found

    return reader


def timexy() -> Reader:
    """Timexy over an empty English pipeline; it knows no date of publication."""
    import spacy
    import timexy as _registers_itself  # noqa: F401 (its part of a pipeline is known by name once it is imported)

    pipeline = spacy.blank("en")
    pipeline.add_pipe("timexy", config={"kb_id_type": "timex3", "label": "timexy", "overwrite": False})
    told = re.compile(r'type="(\w+)" value="([^"]*)"')

    def reader(text: str, published: str) -> list[Span]:
        del published
        found = []
        for entity in pipeline(text).ents:
            if values := told.search(entity.kb_id_):
                value = values[2].removesuffix("T00:00:00")
                found.append({"start": entity.start_char, "end": entity.end_char, "type": values[1], "value": value})
        return found

    return reader


def recognizers() -> Reader:
    """The recognizers; of several resolutions the first, which is the past one."""
    from recognizers_date_time import Culture, recognize_datetime

    def value_of(resolution: dict[str, str]) -> str:
        timex = resolution.get("timex", "")
        definite = timex and "X" not in timex and "(" not in timex
        return timex if definite else resolution.get("value") or resolution.get("start") or timex

    def reader(text: str, published: str) -> list[Span]:
        base = datetime.combine(date.fromisoformat(published[:10]), datetime.min.time())
        found = []
        for one in recognize_datetime(text, Culture.English, reference=base):
            kind = one.type_name.rpartition(".")[2]
            named = {"duration": "DURATION", "set": "SET", "time": "TIME", "datetime": "TIME"}.get(kind, "DATE")
            values = (one.resolution or {}).get("values") or [{}]
            found.append({"start": one.start, "end": one.end + 1, "type": named, "value": value_of(values[0])})
        return found

    return reader


READERS = {"dateparser.search": dateparser_search, "timexy": timexy, "recognizers-text-date-time": recognizers}


def _answer(peer: str) -> None:
    """Read the texts on standard input with a peer, and print what it found and how long it took."""
    reader = READERS[peer]()
    documents = [json.loads(line) for line in sys.stdin]
    reader("They met on Monday.", "2025-02-26")  # what is loaded at first use is no reading
    taken: list[float] = []
    while not taken or (len(taken) < _ROUNDS and sum(taken) < _ENOUGH):
        start = time.process_time()
        times = [reader(one["text"], one["dct"]) for one in documents]
        taken.append(time.process_time() - start)
    print(json.dumps({"times": times, "seconds": min(taken)}))


def main() -> None:
    """List or install the peers, or be one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--install", action="store_true", help="make their environments")
    parser.add_argument("--read", choices=sorted(READERS), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.read:
        _answer(asked.read)
        return
    for peer, packages in PACKAGES.items():
        state = "installed" if (home(peer) / "installed").is_file() else "not installed"
        if asked.install:
            try:
                install(peer)
                state = "installed"
            except PeerError as error:
                state = str(error)
        print(f"{peer:28} {' '.join(packages):48} {state}")


if __name__ == "__main__":
    main()
