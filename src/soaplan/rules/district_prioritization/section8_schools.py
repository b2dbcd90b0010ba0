"""Section 8: which schools receive differentiated support, and how names of schools are compared."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from soaplan.diagnostic import Finding, Pointer
from soaplan.plans.base import UNKNOWN, given, known, unanswered
from soaplan.plans.district_prioritization import DistrictPrioritization, IdentifiedSchool, Priority, Support
from soaplan.plans.labels import fold, nearest, offer
from soaplan.rules.district_prioritization.context import PrioritizationContext
from soaplan.rules.looked_for import in_short
from soaplan.rules.registry import rule

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


@rule("PRI801")
def no_school_listed(priority: Priority, ctx: PrioritizationContext) -> Iterator[Finding]:
    """Section 8 doesn't list a school.

    "Please list the schools that will receive differentiated support and briefly describe what that differentiated
    support will entail."

    List each school with its support.
    """
    del ctx
    if unanswered(priority.differentiation):
        mend = "Write, for example:\ndifferentiation:\n  - school: Elm Street School\n    support: Weekly coaching ..."
        yield Finding(
            priority.at("differentiation"), "Section 8 doesn't list a school for differentiated support", mend
        )


@rule("PRI802")
def school_without_support(support: Support, ctx: PrioritizationContext) -> Iterator[Finding]:
    """A school's support isn't described, or a support doesn't have a school.

    The guidance asks to "list the schools that will receive differentiated support and briefly describe what that
    differentiated support will entail".

    Say in a sentence what this school gets that others don't.
    """
    del ctx
    if support.support is None and (name := known(support.school)) is not None:
        message = f"the support for {in_short(name)} isn't described"
        mend = (
            "After `support:`, write what this school gets, for example:\n"
            f"differentiation:\n  - school: {in_short(name)}\n    support: Weekly coaching ..."
        )
        yield Finding(support.at("support"), message, mend)
    if support.school is None:
        yield Finding(
            support.at("school"), "this entry doesn't name a school", "Write the school's name after `school:`."
        )


@rule("PRI803")
def identified_school_unlisted(plan: DistrictPrioritization, ctx: PrioritizationContext) -> Iterator[Finding]:
    """A school that requires assistance isn't on any list of differentiated support.

    "How will the district differentiate assistance for schools identified by the Accountability system as requiring
    assistance?" Your file lists this school as one of them, so readers look for it in Section 8.

    Add the school, with its support, to a priority's list.
    """
    roster = _roster(plan)
    served = [_served(entry, roster, ctx) for entry in _entries(plan)]
    for _, school in given(plan.identified_schools) if served else ():
        if (name := known(school.name)) is None or any(one.has(bare(name, ctx)) for one in served):
            continue
        message = f"{in_short(name)} requires assistance, but Section 8 doesn't list it"
        mend = f"Write under `differentiation:` in a priority:\n  - school: {in_short(name)}\n    support: ..."
        yield Finding(school.at("name"), message, mend)


def _entries(plan: DistrictPrioritization) -> list[Support]:
    """Every entry of Section 8; nothing where a part of it cannot be read, or an entry does not say for whom it is."""
    lists = [priority.differentiation for priority in plan.all_priorities()]
    raw = [one for entries in lists for one in known(entries) or ()]
    entries = [one for one in raw if isinstance(one, Support)]
    unread = [*(known(plan.priorities) or ()), *lists, *raw, *(one.school for one in entries)]
    return [] if UNKNOWN in unread or any(one.school is None for one in entries) else entries


@dataclass(frozen=True)
class Served:
    """For which schools an entry is: all of them, those that its texts name, or the one that is meant."""

    every: bool
    texts: tuple[str, ...]
    meant: str

    def has(self, name: str) -> bool:
        """Whether a school is among them, by its bare name."""
        return self.every or is_named_in(name, self.texts) or is_part_of_other(name, self.meant)


def _served(entry: Support, roster: list[str], ctx: PrioritizationContext) -> Served:
    texts = [text for text in map(known, (entry.school, entry.support)) if text is not None]
    written = known(entry.school) or ""
    meant = _meant(written, roster, ctx) or written  # a misspelled name has a finding of its own
    every = any(means_every_school(text, ctx) for text in texts)
    return Served(every, tuple(map(fold, texts)), bare(meant, ctx))


@rule("PRI804")
def repeated_school(plan: DistrictPrioritization, ctx: PrioritizationContext) -> Iterator[Finding]:
    """A school is in one list twice.

    Someone who reads the first entry won't see what the second one says.

    Put everything about a school in one entry.
    """
    yield from _twice([one for _, one in given(plan.identified_schools)], "name", ctx)
    for priority in plan.all_priorities():
        yield from _twice([one for _, one in given(priority.differentiation)], "school", ctx)


def _twice(entries: list[IdentifiedSchool] | list[Support], key: str, ctx: PrioritizationContext) -> Iterator[Finding]:
    seen: set[str] = set()
    for entry in entries:
        if (name := known(getattr(entry, key))) is None:
            continue
        if (plain := bare(name, ctx)) in seen:
            yield Finding(entry.at(key), f"{name} is already listed", "Move what this entry says to the first one.")
        seen.add(plain)


@rule("PRI805")
def misspelled_school(plan: DistrictPrioritization, ctx: PrioritizationContext) -> Iterator[Finding]:
    """A school's name isn't on the district's list, but looks a lot like one that is.

    The same school under two names looks like two schools.

    Write the name the way it is under `district:`, `schools:`, or correct it there.
    """
    roster = _roster(plan)
    for pointer, name in _schools(plan):
        if near := _meant(name, roster, ctx):
            message = f"“{name}” isn't on the district's list of schools"
            asked, fix = offer(name, near)
            yield Finding(pointer, message, f"{asked}The list is under `district:`, `schools:`.", fix=fix)


def _roster(plan: DistrictPrioritization) -> list[str]:
    """The district's own list of schools; nothing where a part of it cannot be read."""
    names = known(plan.district.schools) or ()
    return [] if UNKNOWN in names else [name for _, name in given(names)]


def _schools(plan: DistrictPrioritization) -> Iterator[tuple[Pointer, str]]:
    """Every name of a school in the submission, with the way to it."""
    for _, school in given(plan.identified_schools):
        if (name := known(school.name)) is not None:
            yield school.at("name"), name
    for _, support in (entry for priority in plan.all_priorities() for entry in given(priority.differentiation)):
        if (name := known(support.school)) is not None:
            yield support.at("school"), name


def _meant(name: str, roster: list[str], ctx: PrioritizationContext) -> str | None:
    """The school of the list that a name is much like; None where it is on it, or means more than one."""
    if any(may_be_same(name, listed, ctx) for listed in roster) or means_every_school(name, ctx):
        return None
    return nearest(name, roster)
