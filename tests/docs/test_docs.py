"""The manual is true: its commands print what it shows, its Python runs, and the pages made from code are up to date.

A block marked `console` holds commands after `$ ` (their further lines after `> `), each followed by what it prints, standard
output and standard error together; `…` stands for anything. A block marked `python` is a doctest. The blocks of a page run in
order, in one temporary folder that has the repository's `examples/`.
"""

import doctest
import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = [*sorted((ROOT / "docs").glob("*.md")), ROOT / "README.md"]
BLOCK = re.compile(r"^```(console|python)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def commands_in(block):
    """Each command of a console block with what it is to print."""
    command, printed = "", []
    for line in block.splitlines():
        if line.startswith("$ "):
            if command:
                yield command, "\n".join(printed)
            command, printed = line[2:], []
        elif line.startswith("> ") and not printed:
            command += "\n" + line[2:]
        else:
            printed.append(line)
    if command:
        yield command, "\n".join(printed)


def prints(wanted, printed):
    """Whether what was printed is what the page shows, `…` standing for anything."""
    pieces = [re.escape(piece) for piece in trimmed(wanted).split("…")]
    return re.fullmatch(".*".join(pieces), trimmed(printed), re.DOTALL)


def trimmed(words):
    return "\n".join(line.rstrip() for line in words.strip("\n").split("\n"))


def run_command(command, wanted, folder):
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith("DRAGOMAN_")}
    done = subprocess.run(
        ["sh", "-c", command],
        cwd=folder,
        env={**surroundings, "PATH": path, "COLUMNS": "80", "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, f"$ {command}\nexit status {done.returncode}\n{done.stdout}"
    assert prints(wanted, done.stdout), f"$ {command}\nthe page shows:\n{wanted}\nit prints:\n{done.stdout}"


def run_python(block, names, page):
    assert ">>>" in block, f"{page}: a python block without >>> is never run; mark it `text` or make it a doctest"
    test = doctest.DocTestParser().get_doctest(block, names, page, page, 0)
    told = []
    runner = doctest.DocTestRunner(optionflags=FLAGS)
    failed, _ = runner.run(test, out=told.append, clear_globs=False)
    names.update(test.globs)
    assert not failed, "".join(told)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_example_of_the_page_runs(page, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    names = {}
    for kind, block in BLOCK.findall(page.read_text(encoding="utf-8")):
        if kind == "python":
            run_python(block, names, page.name)
        else:
            for command, wanted in commands_in(block):
                run_command(command, wanted, tmp_path)


@pytest.fixture(scope="module")
def builder():
    """The tool that makes pages from code."""
    spec = importlib.util.spec_from_file_location("build_docs", ROOT / "tools" / "build_docs.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["records.md", "commands.md", "times.md"])
def test_pages_made_from_code_are_up_to_date(builder, name):
    made = (ROOT / "docs" / name).read_text(encoding="utf-8")
    assert made == builder.pages()[name], "run `python tools/build_docs.py`"


def test_every_record_is_on_the_page_of_records(builder):
    import dataclasses

    from dragoman import records

    told = {kind for kinds in builder.GROUPS.values() for kind in kinds}
    for name in records.__all__:
        kind = getattr(records, name)
        if dataclasses.is_dataclass(kind):
            assert kind in told, f"put {name} into a group of tools/build_docs.py"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page):
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), f"{page.name}: nothing at {target}"


def test_every_page_is_reached_from_the_index():
    index = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    for page in (ROOT / "docs").glob("*.md"):
        assert page.name == "index.md" or f"({page.name})" in index, f"link {page.name} in docs/index.md"


def test_an_ellipsis_stands_for_anything_and_nothing_else_does():
    assert prints("a … c\n", "a b\nb c  \n")
    assert not prints("a.c", "abc")
    assert list(commands_in("$ one\nx\n$ two <<E\n> three\n> E\n")) == [("one", "x"), ("two <<E\nthree\nE", "")]
