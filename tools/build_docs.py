"""Build the pages of the manual that are made from the code: the records, and the commands.

`python tools/build_docs.py` writes them; with `--check` it only says which are out of date, and exits 1 if any is.
"""

from __future__ import annotations

import dataclasses
import inspect
import sys
import typing
from collections.abc import Iterator
from pathlib import Path

import click

from dragoman import records
from dragoman.records.brief import Brief, Said

DOCS = Path(__file__).resolve().parent.parent / "docs"
_MADE = "<!-- Made by tools/build_docs.py; edit the docstrings, then run it. -->"

_RECORDS = [
    (
        "What dragoman reads and concludes are records: frozen dataclasses in `dragoman.records`, the same dictionary in Python "
        "(`to_dict()`), on the command line (`--json`, `--jsonl`) and in the store. `dragoman schema` prints the JSON Schema of "
        "all. A field with a default may be absent."
    ),
    "```python\n>>> from dragoman.records import *\n```",
]

# The order in which the pages tell of the records, each group under its heading.
GROUPS = {
    "What comes in": (records.Report, records.Mend, records.Problem),
    "What everything is tied to": (records.Span, records.When, records.Where),
    "What is read out of one report": (
        records.Reading, records.Time, records.Place, records.Actor, records.Role, records.Figure, records.Fate,
        records.Statement, records.Unnamed, records.Relay,
        records.Event, records.Mention,
    ),
    "What is made of many reports": (
        records.Story, records.Regrouping, records.Toll, records.SharedFigure,
        records.Quotation, records.Disagreement, records.Position,
        records.Subject, records.AgendaItem,
        Brief, records.Passage, Said,
    ),
    "What people decide": (
        records.Decision, records.Anchor, records.Doubt, records.Revision, records.Difference,
    ),
}  # fmt: skip


def pages() -> dict[str, str]:
    """Give each page that is made, by its file's name."""
    return {"records.md": records_page(), "commands.md": commands_page(), "times.md": times_page()}


def records_page() -> str:
    """Give the page on the records: each with its docstring, its fields and their types."""
    parts = ["# Records", _MADE, *_RECORDS]
    for heading, kinds in GROUPS.items():
        parts.append(f"## {heading}")
        for kind in kinds:
            parts += _record(kind)
    parts.append("## Choices")
    parts += [f"**{name}**: {', '.join(f'`{choice}`' for choice in choices)}" for name, choices in _choices().items()]
    return "\n\n".join(parts) + "\n"


def _record(kind: type) -> Iterator[str]:
    yield f"### {kind.__name__}"
    yield from _prose(inspect.getdoc(kind) or "")
    hints = kind.__annotations__
    rows = ["| field | type | default |", "|---|---|---|"]
    for field in dataclasses.fields(kind):
        rows.append(f"| `{field.name}` | {_type(hints[field.name])} | {_default(field)} |")
    yield "\n".join(rows)


def _prose(docstring: str) -> Iterator[str]:
    """A docstring's paragraphs, its examples as code."""
    for paragraph in docstring.split("\n\n"):
        yield f"```python\n{paragraph}\n```" if paragraph.lstrip().startswith(">>>") else paragraph


def _type(written: object) -> str:
    return f"`{written}`".replace(" | ", "` or `").replace("`None`", "none")


def _default(field: dataclasses.Field[object]) -> str:
    if field.default is not dataclasses.MISSING:
        return "" if field.default is None else f"`{field.default!r}`"
    return "empty" if field.default_factory is not dataclasses.MISSING else "required"


def _choices() -> dict[str, tuple[str, ...]]:
    """The types that are one of several words, by name."""
    found: dict[str, tuple[str, ...]] = {}
    for module in sorted({kind.__module__ for kinds in GROUPS.values() for kind in kinds}):
        for name, value in vars(sys.modules[module]).items():
            if typing.get_origin(value) is typing.Literal:
                found[name] = typing.get_args(value)
    return dict(sorted(found.items()))


def commands_page() -> str:
    """Give the page on the command line: each command with what it does, its arguments and its options.

    Made from the commands themselves, not from click's help, whose layout differs from version to version.
    """
    from dragoman.cli.application import main

    context = click.Context(main, info_name="dragoman", **main.context_settings)
    parts = ["# Commands", _MADE, *_unwrapped(main.help or ""), *_unwrapped(main.epilog or "")]
    names = main.list_commands(context)
    parts.append(
        "\n".join(f"- [`{name}`](#dragoman-{name}) {_first_line(main.get_command(context, name))}" for name in names)
    )
    for name in names:
        command = main.get_command(context, name)
        assert command is not None
        parts += _command(name, command)
        if isinstance(command, click.Group):
            for part, within in command.commands.items():
                parts += _command(f"{name} {part}", within)
    return "\n\n".join(parts) + "\n"


def _command(name: str, command: click.Command) -> Iterator[str]:
    """What a command does, its arguments and its options; of one within another as well."""
    usage = " ".join(
        [f"dragoman {name}", *(_argument(one) for one in command.params if isinstance(one, click.Argument))]
    )
    yield f"## dragoman {name}"
    yield f"`{usage}`"
    yield from _unwrapped(inspect.cleandoc(command.help or ""))
    options = [option for option in command.params if isinstance(option, click.Option) and not option.hidden]
    if options:
        yield "\n".join(["| option | |", "|---|---|", *(_option(option) for option in options)])


_TIMES = [
    (
        "`dragoman.read_times(text, published=…)` finds the time expressions of a text and resolves them. It needs no model, "
        "never reads the clock, and says of each what it was counted from (`anchor`), by which rule, how sure that is and what "
        "else it could have been."
    ),
    """```python
>>> import dragoman
>>> times = dragoman.read_times("They met on Thursday and will meet again next week.", published="2025-03-01")
>>> for time in times:
...     print(time.evidence["time"][0].text, time.value, time.earliest, time.latest, time.anchor)
Thursday 2025-02-27 2025-02-27 2025-02-27 published
next week 2025-W10 2025-03-03 2025-03-09 published
```""",
    (
        "A bare weekday is the latest up to the report's own day, unless the verb of its clause looks ahead, or the word in front "
        "of it does (`until`, `by`, `as early as`); the other direction is kept among the `alternatives`. What is quoted is "
        "counted from the day on which it was said."
    ),
    """```python
>>> text = "Talks resume on Friday, said the minister, who came on Monday."
>>> [(time.value, time.alternatives) for time in dragoman.read_times(text, published="2025-02-26")]
[('2025-02-28', ('2025-02-21',)), ('2025-02-24', ('2025-03-03',))]
```""",
    (
        "Retold history is told from news by its own times, many of them with a year long past and hardly a `today`, and is "
        "counted from the date that the story has reached. Nothing is to be set."
    ),
    """```python
>>> text = (
...     "The war began on 30 November 1939 and ended on 13 March 1940. On 5 October 1939 talks had begun; "
...     "they broke off on 9 November. In January the line held. On 11 February 1940 it broke, and two days later it was left."
... )
>>> [time.value for time in dragoman.read_times(text, published="2012-03-01")][3:]
['1939-11-09', '1940-01', '1940-02-11', '1940-02-13']
```""",
    (
        "A report that comes without a date is dated by what it carries itself: a header, a dateline with a year, its address, "
        "its file's name, or `today, February 26, 2025`. What contradicts itself gives an interval, and what carries nothing "
        "stays undated; its weekdays then keep no value until other reports of its story date it."
    ),
    """```python
>>> from dragoman.reading.times import find_date
>>> found = find_date("ANKARA, February 26, 2025 (Example) -- The spokesman refused to comment.")
>>> found.when.value, found.source
('2025-02-26', 'dateline')
```""",
    (
        "A text of which more than some thousand words may be times, close together, is not looked at whole: `read_times` and "
        "`read_text` warn, and reading it into a case notes a problem that says from where on."
    ),
    (
        "Each rule below has an example, and its value where the report came out on 26 February 2025 unless another day is told. "
        "The rules, their words and these examples are the tables `time_*.tsv` of the lexicon; the notation of a time's `form`, "
        "from which it can be resolved again for another date, is described in `dragoman.reading.times.forms`."
    ),
]
# The rules by what their forms begin with.
_TIME_GROUPS = {
    "Told in full": lambda rule: rule["form"][0] in "{0123456789",
    "Counted from the day of the report": lambda rule: rule["form"].startswith("pub"),
    "Left open by the words": lambda rule: rule["form"].startswith("any"),
    "Counted from a time mentioned before": lambda rule: rule["form"].startswith("ref"),
    "Lengths of time": lambda rule: rule["form"].startswith("=") and rule["type"] == "DURATION",
    "Times that come again": lambda rule: rule["form"].startswith("=") and rule["type"] == "SET",
    "Times that no calendar names": lambda rule: rule["form"].startswith("=") and rule["type"] == "DATE",
}


def times_page() -> str:
    """Give the page on times: every rule of the lexicon with its example and value."""
    from dragoman import lexicon
    from dragoman.reading.times import read_times

    rules = [
        *lexicon.table("time_rules").entries(),
        *({**entry, "name": "phrase", "published": ""} for entry in lexicon.table("time_phrases").entries()),
    ]
    parts = ["# Times", _MADE, *_TIMES]
    for heading, belongs in _TIME_GROUPS.items():
        rows = ["| example | value | rule |", "|---|---|---|"]
        for rule in filter(belongs, rules):
            published = rule["published"] or "2025-02-26"
            time = [time for time in read_times(rule["example"], published) if time.rule == rule["name"]][-1]
            span = time.evidence["time"][0]
            shown = f"{rule['example'][: span.start]}**{span.text}**{rule['example'][span.end :]}"
            day = "" if published == "2025-02-26" else f" ({published})"
            rows.append(f"| {shown}{day} | `{time.value}` | {rule['name']} |")
        parts += [f"## {heading}", "\n".join(rows)]
    holidays = ", ".join(row[0].split("|")[0] for row in lexicon.table("time_holidays").rows)
    parts += ["## Holidays", f"{holidays}."]
    return "\n\n".join(parts) + "\n"


def _first_line(command: click.Command | None) -> str:
    return next(_unwrapped(command.help or ""), "") if command else ""


def _unwrapped(words: str) -> Iterator[str]:
    for paragraph in inspect.cleandoc(words).replace("\b\n", "").split("\n\n"):
        if paragraph.strip():
            yield " ".join(paragraph.split())


def _argument(argument: click.Argument) -> str:
    shown = argument.metavar or (argument.name or "").upper()
    return shown if argument.required or shown.startswith("[") else f"[{shown}]"


def _option(option: click.Option) -> str:
    value = ""
    if not option.is_flag:
        choices = getattr(option.type, "choices", None)
        value = " " + (option.metavar or ("|".join(map(str, choices)) if choices else (option.name or "").upper()))
    names = ", ".join(f"`{name}{value}`" for name in (*option.opts, *option.secondary_opts))
    cells = (names, " ".join((option.help or "").split()))
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def run(arguments: list[str]) -> int:
    """Write the pages, or check them."""
    stale = [
        name
        for name, page in pages().items()
        if not (DOCS / name).is_file() or (DOCS / name).read_text(encoding="utf-8") != page
    ]
    if "--check" in arguments:
        for name in stale:
            print(f"docs/{name} is out of date: run `python tools/build_docs.py`")
        return 1 if stale else 0
    for name in stale:
        (DOCS / name).write_text(pages()[name], encoding="utf-8")
        print(f"docs/{name} written")
    return 0


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
