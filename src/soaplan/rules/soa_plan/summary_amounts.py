"""Section 1 of the form: whether the money in the summary is the money of the programs."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import combinations
from operator import itemgetter

from soaplan.diagnostic import Finding
from soaplan.money import dollars
from soaplan.plans.base import known
from soaplan.plans.facts import Cost, sum_of
from soaplan.plans.soa_plan import SoaPlan
from soaplan.prose import Prose, clause_spans
from soaplan.prose.amounts import SaidAmount, amounts_in
from soaplan.regex import regex
from soaplan.rules.registry import rule
from soaplan.rules.soa_plan.context import Context
from soaplan.rules.soa_plan.section5_money import readable, same, yearly_amounts
from soaplan.rules.soa_plan.whole_plan import all_programs

MOST_SUMMED = 8
"""More amounts or programs than these are not added up in every way."""
FRAGMENT = 6
"""A clause of so many words has an amount and little else."""
NEXT_WORDS = regex(r"\s*(?:\S+\s*){0,4}")
"""How far behind a number the word may stand that says what is counted."""


@rule("SOA105", needs="has_program")
def summary_amount_differs(plan: SoaPlan, ctx: Context) -> Iterator[Finding]:
    """The amount of money in the summary isn't what the programs add up to.

    This happens when a budget changes: the programs get the new amounts, and the summary keeps the old one. Many
    families read only the summary. The rule leaves an amount alone if it's rounded, if it belongs to one program, year
    or source, or if the sentence says it's other money, such as a grant or the district's yearly budget.

    Correct the amount that's wrong. If the summary means something else, say what it is.
    """
    summary = known(plan.summary)
    costs = [ctx.cost(program.funding) for program in all_programs(plan)]
    least = ctx.catalog.cycle.limits.smallest_total
    if summary is None or not costs or any((cost.known_total or 0) < least for cost in costs):
        return
    if any(_contradicts_itself(cost) for cost in costs):
        return
    total = sum_of(cost.total for cost in costs)
    said = _Summary(summary, ctx, total, _parts(plan, costs), len(costs))
    if wrong := next(said.wrong_totals(), None):
        where = (wrong.start, wrong.end)
        message = f"the summary says {summary[slice(*where)]}{said.over_the_years(wrong)}, "
        message += f"but the programs add up to {dollars(total)} for all years"
        yield Finding(plan.at("summary"), message, MEND, piece=where)


MEND = (
    "Check which of the two is out of date, and correct it. If the summary means something else, add a word that says "
    "so: “each year”, “for tutoring alone”, “from a grant”."
)


def _contradicts_itself(cost: Cost) -> bool:
    """Whether the years add up to something else: which of the two is right, another finding asks first."""
    amounts = [known(amount) for amount in cost.by_year.values()]
    return None not in amounts and not same(sum_of(amounts), cost.known_total or Decimal(0), len(amounts))


def _parts(plan: SoaPlan, costs: Sequence[Cost]) -> set[Decimal]:
    """Amounts that are right without being the total: some programs, a year, a source, or a year of these."""
    years = [{str(year): amount for year, amount in cost.by_year.items()} for cost in costs]
    sources = [readable(program.funding.by_source) for program in plan.programs()]
    parts = _sums([cost.known_total or Decimal(0) for cost in costs])
    for tables in (years, sources):
        names = {name for table in tables for name in table}
        parts |= {sum_of(table.get(name) for table in tables) for name in names}
        parts |= {amount for table in tables for amount in table.values() if isinstance(amount, Decimal)}
    return parts | {part / len(years[0]) for part in parts}


def _sums(amounts: Sequence[Decimal]) -> set[Decimal]:
    """What any of the amounts add up to."""
    sizes = range(1, len(amounts) + 1) if len(amounts) <= MOST_SUMMED else (1, len(amounts))
    return {sum_of(some) for size in sizes for some in combinations(amounts, size)}


@dataclass
class _Summary:
    """A summary, with the total of the programs, the amounts of their parts, and how many programs there are."""

    text: str
    ctx: Context
    total: Decimal
    parts: set[Decimal]
    programs: int

    def wrong_totals(self) -> Iterator[SaidAmount]:
        """The amounts that the summary gives for the whole plan, and that are not the programs' total."""
        once = [amount for amount in self.amounts if not self._is_yearly(amount)]
        if any(one.may_be(self.total) for one in once) or self.total in _sums([one.value for one in once]):
            return
        for amount in self.amounts:
            parts = self.parts - {self.total}
            if not any(map(amount.may_be, parts)) and self._is_for_the_plan(amount):
                yield amount

    @cached_property
    def amounts(self) -> list[SaidAmount]:
        """The amounts of the summary that are money."""
        counted = self.ctx.words("counted_things")
        return [
            amount
            for amount in amounts_in(self.text)
            if amount.is_sure or not self.ctx.prose(self._behind(amount)).has(counted)
        ]

    def _behind(self, amount: SaidAmount) -> str:
        found = NEXT_WORDS.match(self.text, amount.end)
        return " ".join(found[0].split()) if found else ""

    @cached_property
    def _clauses(self) -> list[tuple[int, str]]:
        """The clauses, each with the place where it begins."""
        return [(start, self.text[start:end]) for start, end in clause_spans(self.text)]

    def _clause(self, amount: SaidAmount) -> str:
        """The clause that an amount stands in; one text for all amounts of a clause, which is read once."""
        return self._clauses[bisect_right(self._clauses, amount.start, key=itemgetter(0)) - 1][1]

    def _is_for_the_plan(self, amount: SaidAmount) -> bool:
        """Whether its sentence says that the plan spends the amount, and that it is all that the plan spends."""
        clause = self._clause(amount)
        prose = self.ctx.prose(clause)
        if prose.has(self.ctx.words("other_money")):
            return False
        yearly = self._is_yearly(amount)
        years = self._years if yearly else 1
        spends = prose.has(self.ctx.words("plan_spends")) or len(prose.words) <= FRAGMENT
        if amount.least * years > self.total:
            return spends
        return not yearly and self._is_all(prose, amount) and spends

    def _is_yearly(self, amount: SaidAmount) -> bool:
        return amount.value in yearly_amounts(self._clause(amount), self.ctx.catalog)

    @property
    def _years(self) -> int:
        return len(self.ctx.catalog.cycle.years)

    def over_the_years(self, amount: SaidAmount) -> str:
        """What a yearly amount comes to, as words behind it."""
        if not self._is_yearly(amount):
            return ""
        return f" a year, which is {dollars(amount.value * self._years)} over {self._years} years"

    def _is_all(self, prose: Prose, amount: SaidAmount) -> bool:
        """Whether an amount below the total is meant as the total: a sentence may name only some of the money."""
        if prose.has(self.ctx.words("whole_plan_money")):
            return True
        is_all_years = prose.has(self.ctx.words("all_years_of_the_plan"))
        near = amount.value * 2 >= self.total or amount.may_be(self.total / self._years)
        return len(self.amounts) == 1 and near and (is_all_years or self.programs == 1)
