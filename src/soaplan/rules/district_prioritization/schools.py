"""How names of schools are compared."""

import re
from collections.abc import Iterable
from functools import lru_cache

from soaplan.plans.labels import fold
from soaplan.rules.district_prioritization.context import PrioritizationContext

SHORTEST = 4
"""Letters of a name that can be looked for inside another text."""


def bare(name: str, ctx: PrioritizationContext) -> str:
    """A name reduced to what tells a school from others: `School` behind it does not count."""
    return _bare(name, ctx.words("school_name_words"))


@lru_cache(maxsize=4096)
def _bare(name: str, school_words: tuple[str, ...]) -> str:
    """Kept, because every name is held against every other one."""
    words = "|".join(map(re.escape, school_words))
    return fold(re.sub(rf"\b(?:{words})\b", " ", name, flags=re.IGNORECASE)) or fold(name)


def may_be_same(one: str, other: str, ctx: PrioritizationContext) -> bool:
    """Whether two texts may mean the same school: one name holds the other."""
    return is_part_of_other(bare(one, ctx), bare(other, ctx))


def is_part_of_other(first: str, second: str) -> bool:
    """Whether two bare names are the same, or one holds the other."""
    shorter, longer = sorted((first, second), key=len)
    return first == second or (len(shorter) >= SHORTEST and shorter in longer)


def is_named_in(name: str, texts: Iterable[str]) -> bool:
    """Whether a bare name stands in one of some folded texts."""
    return len(name) >= SHORTEST and any(name in text for text in texts)


def means_every_school(text: str, ctx: PrioritizationContext) -> bool:
    """Whether a text means all schools, or all that require assistance."""
    return ctx.prose(text).has(ctx.words("whole_district"))


def names_a_school(text: str, names: Iterable[str], ctx: PrioritizationContext) -> bool:
    """Whether a text has the name of one of some schools."""
    whole = (fold(text),)
    return any(is_named_in(bare(name, ctx), whole) for name in names)
