"""The submission as a whole: the larger plan it belongs to, and counts of a few students anywhere in it."""

from collections.abc import Iterator

from soaplan.diagnostic import Finding
from soaplan.plans.base import Node, Unknown, given, known
from soaplan.plans.district_prioritization import DistrictPrioritization, Outcome, Outcomes
from soaplan.plans.texts import texts_of
from soaplan.rules.district_prioritization.context import PrioritizationContext
from soaplan.rules.published_counts import counts_in, small_count, what_to_write
from soaplan.rules.registry import rule
from soaplan.rules.small_counts import CountReader


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


@rule("PRI407")
def small_count_published(plan: DistrictPrioritization, ctx: PrioritizationContext) -> Iterator[Finding]:
    """A text or figure counts fewer than ten students.

    The submission is read by many people, and districts publish it. A count of a few students, say of one group in one
    grade, can let neighbors tell who they are. The state does not show results of groups this small.

    Write "fewer than 10 students", a share, or the figure of a wider group.
    """
    reader = CountReader(ctx.catalog.words, ctx.catalog.cycle.numbers["small_count"])
    texts = (found for part in _told_results(plan) for found in texts_of(part))
    yield from counts_in(texts, reader, what_to_write(reader))
    for outcome in (one for priority in plan.all_priorities() for one in _outcomes(priority.outcomes)):
        yield from _small_values(outcome, reader, ctx)


def _told_results(plan: DistrictPrioritization) -> Iterator[Node]:
    """Where results are told: gaps, analysis, outcomes, notes. "Each teacher sees 3 students a day" is none."""
    for priority in plan.all_priorities():
        yield from (gap for _, gap in given(priority.gaps))
        yield from (priority.analysis, priority.outcomes)
    yield from (note for _, note in given(plan.progress))


def _outcomes(outcomes: Outcomes) -> list[Outcome]:
    lists = (outcomes.aggregate, outcomes.groups, outcomes.other)
    return [outcome for entries in lists for _, outcome in given(entries)]


def _small_values(outcome: Outcome, reader: CountReader, ctx: PrioritizationContext) -> Iterator[Finding]:
    if not _counts_students(outcome, ctx):
        return
    for part in ("baseline", "target"):
        if message := small_count(known(getattr(outcome, part).value), reader):
            yield Finding(outcome.at(part, "value"), message, what_to_write(reader))


def _counts_students(outcome: Outcome, ctx: PrioritizationContext) -> bool:
    """Whether the unit of a figure is students, and neither unit nor measure says that it is a share or an average."""
    if isinstance(outcome.unit, Unknown):
        return False
    unit, measure = (ctx.prose(known(text) or "") for text in (outcome.unit, outcome.measure))
    other = ctx.words("no_student_figures")
    return unit.has(ctx.words("student_units")) and not unit.has(other) and not measure.has(other)
