"""The targets of a goal, year by year."""

from collections.abc import Iterator
from decimal import Decimal
from typing import cast

from soaplan.diagnostic import Finding
from soaplan.plans.base import Unknown, known
from soaplan.plans.sustainable_improvement_plan import Goal
from soaplan.rules.directions import other_way, should_fall
from soaplan.rules.registry import rule
from soaplan.rules.sustainable_improvement_plan.context import ImprovementContext
from soaplan.rules.sustainable_improvement_plan.years import school_year


def has_targets(goal: Goal) -> bool:
    """Whether a goal has a target for any year that can be read."""
    return any(value is not None for value in (known(goal.targets) or {}).values())


def target_years(goal: Goal) -> list[int | None]:
    """The school years that have a target; None for one that cannot be read."""
    return [school_year(key) for key, value in (known(goal.targets) or {}).items() if value is not None]


def readable_targets(goal: Goal) -> list[tuple[str, int, Decimal]]:
    """The targets whose year and value can be read: the name as written, the year, the value."""
    pairs = [(key, school_year(key), known(value)) for key, value in (known(goal.targets) or {}).items()]
    return [(key, year, value) for key, year, value in pairs if year is not None and value is not None]


@rule("SUS406")
def target_year_unreadable(goal: Goal, ctx: ImprovementContext) -> Iterator[Finding]:
    """A target is under a name that isn't a school year.

    Each target belongs to one year. Without it nobody can tell when the value should be reached.

    Write the school year, by the June in which it ends: `targets: {2025: 27, 2026: 24}`.
    """
    for key, value in (known(goal.targets) or {}).items():
        if school_year(key) is None and not isinstance(value, Unknown):
            first = ctx.plan_years[0]
            mend = (
                f"Write the school year before the colon, for example `{first}: 27` for {first - 1}-{first % 100:02}."
            )
            yield Finding(goal.at("targets", key), f"“{key}” is not a school year", mend, on_key=True)


@rule("SUS407")
def target_against_direction(goal: Goal, ctx: ImprovementContext) -> Iterator[Finding]:
    """A target isn't better than its baseline.

    Most often two figures were exchanged, or the measure should go down. Where the goal doesn't say which way is
    better, soaplan goes by the name of the metric.

    Correct the figure, or say which way is better: `direction: down`.
    """
    before, falls = known(goal.baseline.value), should_fall(goal.direction, goal.metric, ctx)
    if before is None or falls is None:
        return
    for key, _, after in readable_targets(goal):
        if after >= before if falls else after <= before:
            message = f"the target for {key} ({after:f}) is not better than the baseline ({before:f})"
            yield Finding(goal.at("targets", key), message, _which_way(goal, same=after == before, falls=falls))
            return


def _which_way(goal: Goal, *, same: bool, falls: bool) -> str:
    """What to do: a slip of the figures, or of the direction."""
    if same:
        return f"Write a target that is {'lower' if falls else 'higher'} than the baseline."
    if goal.direction is not None:
        return "Correct the figures, or the direction written here."
    return f"Correct the figures. {other_way(falls=falls, words=('up', 'down'))}"


@rule("SUS408")
def baseline_after_target(goal: Goal, ctx: ImprovementContext) -> Iterator[Finding]:
    """A baseline is from a later year than its target.

    A target cannot be measured against a figure that comes after it. One of the two years is most often a slip. A
    baseline of the fall and a target of the spring may share a school year.

    Correct the year.
    """
    del ctx
    year, years = known(goal.baseline.year), [year for _, year, _ in readable_targets(goal)]
    if year is not None and years and year > min(years):
        message = f"the baseline ({year}) is of a later year than the first target ({min(years)})"
        yield Finding(goal.at("baseline", "year"), message, "Correct the year of the baseline or of the target.")


@rule("SUS409")
def targets_already_past(goal: Goal, ctx: ImprovementContext) -> Iterator[Finding]:
    """All of a goal's targets are for years before the plan.

    A goal that was carried over from an earlier plan often keeps its years.

    Write targets for the years of the plan.
    """
    years = target_years(goal)
    if years and None not in years:
        last, first = max(cast("list[int]", years)), ctx.plan_years[0]
        if last < first:
            message = f"the last target is for {last}; the first year of the plan is {first}"
            mend = f"Write targets for the years of the plan: {', '.join(map(str, ctx.plan_years))}."
            yield Finding(goal.at("targets"), message, mend, on_key=True)
