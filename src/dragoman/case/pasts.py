"""The case as of moments that somebody asks for: each told once, and kept until the case changes."""

from __future__ import annotations

from threading import RLock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dragoman.case.review.layering import Layered
    from dragoman.store.store import Store

__all__ = ["Pasts", "moment_of"]

# So many moments in the past are held at a time: as many as somebody goes back and forth between.
_MOMENTS = 16
# So few reports are linked as if nothing had come later while somebody waits; of more each story is told as it is grouped now.
_LINKED = 40


def moment_of(as_of: str) -> str:
    """The moment that is meant by a date or time, as the store has moments."""
    from dragoman.case.moments import asked_moment

    return asked_moment(as_of, last=True, where="as_of")


class Pasts:
    """A store, and others in memory that hold it, or one of its stories, as it was known at moments in the past."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._held: dict[str, Store] = {}
        self._told: tuple[str, Layered | None] | None = None
        self._turn = ""
        self._asking = RLock()

    def close(self) -> None:
        """Close all that is held."""
        for store in self._held.values():
            store.close()
        self._held.clear()
        self._told = None

    def tell(self, store: Store, story: str, upto: str) -> Layered | None:
        """A story as of a moment; the last one is held, for who asks for its brief asks for its items next."""
        from dragoman.case.past import layered_by

        place = f"{store.turn()} {store.decided.turn()} {store.known.last(upto, story) or upto} {story}"
        with self._asking:
            if self._told is None or self._told[0] != place:
                self._told = (place, layered_by(store, story, upto))
            return self._told[1]

    def _all(self, upto: str) -> Layered | None:
        from dragoman.case.whole_past import whole_past

        return whole_past(self._store, upto) if self._store.known.count(upto) > _LINKED else None

    def at(self, moment: str | None, story: str | None = None) -> Store:
        """The case, or one story of it, as of a moment: for now the store itself."""
        if moment is None:
            return self._store
        from dragoman.case.asking import full_id, store_as_of
        from dragoman.case.past import store_by
        from dragoman.store.store import Store

        asked = moment_of(moment)
        upto = self._store.known.last(asked) or asked
        with self._asking:
            turn = self._store.turn()
            if turn != self._turn:
                # Let go, not closed: another thread may still be asking one of them.
                self._held, self._turn = {}, turn
            told = full_id(self._store, "stories", story) if story else ""
            place = f"{upto} {told}"
            if place not in self._held:
                while len(self._held) >= _MOMENTS:
                    self._held.pop(next(iter(self._held)))
                if told and not self._store.known.reports(upto, told):
                    self._held[place] = Store.in_memory()
                else:
                    layered = self.tell(self._store, told, upto) if told else self._all(upto)
                    self._held[place] = store_by(layered) if layered else store_as_of(self._store, upto)
            return self._held[place]
