"""Mending a report's text for the parser, pass by pass; each pass works on what the one before it left."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from dragoman.records import Mend, Report
from dragoman.text.alignment import Alignment, Change, rewrite
from dragoman.text.capitals import capital_changes, cut_lead_changes
from dragoman.text.characters import accent_changes, character_changes, mojibake_changes
from dragoman.text.copy import ParsingCopy
from dragoman.text.crossings import crossing_changes
from dragoman.text.gluing import glued_words
from dragoman.text.heading import heading_changes
from dragoman.text.joints import joint_changes
from dragoman.text.language import may_be_english
from dragoman.text.names import Names
from dragoman.text.quotation import mark_changes
from dragoman.text.spacing import spacing_changes
from dragoman.text.subjects import doubled_subject_changes

__all__ = ["mend", "suspects"]


def mend(report: Report, *, known_names: Collection[str] = ()) -> ParsingCopy:
    """Make the parsing copy of a report, with every repair and the way back to the text as received.

    >>> from dragoman.records import make_report
    >>> copy = mend(make_report("They met in Istanbulthe next day, “as agreed ».", key="a.txt"))
    >>> copy.text
    'They met in Istanbul the next day, “as agreed”.'
    >>> [(made.start, made.end, made.before, made.after) for made in copy.mends]
    [(12, 23, 'Istanbulthe', 'Istanbul the'), (44, 46, ' »', '”')]

    `known_names` are names met elsewhere in the case: they prove what one report alone cannot (see `suspects`). A text that
    is not damaged comes through as it is.
    """
    mending = _Mending(report.text)
    for changes in (heading_changes, accent_changes, mojibake_changes, character_changes, spacing_changes):
        mending.carry_out(changes(mending.text))
    _mend_words(mending, Names(mending.text, known=known_names))
    mending.carry_out(mark_changes(mending.text))
    return ParsingCopy(
        report=report, text=mending.text, alignment=mending.alignment, mends=tuple(sorted(mending.mends, key=_place)),
    )  # fmt: skip


def _mend_words(mending: _Mending, names: Names) -> None:
    """Mend what only a reader of English can: words run together, and what translating machines leave."""
    glued = [found.change for found in glued_words(mending.text, names) if found.proven]
    joints = joint_changes(mending.text, names)
    cut = list(cut_lead_changes(mending.text, names))
    crossings = list(crossing_changes(mending.text, names))
    if not (glued or joints or cut or crossings) or not may_be_english(mending.text):
        return
    if mending.carry_out([*glued, *crossings]):
        # What follows a glued word may have been glued itself.
        mending.carry_out(found.change for found in glued_words(mending.text, names) if found.proven)
    mending.carry_out(joint_changes(mending.text, names))
    mending.carry_out(cut_lead_changes(mending.text, names))
    # These damages happen only to a text that machines took apart and put together; then there are others to look for.
    mending.carry_out(capital_changes(mending.text, names))
    mending.carry_out(doubled_subject_changes(mending.text, names))


def suspects(copy: ParsingCopy) -> tuple[str, ...]:
    """Name the words that look glued but that only a name from elsewhere could prove to be so.

    >>> from dragoman.records import make_report
    >>> suspects(mend(make_report("He saw Marco Zorbaniy Lavrov in Doha.")))
    ('Zorbaniy',)

    Mend the report again with the case's names if one of them begins such a word.
    """
    found = glued_words(copy.text, Names(copy.text))
    return tuple(dict.fromkeys(glued.word for glued in found if not glued.proven))


class _Mending:
    """A text on its way through the passes."""

    def __init__(self, text: str) -> None:
        self._received = text
        self.text = text
        self.alignment = Alignment.identity(len(text))
        self.mends: list[Mend] = []

    def carry_out(self, changes: Iterable[Change]) -> bool:
        """Make the changes of one pass; of two that overlap, the first. Say whether there were any."""
        apart: list[Change] = []
        for change in sorted(changes):
            if not apart or change.start >= apart[-1].end:
                apart.append(change)
        if not apart:
            return False
        self.mends += [self._shown(change) for change in apart]
        self.text, step = rewrite(self.text, apart)
        self.alignment = self.alignment.then(step)
        return True

    def _shown(self, change: Change) -> Mend:
        """Show a change with the words that it stands in, in terms of the received text."""
        start, end = change.start, change.end
        if change.why in {"glued words", "foreign conjunction"}:
            while start and self.text[start - 1].isalnum():
                start -= 1
            while end < len(self.text) and self.text[end].isalnum():
                end += 1
        after = self.text[start : change.start] + change.after + self.text[change.end : end]
        if start < end:
            begin, stop = self.alignment.received(start, end)
        else:
            begin = stop = self.alignment.received(start, min(start + 1, len(self.text)))[0]
        return Mend(start=begin, end=stop, before=self._received[begin:stop], after=after, kind=change.why)


def _place(made: Mend) -> tuple[int, int, str]:
    return made.start, made.end, made.kind
