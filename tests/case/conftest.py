"""What this room's tests share: databases, an engine that needs no model, and a small case."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import dragoman.engines
from dragoman.case import Case
from tests.case.stub import affair, stub_engine
from tests.databases import address

__all__ = ["address"]


@pytest.fixture
def stub(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read with the stub engine."""
    monkeypatch.setattr(dragoman.engines, "engine_for", stub_engine)


@pytest.fixture(scope="module")
def case() -> Iterator[Case]:
    """The small affair, read. Not to be written to."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dragoman.engines, "engine_for", stub_engine)
        with Case.open(":memory:") as opened:
            opened.read_reports(affair())
            yield opened
