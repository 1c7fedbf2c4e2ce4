"""The context-free form of a time, and its notation.

>>> form = Form.parse("any m02 d18; t=past c=on p=3 s=7")
>>> form.anchor, form.steps, form.tense, form.paragraph
('any', ('m02', 'd18'), 'past', 3)
>>> str(form)
'any m02 d18; t=past c=on p=3 s=7'

Before the semicolon stands what was read, from left to right. First the anchor that the words ask for:

- `pub` the moment of writing (`yesterday`, `last week`);
- `ref` a time mentioned before (`the next day`, `that year`);
- `any` left open (`Friday`, `in March`);
- a calendar value that needs none (`2025-02-18`, `1941`);
- `=` with a value that no anchor changes (`= P2W`, `= PAST_REF`).

Then steps from there: `D-1`, `Y+0`, `M+2`, `WE-1` go so many units and take the whole unit; `y2024`, `m02`, `d18`,
`w4` (weekday), `q3`, `h1` (half), `sSU` (season) choose within what was reached, with `<` the latest before, `>` the next
after, `=` the nearest that `this` can mean; `+7` goes on so many days; `c`, `k` and `l` mark comparisons
and what is the latest; `tNI`, `t22:00` add a part of the day or a clock time.

After the semicolon stands what the surroundings say: `t` the tense of the clause (past, future, aim, or off where what was
planned for that day was called off), `c` the word in front (on, since, until, …), `p` and `s` the number of paragraph and
sentence, `q` that it stands in a quotation, `b` that it stands in brackets.
"""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Form"]


class Form(NamedTuple):
    """A time as it was read, free of any date of publication."""

    anchor: str
    steps: tuple[str, ...] = ()
    tense: str = ""
    cue: str = ""
    paragraph: int = 0
    sentence: int = 0
    quoted: bool = False
    bracketed: bool = False

    @classmethod
    def parse(cls, notation: str) -> Form:
        """Read the notation. Raises `ValueError` where it is none."""
        read, _, around = notation.partition("; ")
        anchor, *steps = read.split(" ")
        marks = dict(mark.partition("=")[::2] for mark in around.split(" ") if mark)
        if not anchor:
            raise ValueError(f"no form of a time: {notation!r}")
        return cls(
            anchor, tuple(steps), marks.get("t", ""), marks.get("c", ""), int(marks.get("p", 0)), int(marks.get("s", 0)),
            "q" in marks, "b" in marks,
        )  # fmt: skip

    def __str__(self) -> str:
        tense = f"t={self.tense} " if self.tense else ""
        cue = f"c={self.cue} " if self.cue else ""
        marks = (" q" if self.quoted else "") + (" b" if self.bracketed else "")
        return f"{' '.join((self.anchor, *self.steps))}; {tense}{cue}p={self.paragraph} s={self.sentence}{marks}"
