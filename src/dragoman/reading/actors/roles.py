"""Phrases that say what somebody is: `the former Turkish foreign minister`, `spokesman of the Russian presidency`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from dragoman import lexicon
from dragoman.reading.actors.known import Known
from dragoman.reading.actors.offices import Office
from dragoman.reading.actors.phrase_words import phrase_words
from dragoman.reading.actors.words import Found, Words

__all__ = ["RolePhrase", "role_phrases"]

_BODY = frozenset({"body", "government", "group"})
_OPENING = frozenset("“«„\"‘'")
_LEFT_REACH = 8  # no phrase of the news has more words before its office than this


@dataclass(frozen=True, slots=True)
class RolePhrase:
    """A phrase for somebody or something by office, at tokens `[start, end)`, its determiner left out.

    `title` are the tokens of the office with what modifies it but not the country; `countries` are those that the phrase names,
    the one that owns the office first; `body` is the organisation that it belongs to (`state` if it is the state itself),
    `body_sector` that one's sector; `part` is the region or city of the country that it is of.
    """

    start: int
    end: int
    head: int
    title: tuple[int, int]
    office: Office
    countries: tuple[str, ...] = ()
    body: str | None = None
    body_sector: str | None = None
    status: str | None = None
    determiner: str | None = None
    part: str | None = None

    @property
    def country(self) -> str | None:
        """The country that owns the office: the first that the phrase names, else the only one that has such an office."""
        return self.countries[0] if self.countries else self.office.country


@cache
def _standing(side: str) -> dict[str, str]:
    return {e["word"]: e["status"] for e in lexicon.table("standing").entries() if e["side"] == side}


def role_phrases(
    words: Words,
    known: Sequence[Found[Known]],
    found: Sequence[Found[Office]],
    *,
    modifies: Callable[[int, int], bool] = lambda token, office: False,  # noqa: ARG005
    ends_at: Callable[[int], bool] = lambda token: False,  # noqa: ARG005
) -> list[RolePhrase]:
    """Build role phrases around the offices `found`, with the names `known` that stand beside them.

    `modifies(token, office)` says of an unknown word whether it belongs to the office that begins right of it; `ends_at(token)`
    whether nothing may be joined over this token (the end of a sentence).
    """
    builder = _Builder(words, known, modifies, ends_at)
    phrases: list[RolePhrase] = []
    for office in found:
        phrase = builder.leftwards(office, phrases[-1] if phrases else None)
        if phrases and phrase.start <= phrases[-1].start:
            phrases.pop()
        phrases.append(phrase)
    joined: list[RolePhrase] = []
    for phrase in reversed(phrases):
        whole = builder.rightwards(phrase, joined[-1] if joined else None)
        while joined and joined[-1].start < whole.end:
            joined.pop()
        joined.append(whole)
    return joined[::-1]


@dataclass(slots=True)
class _Taking:
    """What has been taken in left of an office so far."""

    start: int
    title: int
    countries: list[str] = field(default_factory=list)
    body: str | None = None
    sector: str | None = None
    status: str | None = None
    determiner: str | None = None
    part: str | None = None
    is_plain: bool = True  # so far only words of the title itself

    def name(self, match: Found[Known]) -> None:
        """Take in a name that the lexicon knows."""
        meaning = match.meaning
        if meaning.country:
            self.countries.insert(0, meaning.country)
        if meaning.kind in ("body", "organisation", "agency"):
            self.body = self.body or ("state" if meaning.is_state else meaning.name)
            self.sector = self.sector or meaning.sector
        if meaning.kind in ("region", "capital"):
            self.part = meaning.name
        self.start, self.is_plain = match.start, False

    def body_phrase(self, before: RolePhrase) -> None:
        """Take in the phrase of a body that stands right before: `Turkish Foreign Ministry` before `spokesman`."""
        self.countries[:0] = before.countries
        self.body = self.body or ("state" if before.office.sort == "government" else before.office.office)
        self.sector = self.sector or next(iter(before.office.sectors), None)
        self.part = before.part
        self.start, self.determiner = before.start, before.determiner
        if not before.countries:
            self.title = before.start


class _Builder:
    def __init__(
        self,
        words: Words,
        known: Sequence[Found[Known]],
        modifies: Callable[[int, int], bool],
        ends_at: Callable[[int], bool],
    ) -> None:
        self.texts = words.texts
        self.ending = {match.end: match for match in known}
        self.starting = {match.start: match for match in known}
        self.modifies = modifies
        self.ends_at = ends_at

    def leftwards(self, found: Found[Office], before: RolePhrase | None) -> RolePhrase:
        """Take in what stands before the office: status, countries, bodies, adjectives, and its determiner."""
        taking = _Taking(found.start, found.start)
        while taking.start > 0 and found.start - taking.start < _LEFT_REACH and not self.ends_at(taking.start - 1):
            if before is not None and before.end == taking.start and before.office.sort in _BODY:
                taking.body_phrase(before)
                break
            if not self._take(taking, found.start):
                break
        start = taking.start
        while start < found.start and (
            self.texts[start] in {"-", "and", ",", *_OPENING} or (start and self.texts[start - 1] == "-")
        ):
            start += 1  # `Miami-based exiles` are exiles
        return RolePhrase(
            start=start, end=found.end, head=found.end - 1, title=(max(taking.title, start), found.end),
            office=found.meaning, countries=tuple(dict.fromkeys(taking.countries)), body=taking.body,
            body_sector=taking.sector, status=taking.status, determiner=taking.determiner, part=taking.part,
        )  # fmt: skip

    def _take(self, taking: _Taking, office: int) -> bool:
        """Take in the word or name left of what was taken so far; False where the phrase begins."""
        at = taking.start - 1
        text = self.texts[at]
        lower = text.lower()
        if (match := self.ending.get(taking.start)) is not None and match.end <= office:
            taking.name(match)
        elif lower in _standing("before"):
            taking.status = taking.status or _standing("before")[lower] or None
            taking.start = at
        elif lower in phrase_words("determiner"):
            taking.determiner = lower
            return False
        elif text in phrase_words("possessive") and at > 0 and self.ending.get(at) is not None:
            taking.start, taking.determiner = at, "the"
        elif text == "-" or text in _OPENING or self._joins_countries(taking, at):
            taking.start = at
        elif self.modifies(at, office):
            taking.start = at
            if taking.is_plain:
                taking.title = at
        else:
            return False
        return True

    def _joins_countries(self, taking: _Taking, at: int) -> bool:
        return (
            self.texts[at].lower() in ("and", "&", "/", ",")
            and bool(taking.countries)
            and self.ending.get(at) is not None
        )

    def rightwards(self, phrase: RolePhrase, after: RolePhrase | None) -> RolePhrase:
        """Take in what stands behind the office: `-elect`, and whose it is."""
        texts, at = self.texts, phrase.end
        status = phrase.status
        behind = at + 1 if texts[at : at + 1] == ("-",) else at
        if behind < len(texts) and (word := texts[behind].lower().removeprefix("-")) in _standing("behind"):
            status, at = _standing("behind")[word], behind + 1
        phrase = replace(phrase, end=at, status=status)
        if at + 1 >= len(texts) or texts[at].lower() not in phrase_words("link") or self.ends_at(at):
            return phrase
        link = texts[at].lower()
        opened = texts[at + 1].lower() in phrase_words("determiner") and at + 2 < len(texts)
        begin = at + 2 if opened else at + 1
        if (
            after is not None
            and after.start == begin
            and after.office.sort in _BODY
            and link in phrase_words("belonging")
        ):
            body = "state" if after.office.sort == "government" else after.office.office
            return replace(
                phrase, end=after.end, countries=tuple(dict.fromkeys((*phrase.countries, *after.countries))),
                body=phrase.body or body, body_sector=phrase.body_sector or next(iter(after.office.sectors), None),
            )  # fmt: skip
        return self._named_behind(phrase, begin, at, link)

    def _named_behind(self, phrase: RolePhrase, begin: int, end: int, link: str) -> RolePhrase:
        """Take in names of countries and bodies behind `of`, several of them for several people."""
        sort, governs = phrase.office.sort, "GOV" in phrase.office.sectors
        if (link == "for" and sort in _BODY) or (link == "in" and governs and sort not in ("body", "government")):
            return phrase  # `asked Congress for`, `envoys in Oslo`
        if link == "at" and sort == "group" and "MIL" in phrase.office.sectors:
            return phrase  # `fired missiles at Chad`
        texts, countries, body, sector = self.texts, list(phrase.countries), phrase.body, phrase.body_sector
        part, first = phrase.part, True
        while (match := self.starting.get(begin)) is not None:
            meaning = match.meaning
            longer = match.end < len(texts) and texts[match.end][:1].isupper()  # `mayor of New York City`
            if longer or (first and meaning.kind in ("nationality", "people")):
                break
            if meaning.kind in ("body", "organisation", "agency"):
                body = body or ("state" if meaning.is_state else meaning.name)
                sector = sector or (meaning.sector if link != "to" else None)
            # An ambassador to somewhere is not of there, nor is an embassy in somewhere.
            if (
                meaning.country
                and link != "to"
                and not (link == "in" and phrase.office.office in ("embassy", "consulate"))
            ):
                countries.append(meaning.country)
                part = meaning.name if meaning.kind in ("region", "capital") else part
            end, first = match.end, False
            if end >= len(texts) or texts[end].lower() not in ("and", ",") or not phrase.office.many:
                break
            begin = end + 1
            while begin < len(texts) and texts[begin].lower() in phrase_words("joint"):
                begin += 1  # of Russia and of the United States
        if first:
            return phrase
        return replace(
            phrase, end=end, countries=tuple(dict.fromkeys(countries)), body=body, body_sector=sector, part=part
        )
