"""The days that a plan covers."""

from datetime import date

from soaplan.dates import date_in_words
from soaplan.plans.base import Answer, known
from soaplan.rules.sustainable_improvement_plan.context import ImprovementContext
from soaplan.rules.sustainable_improvement_plan.years import school_year

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
    return f"The plan reaches from {first} to {last}. Correct the date."
