"""The wordings of one utterance side by side."""

from __future__ import annotations

from dragoman.linking.aligning import align
from tests.linking.reports import Draft

ONE = "We shall clear the mines within a fortnight, if the insurers return"
TWO = "The mines will be cleared by us, once those who insure ships return to the harbours"


def wordings(*contents):
    statements = []
    for number, content in enumerate(contents):
        drafted = Draft(f"“{content}”, Ines Falk said.", outlet=f"{number}").actor("Ines Falk")
        statements += drafted.statement(content, by="Ines Falk").reading.statements
    return align(statements)


def test_the_pieces_are_the_words_as_they_stand():
    for rendering, content in zip(wordings(ONE, TWO), (ONE, TWO), strict=True):
        assert "".join(run.text for run in rendering.runs) == content


def test_what_one_wording_has_alone_and_what_it_lacks():
    first, second = wordings(ONE, TWO)
    assert "fortnight" in first.alone
    assert "mines" not in first.alone
    assert {"ships", "harbours"} <= set(first.lacking)
    assert "fortnight" in second.lacking


def test_a_wording_by_itself_has_all_its_words_alone():
    (only,) = wordings(ONE)
    assert only.lacking == ()
