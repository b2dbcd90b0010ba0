"""The years that people write: a year of the plan, a school year, a season of a calendar year."""

import re

from pydantic_core import PydanticCustomError

from soaplan.plans.values import read_year

PLACE = re.compile(r"(?:years? ?)?([1-9])(?: ?(?:[-\u2013,&]|to|through|and) ?([1-9]))?", re.IGNORECASE)
"""A year by its place in the plan: 1, Year 2, 1-3."""
CALENDAR_YEAR = re.compile(
    r"(?:\b(fall|autumn|winter|spring|summer)\b[ ,]*(?:of )?)?((?:19|20)[0-9]{2})", re.IGNORECASE
)
NEXT_SCHOOL_YEAR = ("fall", "autumn")
"""Seasons of the school year that ends in the calendar year after."""


def school_year(text: str) -> int | None:
    """The school year of a text, by the June in which it ends: 2026, SY2025-26, spring 2026, fall 2025."""
    if (year := _plain_year(text)) is not None:
        return year
    found = CALENDAR_YEAR.search(text)
    return _of_season(found) if found else None


def _plain_year(text: str) -> int | None:
    try:
        return read_year(re.sub(r"(?i)^(?:sy|school year) ?", "", text.strip()))
    except PydanticCustomError:
        return None


def _of_season(found: re.Match[str]) -> int:
    return int(found[2]) + ((found[1] or "").lower() in NEXT_SCHOOL_YEAR)


def plan_years(text: str, first: int) -> set[int] | None:
    """The years of the plan that a text names, counted from 1; `first` is the first school year. None if unclear."""
    if found := PLACE.fullmatch(text.strip()):
        return set(range(int(found[1]), int(found[2] or found[1]) + 1))
    if (year := _plain_year(text)) is not None:
        return {year - first + 1}
    years = [_of_season(season) - first + 1 for season in CALENDAR_YEAR.finditer(text)]
    return set(range(min(years), max(years) + 1)) if years else None
