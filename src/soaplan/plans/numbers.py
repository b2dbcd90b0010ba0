"""How a number is read, and what to write where a range, a limit or words stand in its place."""

import re
from decimal import Decimal
from typing import Any

from soaplan.diagnostic import Fix
from soaplan.plans.wrong import problem, written
from soaplan.regex import regex

MOST_DIGITS = 15

NUMBER = regex(
    r"([-+]?)([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+(?:_[0-9]+)*)?(\.[0-9]+)?(?: ?(?:%|per ?cent|pct))?\.?", re.IGNORECASE
)
FIGURE = r"[0-9][0-9,]*(?:\.[0-9]+)?"
PERCENT = r" ?(?:%|per ?cent\b)"
RANGE = regex(
    rf"(?:between |from )?(?P<number>{FIGURE})(?:{PERCENT})? ?(?:[-\u2013\u2014]|to|and|or) ?{FIGURE}(?:{PERCENT})?",
    re.IGNORECASE,
)
"""75-79, between 5% and 10%."""
WORDS = (
    *("below", "under", "less than", "fewer than", "at most", "no more than", "not more than", "up to", "maximum of"),
    *("above", "over", "more than", "at least", "no less than", "not less than", "minimum of"),
    *("about", "around", "approximately", "approx.", "nearly", "<=", ">=", "<", ">", "\u2264", "\u2265", "~"),
)
BEFORE = f"(?:{'|'.join(map(re.escape, WORDS))})"
BEHIND = r"(?: ?\+| or (?:more|less|fewer|higher|lower|above|below|better))"
LIMIT = regex(rf"(?=.*(?:{BEFORE}|{BEHIND}))(?:{BEFORE} ?)?(?P<number>{FIGURE})(?:{PERCENT})?{BEHIND}?", re.IGNORECASE)
"""Below 5 percent, about 20, 80% or more, 80+."""
WITH_WORDS = regex(rf"(?P<number>[-+]?{FIGURE}%?) +[^\d]{{2,40}}")
"""54 points, 1,204 students."""
ONE_OF_THEM = "One number is due here, for example {number}. That it is a {what} belongs in the text, in words."
LONGEST = 60
"""Characters of a text that may be a range or a limit."""


def read_number(value: Any) -> Decimal:
    """A number, with or without a percent sign or the word."""
    text = written(value).replace("\u2212", "-")
    found = NUMBER.fullmatch(text)
    if found and (found[2] or found[3]) and len(found[2] or "") + len(found[3] or "") <= MOST_DIGITS + 5:
        return Decimal(found[1] + re.sub("[,_]", "", found[2] or "0") + (found[3] or ""))
    raise problem("unreadable_number", f"“{text}” is not a number", *_mend(text))


def _mend(text: str) -> tuple[str, Fix | None]:
    """What to write in the place of a text that is no number. The words around a number are lost by it."""
    if len(text) <= LONGEST:
        sign = "%" if re.search(PERCENT, text, re.IGNORECASE) else ""
        if found := RANGE.fullmatch(text):
            return ONE_OF_THEM.format(number=found["number"] + sign, what="range"), None
        if found := LIMIT.fullmatch(text):
            number = found["number"] + sign
            return ONE_OF_THEM.format(number=number, what="limit or an estimate"), Fix(number, safe=False)
        if found := WITH_WORDS.fullmatch(text):
            mend = f"Write the number alone: {found['number']}. Words about it belong in the text of the measure."
            return mend, Fix(found["number"], safe=False)
    return "Write one number, for example 31.4 or 31.4%. Words about it belong in the text of the measure.", None
