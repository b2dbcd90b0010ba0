"""The amounts of a program, read and added up. All are US dollars."""

from decimal import Decimal

from pydantic_core import PydanticCustomError

from soaplan.plans.base import UNKNOWN, Unknown, known
from soaplan.plans.soa_plan import Funding
from soaplan.plans.values import read_year
from soaplan.rules.soa_plan.context import Context

Amounts = dict[str, Decimal]
Written = dict[str, Decimal | Unknown | None] | Unknown | None


def amounts(written: Written) -> Amounts | None:
    """The entries that hold an amount; None where one of them cannot be read, so that nothing can be said."""
    if written is UNKNOWN or UNKNOWN in (entries := known(written) or {}).values():
        return None
    return {key: amount for key, value in entries.items() if (amount := known(value)) is not None}


def sum_of(entries: Amounts) -> Decimal:
    """All entries added up."""
    return sum(entries.values(), Decimal(0))


def same(one: Decimal, other: Decimal, entries: int) -> bool:
    """Whether two sums agree: each entry may have been rounded, by less than one dollar."""
    return one == other or abs(one - other) < entries


def school_year(key: str) -> int | None:
    """The school year that a key such as FY25, 2025 or 2024-25 names, by the June in which it ends."""
    try:
        return read_year(key)
    except PydanticCustomError:
        return None


def wrong_years(funding: Funding, ctx: Context) -> list[str]:
    """The keys of `by_year` that are no school year of the plan's cycle."""
    covered = {read_year(year) for year in ctx.catalog.cycle.years}
    return [key for key in known(funding.by_year) or () if school_year(key) not in covered]


def cumulative(funding: Funding, ctx: Context) -> Decimal | None:
    """The amount of all years: the written total, else the sum of `by_year` where it holds every year of the cycle."""
    if funding.total is not None:
        return known(funding.total)
    years = amounts(funding.by_year)
    if years is None or wrong_years(funding, ctx):
        return None
    complete = {read_year(year) for year in ctx.catalog.cycle.years} <= {school_year(key) for key in years}
    return sum_of(years) if complete else None
