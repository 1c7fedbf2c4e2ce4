"""What changed between two states of a case."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from dragoman.case.kinds import KINDS, Kind
from dragoman.records import (
    Actor,
    AgendaItem,
    Disagreement,
    Event,
    Figure,
    Place,
    Quotation,
    Record,
    Report,
    Statement,
    Story,
    Time,
)
from dragoman.records.plain import from_json, to_json
from dragoman.store.decided import ChangeRow
from dragoman.store.rows import Selection

if TYPE_CHECKING:
    from dragoman.store.store import Store, Turned

__all__ = ["Change", "changes_between", "news_for", "text_of", "told"]

# In the order in which they are told.
_TOLD = ("reports", "stories", "disagreements", "events", "agenda", "quotations", "statements")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change(Record):
    """Something that is new, or different from what it was.

    `kind` is that of the listing, `id` that of the record, `text` says what it is in the reports' words. Of a different one,
    `about` names what differs, with its value `before` and `after`.
    """

    kind: str
    id: str
    what: Literal["new", "different", "gone"]
    text: str
    about: str | None = None
    before: str | None = None
    after: str | None = None


def changes_between(before: Store, after: Store, selection: Callable[[Store, Kind], Selection]) -> list[Change]:
    """Compare two states of a case, kind by kind; items of several reports are known again by their parts."""
    return [change for name in _TOLD for change in _of_kind(KINDS[name], before, after, selection)]


def told(turned: Sequence[Turned], moved: Mapping[str, str]) -> Iterator[ChangeRow]:
    """What a linking changed, told for the next look: items known again by their parts, even under another id."""
    was = {
        part: from_json(before, KINDS[kind].record)
        for kind, _, _, before, _ in turned
        if before is not None
        for part in _parts(from_json(before, KINDS[kind].record))
    }
    here = {item for _, item, _, _, after in turned if after is not None}
    for kind, item, story, before, after in turned:
        if after is None:
            if moved.get(item, item) not in here and before is not None and item not in moved:
                gone = from_json(before, KINDS[kind].record)
                change = Change(kind=kind, id=item, what="gone", text=text_of(gone))
                yield _row(change, getattr(gone, "story", None))
            continue
        record = from_json(after, KINDS[kind].record)
        old = next((was[part] for part in _parts(record) if part in was), None)
        # A report is stored as soon as it is read, and has its story once it is linked.
        if isinstance(old, Report) and isinstance(record, Report) and old.story is None and record.story is not None:
            old = None
        yield from (_row(change, story) for change in _compared(KINDS[kind], old, record))


def news_for(store: Store, who: str, story: str | None) -> list[Change]:
    """The changes that were noted since somebody last looked."""
    look = store.kept.look(who)
    if look is None:
        return []
    rows = store.kept.changes(look[0], (story,) if story else None)
    return [from_json(record, Change) for _, record in rows]


def _row(change: Change, story: str | None) -> ChangeRow:
    return ChangeRow(kind=change.kind, item=change.id, story=story, record=to_json(change).decode())


def _of_kind(
    kind: Kind, before: Store, after: Store, selection: Callable[[Store, Kind], Selection]
) -> Iterator[Change]:
    everything = Selection(kind=kind.name)
    known: dict[str, Any] = {}
    for line in before.select(everything):
        record = from_json(line, kind.record)
        known.update(dict.fromkeys(_parts(record), record))
    for line in after.select(selection(after, kind)):
        record = from_json(line, kind.record)
        was = next((known[part] for part in _parts(record) if part in known), None)
        yield from _compared(kind, was, record)


def _compared(kind: Kind, was: Any, record: Any) -> Iterator[Change]:  # noqa: ANN401 (records of that kind)
    if was is None:
        yield Change(kind=kind.name, id=_id(record), what="new", text=text_of(record))
        return
    old, new = _values(was), _values(record)
    for about in new:
        if old[about] != new[about]:
            yield Change(
                kind=kind.name, id=_id(record), what="different", text=text_of(record),
                about=about, before=old[about], after=new[about],
            )  # fmt: skip


def _id(record: Any) -> str:  # noqa: ANN401 (any kind has one)
    identifier: str = record.id
    return identifier


def _parts(record: Any) -> tuple[str, ...]:  # noqa: ANN401 (any kind)
    """What a record is known by in another state of the case: what it was made of."""
    if isinstance(record, Story):
        return record.reports
    if isinstance(record, Quotation):
        return record.statements
    return (record.id, *getattr(record, "members", ()))


def _values(record: Any) -> dict[str, str | None]:  # noqa: ANN401 (any kind)
    """What is worth telling when it differs."""
    if isinstance(record, Event):
        return {
            "factuality": record.factuality,
            "when": record.when.value,
            "place": record.place.name if record.place else None,
        }
    if isinstance(record, AgendaItem):
        return {"outcome": record.outcome, "due": record.due.value}
    if isinstance(record, Disagreement):
        return {"positions": " / ".join(sorted(position.value for position in record.positions)), "kind": record.kind}
    if isinstance(record, Story):
        return {"reports": str(len(record.reports))}
    if isinstance(record, Report):
        return {"superseded_by": record.superseded_by}
    return {}


def text_of(record: Any) -> str:  # noqa: ANN401, PLR0911 (any kind, and a line each)
    """What a record of any kind says, in the reports' words."""
    if isinstance(record, Report):
        return record.title or record.key or record.text[:80]
    if isinstance(record, Statement):
        return f"{record.speaker_text or 'unnamed'}: {record.content}"
    if isinstance(record, Quotation):
        return record.wording
    if isinstance(record, Disagreement):
        return f"{record.subject.text}: {' / '.join(position.value for position in record.positions)}"
    if isinstance(record, Event):
        return record.summary or " ".join(span.text for span in record.mentions[0].evidence.spans())
    if isinstance(record, (Actor, Place)):
        return record.name
    if isinstance(record, (Time, Figure)):
        return " ".join(span.text for span in record.evidence.spans())
    return str(getattr(record, "title", None) or getattr(record, "text", ""))
