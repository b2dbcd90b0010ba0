"""How figures move: which way they should, and changes that prose tells in percent ("by 10%, from 54% to 64%")."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from soaplan.diagnostic import Finding, Pointer
from soaplan.plans.base import Answer, known
from soaplan.plans.figures import FALLING, WAYS
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


@dataclass(frozen=True, slots=True)
class Aim:
    """A target beside its baseline, and which way is written to be better."""

    pointer: Pointer
    before: Decimal
    after: Decimal
    direction: Answer[str]
    name: str = "the target"
    ways: tuple[str, str] = WAYS[:2]
    """The words of this kind of file for rising and falling."""


def no_better(aim: Aim, *, falls: bool) -> Iterator[Finding]:
    """A finding on a target that asks for no more than its baseline: a slip of the figures, or of the direction."""
    before, after = aim.before, aim.after
    if after < before if falls else after > before:
        return
    message = f"{aim.name} ({after:f}) isn't better than the baseline ({before:f})"
    yield Finding(aim.pointer, message, _mend(aim, falls=falls))


def _mend(aim: Aim, *, falls: bool) -> str:
    better, other = ("lower", aim.ways[0]) if falls else ("higher", aim.ways[1])
    if aim.before == aim.after:
        return f"Write a target that is {better} than the baseline."
    if aim.direction is not None:
        return "Correct the numbers, or the direction here."
    guess = f"soaplan reads this as a measure where {better} is better. If it isn't, write `direction: {other}`."
    return f"Correct the numbers. {guess}"


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
