"""How figures move: which way they should, and changes that prose tells in percent ("by 10%, from 54% to 64%")."""

import re
from decimal import Decimal

from soaplan.plans.base import Answer, known
from soaplan.plans.figures import FALLING
from soaplan.regex import regex
from soaplan.rules.context import FileContext


def should_fall(direction: Answer[str], measure: Answer[str], ctx: FileContext) -> bool | None:
    """Whether a lower value is better; None where nobody can tell.

    A written direction wins. Without one, the name of the measure tells: a gap, absences and the like should fall;
    proficiency, attendance and the like should rise, and so should "students not suspended".
    """
    if direction is not None:
        way = known(direction)
        return None if way is None else way in FALLING
    if (words := known(measure)) is None:
        return None
    prose = ctx.prose(words)
    if prose.has(ctx.words("gaps")):
        return None if prose.has(ctx.words("gaps_closed")) else True
    if prose.has(ctx.words("downward_measures")):
        return None if prose.has(ctx.words("either_way")) else not prose.has(ctx.words("downward_exceptions"))
    return False if prose.has(ctx.words("upward_measures")) else None


def other_way(*, falls: bool, words: tuple[str, str] = ("increase", "decrease")) -> str:
    """What to write where soaplan takes the wrong way for the better one. `words` are those of the kind of file."""
    better, other = ("lower", words[0]) if falls else ("higher", words[1])
    return f"soaplan takes this for a measure where {better} is better. If it isn't, write `direction: {other}`."


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
