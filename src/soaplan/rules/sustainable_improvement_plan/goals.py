"""The goals: what, who, how much, when; their targets year by year; how they are worded."""

from collections.abc import Iterator
from decimal import Decimal
from typing import cast

from soaplan.diagnostic import Finding
from soaplan.plans.base import Unknown, given, known
from soaplan.plans.labels import fold
from soaplan.plans.sustainable_improvement_plan import Goal, SustainableImprovementPlan
from soaplan.regex import regex
from soaplan.rules.figures import CHANGE, SPAN, WHOLE, Aim, is_change_by, no_better, should_fall
from soaplan.rules.looked_for import in_short, listed
from soaplan.rules.registry import rule
from soaplan.rules.sustainable_improvement_plan.context import ImprovementContext, is_answered
from soaplan.rules.sustainable_improvement_plan.years import school_year


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

    Without a number and its year, readers can't tell how far away the target is, or later how far the school has come.
    A new survey has no number in its first year; say so in a note.

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

    You look at annual goals every year. In a year without a target, nobody can say whether the school is on track.

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

    Each target belongs to one year. Without the year, readers can't tell when you want to get there.

    Write the school year as the year it ends in: `targets: {2025: 27, 2026: 24}`.
    """
    for key, value in (known(goal.targets) or {}).items():
        if school_year(key) is None and not isinstance(value, Unknown):
            first = ctx.plan_years[0]
            mend = (
                f"Write the school year before the colon, for example `{first}: 27` for {first - 1}-{first % 100:02}."
            )
            yield Finding(goal.at("targets", key), f"“{key}” isn't a school year", mend, on_key=True)


@rule("SUS407")
def target_against_direction(goal: Goal, ctx: ImprovementContext) -> Iterator[Finding]:
    """A target isn't better than its baseline.

    Usually two numbers got switched, or the measure should go down. Where the goal doesn't say which way is better,
    soaplan goes by the name of the metric.

    Correct the number, or say which way is better: `direction: down`.
    """
    before, falls = known(goal.baseline.value), should_fall(goal.direction, goal.metric, ctx)
    if before is None or falls is None:
        return
    for key, _, after in readable_targets(goal):
        aim = Aim(goal.at("targets", key), before, after, goal.direction, f"the target for {key}", UP_OR_DOWN)
        if found := list(no_better(aim, falls=falls)):
            yield from found
            return


UP_OR_DOWN = ("up", "down")


@rule("SUS408")
def baseline_after_target(goal: Goal, ctx: ImprovementContext) -> Iterator[Finding]:
    """A baseline is from a later year than its target.

    You can't measure a target against a number that comes after it. Usually one of the two years is a typo. A fall
    baseline and a spring target can be in the same school year.

    Correct the year.
    """
    del ctx
    year, years = known(goal.baseline.year), [year for _, year, _ in readable_targets(goal)]
    if year is not None and years and year > min(years):
        message = f"the baseline ({year}) is from a later year than the first target ({min(years)})"
        yield Finding(goal.at("baseline", "year"), message, "Correct the year of the baseline or of the target.")


@rule("SUS409")
def targets_already_past(goal: Goal, ctx: ImprovementContext) -> Iterator[Finding]:
    """All of a goal's targets are for years before the plan.

    A goal copied from an earlier plan often keeps its old years.

    Write targets for the years of the plan.
    """
    years = target_years(goal)
    if years and None not in years:
        last, first = max(cast("list[int]", years)), ctx.plan_years[0]
        if last < first:
            message = f"the last target is for {last}; the first year of the plan is {first}"
            mend = f"Write targets for the years of the plan: {', '.join(map(str, ctx.plan_years))}."
            yield Finding(goal.at("targets"), message, mend, on_key=True)


EVERYBODY = regex(r"(?<![-\u2013\d.])\b100 ?(?:%|percent\b)")
"""A whole, but not the end of a range: "90-100%"."""


@rule("SUS410")
def test_of_another_subject(goal: Goal, ctx: ImprovementContext) -> Iterator[Finding]:
    """A goal in one subject is measured by a test of another.

    This happens in published school plans: someone copies the reading goal to write the math goal, and the reading test
    stays in.

    Name a test in the goal's own subject.
    """
    metric = known(goal.metric)
    said = _subjects(" ".join(filter(None, (known(goal.area), known(goal.text)))), ctx)
    if metric is None or len(said) != 1:
        return
    prose = ctx.prose(metric)
    tests = [row for row in ctx.catalog.rows("tests") if prose.has(row.mentions)]
    measured = _subjects(metric, ctx) | {row.facts["subject"] for row in tests}
    if measured and measured.isdisjoint(said):
        message = f"a goal in {said.pop()} is measured by “{metric}”, which is about {listed(sorted(measured))}"
        mend = (
            "Name a test in the goal's own subject. soaplan looked for names of subjects, and for tests of one subject "
            "such as DIBELS, Lexia and Zearn."
        )
        yield Finding(goal.at("metric"), message, mend)


def _subjects(text: str, ctx: ImprovementContext) -> set[str]:
    """The subjects that a text names."""
    return {row.id for row in ctx.catalog.rows("subjects") if ctx.prose(text).has(row.mentions)}


@rule("SUS411")
def percent_or_percentage_points(goal: Goal, ctx: ImprovementContext) -> Iterator[Finding]:
    """A goal says "by 10%", which could mean percent or percentage points.

    Starting at 54 percent, "by 10%" could mean 59.4 percent or 64 percent. The state's sample benchmarks say "an
    increase of XX percentage points".

    Write "percentage points", or give both numbers.
    """
    text = known(goal.text) or ""
    found = CHANGE.search(text)
    if found is None:
        return
    change, steps = Decimal(found["percent"]), _steps(goal, text)
    if any(is_change_by(change, *step) for step in steps) or not (steps or _is_in_percent(goal, ctx)):
        return
    said = in_short(found[0])
    message = f"“{said}” may mean percent or percentage points"
    for before, after in steps[:1]:
        points = abs(after - before)
        message = f"{before:f} to {after:f} is a change of {points:f} percentage points, not “{said}”"
    mend = "Write the change in percentage points, or just the two numbers: “from 54 percent to 64 percent”."
    yield Finding(goal.at("text"), message, f"{mend} soaplan looked for “by … %”.", piece=found.span())


def _steps(goal: Goal, text: str) -> list[tuple[Decimal, Decimal]]:
    """From where to where, by the text or by the figures."""
    if found := SPAN.search(text):
        return [(Decimal(found["before"]), Decimal(found["after"]))]
    before = known(goal.baseline.value)
    return [] if before is None else [(before, after) for _, _, after in readable_targets(goal)]


def _is_in_percent(goal: Goal, ctx: ImprovementContext) -> bool:
    said = known(goal.unit) or known(goal.metric) or known(goal.text) or ""
    without_change = CHANGE.sub("", said)
    return ctx.prose(without_change).has(ctx.words("percent_units"))


@rule("SUS412")
def repeated_goal(plan: SustainableImprovementPlan, ctx: ImprovementContext) -> Iterator[Finding]:
    """A goal says the same thing as another one.

    This happens when you copy a goal and forget to change it. If it's the same goal for two groups of students,
    `group:` or `grades:` keeps them apart.

    Change the goal, or delete it.
    """
    del ctx
    seen: set[tuple[str, ...]] = set()
    for place, goal in given(plan.goals):
        said = [known(value) or "" for value in (goal.text, goal.metric, goal.group, goal.grades, goal.unit)]
        key = tuple(fold(text) for text in said)
        if goal.not_applicable is None and (said[0] or said[1]):
            if key in seen:
                mend = "Change it or delete it. If the goals are for two groups, add `group:` or `grades:` to each."
                yield Finding(plan.at("goals", place), "this goal says the same thing as an earlier one", mend)
            seen.add(key)


@rule("SUS413")
def target_of_everybody(goal: Goal, ctx: ImprovementContext) -> Iterator[Finding]:
    """A goal is 100 percent.

    A target no school reaches doesn't say much about the way there. If it's a rule and not a hope ("100 percent of
    staff are trained"), keep it.

    Write the share your school can reach by then.
    """
    mend = "Write the share your school can reach by then. If you do mean everyone, leave it as it is."
    for key, _, value in readable_targets(goal):
        if value == WHOLE and ctx.prose(known(goal.unit) or "").has(ctx.words("percent_units")):
            yield Finding(goal.at("targets", key), f"the target for {key} is everyone (100 percent)", mend)
            return
    if found := EVERYBODY.search(known(goal.text) or ""):
        yield Finding(goal.at("text"), f"the goal is everyone (“{found[0]}”)", mend, piece=found.span())
