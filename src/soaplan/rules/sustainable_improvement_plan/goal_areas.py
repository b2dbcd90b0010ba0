"""Which areas the goals are about, and which of them the grades of a school ask for."""

import re
from collections.abc import Iterator

from soaplan.catalog.models import ListRow
from soaplan.diagnostic import Finding
from soaplan.plans.base import given, known
from soaplan.plans.sustainable_improvement_plan import Goal, SustainableImprovementPlan
from soaplan.regex import regex
from soaplan.rules.looked_for import looked_for
from soaplan.rules.registry import rule
from soaplan.rules.sustainable_improvement_plan.context import ImprovementContext, is_answered, is_fully_read


@rule("SUS401", needs="sets_annual_goals")
def goal_area_without_goal(plan: SustainableImprovementPlan, ctx: ImprovementContext) -> Iterator[Finding]:
    """An area of the measurable annual goals has no goal.

    State law lists areas in which a school designated underperforming sets measurable annual goals. soaplan takes them
    from the state's sample document, which differs a little from the law. Only high schools need a goal on graduation,
    and only schools with grades from pre-kindergarten to grade 3 need one on early assessments.

    Add a goal in the area, or say why it doesn't apply: `- {area: ..., not_applicable: the reason}`.
    """
    goals, stage = [goal for _, goal in given(plan.goals)], plan.stages.goals_and_benchmarks
    read = [plan.goals, stage.text, *((goal.area, goal.metric, goal.text) for goal in goals)]
    if not (goals or is_answered(stage.text)) or not all(map(is_fully_read, read)):
        return
    written = known(stage.text) or ""
    missing = [
        row
        for row in ctx.catalog.rows("goal-areas")
        if _is_asked(row, plan) and not ctx.prose(written).has(row.mentions) and not _is_met(row, goals, ctx)
    ]
    if missing:
        names = "; ".join(row.label for row in missing)
        message = f"{len(missing)} {'area has' if len(missing) == 1 else 'areas have'} no goal: {names}"
        entry = f"- {{area: {missing[0].aliases[-1]}, not_applicable: the reason}}"
        mend = f"Add a goal, or say why none applies: `{entry}`."
        yield Finding(plan.at("goals") if goals else stage.at("text"), message, mend, on_key=bool(goals))


def _is_asked(row: ListRow, plan: SustainableImprovementPlan) -> bool:
    """Whether an area is asked of a school with these grades."""
    only = row.facts.get("grades")
    grades = grades_of([text for _, text in given(plan.school.grades)])
    return only is None or not grades.isdisjoint(only.split())


def _is_met(row: ListRow, goals: list[Goal], ctx: ImprovementContext) -> bool:
    """Whether a goal stands in an area, by its name or by its words."""
    return any(_is_in(row, goal, ctx) for goal in goals)


def _is_in(row: ListRow, goal: Goal, ctx: ImprovementContext) -> bool:
    named = ctx.catalog.row("goal-areas", known(goal.area) or "")
    return named is row if named else _speaks_of(row, goal, ctx)


def _speaks_of(row: ListRow, goal: Goal, ctx: ImprovementContext) -> bool:
    texts = (known(goal.area), known(goal.metric), known(goal.text))
    return any(ctx.prose(text).has(row.mentions) for text in texts if text is not None)


@rule("SUS402", needs="sets_annual_goals")
def state_targets_not_adopted(plan: SustainableImprovementPlan, ctx: ImprovementContext) -> Iterator[Finding]:
    """The plan doesn't adopt the state's targets for achievement, and has no goal on achievement.

    The state sets achievement targets for a school that is designated underperforming. Its template of 2010 to 2017
    said: "We will meet our student achievement accountability targets as set by ESE". The state no longer uses that
    template, so this is a warning.

    Write `adopts_state_targets: yes`, or add stricter goals of your own.
    """
    answer = plan.adopts_state_targets
    if (answer is not None and known(answer) is not False) or _has_own_targets(plan, ctx):
        return
    message = "the plan doesn't say whether you adopt the state's achievement targets"
    if answer is not None:
        message = "you don't adopt the state's achievement targets, and no goal is about achievement"
    mend = "Write `adopts_state_targets: yes`, or add a goal on achievement."
    yield Finding(plan.at("adopts_state_targets"), message, mend)


def _has_own_targets(plan: SustainableImprovementPlan, ctx: ImprovementContext) -> bool:
    """Whether the written goals are about achievement, in an area, a metric or a text."""
    if not is_fully_read(plan.goals):
        return True
    text = known(plan.stages.goals_and_benchmarks.text)
    if text is not None and ctx.prose(text).has(ctx.words("state_targets")):
        return True
    rows = ctx.catalog.rows("achievement-areas")
    goals = [goal for _, goal in given(plan.goals) if goal.not_applicable is None]
    named = (known(goal.area) for goal in goals)
    by_area = any(ctx.catalog.row("achievement-areas", area) for area in named if area is not None)
    return by_area or any(_speaks_of(row, goal, ctx) for row in rows for goal in goals)


@rule("SUS414")
def only_test_scores(plan: SustainableImprovementPlan, ctx: ImprovementContext) -> Iterator[Finding]:
    """Every goal is measured by test scores.

    In a study of school improvement plans, relying on test scores alone was one of the most common signs of a plan that
    wasn't thought through. Scores come late; attendance, teaching and climate change first.

    Add a goal on what should change before the scores do.
    """
    goals = [goal for _, goal in given(plan.goals) if goal.not_applicable is None]
    if ctx.sets_annual_goals or not goals or not is_fully_read(plan.goals):
        return
    if all(_is_test(goal, ctx) for goal in goals) and not is_answered(plan.stages.goals_and_benchmarks.text):
        mend = (
            f"Add a goal on what changes first: attendance, belonging, or what teachers do. "
            f"{looked_for(ctx.words('test_scores'), 'names of tests')}"
        )
        yield Finding(plan.at("goals"), "every goal is measured by test scores", mend, on_key=True)


def _is_test(goal: Goal, ctx: ImprovementContext) -> bool:
    said = " ".join(filter(None, (known(goal.area), known(goal.metric), known(goal.text))))
    prose = ctx.prose(said)
    return prose.has(ctx.words("test_scores")) and not prose.has(ctx.words("no_test_scores"))


ORDER = ("PK", "K", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12")
SPELLED = {"PREK": "PK", "PREKINDERGARTEN": "PK", "PRESCHOOL": "PK", "PK3": "PK", "PK4": "PK", "KINDERGARTEN": "K"}
DASH = regex(r"\s*(?:[\u2013\u2014]|\bto\b|\bthrough\b)\s*", re.IGNORECASE)
PRE = regex(r"\bpre[- ]?k(indergarten)?\b", re.IGNORECASE)
TOKEN = regex(r"\w+")


def grades_of(texts: list[str]) -> set[str]:
    """The grades that a school names, as the state writes them: PK, K, 1 to 12. Ranges are filled in."""
    return {grade for text in texts for part in re.split("[,;&]| and ", text) for grade in _span(part)}


def _span(text: str) -> list[str]:
    """The grades of one entry: "6-8", "Grades K to 5", "Kindergarten"."""
    words = TOKEN.findall(DASH.sub("-", PRE.sub("PK", text)))
    found = [grade for word in words if (grade := _grade(word))]
    is_range = len(found) == 2 and "-" in DASH.sub("-", text)  # noqa: PLR2004 - from one grade to another
    return list(ORDER[ORDER.index(found[0]) : ORDER.index(found[1]) + 1]) if is_range else found


def _grade(word: str) -> str | None:
    """One grade: 01, 9th, K, PK3."""
    bare = re.sub(r"(?<=\d)(?:ST|ND|RD|TH)$", "", word.upper())
    plain = SPELLED.get(bare, bare.lstrip("0"))
    return plain if plain in ORDER else None
