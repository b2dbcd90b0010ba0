"""Each goal: what, who, how much, when."""

from collections.abc import Iterator

from soaplan.diagnostic import Finding
from soaplan.plans.base import Unknown, given, known
from soaplan.plans.sustainable_improvement_plan import Goal, SustainableImprovementPlan
from soaplan.rules.looked_for import listed
from soaplan.rules.registry import rule
from soaplan.rules.sustainable_improvement_plan.answered import is_answered
from soaplan.rules.sustainable_improvement_plan.context import ImprovementContext
from soaplan.rules.sustainable_improvement_plan.targets import has_targets, target_years


@rule("SUS403")
def goal_not_measurable(goal: Goal, ctx: ImprovementContext) -> Iterator[Finding]:
    """A goal leaves out what will change, who will achieve it, how much, or by when.

    The state names four questions that a measurable goal answers: What will change? Who will achieve it? How much?
    When? A goal in one sentence may answer them in words, with a figure or a word like "all" or "half".

    Write what is missing.
    """
    if goal.not_applicable is not None:
        return
    if goal.text is not None:
        if not (has_targets(goal) or _says_how_much(goal, ctx)):
            message = "this goal doesn't say how much will change"
            yield Finding(goal.at("text"), message, f"Add a figure, for example: {SENTENCE}")
        return
    wanted = {"metric": "metric", "group": "student group", "targets": "target for any year"}
    missing = [key for key in wanted if not is_answered(getattr(goal, key)) or (key == "targets" and _empty(goal))]
    if missing:
        message = f"this goal has {listed([f'no {wanted[key]}' for key in missing])}"
        yield Finding(goal.at(missing[0]), message, f"A complete goal reads, for example: {COMPLETE}")


SENTENCE = "“Chronic absenteeism falls from 31 to 27 percent by June 2025.”"
COMPLETE = (
    "`- {metric: chronic absenteeism, unit: percent, direction: down, group: all, baseline: {value: 31, year: 2024}, "
    "targets: {2025: 27, 2026: 24, 2027: 21}}`. A goal in one sentence under `text:` is complete too."
)


def _says_how_much(goal: Goal, ctx: ImprovementContext) -> bool:
    """Whether the sentence of a goal has a figure, in digits or words; one that nobody can read may have."""
    text = known(goal.text)
    return text is None or any(map(str.isdigit, text)) or ctx.prose(text).has(ctx.words("figures"))


def _empty(goal: Goal) -> bool:
    """Whether years are named under the targets, and no value beside any of them."""
    return not isinstance(goal.targets, Unknown) and all(value is None for value in (goal.targets or {}).values())


@rule("SUS404")
def goal_without_baseline(goal: Goal, ctx: ImprovementContext) -> Iterator[Finding]:
    """A goal with targets doesn't say where the school is now.

    Without the figure and its year nobody can tell how far a target is, or later how far the school has come. In the
    first year of a new survey there is none yet; then a note says so.

    Write the value and the year, or the reason: `baseline: {note: new survey, first given in fall 2024}`.
    """
    del ctx
    baseline = goal.baseline
    if not has_targets(goal) or baseline.note is not None:
        return
    missing = [key for key in ("value", "year") if getattr(baseline, key) is None]
    if missing:
        what = "no baseline" if len(missing) > 1 else f"a baseline without a {missing[0]}"
        place = goal.at("baseline", missing[0]) if is_answered(baseline) else goal.at("baseline")
        mend = "Write `baseline: {value: 31, year: 2024}`, or why there is none: `baseline: {note: the reason}`."
        yield Finding(place, f"this goal has {what}", mend)


@rule("SUS405")
def year_without_target(plan: SustainableImprovementPlan, ctx: ImprovementContext) -> Iterator[Finding]:
    """A goal doesn't have a target for one of the plan's years.

    Annual goals are looked at each year. A year without a target is a year in which nobody can say whether the school
    is on its way.

    Write a target for each of the plan's years.
    """
    lacking = {place: years for place, goal in given(plan.goals) if (years := _years_missing(goal, ctx))}
    targeted = [goal for _, goal in given(plan.goals) if has_targets(goal)]
    mend = f"Write a target for each year of the plan: {', '.join(map(str, ctx.plan_years))}."
    if len(targeted) > 1 and len(lacking) == len(targeted) and len(set(map(tuple, lacking.values()))) == 1:
        message = f"no goal has a target for {_in_words(next(iter(lacking.values())))}"
        yield Finding(plan.at("goals"), message, mend, on_key=True)
        return
    for place, years in lacking.items():
        message = f"this goal has no target for {_in_words(years)}"
        yield Finding(plan.at("goals", place, "targets"), message, mend, on_key=True)


def _in_words(years: list[int]) -> str:
    return listed([str(year) for year in years], last="or")


def _years_missing(goal: Goal, ctx: ImprovementContext) -> list[int]:
    """The years of the plan, up to the year of exit, for which a goal with targets has none."""
    years = [year for year in target_years(goal) if year is not None]
    if len(years) < max(1, len(target_years(goal))) or max(years) < ctx.plan_years[0]:
        return []
    last = known(ctx.plan.designation.eligible_exit) or ctx.plan_years[-1]
    wanted = [year for year in ctx.plan_years if year <= max(last, ctx.plan_years[0])]
    return [year for year in wanted if year not in years and str(year) not in (known(goal.text) or "")]
