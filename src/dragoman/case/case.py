"""A case: reports read into one database, and everything that can be asked about them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from os import PathLike, fspath
from typing import TYPE_CHECKING, Any, Self, Unpack

from dragoman.case.kinds import KINDS, Kind
from dragoman.case.listings import Listings
from dragoman.case.pasts import moment_of
from dragoman.case.query import Asked, Filters, Page
from dragoman.records import (
    Brief,
    Mend,
    Problem,
    Regrouping,
    Report,
    Revision,
    Story,
)
from dragoman.settings import Settings

if TYPE_CHECKING:
    from dragoman.case.activity import Activity
    from dragoman.case.changes import Change
    from dragoman.case.intake import Progress, ReadSummary
    from dragoman.case.review.desk import Review
    from dragoman.case.searching import Hit
    from dragoman.case.showing import Shown
    from dragoman.case.telling import Telling
    from dragoman.linking import Copy
    from dragoman.store.rows import Selection
    from dragoman.store.store import Store

__all__ = ["Case"]


class Case(Listings):
    """One affair's reports, and the system that they describe.

    >>> with Case.open(":memory:") as case:
    ...     summary = case.read_text("Lavrov met Rubio in Riyadh.", published="2025-02-18", outlet="Example Post")
    ...     summary.read, [report.published.value for report in case.reports()]
    (1, ['2025-02-18'])

    Listings (`reports`, `stories`, `actors`, `statements`, …) are queries that are asked when iterated over; all take the filters
    of `Filters`. The parts are `read` (in), the listings, `search`, `show` and `changes` (out).
    """

    def __init__(self, store: Store, settings: Settings | None = None) -> None:
        super().__init__(store)
        self.settings = settings or Settings()

    @classmethod
    def open(
        cls,
        path_or_url: str | PathLike[str] = "dragoman.db",
        *,
        create: bool = True,
        settings: Settings | None = None,
    ) -> Self:
        """Open the case in a file, or at `postgresql://user@host/name`; `:memory:` is one that is forgotten.

        With `create`, one that is not there is made. `settings` are those of file and environment unless given. Raises
        `CaseError` where it cannot be opened, with the children `ForeignCaseError`, `NewerCaseError` and `LockedCaseError`, and
        `MissingExtraError` where PostgreSQL's driver is not installed.
        """
        from dragoman.store.store import Store

        settings = settings or Settings.load()
        return cls(Store.open(fspath(path_or_url), create=create, patience=settings.patience), settings)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the database."""
        self._pasts.close()
        self._store.close()

    @property
    def address(self) -> str:
        """Where the case is, without a password."""
        return self._store.database.where

    # In.

    def read(
        self,
        sources: Iterable[str | PathLike[str]] | str | PathLike[str],
        *,
        workers: int | None = None,
        engine: str | None = None,
        model: str | None = None,
        progress: Callable[[Progress], None] | None = None,
    ) -> ReadSummary:
        """Read files, folders, globs or `-` (standard input) into the case; what it holds already is not read again.

        Each report is stored as soon as it is read; a run that breaks off loses only what was under way. What cannot be read
        becomes a `Problem` in the summary and in `problems()`. `progress` is called after each report.
        """
        from dragoman.intake import reports

        given = [sources] if isinstance(sources, (str, PathLike)) else list(sources)
        incoming = reports([fspath(source) for source in given], settings=self.settings, fetched=self._now())
        return self.read_reports(incoming, workers=workers, engine=engine, model=model, progress=progress)

    def read_reports(
        self,
        reports: Iterable[Report | Problem],
        *,
        workers: int | None = None,
        engine: str | None = None,
        model: str | None = None,
        progress: Callable[[Progress], None] | None = None,
    ) -> ReadSummary:
        """Read reports that are at hand, see `dragoman.records.make_report`."""
        from dragoman.case.intake import Progress, Reader
        from dragoman.engines import engine_for

        settings = self.settings.with_values(workers=workers, engine=engine, model=model)
        runner = engine_for(settings.engine, workers=settings.workers, model=settings.model)
        reader = Reader(self._store, runner, settings.model, progress)
        summary = reader.run(reports)
        if progress:
            progress(Progress(read=summary.read, known=summary.known, problems=len(summary.problems), doing="linking"))
        self.link()
        return summary

    def read_text(self, text: str, **about: Any) -> ReadSummary:  # noqa: ANN401 (see report_of)
        """Read one report given as text; `about` is what `report_of` takes: `published`, `outlet`, `title`, `url`, `key`."""
        from dragoman.intake import report_of

        return self.read_reports([report_of(text, **about)])

    def watch(self, feeds: Sequence[str], *, private: bool = False) -> Callable[[], ReadSummary]:
        """Give a function that looks at feeds (addresses of RSS or Atom) once, and reads what is new or changed in them.

        This alone fetches from the network. What was seen is kept in the case. Addresses of private networks are refused unless
        `private`.
        """
        from dragoman.case.watching import Watch

        watching = Watch(self._store, self.settings, feeds, private=private)
        return lambda: self.read_reports(watching.reports(fetched=self._now()))

    def link(self) -> bool:
        """Link and compare what was read, if that is not done: after a run that was broken off. False where nothing was to do."""
        from dragoman.case.relinking import link_store

        return link_store(self._store, at=self._now())

    def is_linked(self) -> bool:
        """Whether everything that was read is linked: so after each whole run, but not while one is under way."""
        return self._store.is_linked()

    def turn(self) -> str:
        """A word that changes whenever linking changed what the case answers, also from another program: for who keeps answers."""
        return self._store.turn()

    @property
    def review(self) -> Review:
        """The desk: accept, reject, correct, merge, split and pin items, undo it, and see the log and what deserves a look."""
        from dragoman.case.review.desk import Review

        return Review(self)

    # Out.

    def latest_stories(
        self, words: str | None = None, *, after: str | None = None, **filters: Unpack[Asked]
    ) -> Page[Story]:
        """Some of the stories (`limit`, else 50), those first whose last day is the latest, and the cursor of what follows.

        With `words`, those alone that have them all in one passage of a report, or in their title. As of a moment and nothing else,
        the stories are those of now, each as the reports of then have it. Raises `SettingsError` for what is no cursor.
        """
        from dragoman.case.paging import page_of
        from dragoman.records.plain import from_json

        limit = filters.get("limit")
        upto = self._then(words, filters)
        if upto is not None:
            from dragoman.case.then import stories_then

            past, following = stories_then(self._store, upto, after, 50 if limit is None else limit)
            return Page(records=tuple(past), next=following)
        store, chosen = self._stories_with(words, Asked(**{**filters, "limit": None}))
        found, following = page_of(store, chosen, after, 50 if limit is None else limit)
        return Page(records=tuple(from_json(line, Story) for line in found), next=following)

    def count_stories(self, words: str | None = None, **filters: Unpack[Asked]) -> int:
        """How many stories `latest_stories` gives in all."""
        upto = self._then(words, filters)
        if upto is not None:
            return self._store.known.count_stories(upto)
        store, chosen = self._stories_with(words, filters)
        return store.count(chosen)

    def tellings(self, stories: Iterable[str], *, as_of: str | None = None) -> dict[str, Telling]:
        """Who tells each of these stories (ids), how much of it is disputed, and what is overdue."""
        from dragoman.case.telling import tellings_of

        if as_of is None:
            return tellings_of(self._store, list(stories))
        from dragoman.case.then import tellings_then

        return tellings_then(self._store, list(stories), moment_of(as_of))

    def known_by(self, as_of: str) -> int:
        """How many reports were published by a moment."""
        return self._store.known.count(moment_of(as_of))

    def mends(self, report: str) -> tuple[Mend, ...]:
        """The repairs that were made on the parsing copy of a report, by its id, in the order of the text."""
        from dragoman.case.showing import mends_of

        return mends_of(self._store, report)

    def copies(self, report: str) -> tuple[Copy, ...]:
        """The near-copies that a report (its id) is one of: which earlier one it repeats, and which later ones repeat it."""
        from dragoman.case.showing import copies_of

        return copies_of(self._store, report)

    def outlets(self) -> list[str]:
        """The outlets that reports name, in the order of the alphabet."""
        return self._store.column("reports", "outlet")

    def problems(self) -> list[Problem]:
        """The inputs that could not be read, with the reasons, by source and place (line 9 before line 10)."""
        import re

        from dragoman.records.plain import from_json

        def place(problem: Problem) -> tuple[str, list[tuple[int, str]]]:
            parts = re.findall(r"\d+|\D+", problem.place or "")
            return problem.source, [(int(part) if part.isascii() and part.isdigit() else 0, part) for part in parts]

        return sorted((from_json(line, Problem) for line in self._store.problems()), key=place)

    def activity(self, actors: Iterable[str], *, as_of: str | None = None) -> dict[str, Activity]:
        """How often each of these actors (ids) speaks, acts and is acted upon, and with whom."""
        from dragoman.case.activity import activity_of

        return activity_of(self._pasts.at(as_of), list(actors))

    def search(self, words: str, **filters: Unpack[Asked]) -> list[Hit]:
        """The passages of reports that hold all of `words`, by publication; words in quotation marks stand in a row."""
        from dataclasses import replace

        from dragoman.case.searching import hits

        asked = Filters(**filters)
        if asked.as_of is not None:
            # What a report says needs no linking: what is known of then is what had been published.
            chosen = self._selection(self._store, KINDS["reports"], asked)
            return hits(self._store, words, replace(chosen, upto=moment_of(asked.as_of)))
        store = self._pasts.at(asked.as_of, asked.story)
        return hits(store, words, self._selection(store, KINDS["reports"], asked))

    def show(self, id: str) -> Shown:  # noqa: A002 (what it is)
        """The record with this id, or the one whose id begins so, with its evidence in context.

        The id of an actor or event of one report leads to the one that it was merged into. Raises `NotFoundError`.
        """
        from dragoman.case.showing import shown

        return shown(self._store, id)

    def regroupings(self, story: str | None = None) -> list[Regrouping]:
        """The log of merged and split stories, oldest first: all of it, or what concerns the story with this id.

        A story keeps its id as long as it is; the id of one that was merged leads to the one that it became part of.
        """
        from dragoman.case.regrouping import regroupings

        return regroupings(self._store, story)

    def brief(self, story: str | None = None, *, as_of: str | None = None) -> Brief:
        """What an editor would want of a story (an id or its beginning; else the one with the most reports), on one screen.

        Raises `NotFoundError` where there is no such story, or none at all.
        """
        from dragoman.case.briefing import brief_of

        if as_of is None:
            return brief_of(self._store, story)
        from dragoman.case.asking import full_id
        from dragoman.case.moments import asked_moment
        from dragoman.case.past import brief_by

        upto = asked_moment(as_of, last=True, where="as_of")
        told = full_id(self._store, "stories", story) if story else self._store.known.largest_story(upto)
        kept = brief_by(self._store, told, upto, self._pasts.tell) if told else None
        return kept or brief_of(self._pasts.at(as_of), story)

    def changes(
        self,
        since: str,
        *,
        story: str | None = None,
        actor: str | None = None,
        outlet: str | None = None,
        as_of: str | None = None,
    ) -> list[Change]:
        """What the reports published after `since` (an ISO date or time) changed: what is new, and what is different now."""
        from dragoman.case.changes import changes_between
        from dragoman.case.moments import asked_moment
        from dragoman.errors import NotFoundError
        from dragoman.store.rows import Selection

        asked = Filters(story=story, actor=actor, outlet=outlet, as_of=as_of)
        before = self._pasts.at(asked_moment(since, last=False, where="since"), story)
        after = self._pasts.at(asked.as_of, story)

        def chosen(store: Store, kind: Kind) -> Selection:
            try:
                return self._selection(store, kind, asked)
            except NotFoundError:
                if store is self._store:
                    raise
                return Selection(kind=kind.name, ids=())  # nothing of it was known then

        return changes_between(before, after, chosen)

    def news(self, who: str, *, story: str | None = None) -> list[Change]:
        """What linking changed since `who` last looked (see `look`), oldest first; nothing for one who never did.

        Unlike `changes` this goes by what came into the case, so that an old report that was read in today is news.
        """
        from dragoman.case.asking import full_id
        from dragoman.case.changes import news_for

        return news_for(self._store, who, full_id(self._store, "stories", story) if story else None)

    def news_by_story(self, who: str) -> dict[str, int]:
        """How many changes each story has had since `who` last looked, by the story's id."""
        found = self._store.kept.look(who)
        return self._store.kept.changed_stories(found[0]) if found else {}

    def look(self, who: str) -> str | None:
        """Note that `who` has now looked at everything, and give the moment at which they did so before, if they did."""
        found = self._store.kept.look(who)
        self._store.kept.set_look(who, self._store.kept.last_change(), self._now())
        return found[1] if found else None

    def last_look(self, who: str) -> str | None:
        """The moment at which `who` last looked at everything (ISO 8601), None if never."""
        found = self._store.kept.look(who)
        return found[1] if found else None

    def versions(self, report: str) -> tuple[Report, ...]:
        """All versions of a report (by its id, or the beginning of one), the oldest first; a single one if it never changed."""
        from dragoman.case.versions import versions_in

        return versions_in(self._store, report)

    def revisions(self, report: str) -> tuple[Revision, ...]:
        """What each later version of a report changed: its words, and the items that came and went."""
        from dragoman.case.versions import revisions_in

        return revisions_in(self._store, report)

    @staticmethod
    def _now() -> str:
        """The moment, for what is noted in the case: nothing that is read depends on it."""
        from datetime import UTC, datetime

        return datetime.now(UTC).isoformat(timespec="seconds")

    def _stories_with(self, words: str | None, filters: Asked) -> tuple[Store, Selection]:
        from dataclasses import replace

        from dragoman.case.searching import phrases_of

        asked = Filters(**filters)
        store = self._pasts.at(asked.as_of, asked.story)
        chosen = replace(self._selection(store, KINDS["stories"], asked), newest_first=True)
        return store, replace(chosen, phrases=phrases_of(words)) if words else chosen

    def _then(self, words: str | None, filters: Asked) -> str | None:
        """The moment that stories are asked of where nothing else is asked for."""
        asked = {name: value for name, value in filters.items() if value is not None and name not in ("as_of", "limit")}
        as_of = filters.get("as_of")
        return moment_of(as_of) if as_of is not None and not words and not asked else None
