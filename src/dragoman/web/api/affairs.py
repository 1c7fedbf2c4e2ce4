"""What is made of a story as a whole, and of a report beside its items."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from dragoman.web.affair import Affair
from dragoman.web.api.answers import AS_OF, ID, answer, answered_by, desk_of, list_of

__all__ = ["add_routes"]


def add_routes(router: APIRouter) -> None:
    """The brief, the ties of actors, coverage and relays of a story; the mends of a report; any item by its id alone."""

    @router.get(
        "/stories/{id}/brief", operation_id="brief", tags=["affairs"], response_class=Response,
        responses=answered_by({"$ref": "#/components/schemas/Brief"}),
    )  # fmt: skip
    def brief(request: Request, id: ID, as_of: AS_OF = None) -> Response:  # noqa: A002 (what it is)
        """The story on one screen: established, said, disputed, due."""
        desk = desk_of(request)
        desk.find(id)
        return answer(request, desk.case.brief(id, as_of=as_of))

    @router.get(
        "/stories/{id}/ties", operation_id="ties", tags=["affairs"], response_class=Response,
        responses=answered_by(list_of("Tie")),
    )  # fmt: skip
    def ties(request: Request, id: ID, as_of: AS_OF = None) -> Response:  # noqa: A002 (what it is)
        """Who acts on, speaks of, and meets whom, and how often."""
        desk = desk_of(request)
        desk.find(id)
        return answer(request, desk.kept(("affair", id, as_of), lambda: Affair(desk.case, id, as_of)).ties)

    @router.get(
        "/stories/{id}/relays", operation_id="relays", tags=["affairs"], response_class=Response,
        responses=answered_by(list_of("Relayed")),
    )  # fmt: skip
    def relays(request: Request, id: ID, as_of: AS_OF = None) -> Response:  # noqa: A002 (what it is)
        """Which sources are relayed by which outlets."""
        desk = desk_of(request)
        desk.find(id)
        return answer(request, desk.kept(("affair", id, as_of), lambda: Affair(desk.case, id, as_of)).relays)

    @router.get(
        "/stories/{id}/coverage", operation_id="coverage", tags=["affairs"], response_class=Response,
        responses=answered_by({"$ref": "#/components/schemas/Matrix"}),
    )  # fmt: skip
    def coverage(request: Request, id: ID, as_of: AS_OF = None) -> Response:  # noqa: A002 (what it is)
        """Which outlets tell of which events, and who told first."""
        desk = desk_of(request)
        desk.find(id)
        return answer(request, desk.kept(("affair", id, as_of), lambda: Affair(desk.case, id, as_of)).matrix)

    @router.get(
        "/reports/{id}/mends", operation_id="mends", tags=["affairs"], response_class=Response,
        responses=answered_by(list_of("Mend")),
    )  # fmt: skip
    def mends(request: Request, id: ID) -> Response:  # noqa: A002 (what it is)
        """The repairs made on the parsing copy of a report."""
        desk = desk_of(request)
        desk.find(id)
        return answer(request, desk.case.mends(id))

    @router.get(
        "/reports/{id}/copies", operation_id="copies", tags=["affairs"], response_class=Response,
        responses=answered_by(list_of("Copy")),
    )  # fmt: skip
    def copies(request: Request, id: ID) -> Response:  # noqa: A002 (what it is)
        """The near-copies that a report is one of: which earlier one it repeats, and which later ones repeat it."""
        desk = desk_of(request)
        desk.find(id)
        return answer(request, desk.case.copies(id))

    @router.get(
        "/items/{id}", operation_id="show", tags=["items"], response_class=Response,
        responses=answered_by({"$ref": "#/components/schemas/Shown"}),
    )  # fmt: skip
    def show(request: Request, id: ID) -> Response:  # noqa: A002 (what it is)
        """An item of any kind, with its evidence in the words around it."""
        return answer(request, desk_of(request).case.show(id))
