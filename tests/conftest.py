"""What tests of several rooms share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT.parent / "shared" / "seeds"


def spans_in(plain: Any) -> Iterator[dict[str, Any]]:
    """Every span anywhere in a record's dictionary."""
    if isinstance(plain, Mapping):
        if plain.keys() == {"report", "start", "end", "text"}:
            yield dict(plain)
        for value in plain.values():
            yield from spans_in(value)
    elif isinstance(plain, list | tuple):
        for value in plain:
            yield from spans_in(value)


@pytest.fixture(scope="session")
def examples() -> Path:
    """The example reports that ship with the project."""
    return ROOT / "examples" / "istanbul-talks"


@pytest.fixture(scope="session")
def seeds() -> list[Path]:
    """The two real reports, where they lie beside the project; the test is skipped where they do not."""
    found = sorted(SEEDS.glob("*.txt"))
    if not found:
        pytest.skip("the seed reports are not beside the project")
    return found
