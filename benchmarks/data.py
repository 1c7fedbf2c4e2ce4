"""Where the gold data lies that quality is measured on. None of it is part of dragoman."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent


def data_folder() -> Path:
    """The folder named by DRAGOMAN_DATA, or ../shared/data beside the project."""
    return Path(os.environ.get("DRAGOMAN_DATA") or ROOT.parent / "shared" / "data")


def rows(name: str) -> list[dict[str, Any]]:
    """The rows of one gold file, such as `times/timebank.jsonl`. Exits with what to do where it is absent."""
    path = data_folder() / name
    if not path.is_file():
        raise SystemExit(f"{path} is missing: set DRAGOMAN_DATA to the folder that holds {name}")
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]
