"""What a decision is about: an item of a case, its parts, and the words that it is found again by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dragoman.case.asking import actor_ids, full_id
from dragoman.case.kinds import KINDS, Kind
from dragoman.case.review.anchoring import anchors_of, main_spans
from dragoman.errors import NotFoundError, SettingsError
from dragoman.records import Actor, Anchor, Event, Quotation, Report, Statement, Story
from dragoman.records.plain import from_json
from dragoman.store.rows import Selection

if TYPE_CHECKING:
    from dragoman.store.store import Store

__all__ = ["Subjects", "words_of"]


class Subjects:
    """The items of a case as somebody decides about them, rejected ones among them.

    >>> import dragoman
    >>> from dragoman.case.kinds import KINDS
    >>> with dragoman.Case.open(":memory:") as case:
    ...     _ = case.read_text("Lavrov met Rubio in Riyadh.", published="2025-02-18")
    ...     id, meeting = Subjects(case._store).find(KINDS["events"], case.events().first().id[:6])
    ...     words_of(meeting)
    'Lavrov met Rubio in Riyadh'
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def story_of(self, record: Any) -> str | None:  # noqa: ANN401 (any kind)
        """The story that an item is in: its own, or that of its report; a story is in itself."""
        if isinstance(record, Story):
            return record.id
        if not hasattr(record, "story") and hasattr(record, "report"):
            lines = self._store.reports([record.report])
            return next((from_json(line, Report).story for line in lines), None)
        story: str | None = getattr(record, "story", None)
        return story

    def find(self, kind: Kind, asked: str) -> tuple[str, Any]:
        """The item of a kind with this id, or whose id begins so, and its id in full. Raises `NotFoundError`."""
        found = full_id(self._store, kind.name, asked)
        line = next(self._store.select(Selection(kind=kind.name, ids=(found,), hidden=True)), None)
        if line is None:
            raise NotFoundError(f"{found} is gone", advice="list again")
        return found, from_json(line, kind.record)

    def actor_called(self, name: str) -> str | None:
        """The id of the one actor whom a name, an id or a country means; None for several or nobody."""
        found = actor_ids(self._store, name)
        if len(found) > 1:  # the one that is called just so
            lines = self._store.select(Selection(kind="actors", ids=found))
            found = tuple(
                actor.id for line in lines if (actor := from_json(line, Actor)).name.casefold() == name.casefold()
            )
        return found[0] if len(found) == 1 else None

    def anchors(self, record: Any) -> tuple[Anchor, ...]:  # noqa: ANN401 (any kind)
        """The words that an item is found again by, whatever is read anew."""
        return anchors_of(record, self._reports(record), self._parts(record))

    def _reports(self, record: Any) -> dict[str, Report]:  # noqa: ANN401 (any kind)
        ids = {span.report for span in main_spans(record)} | set(getattr(record, "reports", ()))
        if isinstance(record, Report):
            ids.add(record.id)
        return {report.id: report for report in (from_json(line, Report) for line in self._store.reports(sorted(ids)))}

    def _parts(self, record: Any) -> dict[str, Any]:  # noqa: ANN401 (any kind)
        """The items of single reports that an event or a quotation is made of."""
        if isinstance(record, Quotation):
            chosen = Selection(kind="statements", ids=record.statements, hidden=True)
            return {s.id: s for s in (from_json(line, Statement) for line in self._store.select(chosen))}
        if isinstance(record, Event) and record.story:
            from dragoman.case.keeping import told_in

            return told_in(self._store, record.story, set(record.members))
        return {}

    def part(self, kind: Kind, record: Any, asked: str, *, pinned: bool) -> tuple[str, tuple[Anchor, ...]]:  # noqa: ANN401
        """A part that is to be set apart or pinned: its id and anchors."""
        if asked.startswith("r-"):
            report, whole = self.find(KINDS["reports"], asked)
            if kind.name == "stories":
                if not pinned and report not in record.reports:
                    raise SettingsError(f"{report} is not in the story", where="parts")
                return report, self.anchors(whole)
            anchors = tuple(anchor for anchor in self.anchors(record) if anchor.report == report)
        else:
            found = asked
            if kind.name == "quotations":
                found = full_id(self._store, "statements", asked)
            anchors = tuple(anchor for anchor in self.anchors(record) if anchor.item and anchor.item.startswith(found))
            report = anchors[0].item or found if anchors else found
        if not anchors:
            raise SettingsError(f"{asked} is no part of it", where="parts", advice="see: dragoman show ID")
        return report, anchors


def words_of(record: Any) -> str:  # noqa: ANN401 (any kind)
    """An item in words, for the log."""
    from dragoman.case.changes import text_of

    return " ".join(text_of(record).split())[:240]
