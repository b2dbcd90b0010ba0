"""The days that a plan covers."""

from datetime import date

from soaplan.rules.sustainable_improvement_plan.context import ImprovementContext

JULY, JUNE = 7, 6
LAST_OF_JUNE = 30


def plan_period(ctx: ImprovementContext) -> tuple[date, date]:
    """The first and the last day on which a date of the plan may lie. School years go from July to June.

    What prepares the first year may lie before it.
    """
    years = ctx.plan_years
    months = (years[0] - 1) * 12 + JULY - 1 - ctx.number("months_before")
    return date(months // 12, months % 12 + 1, 1), date(years[-1], JUNE, LAST_OF_JUNE)
