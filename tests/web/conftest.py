"""A case that is served, and a real browser to look at it with."""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

import dragoman.engines
from dragoman.case import Case
from dragoman.web import create_app
from tests.case.stub import stub_engine

# Debian's browser; another one can be named.
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")

READ_WITH_THE_MODEL = dragoman.engines.engine_for


@dataclass
class Served:
    """A case and where it is served."""

    case: Case
    at: str


@contextmanager
def serving(case: Case, **options: Any) -> Iterator[Served]:
    """Serve a case on a free port, as `dragoman serve` does."""
    config = uvicorn.Config(create_app(case, **options), port=0, log_level="error", lifespan="on")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + 20
    while not server.started:
        assert time.monotonic() < deadline, "the server does not start"
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield Served(case, f"http://127.0.0.1:{port}")
    finally:
        server.should_exit = True
        thread.join(timeout=20)


@pytest.fixture(scope="session")
def example_file(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example reports, read with the model."""
    file = tmp_path_factory.mktemp("web") / "example.db"
    with pytest.MonkeyPatch.context() as patch, Case.open(file) as case:
        # Whoever asks for it first may have put the stub in its place for themselves.
        patch.setattr(dragoman.engines, "engine_for", READ_WITH_THE_MODEL)
        case.read([examples])
    return file


@pytest.fixture(scope="session")
def example(example_file: Path) -> Iterator[Served]:
    """The example case, served. Not to be written to."""
    with Case.open(example_file) as case, serving(case) as served:
        yield served


@pytest.fixture
def workbench(example_file: Path, tmp_path: Path) -> Iterator[Served]:
    """The example case, served, to be written to."""
    for file in example_file.parent.glob(f"{example_file.name}*"):
        shutil.copy(file, tmp_path / file.name)
    with Case.open(tmp_path / example_file.name) as case, serving(case) as served:
        yield served


@pytest.fixture
def stub(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read with an engine that needs no model."""
    monkeypatch.setattr(dragoman.engines, "engine_for", stub_engine)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, as Debian ships it."""
    if CHROMIUM is None:
        missing = "no Chromium here: install Debian's package chromium, or name one with CHROMIUM"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield launched
        launched.close()


@pytest.fixture
def look(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Open a page in a window of its own; what goes wrong in it fails the test."""
    contexts = []
    wrong: list[str] = []

    def opened(address: str, *, width: int = 1440, height: int = 900, scheme: str = "light", **more: Any) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce", **more
        )
        context.set_default_timeout(30_000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda line: wrong.append(f"{line.text} {line.location}") if line.type == "error" else None)
        page.goto(address)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert wrong == []
