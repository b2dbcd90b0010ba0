"""How the years of one plan become those of the next."""

import re

from pydantic_core import PydanticCustomError

from soaplan.catalog import SoaCatalog
from soaplan.plans.values import read_year

A_YEAR = re.compile(r"\b(?:FY ?\d{4}|FY ?\d{2}|20\d\d(?:-\d\d)?)\b", re.IGNORECASE)
DIGITS = re.compile(r"\d+")
CENTURY = 100
SHORT = 2
"""Digits of a year that is written without its century."""


def next_name(key: str, old: SoaCatalog, new: SoaCatalog) -> str | None:
    """The name of a year of the new plan, written as the one in its place in the old plan was: FY25 > FY28.

    None for what is no year of the old plan.
    """
    before, after = ([read_year(year) for year in catalog.cycle.years] for catalog in (old, new))
    try:
        place = before.index(read_year(key))
    except (PydanticCustomError, ValueError):
        return None
    return _like(key, after[place]) if place < len(after) else None


def _like(key: str, year: int) -> str:
    """A year written as another one is: FY25, FY2025, 2025, or 2024-25 for the school year."""
    first, *rest = DIGITS.findall(key)
    if rest:
        return f"{year - 1}-{year % CENTURY:02}"
    return DIGITS.sub(f"{year % CENTURY:02}" if len(first) == SHORT else str(year), key, count=1)


def years_in(text: str) -> list[str]:
    """The years that a text names, each once, as they are written."""
    return list(dict.fromkeys(A_YEAR.findall(text)))
