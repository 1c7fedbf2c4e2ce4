"""What somebody else tells is not listed as if the report had it itself."""

from __future__ import annotations

import pytest

from dragoman.case import Case

TEXT = (
    "The Iranian foreign minister, Reza Tabar, said on Monday that Israel had attacked a depot in Syria. "
    "Norway expelled two Russian diplomats."
)


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    with Case.open(tmp_path_factory.mktemp("told") / "case.db") as opened:
        opened.read_text(TEXT, outlet="Fjord Post", published="2025-06-03")
        opened.link()
        yield opened


def test_a_listing_says_according_to_whom_an_event_happened(case, call):
    def listed(kind: str) -> str:
        return " ".join(call("events", "--type", kind, "--case", case.address, own_case=False).stdout.split())

    assert "according to Reza Tabar" in listed("ASSAULT")
    assert "expelled" in listed("SANCTION")
    assert "according to" not in listed("SANCTION")
