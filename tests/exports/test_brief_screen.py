"""The brief in a terminal of 80 columns."""

from __future__ import annotations

import io

from rich.console import Console

from dragoman.cli.brief import print_brief
from tests.exports.affair import affair


def screen(width: int = 80, **options: bool) -> str:
    console = Console(file=io.StringIO(), width=width, color_system=None)
    print_brief(affair(), console, **options)
    return console.file.getvalue()  # type: ignore[attr-defined]


def test_it_fits_and_shows_both_sides_next_to_each_other() -> None:
    lines = screen().splitlines()
    assert max(map(len, lines)) <= 80
    sides = [line for line in lines if "six hours" in line and "ten hours" in line]
    assert sides


def test_it_says_what_is_established_said_and_due() -> None:
    text = " ".join(screen().split())
    for words in ("Diplomats met in Istanbul", "2 origins", "— Courier, <b>Post</b>", "Sergei Lavrov says", "2 wordings",
                  "A new round is due", "9 Mar 2025", "Two guards were hurt", "TOLD ALIKE",
                  "The talks lasted six hours 2 outlets", "All 140 visas were granted"):  # fmt: skip
        assert words in text


def test_markup_in_reports_is_shown_as_text() -> None:
    assert "Talks & <i>quarrels</i>" in screen()
