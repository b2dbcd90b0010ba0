"""How a day is read."""

import re
from datetime import date
from typing import Any

from soaplan.characters import visible
from soaplan.dates import MONTHS
from soaplan.plans.wrong import one_text, problem

ISO_DATE = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
US_DATE = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
MONTH = rf"(?:{'|'.join(name[:3] for name in MONTHS)})[a-z]*\.?"
SEASON = re.compile(
    r"(?:by |in |early |mid[- ]|late |(?:the )?(?:beginning|middle|end) of )*(?:the )?"
    rf"(?:spring|summer|fall|autumn|winter|{MONTH}),? (?:of )?(?:19|20)[0-9]{{2}}",
    re.IGNORECASE,
)
"""A month or a season of a year: "May 2024", "by late fall 2025"."""
WORD_DATE = re.compile(r"([A-Za-z]+)\.? *([0-9]{1,2})(?:st|nd|rd|th)?,? *([0-9]{4})")


def read_date(value: Any) -> date:
    """A day; US order where it is written with slashes."""
    text = visible(one_text(value))
    day = _iso(text) or _us(text) or _in_words(text)
    if day is None:
        mend = "Write the day as 2024-03-14, March 14, 2024 or 3/14/2024, with all four digits of the year."
        raise problem("unreadable_date", f"“{text}” is not a date", mend)
    try:
        return date(*day)
    except ValueError:
        mend = "Look at the calendar: write the day as 2024-03-14 (year, month, day)."
        raise problem("unreadable_date", f"there is no day “{text}”", mend) from None


def read_day_or_season(value: Any) -> date | str:
    """A day, or the text of a month or season, by which plans often say when something is done."""
    text = visible(one_text(value))
    return text if SEASON.fullmatch(text) else read_date(value)


def _iso(text: str) -> tuple[int, int, int] | None:
    found = ISO_DATE.fullmatch(text)
    return (int(found[1]), int(found[2]), int(found[3])) if found else None


def _us(text: str) -> tuple[int, int, int] | None:
    found = US_DATE.fullmatch(text)
    return (int(found[3]), int(found[1]), int(found[2])) if found else None


def _in_words(text: str) -> tuple[int, int, int] | None:
    found = WORD_DATE.fullmatch(text)
    month = _month(found[1].lower()) if found else 0
    return (int(found[3]), month, int(found[2])) if found and month else None


def _month(word: str) -> int:
    """The number of a month, written out or by three letters or more; 0 for another word."""
    # "ma" could be two months.
    hits = [place for place, name in enumerate(MONTHS, 1) if len(word) >= 3 and name.lower().startswith(word)]  # noqa: PLR2004
    return hits[0] if len(hits) == 1 else 9 if word == "sept" else 0
