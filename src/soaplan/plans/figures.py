"""Figures that several kinds of file share: a value with its year, and a value that could not be reported."""

import re
from decimal import Decimal
from typing import Annotated, Any

from pydantic_core import PydanticCustomError

from soaplan.plans.base import Answer, Section, answer
from soaplan.plans.choices import OneOf
from soaplan.plans.labels import fold
from soaplan.plans.values import NUMERIC, Number, Reads, Text, Year, read_number
from soaplan.plans.wrong import problem, written
from soaplan.regex import regex

NOT_REPORTED = "not reported"
"""What stands for a figure that a district does not have or may not show: small ones have none for some groups."""
WORDS = (
    *(NOT_REPORTED, "not yet reported", "not reported yet", "not available", "not yet available", "not available yet"),
    *("n/a", "n/r", "suppressed", "no figure", "none"),
)
WORDS_FOR_IT = frozenset(map(fold, WORDS))
REASON = r"\s*[,;:(\u2013\u2014-]\s*|\s+(?=(?:because|since|due to|as|until|before|for)\b)"
WITH_REASON = regex(rf"(?:{'|'.join(map(re.escape, WORDS))})(?:{REASON})\S.*", re.IGNORECASE)
"""The same words with the reason behind them: "not reported, because fewer than 10 students"."""


def read_reported(value: Any) -> Decimal | str:
    """A number, or `not reported` in any usual words; where the reason stands behind these, the text as written."""
    text = written(value)
    if fold(text) in WORDS_FOR_IT:
        return NOT_REPORTED
    if WITH_REASON.fullmatch(text):
        return text
    try:
        return read_number(value)
    except PydanticCustomError as error:
        raise problem("unreadable_number", f"“{text}” isn't a number", MEND) from error


MEND = (
    "Write the year's one number, for example 31.4 or 31.4%. Anything else goes after `note:`. "
    "If there's no number, write `value: not reported`, and the reason after `note:`."
)


WAYS = ("increase", "decrease", "up", "down")
Way = Annotated[str, OneOf(*WAYS)]
"""Which way a figure should move."""
FALLING = frozenset({"decrease", "down"})

Reported = Annotated[Decimal | str, Reads(read_reported, NUMERIC)]
"""A figure, or `not reported`, with or without the reason behind it."""


class Value(Section):
    """A figure and the school year it belongs to."""

    value: Answer[Number] = answer("value")
    year: Answer[Year] = answer("year")


class NotedValue(Value):
    """A figure with its year, and a remark where two figures cannot simply be compared."""

    note: Answer[Text] = answer("note", "What a reader must know of it: another test, another group.")
