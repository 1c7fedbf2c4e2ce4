"""What a rule kept of an expression, turned into the parts of a form.

The name under which a rule keeps a part says how it is read: `m` month, `d` day, `y` year, `w` weekday, `n` number,
`u` unit, `q` ordinal, `p` part of the day, `c` clock, `s` season, `f` a figure such as 26.02.2025 or 1990s, `o` a century,
`r` today or its like, `e` the end of a span of years, `g` the second of two days, `v` the second of two weekdays,
`j` a code such as FY2024, `b` and `a` years before Christ, `a` a decade there too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from dragoman.reading.times.holidays import names
from dragoman.reading.times.tokens import vocabulary
from dragoman.reading.times.tokens import words as spell

__all__ = ["KEPT", "NoTimeError", "clock", "duration", "number", "steps"]

Words = Sequence[str]


class NoTimeError(ValueError):
    """What was kept cannot be a time after all (hour 27, day 31 of a month)."""


def _month(words: Words) -> str:
    """A month by its name or, in a date of figures, its number."""
    if words[0].isdigit():
        return f"{int(words[0]):02d}"
    return _value("MONTH MONTHWORD MONTHSHORT", words)


def _value(classes: str, words: Words) -> str:
    """The vocabulary's value of the first of `words` that has one in `classes`."""
    values = vocabulary().values
    for word in words:
        for name in classes.split():
            if found := values.get(f"{name} {word.lower()}"):
                return found
    raise NoTimeError(" ".join(words))


def number(words: Words) -> float:
    """The number that words or figures say.

    >>> number(["twenty", "-", "six"]), number(["2", "1/2"]), number(["a", "hundred"]), number(["1,500"])
    (26.0, 2.5, 100, 1500.0)
    """
    values = vocabulary().values
    total = 0.0
    for word in words:
        lower = word.lower()
        if "0" <= word[0] <= "9":
            if "/" in word:
                top, _, bottom = word.partition("/")
                total += int(top) / int(bottom)
            else:
                total += float(word.replace(",", ""))
        elif lower == "half":
            total += 0.5
        elif lower in {"a", "an"}:
            continue
        elif scale := values.get(f"SCALE {lower}"):
            total = max(total, 1) * int(scale)
        elif small := values.get(f"ONES {lower}") or values.get(f"TEENS {lower}") or values.get(f"TENS {lower}"):
            total += int(small)
    return total or 1.0


def _plain(value: float) -> str:
    return str(int(value)) if value == int(value) else f"{value:g}"


def duration(count: str, unit: str) -> str:
    """A TIMEX3 duration without its P.

    >>> duration("2", "W"), duration("24", "TH"), duration("X", "E"), duration("2.5", "Y"), duration("3", "E")
    ('2W', 'T24H', 'XE', '2Y6M', '30Y')
    """
    if unit in {"E", "C", "L"}:
        if count == "X":
            return {"E": "XE", "C": "XC", "L": "XL"}[unit]
        count, unit = _plain(float(count) * {"E": 10, "C": 100, "L": 1000}[unit]), "Y"
    if unit == "F":
        count, unit = ("X" if count == "X" else _plain(float(count) * 2)), "W"
    if "." in count:
        whole, fraction = divmod(float(count), 1)
        smaller = {"Y": (12, "M"), "TH": (60, "M"), "TM": (60, "S"), "D": (24, "H")}.get(unit)
        if smaller:
            first = f"{int(whole)}{unit[-1]}" if whole else ""
            rest = f"{round(fraction * smaller[0])}{smaller[1]}"
            return ("T" if unit[0] == "T" else "") + first + ("T" if unit == "D" else "") + rest
    return f"T{count}{unit[1]}" if unit[0] == "T" else f"{count}{unit}"


def steps(count: str, unit: str, sign: int) -> str:
    """So many units back or on as a step of a form; decades and centuries are counted in years, as one says it.

    >>> steps("3", "E", -1), steps("2.5", "Y", -1), steps("3", "D", 1), steps("1", "F", -1)
    ('Y-30', 'M-30', 'D+3', 'W-2')
    """
    amount = float(count)
    unit, times = {"E": ("Y", 10), "C": ("Y", 100), "L": ("Y", 1000), "F": ("W", 2)}.get(unit, (unit, 1))
    amount *= times
    if amount != int(amount):
        unit, times = {"Y": ("M", 12), "M": ("D", 30), "W": ("D", 7), "TH": ("TM", 60), "D": ("TH", 24)}.get(
            unit, (unit, 1)
        )
        amount = round(amount * times)
    return f"{unit}{sign * int(amount):+d}"


def clock(words: Words) -> str:
    """A clock time as HH:MM, or HH:MM:SS.

    >>> clock(["10:35", "p", ".", "m"]), clock(["noon"]), clock(["5pm"]), clock(["18.30"]), clock(["12", "am"])
    ('22:35', '12:00', '17:00', '18:30', '00:00')
    """
    values = vocabulary().values
    first = words[0].lower()
    if moment := values.get(f"MOMENT {first}"):
        return moment
    if spoken := _spoken_clock([word.lower() for word in words]):
        return spoken
    if len(first) == 4 and first.isdigit():
        first = f"{first[:2]}:{first[2:]}"
    if first[0].isdigit():
        found = re.match(r"(\d+)(?:[:.h](\d\d))?(?::(\d\d))?", first)
        if not found:
            raise NoTimeError(first)
        hour, minute, second = int(found[1]), found[2] or "00", found[3]
        half = first.lstrip("0123456789:.h")[:1]
    else:
        hour, minute, second, half = int(number(words[:1])), "00", None, ""
    later = [word.lower() for word in words[1:]]
    if later and later[0] in {"am", "pm", "a", "p"}:
        half = later[0][0]
    elif "afternoon" in later or "evening" in later or ("night" in later and 5 < hour < 12):
        half = "p"
    elif "morning" in later:
        half = "a"
    if half == "p" and hour < 12:
        hour += 12
    elif half == "a" and hour == 12:
        hour = 0
    if hour > 24 or minute > "59":
        raise NoTimeError(first)
    return f"{hour:02d}:{minute}" + (f":{second}" if second else "")


def _spoken_clock(words: Words) -> str | None:
    """A clock time in words alone: half past six, a quarter to nine; None for any other."""
    if "past" in words or "to" in words:
        at = words.index("past") if "past" in words else words.index("to")
        front = [word for word in words[:at] if word not in {"a", "minutes", "minute"}]
        minutes = {"half": 30, "quarter": 15}.get(front[0]) or int(number(front))
        hour = int(number(words[at + 1 : at + 2]))
        total = hour * 60 + (minutes if words[at] == "past" else -minutes)
        if "afternoon" in words or "evening" in words:
            total += 720 if hour < 12 else 0
        return f"{total // 60 % 24:02d}:{total % 60:02d}"
    return None


def _day(words: Words) -> str:
    digits = re.match(r"\d+", words[0])
    if digits:
        day = int(digits[0])
    elif len(words) > 1 and words[-1].lower() != words[0].lower() and words[-1].isalpha() and words[0].lower() != "th":
        day = int(_value("TENS", words)) + int(_value("ORDINAL", words[-1:]))
    else:
        day = int(_value("ORDINAL ORDINALTENS", words))
    if not 1 <= day <= 31:
        raise NoTimeError(words[0])
    return f"{day:02d}"


def _ordinal(words: Words) -> str:
    """Which of several: `third`, `3rd`, `Q3`."""
    digits = re.search(r"\d+", words[0])
    return digits[0] if digits else str(int(_day(words)))


def _year(words: Words) -> str:
    first = words[0]
    if first[0].isdigit():
        if len(first) == 4:
            return first
        year = int(first)
        return str(1900 + year if year > 29 else 2000 + year)
    lower = [word.lower() for word in words if word.isalpha()]
    if lower[0] == "two":
        return "2000"
    if lower[1:2] == ["hundred"]:
        return str(int(1900 + (number(lower[2:]) if len(lower) > 2 else 0)))
    return str(int(1900 + number(lower[1:])))


def _figure(words: Words) -> str:
    """A date or decade in figures; where both orders can be read, the month is taken to come first after `/` only."""
    text = words[0].lower()
    if value := vocabulary().values.get(f"DECADEWORD {text}"):
        return value
    if text.endswith("s"):
        digits = re.sub(r"\D", "", text)
        return digits[:3] if len(digits) == 4 else f"19{digits[0]}" if digits[0] > "2" else f"20{digits[0]}"
    if len(words) == 3:
        return f"{words[0]}/{words[0][:2]}{words[2]}"
    parts = re.split(r"[./]", text)
    if len(parts) == 2:
        return f"{parts[0]}/{parts[0][:2]}{parts[1]}"
    if len(parts[0]) == 4:
        year, month, day = parts[0], int(parts[1]), int(parts[2])
    else:
        first, second, year = int(parts[0]), int(parts[1]), _year(parts[2:])
        month, day = (second, first) if "." in text or first > 12 else (first, second)
    if not (1 <= month <= 12 and 1 <= day <= 31):
        raise NoTimeError(text)
    return f"{year}-{month:02d}-{day:02d}"


def _code(words: Words) -> str:
    """A fiscal year or quarter in one piece: `FY2024`, `FY25`, `4Q24`, `2024Q3`."""
    text = words[0].lower()
    if text.startswith("fy"):
        return text[2:] if len(text) == 6 else _year([text[2:]])
    quarter, year = (text[0], text[2:]) if text[1] == "q" else (text[-1], text[:4])
    return f"{year if len(year) == 4 else _year([year])}-Q{quarter}"


def _century(words: Words) -> str:
    return f"{int(_day(words)) - 1:02d}"


def _end(words: Words) -> str:
    """The end of a span: a short year (`2009-10`) or a day of the month."""
    return _day(words) if words[0].isdigit() and len(words[0]) < 2 else words[0]


def _holiday(words: Words) -> str:
    if not words[0][0].isupper():
        raise NoTimeError(words[0])
    found = [key for name, key in names().items() if spell(name) == [word.lower().replace("’", "'") for word in words]]
    return found[0]


KEPT: dict[str, Callable[[Words], str]] = {
    "m": _month,
    "d": _day,
    "y": _year,
    "w": lambda words: _value("WEEKDAY WEEKDAYS WEEKDAYSHORT", words),
    "n": lambda words: _plain(number(words)),
    "u": lambda words: _value("UNIT UNITS", words),
    "q": _ordinal,
    "p": lambda words: _value("PART PARTS TWILIGHT", words),
    "c": clock,
    "s": lambda words: _value("SEASON SEASONWORD SEASONS", words),
    "f": _figure,
    "o": _century,
    "r": lambda words: _value("TRIGGER", words),
    "e": _end,
    "g": _day,
    "j": _code,
    "i": lambda words: words[0] + ":" + (words[2][:2] if len(words) > 2 else "00"),
    "x": _holiday,
    "v": lambda words: _value("WEEKDAY", words),
    "b": lambda words: f"{int(words[0]):04d}",
    "a": lambda words: f"{int(words[0][:-2]):03d}" if words[0].endswith("s") else f"{int(words[0]):04d}",
}
