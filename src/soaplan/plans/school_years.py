"""School years: the spellings by both years, and those from which the year can only be guessed."""

import re

from soaplan.regex import regex

BY_NAME = r"(?:(?:the )?(?:school|academic) year|SY|AY)?[ .']*"
BOTH_YEARS = regex(rf"{BY_NAME}((?:19|20)[0-9]{{2}}) ?[-\u2013/] ?((?:19|20)?[0-9]{{2}})", re.IGNORECASE)
"""2024-25, 2024-2025, SY 2024-25, school year 2024/25."""
BEFORE = r"(?:(?:the )?(?:school|academic|fiscal) year|SY|AY|FY)?[ .']*"
TWO_YEARS = regex(rf"{BEFORE}((?:20)?[0-9]{{2}}) ?[-\u2010-\u2015/] ?((?:20)?[0-9]{{2}})", re.IGNORECASE)
"""2024-2025, SY 2024-25, 24-25, 2024/25."""
ONE_YEAR = regex(rf"{BEFORE}((?:20)?[0-9]{{2}})", re.IGNORECASE)
"""SY25, school year 2025."""
IN_SPRING = regex(r"(?:in )?(?:the )?(?:spring|may|june)(?: of)?,? (20[0-9]{2})", re.IGNORECASE)
IN_FALL = regex(r"(?:in )?(?:the )?(?:fall|autumn|september|october)(?: of)?,? (20[0-9]{2})", re.IGNORECASE)


def school_year_of(text: str) -> int | None:
    """The June in which a school year ends that is named by both its years; None for any other text."""
    found = BOTH_YEARS.fullmatch(text)
    if found is None:
        return None
    first, last = found.groups()
    year = int(first) + 1
    return year if last in (f"{year}", f"{year % 100:02}") else None


def names_both_years(text: str) -> bool:
    """Whether a text has both the years of a school year, so that nobody can take it for another one."""
    return TWO_YEARS.fullmatch(text) is not None


def meant_year(text: str) -> int | None:
    """The June in which the school year ends that a text most likely means; None where nobody can tell."""
    if found := TWO_YEARS.fullmatch(text):
        first, last = (int(year) % 100 for year in found.groups())
        return 2000 + last if last == first + 1 else None
    if found := IN_FALL.fullmatch(text):
        return int(found[1]) + 1
    if found := IN_SPRING.fullmatch(text) or ONE_YEAR.fullmatch(text):
        return 2000 + int(found[1]) % 100
    return None
