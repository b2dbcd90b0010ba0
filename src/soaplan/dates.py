"""How days and school years are written for readers."""

from datetime import date

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def date_in_words(day: date) -> str:
    """A day as it is written in a letter: March 14, 2024."""
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"


def days_in_words(count: int) -> str:
    """A number of days: 1 day, 14 days."""
    return f"{count} day{'' if count == 1 else 's'}"


def school_year(year: int) -> str:
    """A school year, named by the June in which it ends, by both its years: 2024-25."""
    return f"{year - 1}-{year % 100:02}"


def fiscal_year(year: int) -> str:
    """The same year as the state's forms name it: FY25."""
    return f"FY{year % 100:02}"
