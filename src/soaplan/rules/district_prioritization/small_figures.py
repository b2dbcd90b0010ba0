"""Counts of a few students, wherever a submission tells results."""

from collections.abc import Iterator

from soaplan.diagnostic import Finding
from soaplan.plans.base import Node, Unknown, given, known
from soaplan.plans.district_prioritization import DistrictPrioritization, Outcome, Priority
from soaplan.plans.texts import texts_of
from soaplan.rules.district_prioritization.context import PrioritizationContext
from soaplan.rules.registry import rule
from soaplan.rules.small_counts import CountReader

LOOKED_FOR = (
    "soaplan looked for small numbers before students, learners, pupils, newcomers and other words for students."
)


@rule("PRI407")
def small_count_published(plan: DistrictPrioritization, ctx: PrioritizationContext) -> Iterator[Finding]:
    """A text or figure counts fewer than ten students.

    The submission is read by many people, and districts publish it. A count of a few students, say of one group in one
    grade, can let neighbors tell who they are. The state does not show results of groups this small.

    Write "fewer than 10 students", a share, or the figure of a wider group.
    """
    limit = ctx.catalog.cycle.numbers["small_count"]
    reader = CountReader(ctx.catalog.words, limit)
    mend = f"Write “fewer than {limit}”, or a share, or the figure of a wider group."
    for pointer, text in (found for part in _told_results(plan) for found in texts_of(part)):
        for start, end in reader.pieces(text):
            message = f"“{' '.join(text[start:end].split())}” is a count of fewer than {limit} students"
            yield Finding(pointer, message, f"{mend} {LOOKED_FOR}", piece=(start, end))
    for outcome in (one for priority in plan.all_priorities() for one in _outcomes(priority)):
        yield from _small_values(outcome, reader, limit, mend, ctx)


def _told_results(plan: DistrictPrioritization) -> Iterator[Node]:
    """Where results are told: gaps, analysis, outcomes, notes. "Each teacher sees 3 students a day" is none."""
    for priority in plan.all_priorities():
        yield from (gap for _, gap in given(priority.gaps))
        yield from (priority.analysis, priority.outcomes)
    yield from (note for _, note in given(plan.progress))


def _outcomes(priority: Priority) -> Iterator[Outcome]:
    lists = (priority.outcomes.aggregate, priority.outcomes.groups, priority.outcomes.other)
    yield from (outcome for entries in lists for _, outcome in given(entries))


def _small_values(
    outcome: Outcome, reader: CountReader, limit: int, mend: str, ctx: PrioritizationContext
) -> Iterator[Finding]:
    if not _counts_students(outcome, ctx):
        return
    for part in ("baseline", "target"):
        value = known(getattr(outcome, part).value)
        if value is not None and value == int(value) and reader.is_small(int(value)):
            message = f"{value:f} is a count of fewer than {limit} students"
            yield Finding(outcome.at(part, "value"), message, mend)


def _counts_students(outcome: Outcome, ctx: PrioritizationContext) -> bool:
    """Whether the unit of a figure is students, and neither unit nor measure says that it is a share or an average."""
    if isinstance(outcome.unit, Unknown):
        return False
    unit, measure = (ctx.prose(known(text) or "") for text in (outcome.unit, outcome.measure))
    other = ctx.words("no_student_figures")
    return unit.has(ctx.words("student_units")) and not unit.has(other) and not measure.has(other)
