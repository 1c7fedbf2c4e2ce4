"""Settings from a file, the environment and flags, in rising order of weight."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, Literal, Self

from dragoman.errors import SettingsError

__all__ = ["Settings"]

_FILE = "dragoman.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that a user can set.

    >>> Settings(workers=2).with_values(model="en_core_web_md").workers
    2

    `model`: a spaCy model's package name or path, or `default` for the official small English model, else the one that
    ships with dragoman. `workers`: processes that read; 1 reads in this one. `engine`: where they run. `case`: the case's file
    or database URL. `largest_report`: code points above which an input is refused. `patience`: seconds to wait for another
    program that writes to the same case.
    """

    case: str = "dragoman.db"
    model: str = "default"
    workers: int = 1
    engine: Literal["local", "ray"] = "local"
    largest_report: int = 2_000_000
    largest_input: int = 512 * 1024 * 1024
    patience: int = 60

    @classmethod
    def load(cls, folder: Path | None = None, environment: Mapping[str, str] | None = None) -> Self:
        """Read `dragoman.toml` in `folder` (the working directory), then `DRAGOMAN_*` variables over it.

        Raises `SettingsError` for an unknown name or a value of the wrong kind, naming where it stands.
        """
        settings = cls()
        file = (folder or Path()) / _FILE
        if file.is_file():
            try:
                values = tomllib.loads(file.read_text(encoding="utf-8"))
            except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
                raise SettingsError(f"not valid TOML: {error}", where=str(file)) from error
            settings = settings.merged(values, where=str(file))
        known = {field.name for field in fields(cls)}
        variables = os.environ if environment is None else environment
        values = {key[9:].lower(): value for key, value in variables.items() if key.startswith("DRAGOMAN_")}
        return settings.merged({k: v for k, v in values.items() if k in known}, where="environment DRAGOMAN_*")

    def with_values(self, **values: Any) -> Self:  # noqa: ANN401 (each field has its own type, checked on merging)
        """Give these settings with some values changed; None changes nothing."""
        return self.merged({k: v for k, v in values.items() if v is not None}, where="flags")

    def merged(self, values: Mapping[str, Any], *, where: str) -> Self:
        """Give these settings with `values` over them, checked; `where` they come from is named in errors."""
        known = {field.name: field for field in fields(self)}
        checked: dict[str, Any] = {}
        for name, value in values.items():
            if name not in known:
                raise SettingsError(f"no setting {name!r}", where=where, advice=f"choose from {', '.join(known)}")
            checked[name] = self._checked(name, value, where)
        return replace(self, **checked)

    def _checked(self, name: str, value: Any, where: str) -> Any:  # noqa: ANN401 (see with_values)
        wanted = type(getattr(self, name))
        if wanted is int:
            try:
                value = int(value)
            except (TypeError, ValueError):
                raise SettingsError(f"{value!r} is no whole number", where=f"{where}, {name}") from None
            if value < 1:
                raise SettingsError(f"{value} is less than 1", where=f"{where}, {name}")
        elif not isinstance(value, str):
            raise SettingsError(f"{value!r} is no text", where=f"{where}, {name}")
        if name == "engine" and value not in {"local", "ray"}:
            raise SettingsError(f"no engine {value!r}", where=f"{where}, {name}", advice="choose from local, ray")
        return value
