"""spaCy is imported without its command line, and misses nothing by it."""

from __future__ import annotations

import subprocess
import sys


def run(script: str) -> str:
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_the_command_line_is_not_imported() -> None:
    script = (
        "import sys\n"
        "from dragoman.parsing import load_model\n"
        "from dragoman.parsing.importing import import_spacy\n"
        "import_spacy()\n"
        "load_model('default')('Norway rejected the offer.')\n"
        "print(sorted({'typer', 'requests', 'weasel', 'spacy.cli'} & sys.modules.keys()))"
    )
    assert run(script) == "[]"


def test_the_command_line_is_there_for_those_who_ask() -> None:
    script = (
        "from dragoman.parsing.importing import import_spacy\n"
        "spacy = import_spacy()\n"
        "from spacy.cli import download\n"
        "from spacy.cli.info import info\n"
        "print(spacy.info(silent=True)['spacy_version'] == spacy.__version__ == info(silent=True)['spacy_version'])"
    )
    assert run(script) == "True"


def test_spacy_that_is_imported_already_is_left_as_it_is() -> None:
    script = (
        "import spacy, spacy.cli\n"
        "from dragoman.parsing.importing import import_spacy\n"
        "import sys\n"
        "print(import_spacy() is spacy, 'spacy.cli' in sys.modules)"
    )
    assert run(script) == "True True"
