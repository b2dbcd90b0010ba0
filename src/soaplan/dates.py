"""How days are written for readers."""

from datetime import date

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def date_in_words(day: date) -> str:
    """A day as it is written in a letter: March 14, 2024."""
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"
