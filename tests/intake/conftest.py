"""Files and readings of them, made in a temporary folder."""

import gzip
import os

import pytest

from dragoman.intake import reports
from dragoman.records import Problem, Report

PROSE = (
    "Ministers of the two countries met in Doha on Monday. They agreed to reopen the port, the palace said, and to send "
    "engineers to the dam before the winter. A second meeting is planned for March."
)


class Taken:
    """What came in: reports, problems that lost something, and notes."""

    def __init__(self, items):
        self.items = list(items)
        self.reports = [item for item in self.items if isinstance(item, Report)]
        self.unread = [item for item in self.items if isinstance(item, Problem) and item.kind == "unread"]
        self.notes = [item for item in self.items if isinstance(item, Problem) and item.kind == "note"]

    @property
    def report(self):
        assert len(self.reports) == 1, self.items
        return self.reports[0]

    @property
    def problem(self):
        assert len(self.unread) == 1, self.items
        return self.unread[0]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty working folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def put(folder):
    """Write a file of these bytes or words, packed if its name ends in .gz, and give its name."""

    def write(name, content):
        data = content.encode() if isinstance(content, str) else content
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
        return name

    return write


@pytest.fixture
def take():
    """Take in sources."""

    def read(*sources, **about):
        return Taken(reports([os.fspath(source) for source in sources], **about))

    return read
