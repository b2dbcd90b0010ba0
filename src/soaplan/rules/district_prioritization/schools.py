"""How names of schools are compared."""

import re
from collections.abc import Iterable

from soaplan.plans.labels import fold
from soaplan.rules.district_prioritization.context import PrioritizationContext

SHORTEST = 4
"""Letters of a name that can be looked for inside another text."""


def bare(name: str, ctx: PrioritizationContext) -> str:
    """A name reduced to what tells a school from others: `School` behind it does not count."""
    words = "|".join(map(re.escape, ctx.words("school_name_words")))
    return fold(re.sub(rf"\b(?:{words})\b", " ", name, flags=re.IGNORECASE)) or fold(name)


def may_be_same(one: str, other: str, ctx: PrioritizationContext) -> bool:
    """Whether two texts may mean the same school: one name holds the other, or all schools are meant."""
    first, second = bare(one, ctx), bare(other, ctx)
    shorter, longer = sorted((first, second), key=len)
    return first == second or (len(shorter) >= SHORTEST and shorter in longer)


def means_every_school(text: str, ctx: PrioritizationContext) -> bool:
    """Whether a text means all schools, or all that require assistance."""
    return ctx.prose(text).has(ctx.words("whole_district"))


def names_a_school(text: str, names: Iterable[str], ctx: PrioritizationContext) -> bool:
    """Whether a text has the name of one of some schools."""
    whole = fold(text)
    return any(len(name) >= SHORTEST and name in whole for name in (bare(one, ctx) for one in names))
