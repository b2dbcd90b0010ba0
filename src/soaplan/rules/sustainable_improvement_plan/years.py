"""The years that people write: a year of the plan, a school year, a season or month; and the days a plan covers."""

import re
from datetime import date

from soaplan.dates import date_in_words
from soaplan.plans.base import Answer, known
from soaplan.regex import regex
from soaplan.rules.sustainable_improvement_plan.context import ImprovementContext

PLACE = regex(r"(?:years? ?)?([1-9])(?: ?(?:[-\u2013,&]|to|through|and) ?([1-9]))?", re.IGNORECASE)
"""A year by its place in the plan: 1, Year 2, 1-3."""
SCHOOL_YEAR = regex(r"(?<!\d)(20\d\d) ?[-\u2013] ?((?:20)?\d\d)(?![-\u2013\d])")
"""A school year by both of its calendar years: 2025-26, 2025-2026."""
SHORT_YEAR = regex(
    r"(?:\b(?:SY|FY|school year) ?|^)([2-9]\d)[-\u2013]([2-9]\d)(?!\d)|\b(?:SY|FY) ?(\d\d)(?!\d)", re.IGNORECASE
)
"""The same in short: SY25-26, 25-26, FY26."""
FALL = r"fall|autumn|aug|august|sept?|september|oct|october|nov|november|dec|december"
CALENDAR_YEAR = regex(
    rf"(?:\b({FALL})\b[ .,]*(?:of )?|\b({FALL})\b\.? \d{{1,2}}, ?)?(?<!\d)((?:19|20)[0-9]{{2}})(?!\d)", re.IGNORECASE
)
"""A calendar year; in the season or months before it, the school year ends in the year after."""


def school_year(text: str) -> int | None:
    """The school year of a text, by the June in which it ends: 2026, SY2025-26, spring 2026, fall 2025."""
    return next(iter(_school_years(text)), None)


def _school_years(text: str) -> list[int]:
    """The school years of a text, in its order."""
    return [int(found[3]) + bool(found[1] or found[2]) for found in CALENDAR_YEAR.finditer(_by_june(text))]


def _by_june(text: str) -> str:
    """A text with the calendar year in which it ends in the place of each school year."""
    return SHORT_YEAR.sub(_end_of_short, SCHOOL_YEAR.sub(_end, text.strip()))


def _end(found: re.Match[str]) -> str:
    """The second year where it follows the first; `2025-2028` are two years."""
    following = int(found[1]) + 1
    return str(following) if following % 100 == int(found[2]) % 100 else found[0]


def _end_of_short(found: re.Match[str]) -> str:
    if found[3]:
        return f"20{found[3]}"
    return f"20{found[2]}" if int(found[1]) + 1 == int(found[2]) else found[0]


def plan_years(text: str, first: int) -> set[int] | None:
    """The years of the plan that a text names, counted from 1; `first` is the first school year. None if unclear."""
    if found := PLACE.fullmatch(text.strip()):
        return set(range(int(found[1]), int(found[2] or found[1]) + 1))
    years = [year - first + 1 for year in _school_years(text)]
    return set(range(min(years), max(years) + 1)) if years else None


JULY, JUNE = 7, 6
LAST_OF_JUNE = 30


def plan_period(ctx: ImprovementContext) -> tuple[date, date]:
    """The first and the last day on which a date of the plan may lie. School years go from July to June.

    What prepares the first year may lie before it.
    """
    years = ctx.plan_years
    months = (years[0] - 1) * 12 + JULY - 1 - ctx.number("months_before")
    return date(months // 12, months % 12 + 1, 1), date(years[-1], JUNE, LAST_OF_JUNE)


def outside_the_plan(answer: Answer[date | str], ctx: ImprovementContext) -> str | None:
    """A day or season that lies outside these days, in words; None for any other."""
    when, (first, last) = known(answer), plan_period(ctx)
    if isinstance(when, str):
        earliest = first.year + (first.month >= JULY)
        year = school_year(when)
        return None if year is None or earliest <= year <= last.year else when
    return date_in_words(when) if isinstance(when, date) and not first <= when <= last else None


def period_in_words(ctx: ImprovementContext) -> str:
    """What to do about it."""
    first, last = map(date_in_words, plan_period(ctx))
    return f"The plan runs from {first} to {last}. Correct the date."
