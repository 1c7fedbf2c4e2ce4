"""Quality on gold data stays above the floors in `benchmarks/floors.json`."""

from __future__ import annotations

import importlib
import json

import pytest

from tests.conftest import ROOT

BENCHMARKS = ROOT / "benchmarks"
HELD = json.loads((BENCHMARKS / "floors.json").read_text(encoding="utf-8"))
FLOORS: dict[str, dict[str, float]] = HELD["floors"]
SAMPLES: dict[str, int] = HELD["samples"]


@pytest.mark.parametrize("name", FLOORS)
def test_quality_stays_above_its_floor(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    data = importlib.import_module("data")
    if not data.data_folder().is_dir():
        pytest.skip("the gold data is not beside the project; set DRAGOMAN_DATA to measure quality")
    benchmark = importlib.import_module(name)
    figures = benchmark.measure(SAMPLES[name]) if name in SAMPLES else benchmark.measure()
    below = {key: (figures[key], floor) for key, floor in FLOORS[name].items() if figures[key] < floor}
    assert not below, f"figure and floor of {name}: {below}"


def test_every_benchmark_with_figures_has_floors() -> None:
    measured = {path.stem for path in BENCHMARKS.glob("*.py") if "\ndef measure(" in path.read_text(encoding="utf-8")}
    assert measured == set(FLOORS)
