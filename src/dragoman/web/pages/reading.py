"""Reading in: pasting text, dropping files, and how far it is."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman.errors import InputError
from dragoman.web.answering import Page
from dragoman.web.asking import Question
from dragoman.web.desk import Desk
from dragoman.web.uploads import Pasted, Sent, of_address, of_files, of_pasted

__all__ = ["page", "run_page", "send"]

_MOST_FILES = 1000
_ABOUT = ("title", "outlet", "published", "url")


def page(desk: Desk, _: Question, __: str) -> Page:
    """The form, and the runs up to now."""
    runs = desk.runs.all()
    return Page(template="read.html.jinja", given={"runs": runs, "writable": True}, data=runs)


def run_page(desk: Desk, _: Question, id: str) -> Page:  # noqa: A002 (what it is)
    """One run: how far it is, and where its reports went."""
    run = desk.runs.get(id)
    stories, unknown = {}, []
    if run.state == "done" and run.reports:
        reports = list(desk.query("reports", ids=run.reports[:200]))
        wanted = tuple(sorted({report.story for report in reports if report.story}))
        stories = {story.id: story for story in desk.query("stories", ids=wanted)} if wanted else {}
        unknown = reports
    return Page(
        template="run.html.jinja", given={"run": run, "stories": list(stories.values()), "reports": unknown}, data=run
    )


async def send(request: Request) -> Response:
    """Take what the form sends, and begin to read it."""
    desk: Desk = request.app.state.desk
    settings = desk.case.settings
    async with request.form(max_files=_MOST_FILES, max_fields=50, max_part_size=settings.largest_report * 4) as form:
        files = [one for one in form.getlist("files") if not isinstance(one, str) and one.filename]
        sent = [Sent(name=file.filename or "", data=await file.read()) for file in files]
        text, address = form.get("text"), form.get("address")
        about = {name: value for name in _ABOUT if isinstance(value := form.get(name), str) and value.strip()}
    if sent:
        run = desk.runs.begin(of_files(sent, settings), len(sent))
    elif isinstance(text, str) and text.strip():
        report = of_pasted(Pasted(text=text, **about), settings)
        run = desk.runs.begin(lambda: [report], 1)
    elif isinstance(address, str) and address.strip():
        run = desk.runs.begin(of_address(address.strip(), settings), 1)
    else:
        raise InputError("there is nothing to read", advice="paste a text, choose files or give an address")
    return RedirectResponse(f"/read/{run.id}", status_code=303)
