"""Who is meant by one phrase alone: its kind, country and sector, without a report and without a model."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from dragoman import lexicon
from dragoman.errors import InputError
from dragoman.reading.actors.borne import without_borne
from dragoman.reading.actors.known import Known, country_names, known_names
from dragoman.reading.actors.names import is_particle
from dragoman.reading.actors.office_holders import Holder, holder, is_family_name, titled_holder
from dragoman.reading.actors.offices import Office, described, offices
from dragoman.reading.actors.phrase_places import is_open, is_part_of_place, places_named
from dragoman.reading.actors.phrase_words import phrase_words
from dragoman.reading.actors.roles import RolePhrase, role_phrases
from dragoman.reading.actors.spelling import given_gender
from dragoman.reading.actors.words import Found, Words
from dragoman.records import Actor, ActorKind, Evidence, Role, Span, identify

__all__ = ["resolve_actor"]

_VAGUE = ("CVL", "UNK")
# Sectors of words for those at the head of anything: a president may be of a parliament.
_HEADS = frozenset({"GOV", "PTY"})
# Sectors of those who are of a faith, not of its clergy.
_FAITHS = frozenset({"MOS", "CHR", "BUD", "HIN", "JEW", "SIK"})
# Sectors of those who fight or keep order, whatever their faith.
_FIGHTING = frozenset({"PRM", "UAF", "REB", "MIL", "COP", "CRM"})
_LONGEST_NAME = 4


def resolve_actor(phrase: str, on: str | date | None = None) -> Actor:
    """Say who a phrase means: kind, country (ISO 3166 alpha-3) and PLOVER sector, as far as the phrase tells.

    >>> actor = resolve_actor("the Turkish Foreign Ministry")
    >>> actor.kind, actor.country, actor.sector
    ('organisation', 'TUR', 'GOV')
    >>> resolve_actor("the Taliban", on="2002-05-01").sector, resolve_actor("the Taliban", on="2022-05-01").sector
    ('REB', 'GOV')

    `on` is the day (ISO 8601) for which it is asked: some movements governed for a time. The country of an international body
    is `UNO` for the United Nations and its agencies, `EUR` for the European Union, else `IGO`. A bare country has no sector.
    What the words leave open a table of terms in high office may tell of a person named in full; `reasons` then says that it is
    inferred, and from which source. What neither tells is None. Raises `InputError` where `phrase` is empty or `on` is no date.
    """
    text = " ".join(phrase.replace("_", " ").split())
    if not text:
        raise InputError("there is no phrase", where="resolve_actor", advice="give a name or description of an actor")
    return _Phrase(text, _day(on)).actor()


def _day(on: str | date | None) -> str | None:
    if on is None or isinstance(on, date):
        return on.isoformat() if on else None
    try:
        return date.fromisoformat(on[:10]).isoformat()
    except ValueError as error:
        raise InputError(f"{on!r} is no date", where="resolve_actor", advice="write it as 2025-02-26") from error


class _Phrase:
    """One phrase, read with the lexicon."""

    def __init__(self, text: str, on: str | None) -> None:
        self.text = text
        self.on = on
        self.words = Words.split(text)
        # A phrase all in small letters gets the benefit of the doubt: its names are looked up as names.
        named = Words.split(text.title()) if text.islower() else self.words
        self.known = known_names().find(named)
        found_offices = offices().find(self.words)
        if self._opens_with_given_name(found_offices):
            self.known = self.known[1:] if self.known and self.known[0].start == 0 else self.known
            found_offices = [found for found in found_offices if found.start > 0]
        found_offices = list(_heads(found_offices))
        smallest = 300_000 if text.islower() else 15_000
        self.known = without_borne(self.words, self.known, found_offices, alone=True)
        self.known = [
            found for found in self.known if not is_part_of_place(named.texts, found, smallest) and not is_open(found)
        ]
        named_tokens = {token for found in self.known for token in range(found.start, found.end)}
        self.offices = [found for found in found_offices if not named_tokens >= {*range(found.start, found.end)}]
        self.roles = role_phrases(self.words, self.known, self.offices, modifies=self._modifies)
        self.places = list(places_named(named.texts, named_tokens, self.roles, smallest))

    def _opens_with_given_name(self, offices: Sequence[Found[Office]]) -> bool:
        """Whether a first word that is a place, a people or an office elsewhere is a given name here: `Victoria Nuland`."""
        texts = self.words.texts
        spans = [(found.start, found.end) for found in self.known] + [(found.start, found.end) for found in offices]
        return (
            set(spans) == {(0, 1)}
            and 1 < len(texts) <= _LONGEST_NAME
            and given_gender(texts[0]) is not None
            and all(text[:1].isupper() or is_particle(text) for text in texts)
        )

    def actor(self) -> Actor:
        """Put together what the parts tell."""
        kind, country, sector = self._kind(), self._country(), self._sector()
        held = self._holder(sector) if kind == "person" else None
        reasons: tuple[str, ...] = ()
        if held is not None and (country is None or country == held.country) and not (country and sector):
            country, sector, reasons = held.country, sector or held.sector, (held.reason,)
        name = self._name()
        roles = tuple(
            Role(title=" ".join(self.words.texts[slice(*role.title)]), body=role.body if role.body != "state" else None,
                 country=role.country, status=role.status if role.status in ("former", "acting", "elect") else None)
            for role in self.roles if role.office.sort in ("office", "occupation")
        )  # fmt: skip
        span = Span(report="phrase", start=0, end=len(self.text), text=self.text)
        identity = (country,) if kind == "state" and country else (country or "", sector or "", name.casefold())
        return Actor(
            id=identify("a", kind, *identity), name=name, kind=kind, evidence=Evidence(name=[span]),
            country=country, sector=sector, names=(self.text,), roles=roles, reasons=reasons,
        )  # fmt: skip

    def _holder(self, sector: str | None) -> Holder | None:
        """What terms of office tell of the person: by the name in full, else by an office and a surname."""
        name = self._person()
        found = holder(self.text, self.on) or holder(name, self.on)
        return found or (titled_holder(name, sector, self.on) if self.roles else None)

    def _modifies(self, token: int, office: int) -> bool:
        """Without a parse any small word between the names and the office belongs to it."""
        return (
            self.words.texts[token][:1].islower()
            and token < office
            and self.words.texts[token] not in ("of", "in", "and")
        )

    def _organisations(self) -> list[Known]:
        """Bodies that the phrase names, but not those that somebody is sent to."""
        texts = self.words.texts
        return [
            found.meaning
            for found in self.known
            if found.meaning.kind in ("body", "organisation", "agency")
            and not {"to"} & {text.lower() for text in texts[max(found.start - 2, 0) : found.start]}
        ]

    def _kind(self) -> ActorKind:
        personal = [role for role in self.roles if role.office.sort in ("office", "occupation", "honour")]
        if personal and not personal[0].office.many:
            return "person"
        sorts = {role.office.sort for role in self.roles}
        if "government" in sorts and self._country():
            return "state"
        if sorts:
            return "organisation" if "body" in sorts else "group"
        if organisations := self._organisations():
            return "state" if organisations[0].is_state else "organisation"
        return self._kind_of_name()

    def _kind_of_name(self) -> ActorKind:
        """What a phrase is that is a name and nothing else."""
        if self.known:
            kind = self.known[0].meaning.kind
            if self._goes_on():
                return "person" if self._is_ones_own() else "organisation"
            return "group" if kind in ("people", "ethnic") else "place-as-actor" if kind == "region" else "state"
        return "place-as-actor" if self.places else "person"

    def _goes_on(self) -> bool:
        """Whether a place only begins or ends the name of something else: `Georgia Tech`."""
        texts, found = self.words.texts, self.known[0]
        rest = (*texts[: found.start], *texts[found.end :])
        return (
            len(self.known) == 1
            and not self.offices
            and found.meaning.kind in ("country", "capital", "region")
            and any(text[:1].isupper() and text.lower() not in phrase_words("determiner") for text in rest)
        )

    def _is_ones_own(self) -> bool:
        """Whether a country has somebody by name: `France's Macron`."""
        texts, found = self.words.texts, self.known[0]
        behind = texts[found.end :]
        return (
            found.start == 0
            and 1 < len(behind) <= _LONGEST_NAME
            and behind[0] in phrase_words("possessive")
            and all((text[:1].isupper() and not text.isupper()) or is_particle(text) for text in behind[1:])
            and is_family_name(behind[-1])
        )

    def _country(self) -> str | None:
        for role in self.roles:
            if role.country:
                return role.country
        return next(
            (found.meaning.country for found in self.known if found.meaning.country),
            next((spot.country for spot in self.places if spot.country), None),
        )

    def _sector(self) -> str | None:
        organisations = [known for known in self._organisations() if known.sector]
        ruling = next((r for known in organisations for r in _rules(known.name, self.on)), None)
        if ruling:
            return ruling
        told = [sector for role in self.roles for sector in _sectors(role)]
        # `Muslim leaders`: what stands before the head says more than a head that says nothing.
        told += [sector for found in self.offices for sector in found.meaning.sectors[:1]]
        if told[:1] == ["JRN"] and any(role.status == "state" for role in self.roles):
            return "GOV"
        own = next((known.sector for known in organisations if not known.is_state), None)
        first = min(told, key=_vagueness, default=None)
        if first in _FAITHS and self._is_led():
            first = "REL"  # `Muslim leaders` lead a faith, `Muslim protesters` are of it
        if own and (first is None or first in _VAGUE or first in _HEADS or first == "UAF"):
            first = own
        if first is None and organisations:
            first = organisations[0].sector
        if any(role.status == "former" for role in self.roles) and first in ("GOV", "LEG", "MIL", "JUD"):
            return "ELI"
        return first or self._bare_place()

    def _is_led(self) -> bool:
        """Whether the last word for people in the phrase is one for clergy or for leaders."""
        last = max(self.offices, key=lambda found: found.end).meaning
        return "REL" in last.sectors or last.office in described("leads the faithful")

    def _bare_place(self) -> str | None:
        """A capital alone stands for the government, another town for those who live there, a country for itself."""
        if self.roles or not (self.known or self.places):
            return None
        if self.known:
            if self._goes_on():
                return None
            kind: str = self.known[0].meaning.kind
            return self.known[0].meaning.sector or {"capital": "GOV", "people": "CVL"}.get(kind)
        return "CVL" if self.places[0].kind == "city" else None

    def _person(self) -> str:
        """The name of a person: what stands behind the offices."""
        end = max((role.end for role in self.roles), default=0)
        return " ".join(self.words.texts[end:]).replace(" - ", "-").replace(" .", ".")

    def _name(self) -> str:
        if len(self.known) == 1 and not self.roles and not self._goes_on():
            meaning = self.known[0].meaning
            if meaning.kind in ("country", "capital", "nationality") or meaning.is_state:
                return country_names().get(meaning.country or "", meaning.name)
            return meaning.name
        return self.text.removeprefix("the ").removeprefix("The ")


def _heads(found: Sequence[Found[Office]]) -> Iterator[Found[Office]]:
    """The offices without the faiths that only qualify who fights: `Shiite militias`."""
    fighting = {office.start for office in found if _FIGHTING & {*office.meaning.sectors[:1]}}
    for office in found:
        if office.end not in fighting or not _FAITHS & {*office.meaning.sectors}:
            yield office


def _vagueness(sector: str) -> int:
    """How little a sector says: a group of tourists is civilians before it is just a group."""
    return _VAGUE.index(sector) + 1 if sector in _VAGUE else 0


def _sectors(role: RolePhrase) -> Iterator[str]:
    """The sectors that a role tells, the nearest first: that of its body where the office itself may head anything."""
    own = role.office.sectors[:1]
    if not own and role.country and role.body is None and role.office.noun in described("speaks for its state"):
        yield "GOV"
    if role.body_sector and role.body != "state" and (not own or own[0] in _HEADS):
        yield role.body_sector
    yield from own


def _rules(name: str, on: str | None) -> Iterator[str]:
    """The sector of a movement that governs on that day (the latest reign where no day is asked for)."""
    for entry in lexicon.table("rulers").entries():
        if entry["name"] == name:
            since, until = entry["since"], entry["until"] or "9999"
            if (on is None and not entry["until"]) or (on is not None and since <= on <= until):
                yield entry["sector"]
