"""What every page and answer is made at: the case, what was asked of it, and what is kept of earlier answers."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeVar, cast

from dragoman.case.kinds import KINDS, kind_of_id
from dragoman.errors import NotFoundError, SettingsError
from dragoman.records import Record
from dragoman.web.reading_in import Runs

if TYPE_CHECKING:
    from dragoman.case import Case

__all__ = ["Desk", "MovedError", "Shelf"]

T = TypeVar("T")
# So many reports are linked as of a moment while somebody waits.
_AT_ONCE = 200


class MovedError(Exception):
    """What was asked for has another id now."""

    def __init__(self, id: str) -> None:  # noqa: A002 (what it is)
        super().__init__(id)
        self.id = id


class Shelf:
    """Answers that are kept as long as the case gives the same; the longest unused goes first.

    >>> shelf = Shelf(most=2)
    >>> shelf.kept("first turn", "answer", lambda: 42), shelf.kept("first turn", "answer", lambda: 43)
    (42, 42)
    >>> shelf.kept("second turn", "answer", lambda: 43)
    43
    """

    def __init__(self, most: int = 96) -> None:
        self._most = most
        self._turn = ""
        self._held: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock = Lock()

    def kept(self, turn: str, key: Hashable, make: Callable[[], T]) -> T:
        """What is held under `key`, made first if nothing is, or if the case has changed since."""
        found = self.find(turn, key)
        if found is not None:
            return cast("T", found)
        made = make()  # outside of the lock: others need not wait for it
        self.keep(turn, key, made)
        return made

    def find(self, turn: str, key: Hashable) -> Any:  # noqa: ANN401 (whatever is held)
        """What is held under `key`, None if nothing is."""
        with self._lock:
            if turn != self._turn:
                self._held.clear()
                self._turn = turn
            if key in self._held:
                self._held.move_to_end(key)
            return self._held.get(key)

    def keep(self, turn: str, key: Hashable, made: object) -> None:
        """Hold what was made of the case as it was at `turn`."""
        with self._lock:
            if turn == self._turn:
                self._held[key] = made
                while len(self._held) > self._most:
                    self._held.popitem(last=False)


@dataclass(slots=True)
class Desk:
    """The case that is served, and what is kept beside it. `who` is whom decisions made here are of."""

    case: Case
    runs: Runs
    who: str = "page"
    shelf: Shelf = field(default_factory=Shelf)

    def kept(self, key: Hashable, make: Callable[[], T]) -> T:
        """An answer that stays the same until linking changes the case."""
        return self.shelf.kept(self.case.turn(), key, make)

    def bound(self, as_of: str | None, story: str | None) -> None:
        """Refuse what would link a large case anew: all of it as of a moment. Story by story it is told at once."""
        if as_of is not None and not story and not self.is_small(as_of):
            raise SettingsError(
                f"as of a moment more than {_AT_ONCE} reports are told story by story",
                where="as_of",
                advice="give the story as well, or ask on the command line, where it may take its time",
            )

    def is_small(self, as_of: str) -> bool:
        """Whether so few reports had come out by a moment that they are linked as of it while somebody waits."""
        return self.kept(("known by", as_of), lambda: (self.case.known_by(as_of),))[0] <= _AT_ONCE

    def find(self, id: str, as_of: str | None = None, story: str | None = None) -> Record:  # noqa: A002 (what it is)
        """The item with this id, as of a moment that of its story, or of the `story` given, where the case is large.

        Raises `MovedError` where it has another id now, and `NotFoundError`.
        """
        kind = kind_of_id(id)
        within = None if as_of is None or self.is_small(as_of) else story or self.story_of(id)
        found = self.query(kind.name, ids=(id,), as_of=as_of, story=within).first()
        if found is not None:
            return cast("Record", found)
        now = self.case.show(id).id
        if now == id:  # not yet there at the moment asked for
            raise NotFoundError(f"{id} is not known as of {as_of}", where="as_of", advice="ask for a later moment")
        raise MovedError(now)

    def story_of(self, id: str) -> str | None:  # noqa: A002 (what it is)
        """The story that an item is in now; an actor is in any."""
        now = self.case.show(id).record
        if id.startswith("y-"):
            return str(now["id"])
        found: str | None = now.get("story")
        if found is None and now.get("report"):
            found = self.case.show(now["report"]).record.get("story")
        return found

    def query(self, kind: str, **filters: Any) -> Any:  # noqa: ANN401 (the query of any kind)
        """The listing of a kind. Raises `SettingsError` for all stories at once as of a moment, where these are many."""
        self.bound(filters.get("as_of"), filters.get("story"))
        if kind not in KINDS and kind != "timeline":
            raise NotFoundError(f"no kind {kind!r} of items", advice=f"choose from {', '.join(KINDS)}")
        return getattr(self.case, kind)(**filters)
