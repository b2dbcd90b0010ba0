"""The figures of all plans together. Plans of different cycles are kept apart: their programs are not the same."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from soaplan.plans.envelope import STATUSES
from soaplan.plans.labels import fold
from soaplan.summary import choices
from soaplan.summary.choices import Choice
from soaplan.summary.records import CycleNames, Money, OtherFile, PlanRecord, ProgramRecord, Record, UnreadFile

NO_SOURCE = "Source not given"


@dataclass(frozen=True, slots=True)
class SourceTotal:
    """What one source of money brings, as far as plans split their amounts, and to how many plans."""

    label: str
    plans: int
    amount: Decimal


@dataclass(frozen=True, slots=True)
class RuleTotal:
    """One rule: about how many plans it spoke, and how often."""

    code: str
    name: str
    severity: str
    plans: int
    times: int


@dataclass(frozen=True, slots=True)
class CycleTotals:
    """All plans of one cycle.

    `cost` and `years` add up programs; `cost_of_plans` has one amount for each plan of which every program's amount
    is known. `votes` are the days on which plans were approved, in order. `doubles` are districts with more than one
    file, each of which counts in every total.
    """

    cycle: CycleNames
    plans: tuple[PlanRecord, ...]
    areas: tuple[Choice, ...]
    programs: tuple[Choice, ...]
    categories: tuple[Choice, ...]
    groups: tuple[Choice, ...]
    sources: tuple[SourceTotal, ...]
    cost: Money
    cost_of_plans: Money
    years: tuple[Money, ...]
    statuses: tuple[tuple[str | None, int], ...]
    votes: tuple[date, ...]
    rules: tuple[RuleTotal, ...]
    doubles: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def chosen_programs(self) -> int:
        """How many programs all plans have together."""
        return len(self.cost.amounts) + self.cost.unknown

    @property
    def with_errors(self) -> int:
        """How many plans have an error."""
        return sum(plan.counts["error"] > 0 for plan in self.plans)


@dataclass(frozen=True, slots=True)
class Summary:
    """One run: the cycles from the oldest on, what could not be read, and files that are no plans."""

    as_of: date
    cycles: tuple[CycleTotals, ...] = ()
    unread: tuple[UnreadFile, ...] = ()
    others: tuple[OtherFile, ...] = ()

    @property
    def plans(self) -> tuple[PlanRecord, ...]:
        """Every plan that could be read."""
        return tuple(plan for cycle in self.cycles for plan in cycle.plans)


def summary_of(records: Iterable[Record], as_of: date) -> Summary:
    """Add up the records. Within a cycle plans stay in the order in which they were given."""
    cycles: dict[str, list[PlanRecord]] = {}
    unread: list[UnreadFile] = []
    others: list[OtherFile] = []
    for record in records:
        match record:
            case PlanRecord():
                cycles.setdefault(record.cycle.id, []).append(record)
            case UnreadFile():
                unread.append(record)
            case OtherFile():
                others.append(record)
    return Summary(as_of, tuple(totals_of(cycles[name]) for name in sorted(cycles)), tuple(unread), tuple(others))


def totals_of(plans: list[PlanRecord]) -> CycleTotals:
    """The figures of plans of one cycle; at least one."""
    cycle = plans[0].cycle
    programs = [program for plan in plans for program in plan.programs]
    return CycleTotals(
        cycle=cycle,
        plans=tuple(plans),
        areas=choices.areas(cycle, plans),
        programs=choices.programs(cycle, plans),
        categories=choices.categories(cycle, plans),
        groups=choices.groups(cycle, plans),
        sources=_sources(plans),
        cost=Money.of(program.total for program in programs),
        cost_of_plans=Money.of(whole_cost(plan) for plan in plans),
        years=choices.by_year(cycle, programs),
        statuses=_statuses(plans),
        votes=tuple(sorted(plan.voted for plan in plans if plan.voted and plan.approved)),
        rules=_rules(plans),
        doubles=_doubles(plans),
    )


def whole_cost(plan: PlanRecord) -> Decimal | None:
    """What a plan costs, in dollars; None where the amount of a program is not known, or no program is chosen."""
    return None if plan.cost.unknown else plan.cost.total


def _sources(plans: list[PlanRecord]) -> tuple[SourceTotal, ...]:
    """The sources, the largest first; behind them what plans do not split."""
    amounts: dict[str, tuple[str, set[int], Decimal]] = {}
    for number, plan in enumerate(plans):
        for program in plan.programs:
            rest = (NO_SOURCE, _not_split(program))
            for label, amount in (*program.by_source, rest):
                first, users, total = amounts.get(fold(label), (label, set(), Decimal(0)))
                if amount:
                    amounts[fold(label)] = (first, users | {number}, total + amount)
    rows = [SourceTotal(label, len(users), total) for label, users, total in amounts.values()]
    return tuple(sorted(rows, key=lambda row: (row.label == NO_SOURCE, -row.amount, row.label)))


def _not_split(program: ProgramRecord) -> Decimal:
    split = sum((amount for _, amount in program.by_source), Decimal(0))
    return max(Decimal(0), (program.total or Decimal(0)) - split)


def _statuses(plans: list[PlanRecord]) -> tuple[tuple[str | None, int], ...]:
    """How many plans there are of each status that occurs, in the order of a plan's way."""
    order = (*STATUSES, None)
    counts = {status: sum(plan.status == status for plan in plans) for status in order}
    return tuple((status, count) for status, count in counts.items() if count)


def _rules(plans: list[PlanRecord]) -> tuple[RuleTotal, ...]:
    """The rules that spoke, those about most plans first."""
    times: dict[tuple[str, str, str], list[int]] = {}
    for plan in plans:
        for found in plan.found:
            times.setdefault((found.code, found.name, found.severity), []).append(found.times)
    rows = (RuleTotal(*rule, plans=len(counts), times=sum(counts)) for rule, counts in times.items())
    return tuple(sorted(rows, key=lambda row: (-row.plans, row.code, row.severity)))


def _doubles(plans: list[PlanRecord]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Districts with more than one file, by their code or name."""
    files: dict[str, list[PlanRecord]] = {}
    for plan in plans:
        if key := plan.district_code or fold(plan.district):
            files.setdefault(key, []).append(plan)
    several = (found for found in files.values() if len(found) > 1)
    return tuple((found[0].district, tuple(plan.path for plan in found)) for found in several)
