"""How days are written for readers."""

from datetime import date

from soaplan.plans.values import MONTHS


def date_in_words(day: date) -> str:
    """A day as it is written in a letter: March 14, 2024."""
    return f"{MONTHS[day.month - 1].capitalize()} {day.day}, {day.year}"
