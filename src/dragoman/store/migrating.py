"""Bringing an older case's tables up to date with alembic; imported only when there is one."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

__all__ = ["upgrade"]


def upgrade(connection: Connection, to: str = "head") -> None:
    """Run the migrations that `connection`'s case lacks, in its transaction: all or none."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, to)
