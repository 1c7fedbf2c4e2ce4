"""Our own files, which a browser may keep: their addresses change with their content."""

from __future__ import annotations

import os

from starlette.requests import Request
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from dragoman.web.templating import style

__all__ = ["LongKept", "style_sheet"]

_FOR_EVER = "public, max-age=31536000, immutable"


class LongKept(StaticFiles):
    """Files that are asked for once, where their address carries a checksum."""

    def file_response(
        self, full_path: str | os.PathLike[str], stat_result: os.stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        """Serve a file."""
        answer = super().file_response(full_path, stat_result, scope, status_code)
        if scope["query_string"]:
            answer.headers["Cache-Control"] = _FOR_EVER
        return answer


def style_sheet(_: Request) -> Response:
    """Serve the style sheet."""
    return Response(style(), media_type="text/css", headers={"Cache-Control": _FOR_EVER})
