"""Reading years in prose: FY25-27, the 2026-27 school year, July 2024 through June 2027. Years are fiscal years."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from soaplan.regex import regex

CENTURY = 2000
FULL_YEAR = 4
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
JULY, JUNE = 7, 6
SEASONS = {"winter": 2, "spring": 5, "summer": 7, "fall": 9, "autumn": 9}
"""A month of each season. A fiscal year begins in July."""
DASH = r"\s?[-\u2010-\u2014/]\s?"
TWO_OR_FOUR = r"(?:20)?\d\d(?!\d)"
MONTH = rf"(?:{'|'.join(MONTHS)})[a-z]*\.?"
YEARS = regex(
    rf"\b(?:FY|fiscal years?)\s?['\u2019]?(?P<fiscal>{TWO_OR_FOUR})"
    rf"(?:(?:{DASH}|\s(?:to|through|thru)\s)(?:FY|fiscal year)?\s?['\u2019]?(?P<to_fiscal>{TWO_OR_FOUR}))?(?!\w)"
    rf"|\b(?:SY|(?:school|academic) years?)\s?['\u2019]?(?P<school>{TWO_OR_FOUR})"
    rf"(?:{DASH}['\u2019]?(?P<to_school>{TWO_OR_FOUR}))?(?!\w)"
    rf"|(?<![\w$,.-])(?P<year>20\d\d){DASH}['\u2019]?(?P<to_year>{TWO_OR_FOUR})(?![\w,%-])"
    rf"|\b(?P<month>{MONTH})\s+(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s+)?(?:of\s+)?(?P<of_month>20\d\d)(?!\w)"
    rf"|\b(?P<season>winter|spring|summer|fall|autumn)\s+(?:of\s+)?(?P<of_season>20\d\d)(?!\w)"
    rf"|(?<![\w/])(?P<number>\d{{1,2}})/(?:\d{{1,2}}/)?(?P<of_number>20\d\d)(?![\w/])",
    re.IGNORECASE,
)
TOGETHER = regex(r"\s*(?:[-\u2010-\u2014]|to|through|thru|and|,|&|\+|/|,\s*and)\s*", re.IGNORECASE)
"""What makes one span of the years on both sides."""


@dataclass(frozen=True, slots=True)
class Years:
    """Fiscal years, from the first to the last, and where a text says so."""

    start: int
    end: int
    first: int
    last: int
    to_june: bool = True
    """Whether they go on to the last day of the last year: not "by May 2027"."""


def years_in(text: str) -> Iterator[Years]:
    """All spans of years of a text, in order."""
    whole: Years | None = None
    for found in YEARS.finditer(text):
        years = _read(found)
        if whole and years.last > whole.last and TOGETHER.fullmatch(text, whole.end, years.start):
            whole = Years(whole.start, years.end, whole.first, years.last, years.to_june)
        else:
            if whole:
                yield whole
            whole = years
    if whole:
        yield whole


def _read(found: re.Match[str]) -> Years:
    if found["fiscal"]:
        first = _full(found["fiscal"])
        return Years(*found.span(), first, _full(found["to_fiscal"] or found["fiscal"]))
    if found["school"] or found["year"]:
        return _school_years(found, found["school"] or found["year"], found["to_school"] or found["to_year"])
    year = int(found["of_month"] or found["of_season"] or found["of_number"])
    month = _month(found)
    fiscal = year + 1 if month >= JULY else year
    return Years(*found.span(), fiscal, fiscal, month == JUNE or bool(found["season"]))


def _school_years(found: re.Match[str], first: str, last: str | None) -> Years:
    """SY27, 2026-27 and 2024-2027 by the years of their June; SY25-27 names three of these."""
    start, end = _full(first), _full(last or first)
    named_by_june = last is None or (bool(found["school"]) and len(first) < FULL_YEAR and end - start > 1)
    return Years(*found.span(), start if named_by_june or end <= start else start + 1, end)


def _month(found: re.Match[str]) -> int:
    if found["season"]:
        return SEASONS[found["season"].casefold()]
    if found["number"]:
        return int(found["number"])
    return MONTHS.index(found["month"].casefold()[:3]) + 1


def _full(year: str) -> int:
    return int(year) if len(year) == FULL_YEAR else CENTURY + int(year)
