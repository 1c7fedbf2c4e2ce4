"""Why an event was read as it was, and why other words of a report were not read as one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.table import Table
from rich.text import Text

from dragoman.cli.tables import console, printable

if TYPE_CHECKING:
    from dragoman.case import Case
    from dragoman.case.showing import Shown

__all__ = ["explanations", "print_explanations"]

# Characters of the report on each side of a word.
_AROUND = 50


def explanations(shown: Shown, case: Case) -> list[dict[str, Any]]:
    """What was read as an event and by which trigger, frame and marks; of a report, also what was left, and why.

    Each has `report`, `start`, `end`, `text` of the word, `event` (its id, null where it was left) and `why`. Empty for
    items that are neither events nor reports.
    """
    if shown.kind == "events":
        return [line for mention in shown.record["mentions"] for line in _of_mention(mention, shown.id)]
    if shown.kind != "reports":
        return []
    from dragoman.reading.events.left import left_in

    (report,) = case.reports(ids=(shown.id,))
    found = [
        line
        for event in case.events(report=shown.id)
        for mention in event.to_dict()["mentions"]
        if mention["report"] == shown.id
        for line in _of_mention(mention, event.id)
    ]
    found += [{**left.span.to_dict(), "event": None, "why": left.reason} for left in left_in(report)]
    return sorted(found, key=lambda line: (line["start"], line["end"], line["event"] or ""))


def _of_mention(mention: dict[str, Any], event: str) -> list[dict[str, Any]]:
    return [{**trigger, "event": event, "why": mention["why"]} for trigger in mention["evidence"]["trigger"]]


def print_explanations(shown: Shown, case: Case) -> None:
    """Print them, one word a line: where it stands, what it was read as, and why."""
    lines = explanations(shown, case)
    texts = {report.id: report.text for report in case.reports(ids=tuple({line["report"] for line in lines}))}
    table = Table(box=None, pad_edge=False)
    for name in ("at", "word", "event", "why"):
        table.add_column(name, style="dim" if name == "at" else "")
    for line in lines:
        table.add_row(
            str(line["start"]), _in_context(texts[line["report"]], line), line["event"] or "—", printable(line["why"])
        )
    console().print(table if lines else Text("nothing to explain: only events and reports say why", style="dim"))


def _in_context(text: str, line: dict[str, Any]) -> Text:
    before = " ".join(text[max(line["start"] - _AROUND, 0) : line["start"]].split(" ")[1:])
    after = " ".join(text[line["end"] : line["end"] + _AROUND].split(" ")[:-1])
    return Text.assemble(printable(before), (printable(line["text"]), "bold"), printable(after))
