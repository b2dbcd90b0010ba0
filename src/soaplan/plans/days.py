"""How a day is read."""

import re
from datetime import date
from typing import Any

from soaplan.dates import MONTHS, date_in_words
from soaplan.diagnostic import Fix
from soaplan.plans.wrong import problem, written
from soaplan.regex import regex

ISO_DATE = regex(r"([0-9]{4})[-\u2013/.]([0-9]{1,2})[-\u2013/.]([0-9]{1,2})")
US_DATE = regex(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4})")
SHORT_YEAR = regex(r"(.*[^0-9])([0-9]{2})")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WEEKDAY = regex(r"(?:on )?(mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? +(?=\S)", re.IGNORECASE)
MONTH = rf"(?:{'|'.join(name[:3] for name in MONTHS)})[a-z]*\.?"
SEASON = regex(
    r"(?:by |in |early |mid[- ]|late |(?:the )?(?:beginning|middle|end) of )*(?:the )?"
    rf"(?:spring|summer|fall|autumn|winter|{MONTH}),? (?:of )?(?:19|20)[0-9]{{2}}",
    re.IGNORECASE,
)
"""A month or a season of a year: "May 2024", "by late fall 2025"."""
MONTH_FIRST = regex(r"([A-Za-z]+)\.? *([0-9]{1,2})(?:st|nd|rd|th)?,? *([0-9]{4})")
NTH = "[0-9]{1,2}(?:st|nd|rd|th)?"
NO_YEAR = regex(rf"{MONTH} ?{NTH}|{NTH} ?{MONTH}|[0-9]{{1,2}}/[0-9]{{1,2}}", re.IGNORECASE)
DAY_FIRST = regex(r"([0-9]{1,2})(?:st|nd|rd|th)?(?: of)? *([A-Za-z]+)\.?,? *([0-9]{4})")


def read_date(value: Any) -> date:
    """A day in any spelling that can mean one day only; US order where it is all in numbers.

    A day of the week before it must be the right one: else nobody knows which of the two is wrong.
    """
    text = written(value)
    weekday = WEEKDAY.match(text)
    day = _day(text[weekday.end() :] if weekday else text, text)
    if weekday and not WEEKDAYS[day.weekday()].lower().startswith(weekday[1].lower()):
        fact = f"“{text}” does not exist: {date_in_words(day)} is a {WEEKDAYS[day.weekday()]}"
        mend = f"Look at the calendar. If the date is right, write {day.isoformat()}."
        raise problem("unreadable_date", fact, mend, Fix(day.isoformat(), safe=False))
    return day


def _day(text: str, shown: str) -> date:
    """The day that a text names; `shown` is how messages quote it."""
    numbers = _iso(text) or _us(text) or _in_words(text)
    if NO_YEAR.fullmatch(text):
        mend = "Add the year, with all four digits."
        raise problem("unreadable_date", f"“{shown}” has no year", mend)
    if numbers is None:
        mend = "Write the day as 2024-03-14, March 14, 2024 or 3/14/2024, with all four digits of the year."
        full = _in_full(text)
        mend = f"Write the year with four digits: {full}" if full else mend
        raise problem("unreadable_date", f"“{shown}” isn't a date", mend, Fix(full) if full else None)
    try:
        return date(*numbers)
    except ValueError:
        mend = "Look at the calendar: write the day as 2024-03-14 (year, month, day)."
        raise problem("unreadable_date", f"there is no day “{shown}”", mend) from None


def _in_full(text: str) -> str:
    """A date whose year has two digits with all four; nothing for any other text."""
    found = SHORT_YEAR.fullmatch(text)
    full = f"{found[1]}20{found[2]}" if found else ""
    return full if _us(full) or _in_words(full) else ""


def read_day_or_season(value: Any) -> date | str:
    """A day, or the text of a month or season, by which plans often say when something is done."""
    text = written(value)
    return text if SEASON.fullmatch(text) else read_date(value)


def _iso(text: str) -> tuple[int, int, int] | None:
    found = ISO_DATE.fullmatch(text)
    return (int(found[1]), int(found[2]), int(found[3])) if found else None


def _us(text: str) -> tuple[int, int, int] | None:
    found = US_DATE.fullmatch(text)
    return (int(found[4]), int(found[1]), int(found[3])) if found else None


def _in_words(text: str) -> tuple[int, int, int] | None:
    text = text.removesuffix(".")
    if found := MONTH_FIRST.fullmatch(text):
        word, day, year = found.groups()
    elif found := DAY_FIRST.fullmatch(text):
        day, word, year = found.groups()
    else:
        return None
    month = _month(word.lower())
    return (int(year), month, int(day)) if month else None


def _month(word: str) -> int:
    """The number of a month, written out or by three letters or more; 0 for another word."""
    hits = [place for place, name in enumerate(MONTHS, 1) if len(word) >= 3 and name.lower().startswith(word)]  # noqa: PLR2004 - "ma" could be two months
    return hits[0] if len(hits) == 1 else 9 if word == "sept" else 0
