"""What plans chose, counted: in how many plans each thing stands, and what its programs cost."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from soaplan.plans.labels import fold
from soaplan.plans.soa_plan import NO_CODE
from soaplan.summary.records import CycleNames, Money, Named, PlanRecord, ProgramRecord


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that plans can choose.

    `listed` says whether the guidance has it; `years` are in the order of the cycle. Groups have no cost: a program
    serves several of them.
    """

    code: str
    name: str
    listed: bool
    plans: int
    cost: Money
    years: tuple[Money, ...]


@dataclass(frozen=True, slots=True)
class _Entry:
    """That a plan, by its number, chose something, with the programs that this stands for."""

    plan: int
    code: str
    name: str
    programs: tuple[ProgramRecord, ...] = ()


def areas(cycle: CycleNames, plans: list[PlanRecord]) -> tuple[Choice, ...]:
    """The Focus Areas, with the programs that plans have under each."""
    found = (
        _Entry(number, area, "", tuple(program for program in plan.programs if program.area == area))
        for number, plan in enumerate(plans)
        for area in plan.areas
    )
    return _choices(cycle, cycle.areas, found)


def programs(cycle: CycleNames, plans: list[PlanRecord]) -> tuple[Choice, ...]:
    """The programs (EBPs). One that stands twice in a plan is one choice, and both amounts count."""
    found = (
        _Entry(number, program.code, program.name or program.code or NO_CODE, (program,))
        for number, plan in enumerate(plans)
        for program in plan.programs
    )
    return _choices(cycle, cycle.programs, found)


def categories(cycle: CycleNames, plans: list[PlanRecord]) -> tuple[Choice, ...]:
    """The law's program categories. A program that the guidance does not list has none."""
    found = (
        _Entry(number, program.category, "", (program,))
        for number, plan in enumerate(plans)
        for program in plan.programs
        if program.category
    )
    return _choices(cycle, cycle.categories, found)


def groups(cycle: CycleNames, plans: list[PlanRecord]) -> tuple[Choice, ...]:
    """The student groups."""
    found = (_Entry(number, "", name) for number, plan in enumerate(plans) for name in plan.groups)
    return _choices(cycle, tuple(("", name) for name in cycle.groups), found)


def _choices(cycle: CycleNames, listed: Named, entries: Iterable[_Entry]) -> tuple[Choice, ...]:
    """Everything the guidance lists, in its order, chosen or not; behind it what else plans name, by the alphabet."""
    chosen: dict[str, list[_Entry]] = {}
    for entry in entries:
        chosen.setdefault(fold(entry.code or entry.name), []).append(entry)
    rows = [_choice(cycle, code, name, chosen.pop(fold(code or name), [])) for code, name in listed]
    return (*rows, *sorted(_unlisted(cycle, chosen), key=lambda choice: fold(choice.code or choice.name)))


def _unlisted(cycle: CycleNames, chosen: dict[str, list[_Entry]]) -> Iterator[Choice]:
    for entries in chosen.values():
        yield _choice(cycle, entries[0].code, entries[0].name, entries, listed=False)


def _choice(cycle: CycleNames, code: str, name: str, entries: list[_Entry], *, listed: bool = True) -> Choice:
    costs = [program for entry in entries for program in entry.programs]
    plans = len({entry.plan for entry in entries})
    return Choice(code, name, listed, plans, Money.of(program.total for program in costs), by_year(cycle, costs))


def by_year(cycle: CycleNames, costs: Iterable[ProgramRecord]) -> tuple[Money, ...]:
    """The amounts of each year of a cycle; a program without figures by year is unknown in each of them."""
    rows = [program.by_year or (None,) * len(cycle.years) for program in costs]
    return tuple(Money.of(row[place] for row in rows) for place in range(len(cycle.years)))
