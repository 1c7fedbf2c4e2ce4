"""What every page and answer is made at: the case, what was asked of it, and what is kept of earlier answers."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeVar, cast

from dragoman.case.kinds import KINDS, kind_of_id
from dragoman.errors import NotFoundError
from dragoman.records import Record
from dragoman.web.reading_in import Runs

if TYPE_CHECKING:
    from dragoman.case import Case

__all__ = ["Desk", "MovedError", "Shelf"]

T = TypeVar("T")


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

    def find(self, id: str, as_of: str | None = None) -> Record:  # noqa: A002 (what it is)
        """The item with this id. Raises `MovedError` where it has another one now, and `NotFoundError`."""
        kind = kind_of_id(id)
        found = self.query(kind.name, ids=(id,), as_of=as_of).first()
        if found is not None:
            return cast("Record", found)
        now = self.case.show(id).id
        if now == id:  # not yet there at the moment asked for
            raise NotFoundError(f"{id} is not known as of {as_of}", where="as_of", advice="ask for a later moment")
        raise MovedError(now)

    def query(self, kind: str, **filters: Any) -> Any:  # noqa: ANN401 (the query of any kind)
        """The listing of a kind."""
        if kind not in KINDS and kind != "timeline":
            raise NotFoundError(f"no kind {kind!r} of items", advice=f"choose from {', '.join(KINDS)}")
        return getattr(self.case, kind)(**filters)
