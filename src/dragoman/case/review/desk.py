"""The desk: where people accept, reject, correct, merge, split and pin, and take it back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from dragoman.case.asking import full_id
from dragoman.case.kinds import Kind, kind_of_id
from dragoman.case.moments import asked_moment
from dragoman.case.review.correcting import CORRECTABLE, checked, in_words
from dragoman.case.review.deciding import all_decisions, row_of, standing
from dragoman.case.review.subjects import Subjects, words_of
from dragoman.errors import NotFoundError, SettingsError
from dragoman.records import (
    Action,
    Anchor,
    Decision,
    DecisionState,
    Doubt,
    Report,
    identify,
)
from dragoman.records.plain import from_json

if TYPE_CHECKING:
    from dragoman.case.case import Case
    from dragoman.case.query import Page

__all__ = ["Review"]

_MERGED = ("stories", "events", "actors", "quotations")
_DOUBTS = Kind(name="doubts", record=Doubt, letter="")  # type: ignore[arg-type]


class Review:
    """Decisions about a case's items; each is logged, survives reading everything again, and can be undone.

    >>> import dragoman
    >>> with dragoman.Case.open(":memory:") as case:
    ...     _ = case.read_text("Lavrov met Rubio in Riyadh.", published="2025-02-18")
    ...     meeting = case.events().first()
    ...     decision = case.review.reject(meeting.id, who="ada", note="an old meeting")
    ...     decision.state, case.events().count(), case.events(rejected=True).first().review
    ('applied', 0, 'rejected')

    `who` is who decides. `at` is when (ISO 8601), by default now. An id may be the beginning of one. All raise `NotFoundError` for
    an item that there is not, and `SettingsError` for what cannot be decided about it.
    """

    def __init__(self, case: Case) -> None:
        self._case = case
        self._store = case._store  # noqa: SLF001 (the case's own desk)
        self._subjects = Subjects(self._store)

    # Deciding.

    def accept(self, id: str, *, who: str, at: str | None = None, note: str | None = None) -> Decision:  # noqa: A002
        """Say that an item is right as it stands; this overrules an earlier rejection."""
        return self._decide("accept", id, who=who, at=at, note=note)

    def reject(self, id: str, *, who: str, at: str | None = None, note: str | None = None) -> Decision:  # noqa: A002
        """Say that an item is wrong: it counts no more, and is listed only where rejected ones are asked for."""
        return self._decide("reject", id, who=who, at=at, note=note)

    def correct(
        self,
        id: str,  # noqa: A002
        field: str,
        value: str | None,
        *,
        who: str,
        at: str | None = None,
        note: str | None = None,
    ) -> Decision:
        """Put another value into a field of an item, see `fields`; None or nothing leaves it empty.

        Times as ISO dates; actors by name or id, several with `; ` between them.
        """
        return self._decide("correct", id, who=who, at=at, note=note, field=field, value=value)

    def merge(self, ids: Sequence[str], *, who: str, at: str | None = None, note: str | None = None) -> Decision:
        """Make one of several stories, events, actors or quotations; the first lends the others its place."""
        if len(ids) < 2:
            raise SettingsError("it takes two to be merged", where="ids", advice="give two ids or more")
        return self._decide("merge", ids[0], who=who, at=at, note=note, members=tuple(ids[1:]))

    def split(
        self,
        id: str,  # noqa: A002
        parts: Sequence[str],
        *,
        who: str,
        at: str | None = None,
        note: str | None = None,
    ) -> Decision:
        """Set parts of a story, event, actor or quotation apart, as one of their own.

        Parts are reports (everything of the item that stands in them), a quotation's statements, or an event's members.
        """
        if not parts:
            raise SettingsError("nothing is to be set apart", where="parts", advice="give the reports or statements")
        return self._decide("split", id, who=who, at=at, note=note, members=tuple(parts))

    def pin(
        self,
        story: str,
        *,
        report: str | None = None,
        title: str | None = None,
        who: str,
        at: str | None = None,
        note: str | None = None,
    ) -> Decision:
        """Hold a report in a story, or give the story a title that stays."""
        if (report is None) == (title is None):
            raise SettingsError("pin a report or a title", where="pin", advice="give one of them")
        if title is not None:
            return self._decide("pin", story, who=who, at=at, note=note, field="title", value=title)
        return self._decide("pin", story, who=who, at=at, note=note, members=(report or "",))

    def undo(
        self, decision: str | None = None, *, who: str, at: str | None = None, note: str | None = None
    ) -> Decision:
        """Take a decision back: the one with this id, else the last one of `who` that is in force. Give it as it is then."""
        return self._turn("undo", decision, who=who, at=at, note=note)

    def redo(
        self, decision: str | None = None, *, who: str, at: str | None = None, note: str | None = None
    ) -> Decision:
        """Put a decision that was undone in force again: the one with this id, else the one that `who` undid last."""
        return self._turn("redo", decision, who=who, at=at, note=note)

    # Looking.

    def fields(self, kind_or_id: str) -> tuple[str, ...]:
        """The fields that can be corrected, of a kind or of the item with this id."""
        kind = kind_or_id if kind_or_id in CORRECTABLE else kind_of_id(kind_or_id).name
        return CORRECTABLE[kind]

    def log(
        self,
        *,
        id: str | None = None,  # noqa: A002 (what it is)
        who: str | None = None,
        state: DecisionState | None = None,
        limit: int | None = None,
    ) -> list[Decision]:
        """The decisions, newest first, with what became of each: of one item, of one person, or in one state."""
        found = all_decisions(self._store)
        if id is not None:
            about = {decision.id for decision in self.of(id)}
            found = [one for one in found if one.id in about or one.target in about]
        found = [one for one in found if who in (None, one.who) and state in (None, one.state)]
        return found[::-1][:limit]

    def of(self, id: str) -> list[Decision]:  # noqa: A002
        """The decisions about one item, oldest first: as it was then or as it is found now."""
        kind = kind_of_id(id)
        try:
            ids = [full_id(self._store, kind.name, id), id]
        except NotFoundError:
            ids = [id]
        return [from_json(line, Decision) for line in self._store.decided.about(ids)]

    def orphans(self) -> list[Decision]:
        """The decisions whose items are no more found in what was read, newest first."""
        return self.log(state="orphaned")

    def get(self, decision: str) -> Decision:
        """The decision with this id, or whose id begins so."""
        return self._one(decision)

    def queue(self, *, story: str | None = None, limit: int = 20, after: str | None = None) -> Page[Doubt]:
        """What deserves a look, the most doubtful first: a page of it, see `Query.page`."""
        from dragoman.case.query import Filters, Query

        query: Query[Doubt] = Query(self._case, _DOUBTS, Doubt, Filters(story=story))
        return query.page(after=after, limit=limit)

    # How.

    def _decide(
        self,
        action: Action,
        asked: str,
        *,
        who: str,
        at: str | None,
        note: str | None,
        field: str | None = None,
        value: str | None = None,
        members: tuple[str, ...] = (),
    ) -> Decision:
        self._linked()
        kind = kind_of_id(asked)
        if action in ("merge", "split") and kind.name not in _MERGED:
            raise SettingsError(
                f"{kind.name} cannot be {action}d", where=asked, advice=f"choose from {', '.join(_MERGED)}"
            )
        if action == "pin" and kind.name != "stories":
            raise SettingsError("only to a story can something be pinned", where=asked)
        target, record = self._subjects.find(kind, asked)
        before = None
        if field is not None:
            before = in_words(record, field) if field in CORRECTABLE[kind.name] else None
            value = checked(kind.name, field, value, self._subjects.actor_called)
        parts: list[tuple[str, tuple[Anchor, ...]]] = []
        stories = {self._subjects.story_of(record)}
        for member in members:
            if action == "merge":
                other, its = self._subjects.find(kind, member)
                if other == target:
                    raise SettingsError(f"{member} is {target} already", where="ids", advice="give another")
                stories.add(self._subjects.story_of(its))
                parts.append((other, self._subjects.anchors(its)))
            else:
                parts.append(self._subjects.part(kind, record, member, pinned=action == "pin"))
        if kind.name in ("events", "quotations") and len(stories) > 1:
            raise SettingsError("they are in two stories", where="ids", advice="merge the stories first")
        return self._log(
            Decision(
                id="", action=action, kind=kind.name, target=target, who=who, at=self._moment(at), note=note,
                text=words_of(record), field=field, before=before, value=value, members=tuple(part for part, _ in parts),
                anchors=self._subjects.anchors(record), member_anchors=tuple(anchors for _, anchors in parts),
            ),
            stories - {None},
        )  # fmt: skip

    def _turn(
        self, action: Literal["undo", "redo"], asked: str | None, *, who: str, at: str | None, note: str | None
    ) -> Decision:
        self._linked()
        log = all_decisions(self._store)
        standing_now = {one.id for one in standing(log)}
        wanted = [
            one for one in log if one.action not in ("undo", "redo") and (one.id in standing_now) == (action == "undo")
        ]
        if asked is None:
            if action == "undo":
                mine = [one for one in wanted if one.who == who]
            else:
                by_id = {one.id: one for one in wanted}
                mine = [
                    by_id[one.target] for one in log if one.action == "undo" and one.who == who and one.target in by_id
                ]
            if not mine:
                raise NotFoundError(f"{who} has nothing to {action}", advice="see: dragoman review log")
            target = mine[-1]
        else:
            target = self._one(asked)
            if target.id not in {one.id for one in wanted}:
                raise SettingsError(
                    f"{target.id} is {'not in force' if action == 'undo' else 'in force'}", where=asked,
                    advice="see: dragoman review log",
                )  # fmt: skip
        entry = Decision(
            id="", action=action, kind="decisions", target=target.id, who=who, at=self._moment(at), note=note,
            text=f"{target.action} {target.text}", state="entry",
        )  # fmt: skip
        self._log(entry, self._stories_of(target), about=target)
        return self._one(target.id)

    def _log(self, decision: Decision, stories: Iterable[str | None], about: Decision | None = None) -> Decision:
        """Note a decision and lay it over what it is about."""
        from dragoman.case.relinking import lay_again

        number = self._store.decided.next_number()
        parts = (
            decision.action, decision.target, decision.field, decision.value, decision.members, decision.who, decision.at, number
        )  # fmt: skip
        decision = replace(decision, id=identify("v", *parts), number=number)
        rows = [row_of(decision)]
        subject = about or decision
        fingerprint = self._store.decide(rows)
        if about is not None:
            state: DecisionState = "undone" if decision.action == "undo" else "pending"
            self._store.decided.update([row_of(replace(about, state=state, now=about.now, by=None))])
        touched = sorted(story for story in stories if story)
        within = subject.kind not in ("reports", "actors") and not (subject.kind == "stories" and subject.members)
        now = self._case._now()  # noqa: SLF001 (the case's clock)
        done = (
            within
            and touched
            and fingerprint is not None
            and lay_again(self._store, touched, fingerprint=fingerprint, alone=self._alone(subject), at=now)
        )
        if not done:
            self._case.link()
        return self._one(decision.id)

    def _alone(self, decision: Decision) -> str | None:
        """The one listing that a decision touches, where it changes nothing that reports are compared by.

        A title does not, nor what is made of the comparison, nor that somebody accepts what stood unchallenged.
        """
        if decision.kind in ("disagreements", "agenda", "stories"):
            return decision.kind
        if decision.action == "accept" and not any(one.action == "reject" for one in self.of(decision.target)):
            return decision.kind
        return None

    def _linked(self) -> None:
        """A decision needs to know what it is about: what was read and not linked is linked first."""
        if not self._store.is_linked():
            self._case.link()

    def _stories_of(self, decision: Decision) -> set[str | None]:
        """The stories that a decision touches, as they are now."""
        reports = {anchor.report for anchors in (decision.anchors, *decision.member_anchors) for anchor in anchors}
        lines = self._store.reports(sorted(reports))
        return {from_json(line, Report).story for line in lines}

    def _moment(self, at: str | None) -> str:
        return f"{asked_moment(at, last=False, where='at')}+00:00" if at is not None else self._case._now()  # noqa: SLF001

    def _one(self, asked: str) -> Decision:
        wanted = asked if asked.startswith("v-") else f"v-{asked}"
        found = self._store.decided.ids(wanted, 2)
        if len(found) != 1:
            raise NotFoundError(
                f"{'several' if found else 'no'} decisions begin with {asked!r}", advice="see: dragoman review log"
            )
        return next(one for one in all_decisions(self._store) if one.id == found[0])
