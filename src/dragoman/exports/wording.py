"""How items are put into words for people: days, spans of days, names, and counts. No markup."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache

from dragoman import lexicon
from dragoman.comparing.renderings import needs_its_verb, printable
from dragoman.records import Actor, Report, Role, Statement, Toll, When

__all__ = [
    "Names",
    "day",
    "days",
    "harm_in_words",
    "outlet_of",
    "plural",
    "role_in_words",
    "shorten",
    "when_in_words",
]


def day(iso: str | None) -> str:
    """A day as the desk writes it.

    >>> day("2025-02-27"), day("2025-02-27T18:00:00"), day(None)
    ('27 Feb 2025', '27 Feb 2025', 'no date')
    """
    if not iso:
        return "no date"
    try:
        moment = date.fromisoformat(iso[:10])
    except ValueError:
        return iso
    return f"{moment.day} {moment:%b} {moment.year}"


def days(first: str | None, last: str | None) -> str:
    """A span of days, what both ends share said once, and whole months and years by their names.

    >>> days("2025-02-25", "2025-02-27"), days("2025-02-25", "2025-03-01"), days("2025-02-25", "2025-02-25")
    ('25–27 Feb 2025', '25 Feb – 1 Mar 2025', '25 Feb 2025')
    >>> days("2024-02-01", "2024-02-29"), days("2025-06-01", "2025-08-31"), days("1976-01-01", "1976-12-31")
    ('Feb 2024', 'Jun – Aug 2025', '1976')
    """
    if not first or not last or first[:10] == last[:10]:
        return day(first or last)
    if whole := _whole_months(first, last):
        return whole
    begin, end = day(first), day(last)
    if first[:7] == last[:7]:
        return f"{begin.split()[0]}–{end}"
    if first[:4] == last[:4]:
        return f"{begin.rsplit(' ', 1)[0]} – {end}"
    return f"{begin} – {end}"


def _whole_months(first: str, last: str) -> str:
    """What begins with a month and ends with one, in months or years; empty for what does not."""
    try:
        begin, end = date.fromisoformat(first[:10]), date.fromisoformat(last[:10])
    except ValueError:
        return ""
    if begin.day != 1 or begin > end or end.day != monthrange(end.year, end.month)[1]:
        return ""
    if (begin.month, end.month) == (1, 12):
        return f"{begin.year}" if begin.year == end.year else f"{begin.year}–{end.year}"
    if begin.year != end.year:
        return f"{begin:%b} {begin.year} – {end:%b} {end.year}"
    return f"{begin:%b} {end.year}" if begin.month == end.month else f"{begin:%b} – {end:%b} {end.year}"


def when_in_words(when: When) -> str:
    """A `When` in words; what was inferred is marked as such.

    >>> when_in_words(When.on("2025-02-27", basis="inferred"))
    '27 Feb 2025 (inferred)'
    >>> when_in_words(When())
    'day unknown'
    """
    if when.earliest is None and when.latest is None:
        return "day unknown" if when.value is None else when.value
    words = days(when.earliest, when.latest)
    return f"{words} (inferred)" if when.basis == "inferred" else words


def harm_in_words(toll: Toll) -> str:
    """How many were harmed, and who where it is one whom a report names: `at least 40 dead`, `1 dead: Ola Berg`.

    Whether somebody was killed or died is for the reports' words to say.
    """
    bound = {"least": "at least ", "most": "at most "}.get(toll.bound or "", "")
    count = f"{toll.high:,.0f}" if toll.low == toll.high else f"{toll.low:,.0f} to {toll.high:,.0f}"
    harmed = f"{bound}{count} {'dead' if toll.state == 'killed' else toll.state}"
    named = [name for span in toll.evidence["number"] if _is_name(name := " ".join(span.text.split()))]
    return f"{harmed}: {max(named, key=len)}" if toll.high == 1 and named else harmed


def _is_name(words: str) -> bool:
    """Whether the words for somebody harmed name them: `Ola Berg`, not `a man` nor `One man`."""
    each = words.split()
    named = len(each) > 1 and all(word[0].isupper() for word in each)
    return named and each[0].casefold() not in _determiners() and not any(sign.isdigit() for sign in words)


def plural(count: int, noun: str) -> str:
    """A count with its noun.

    >>> plural(1, "report"), plural(3, "story"), plural(2, "origin")
    ('1 report', '3 stories', '2 origins')
    """
    if count == 1:
        return f"1 {noun}"
    return f"{count} {noun[:-1]}ies" if noun.endswith("y") else f"{count} {noun}s"


def shorten(text: str, most: int) -> str:
    """Text on one line, cut at a word to at most `most` characters.

    >>> shorten("The talks in  Istanbul began on Thursday", 20)
    'The talks in…'
    """
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    return line[: most - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def outlet_of(report: Report) -> str:
    """What to call a report's publisher: its outlet; where it gives none, that it does not, and where it was read from.

    >>> from dragoman.records import make_report
    >>> outlet_of(make_report("…", key="2.txt"))
    'no outlet given (2.txt)'
    """
    return report.outlet or f"no outlet given ({report.key or report.url or report.id})"


class Names:
    """Names of actors by id.

    >>> Names([Actor(id="a-1", name="Sergei Lavrov", kind="person", evidence={})]).of("a-1")
    'Sergei Lavrov'
    """

    def __init__(self, actors: Iterable[Actor]) -> None:
        self._actors = {actor.id: actor for actor in actors}
        self._names = {id_: actor.name for id_, actor in self._actors.items()}

    def of(self, actor: str | None, otherwise: str | None = None) -> str:
        """The name of an actor, else the words given, else a plain admission."""
        return self._names.get(actor or "") or otherwise or "not known"

    def saying(self, statement: Statement) -> tuple[str, str]:
        """Who says it and that they do, as a sentence begins: `A spokesman`, `says`; `Lawmakers`, `deny`."""
        name = self.of(statement.speaker, statement.speaker_text)
        actor = self._actors.get(statement.speaker or "")
        printed = statement.speaker_text or ""
        definite = printed[:4].casefold() == "the "
        if actor is not None and actor.kind == "state" and printed[4 if definite else 0 :][:1].isupper():
            name = printed  # a state speaks by its capital or its palace: as it was printed
        several = len(statement.speakers) > 1 or (
            actor is not None
            and (name.rpartition(" ")[2] in _plural_nouns() or (actor.kind == "group" and _is_plural(name)))
        )
        unnamed = statement.unnamed is not None and statement.unnamed.number == 1
        if unnamed and name.partition(" ")[0].casefold() in _ranks():
            name = name[:1].lower() + name[1:]  # a headline's `Senior official`
        bare = name[:1].islower() and name.split()[0] not in _determiners()
        if bare and not several and (unnamed or actor is not None):
            vowel = name[0] in "aeio"
            article = "An" if vowel else "A"
            known = definite or (actor is not None and actor.kind != "person" and not unnamed)
            name = f"{'The' if known else article} {name}"
        force: str = statement.force
        if needs_its_verb(statement) and printable(statement):
            return name[:1].upper() + name[1:], statement.cue or force
        if several:
            force = f"{force[:-3]}y" if force.endswith("ies") else force.removesuffix("s")
        return name[:1].upper() + name[1:], force

    def all(self, actors: Sequence[str]) -> str:
        """Several names, with commas and `and`."""
        names = [self.of(actor) for actor in actors]
        return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""


@cache
def _determiners() -> frozenset[str]:
    return frozenset(
        entry["word"] for entry in lexicon.table("function_words").entries() if entry["class"] == "determiner"
    )


@cache
def _ranks() -> frozenset[str]:
    return frozenset(e["word"] for e in lexicon.table("unnamed_speakers").entries() if e["part"] == "rank")


@cache
def _plural_nouns() -> frozenset[str]:
    return frozenset(lexicon.table("plural_nouns").column("noun"))


def _is_plural(name: str) -> bool:
    """Whether a description speaks of several: its first noun ends in an s (`lawmakers of the opposition`)."""
    head = re.split(r"\s(?:of|from|in|for|at|with|who)\s", name, maxsplit=1)[0]
    return (head.endswith("s") and not head.endswith("ss")) or head.rpartition(" ")[2] in _plural_nouns()


def role_in_words(role: Role) -> str:
    """What somebody is, with the body it is of: `former spokesman (Kremlin)`.

    >>> from dragoman.records import Role
    >>> role_in_words(Role(title="president", country="NOR", status="elect")), role_in_words(Role(title="aide", body="Senate"))
    ('president-elect', 'aide (Senate)')
    """
    title = f"{role.title}-elect" if role.status == "elect" else role.title
    before = f"{role.status} " if role.status in ("former", "acting") else ""
    shown = role.body is not None and role.body.casefold() not in title.casefold()
    return f"{before}{title} ({role.body})" if shown else f"{before}{title}"
