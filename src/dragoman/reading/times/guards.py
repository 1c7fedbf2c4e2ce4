"""Conditions on the surroundings that some rules need: words that are times only in company."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from dragoman import lexicon
from dragoman.reading.times.placed import Placed
from dragoman.reading.times.tokens import OTHER, Tokens, vocabulary

__all__ = ["admits"]

_RATED = frozenset({"TH", "TM", "D"})  # units of which so many go into a longer one: `24 hours a day`
_APOSTROPHES = frozenset({"'", "’"})

Guard = Callable[[Tokens, Placed], bool]


def admits(guard: str, tokens: Tokens, match: Placed) -> bool:
    """Whether what stands around an expression lets it be one, by the guard of that name."""
    special = _SPECIAL.get(guard)
    return special(tokens, match) if special else _in_company(guard, tokens, match)


@cache
def _company() -> dict[str, tuple[frozenset[str], ...]]:
    columns = ("before", "never_before", "after", "never_after")
    return {
        entry["guard"]: tuple(frozenset(filter(None, entry[column].split("|"))) for column in columns)
        for entry in lexicon.table("time_guards").entries()
    }


def _in_company(guard: str, tokens: Tokens, match: Placed) -> bool:
    """The words in front and behind, as the table of guards wants them; an empty cell wants nothing."""
    before, never_before, after, never_after = _company()[guard]
    front, behind = _front(tokens, match), _behind(tokens, match)
    return (
        (not before or front in before)
        and front not in never_before
        and (not after or behind in after)
        and behind not in never_after
    )


def _front(tokens: Tokens, match: Placed) -> str:
    return tokens.words[match.start() - 1].lower() if match.start() else ""


def _front_word(tokens: Tokens, match: Placed) -> str:
    return tokens.words[match.start() - 1] if match.start() else ""


def _behind(tokens: Tokens, match: Placed) -> str:
    return tokens.words[match.end()].lower() if match.end() < len(tokens.words) else ""


def _month_word(tokens: Tokens, match: Placed) -> bool:
    """May and March count as months after a word that a month follows, or before a noun (`the March accession`)."""
    words, start = tokens.words, match.start()
    front = _front(tokens, match)
    if front in _company()["monthjoined"][0]:
        # `April and May`, but not `Johnson and May`.
        return any(letter in _month_letters() for letter in tokens.letters[max(0, start - 4) : start - 1])
    if _in_company("monthword", tokens, match):
        return words[start][1].islower()
    behind = words[match.end()] if match.end() < len(words) else ""
    return front in _company()["themonth"][0] and behind.islower() and behind not in _company()["themonth"][3]


@cache
def _month_letters() -> frozenset[str]:
    classes = vocabulary().classes
    return frozenset(classes["MONTH"] + classes["MONTHWORD"] + classes["MONTHSHORT"])


def _tight(tokens: Tokens, match: Placed) -> bool:
    """Figures and signs without a space between them."""
    last = min(match.start() + 4, match.end() - 1)
    return all(tokens.joined(at) for at in range(match.start(), last))


def _year(tokens: Tokens, match: Placed) -> bool:
    """Four figures: of our age, a year unless something speaks against it; else only after a word that a year follows."""
    before, never_before, _, never_after = _company()["year"]
    front = _front(tokens, match)
    if front[:1].isdigit() or front in never_before or _behind(tokens, match) in never_after:
        return False
    if match.end() - match.start() > 1:
        return True
    word = _front_word(tokens, match)
    if word.istitle() and tokens.letters[match.start() - 1] == OTHER:
        return False  # a name: Orion 1980
    if front == "." and match.start() > 1 and tokens.words[match.start() - 2].lower() in never_before:
        return False  # Order No. 2024
    if front in {".", ",", "-"} and tokens.joined(match.start() - 1):
        # The end of a longer number, unless a span of years.
        return front == "-" and match.start() > 1 and len(tokens.words[match.start() - 2]) >= 4
    return 1900 <= int(tokens.words[match.end() - 1]) <= 2050 or front in before


def _clock(tokens: Tokens, match: Placed) -> bool:
    """A bare 10:30 needs company: a.m., a zone, a day, or a word that a clock time follows; a bare 4.7 is no clock at all."""
    kept = tokens.words[match.start("c") : match.end("c")]
    company = _company()["clock"][0]
    if kept[0].isalpha() and len(kept) == 1:
        return match.end() - match.start() > 1 or _front(tokens, match) in company
    if match.keeps("z") or len(kept) > 1 or not kept[0][-1].isdigit():
        return True
    if "." in kept[0]:
        return False
    return match.end() - match.start() > len(kept) or _front(tokens, match) in company


def _no_title(tokens: Tokens, match: Placed) -> bool:
    """Not `This Week` or `USA TODAY` as the name of a programme or a paper: a capital where none is due."""
    start, last = match.start(), tokens.words[match.end() - 1]
    alone = match.end() - start == 1
    front = _front_word(tokens, match)
    if len(last) < 3 or not (last.istitle() or (last.isupper() and alone)):
        return True
    if last.isupper():
        shouted = start > 1 and tokens.words[start - 2].isupper()  # a whole line in capitals is no name
        return shouted or not front.isupper()
    return alone and not (front.istitle() or front.isupper())


def _unit(tokens: Tokens, match: Placed) -> str:
    """Give the code of the unit that an expression counts in, such as Y or TH."""
    word = tokens.words[match.start("u")].lower()
    values = vocabulary().values
    return values.get(f"UNIT {word}") or values.get(f"UNITS {word}") or ""


def _duration(tokens: Tokens, match: Placed) -> bool:
    """Not an age (`37 years old`), a rate (`24 hours a day`), a name (`60 Minutes`) or a fraction (`three-quarters of`)."""
    words, unit = tokens.words, _unit(tokens, match)
    if _is_age(tokens, match, unit) or (unit in _RATED and _is_rate(tokens, match)):
        return False
    if words[match.start("u")].istitle() and not words[match.start("n")].islower():
        return False  # 60 Minutes, the Six-Day War
    if (
        _behind(tokens, match) in _APOSTROPHES
        and words[match.end() + 1 : match.end() + 2]
        and words[match.end() + 1].istitle()
    ):
        return False  # the Thirty Years' War
    if unit == "Q" and (words[match.start("u") - 1] == "-" or _behind(tokens, match) in _company()["fraction"][2]):
        return False
    return unit != "TS" or words[match.start("u")].endswith("s") or words[match.start("n")][0].isdigit()


def _is_age(tokens: Tokens, match: Placed, unit: str) -> bool:
    words, old = tokens.words, _company()["duration"][3]
    behind = _behind(tokens, match)
    after = words[match.end() + 1].lower() if behind == "-" and match.end() + 1 < len(words) else ""
    if behind in old:
        return True
    hyphened = after in old or words[match.end() - 1].lower() in old
    return hyphened and (unit == "Y" or _is_young(tokens, match.end() + 2 * (after in old)))


def _is_young(tokens: Tokens, at: int) -> bool:
    """`an 11-month-old boy`, or no noun at all: an age. A truce or a strike so many months old has lasted so long."""
    word = tokens.words[at] if at < len(tokens.words) else ""
    thing = tokens.letters[at : at + 1] in _things() and word.islower() and not word.endswith("ed")
    return not thing or word in _company()["aged"][2]


@cache
def _things() -> frozenset[str]:
    return vocabulary().letters_of("OCCASION", "RESULT") | frozenset(OTHER)


def _is_rate(tokens: Tokens, match: Placed) -> bool:
    """`24 hours a day`, `seven days per week`."""
    after = tokens.words[match.end() + 1 : match.end() + 2]
    return (
        _behind(tokens, match) in _company()["rate"][2]
        and bool(after)
        and f"UNIT {after[0].lower()}" in vocabulary().values
    )


def _duration_one(tokens: Tokens, match: Placed) -> bool:
    """`a week` as a length, not as a rate (`four flights a week`): only after a word that a length follows."""
    if not _duration(tokens, match) or _unit(tokens, match) in {"Q", "TS", "WE"}:
        return False
    if match.start("n") > match.start() or match.end() > match.end("u") or match.start("u") > match.end("n"):
        return True
    if (
        vocabulary().values.get(f"ONES {tokens.words[match.start('n')].lower()}")
        or _behind(tokens, match) in _company()["aweekfrom"][2]
    ):
        return True
    return _in_company("durationone", tokens, match)


def _day_nth(tokens: Tokens, match: Placed) -> bool:
    """`on the 16th`, also where who did something follows (`On the 16th Foch struck`, `fire broke out`): no Division, no floor."""
    if _in_company("dayth", tokens, match):
        return True
    before, _, _, never_after = _company()["daythname"]
    at = match.end()
    if _front(tokens, match) not in before or _behind(tokens, match) in never_after:
        return False
    while at < min(match.end() + 3, len(tokens.words)) and tokens.words[at].istitle():
        at += 1
    if at == match.end() and tokens.letters[at : at + 1] == OTHER:
        at += 1
    verb = tokens.words[at : at + 1]
    return at > match.end() and bool(verb) and (verb[0].endswith("ed") or tokens.letters[at] in _past_letters())


def _past_span(tokens: Tokens, match: Placed) -> bool:
    """`the last three months`; where something is to last three months, they are no last ones."""
    return tokens.words[match.start()].lower() != "last" or _in_company("pastspan", tokens, match)


def _holiday(tokens: Tokens, match: Placed) -> bool:
    """Not the Easter of the Easter Rising: no capital behind, unless `on`, `by` or `since` stands in front."""
    behind = tokens.words[match.end()] if match.end() < len(tokens.words) else ""
    company = _company()["holiday"][0]
    return _in_company("holidayof", tokens, match) and (not behind[:1].isupper() or _front(tokens, match) in company)


def _no_name(tokens: Tokens, match: Placed) -> bool:
    """Not the winter of the Winter War: no capital behind, and none in front but the sentence's first."""
    behind = tokens.words[match.end() : match.end() + 1]
    last = tokens.words[match.end() - 1]
    return not (last.istitle() and behind and behind[0].istitle())


def _long_unit(tokens: Tokens, match: Placed) -> bool:
    return _unit(tokens, match) in {"E", "C", "L"}


def _not_day(tokens: Tokens, match: Placed) -> bool:
    return _unit(tokens, match) != "D"


def _unit_this(tokens: Tokens, match: Placed) -> bool:
    return _not_day(tokens, match) and _no_title(tokens, match)


def _unit_that(tokens: Tokens, match: Placed) -> bool:
    return _unit(tokens, match) != "TS" and _no_title(tokens, match)


def _decade(tokens: Tokens, match: Placed) -> bool:
    """`30s` alone, or `early 20s`, is as often an age or a temperature: it needs `the`, or a decade in front (`1980s and 90s`)."""
    start = match.start()
    if _front(tokens, match) in _company()["monthjoined"][0] and start > 1:
        joined = tokens.words[start - 2]
        return len(joined) > 3 and joined[0].isdigit() and joined[-1] == "s"
    return len(tokens.words[match.start("f")]) > 3 or tokens.words[match.start()].lower() == "the"


def _not_age(tokens: Tokens, match: Placed) -> bool:
    """`a years-old feud`, but not `21 years-old`, `3-years-old`."""
    front = _front(tokens, match)
    return front not in {"-", "'"} and not front[:1].isdigit() and _value_of_number(front) == ""


def _value_of_number(word: str) -> str:
    values = vocabulary().values
    return values.get(f"ONES {word}") or values.get(f"TEENS {word}") or values.get(f"TENS {word}") or ""


def _year_slash(tokens: Tokens, match: Placed) -> bool:
    """`2009/10` is a season, `2015/07` a folder."""
    first, _, last = tokens.words[match.start()].partition("/")
    return 1 <= (int(last) - int(first[2:])) % 100 <= 5


def _year_span(tokens: Tokens, match: Placed) -> bool:
    """`2009-10` counts on within the century; `2025-02` is a month."""
    first, last = tokens.words[match.start()], tokens.words[match.end() - 1]
    return len(last) == 2 and int(last) > int(first[2:]) and _tight(tokens, match)


def _the_fall(tokens: Tokens, match: Placed) -> bool:
    """`in the fall`, not `the fall of the city`."""
    return _no_name(tokens, match) and _in_company("thefall", tokens, match)


def _unhyphened(tokens: Tokens, match: Placed) -> bool:
    """Not the beginning of a longer word: `quarter-century`, `quarter-to-quarter`."""
    hyphen = match.end()
    return not (
        _behind(tokens, match) == "-"
        and hyphen + 1 < len(tokens.words)
        and tokens.joined(hyphen - 1)
        and tokens.joined(hyphen)
    )


def _series_day(tokens: Tokens, match: Placed) -> bool:
    """`It is the third day of the siege`: the day of writing; of any other third day nothing is known."""
    before, _, subjects, _ = _company()["seriesday"]
    start = match.start()
    if _front(tokens, match) not in before:
        return False
    apostrophe = start > 1 and tokens.words[start - 2] in _APOSTROPHES
    subject = start - 2 - apostrophe
    return subject >= 0 and tokens.words[subject].lower() in subjects


def _soon(tokens: Tokens, match: Placed) -> bool:
    """`They will soon meet`; `it soon became a flood` tells of what is over, and of no future."""
    if not _in_company("soon", tokens, match):
        return False
    behind = tokens.words[match.end()] if match.end() < len(tokens.words) else ""
    past = behind.endswith("ed") or (bool(behind) and tokens.letters[match.end()] in _past_letters())
    return not past or _front(tokens, match) in _company()["tobesoon"][0]


def _per_unit(tokens: Tokens, match: Placed) -> bool:
    """`per week`; what goes on by the second or minute is a speed."""
    return _unit(tokens, match) not in {"TS", "TM"}


def _of_results(tokens: Tokens, match: Placed) -> bool:
    """`this quarter's loss`: the quarter whose results are told, and which may be over."""
    after = match.end()
    possessive = _behind(tokens, match) in _APOSTROPHES and tokens.words[after + 1 : after + 2] == ["s"]
    return possessive and tokens.letters[after + 2 : after + 3] in vocabulary().letters_of("RESULT")


def _the_year(tokens: Tokens, match: Placed) -> bool:
    """`for the year`, and `a high for the year of $42`, but not `the year of the floods`."""
    after = match.end()
    money = tokens.letters[after + 1 : after + 2] in vocabulary().letters_of("CURRENCY")
    return (
        (money and _behind(tokens, match) in _company()["yearof"][2])
        and _front(tokens, match) in _company()["theyear"][0]
    ) or _in_company("theyear", tokens, match)


def _at_the_time(tokens: Tokens, match: Placed) -> bool:
    """`he was abroad at the time`; what time is meant by `at the time Smith was abroad`, its clause says."""
    behind = tokens.words[match.end() : match.end() + 1]
    return not (behind and behind[0].istitle()) and _in_company("atthetime", tokens, match)


def _now(tokens: Tokens, match: Placed) -> bool:
    """Not the `Now,` that only turns to a new thought."""
    turning = tokens.words[match.start()] == "Now" and _behind(tokens, match) in _company()["turning"][2]
    return not turning and _in_company("now", tokens, match)


@cache
def _past_letters() -> frozenset[str]:
    return vocabulary().letters_of("PAST")


_SPECIAL: dict[str, Guard] = {
    "unhyphened": _unhyphened,
    "seriesday": _series_day,
    "perunit": _per_unit,
    "resultsof": _of_results,
    "theyear": _the_year,
    "atthetime": _at_the_time,
    "soon": _soon,
    "pastspan": _past_span,
    "dayth": _day_nth,
    "holiday": _holiday,
    "now": _now,
    "monthword": _month_word,
    "tight": _tight,
    "noname": _no_name,
    "thefall": _the_fall,
    "longunit": _long_unit,
    "notday": _not_day,
    "unitthis": _unit_this,
    "decade": _decade,
    "notage": _not_age,
    "unitthat": _unit_that,
    "yearslash": _year_slash,
    "year": _year,
    "clock": _clock,
    "unit": _no_title,
    "today": _no_title,
    "duration": _duration,
    "durationone": _duration_one,
    "yearspan": _year_span,
}
