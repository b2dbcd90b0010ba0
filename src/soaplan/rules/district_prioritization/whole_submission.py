"""The submission as a whole: the larger plan it belongs to, and its ids."""

from collections.abc import Iterable, Iterator

from soaplan.diagnostic import Finding
from soaplan.plans.base import given, known
from soaplan.plans.district_prioritization import Benchmark, DistrictPrioritization, Outcome, Outcomes, Priority
from soaplan.plans.labels import fold
from soaplan.rules.district_prioritization.context import PrioritizationContext
from soaplan.rules.registry import rule


@rule("PRI108")
def repeated_id(plan: DistrictPrioritization, ctx: PrioritizationContext) -> Iterator[Finding]:
    """Two priorities, two outcomes or two benchmarks have the same id.

    Other files and the notes on progress name a part by its id. With the same id twice, nobody can tell which one is
    meant.

    Give the second one another id.
    """
    del ctx
    priorities = plan.all_priorities()
    yield from _repeated(priorities)
    for priority in priorities:
        yield from _repeated(_outcomes(priority.outcomes))
    # Notes on progress name a benchmark alone, so that it must be the only one of the whole submission.
    together = [[one for priority in priorities for one in _benchmarks(priority)]]
    for benchmarks in together if given(plan.progress) else map(_benchmarks, priorities):
        yield from _repeated(benchmarks)


def _outcomes(outcomes: Outcomes) -> list[Outcome]:
    lists = (outcomes.aggregate, outcomes.groups, outcomes.other)
    return [outcome for entries in lists for _, outcome in given(entries)]


def _benchmarks(priority: Priority) -> list[Benchmark]:
    return [benchmark for _, benchmark in given(priority.benchmarks)]


def _repeated(parts: Iterable[Priority | Outcome | Benchmark]) -> Iterator[Finding]:
    """A finding for each part whose id one before it has."""
    seen: set[str] = set()
    for one in parts:
        if (name := known(one.id)) is None:
            continue
        if fold(name) in seen:
            noun = one.SINGULAR
            message = f"another {noun} has the id “{name}” too"
            yield Finding(one.at("id"), message, f"Give this {noun} an id of its own, for example: id: {name}-2")
        seen.add(fold(name))


@rule("PRI109")
def no_larger_plan(plan: DistrictPrioritization, ctx: PrioritizationContext) -> Iterator[Finding]:
    """The submission does not say to which larger plan its priorities belong.

    "The 1-2 priorities outlined in this submission should be a subset of a larger multi-year district strategic plan,
    for example, a district's 3-year SOA plan, and/or plans developed for ESSER, Title I, or similar strategic
    efforts."

    Name the plan, or the file of the SOA plan.
    """
    del ctx
    if plan.district.parent_plan is None and plan.soa_plan is None:
        mend = (
            "Write below `district:`, for example: parent_plan: SOA plan for FY25-FY27. Where the SOA plan is a file "
            "of soaplan, write `soa_plan:` and its name at the top instead."
        )
        yield Finding(plan.district.at("parent_plan"), "no larger plan is named", mend)
