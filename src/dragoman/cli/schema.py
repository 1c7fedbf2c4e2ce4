"""`dragoman schema`: the JSON Schema of all records."""

from __future__ import annotations

import click

__all__ = ["COMMANDS"]


@click.command()
def schema() -> None:
    """Print the JSON Schema (2020-12) of all records, each under `$defs` by its name."""
    import json

    from dragoman.case.changes import Change
    from dragoman.case.kinds import KINDS
    from dragoman.case.searching import Hit
    from dragoman.case.showing import Shown
    from dragoman.records import Decision, Doubt, Problem, Reading, Revision
    from dragoman.records.brief import Brief
    from dragoman.records.plain import json_schema

    kinds = [kind.record for kind in KINDS.values()]
    kinds += [Problem, Reading, Brief, Change, Hit, Shown, Decision, Doubt, Revision]
    click.echo(json.dumps(json_schema(*kinds), indent=2, ensure_ascii=False))


COMMANDS = {"schema": schema}
