"""Changes that prose tells in percent, and whether they fit the figures beside them: "by 10%, from 54% to 64%"."""

import re
from decimal import Decimal

from soaplan.regex import regex

WHOLE = 100
NUMBER = r"\d+(?:\.\d+)?"
PERCENT = r"\s?(?:%|percent\b)(?!\s*points?\b)"
CHANGE = regex(
    rf"\bby\s+(?P<about>(?:at least|about|roughly|another)\s+)?(?P<percent>{NUMBER}){PERCENT}(?!\s+of\b)",
    re.IGNORECASE,
)
"""A change of so many percent: "by 10%", "by about 10 percent"; not "by 10 percentage points", "by 10% of students"."""
SPAN = regex(
    rf"\bfrom\s+(?P<before>{NUMBER})(?:{PERCENT})?\s+to\s+(?P<after>{NUMBER})(?P<in_percent>{PERCENT})?",
    re.IGNORECASE,
)
"""From where to where: "from 54% to 64%", "from 54 to 64 percent", "from 54 to 64"."""
ROUNDING = Decimal("0.6")
"""How far a share may be off that was rounded before it was written, in percent."""


def is_change_by(percent: Decimal, before: Decimal, after: Decimal) -> bool:
    """Whether a change from one figure to another, up or down, is that many percent of the first."""
    return before != 0 and abs(abs(after - before) / before * WHOLE - percent) <= ROUNDING
