"""Numbers inside the sentences of a document."""

import re

from soaplan.render.words import english

PERIOD = re.compile(
    r"((\d+|two|three|four|six|eight|ten|other|second|third|school) )?"
    r"(day|week|month|quarter|trimester|semester|year)s?",
    re.IGNORECASE,
)


def every(text: str) -> str:
    """How often: a bare period with "every" before it; any other text says it already."""
    return f"every {text}" if PERIOD.fullmatch(text) else text


def number(count: int) -> str:
    """A number in words as far as a sentence writes it so: two, ten, 12."""
    words = english().numbers
    return words[count] if count < len(words) else f"{count:,}"


def counted(count: int, one: str, several: str = "") -> str:
    """A number with its noun: one school, two schools."""
    return f"{number(count)} {one if count == 1 else several or f'{one}s'}"


def are(count: int) -> str:
    """A number with its verb: one is, two are."""
    return f"{number(count)} {'is' if count == 1 else 'are'}"
