"""How goals are worded."""

import re
from collections.abc import Iterator
from decimal import Decimal

from soaplan.diagnostic import Finding
from soaplan.plans.base import given, known
from soaplan.plans.labels import fold
from soaplan.plans.sustainable_improvement_plan import Goal, SustainableImprovementPlan
from soaplan.rules.looked_for import in_short, listed
from soaplan.rules.percentages import CHANGE, SPAN, WHOLE, is_change_by
from soaplan.rules.registry import rule
from soaplan.rules.sustainable_improvement_plan.context import ImprovementContext
from soaplan.rules.sustainable_improvement_plan.targets import readable_targets

EVERYBODY = re.compile(r"(?<![-\u2013\d.])\b100 ?(?:%|percent\b)")
"""A whole, but not the end of a range: "90-100%"."""


@rule("SUS410")
def test_of_another_subject(goal: Goal, ctx: ImprovementContext) -> Iterator[Finding]:
    """A goal in one subject is measured by a test of another.

    In published school plans this is a known slip: the mathematics goal was copied from the reading goal, and its
    test stayed.

    Name a test of the goal's own subject.
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
            "Name a test of the goal's own subject. soaplan looked for names of subjects, and for tests of one subject "
            "such as DIBELS, Lexia and Zearn."
        )
        yield Finding(goal.at("metric"), message, mend)


def _subjects(text: str, ctx: ImprovementContext) -> set[str]:
    """The subjects that a text names."""
    return {row.id for row in ctx.catalog.rows("subjects") if ctx.prose(text).has(row.mentions)}


@rule("SUS411")
def percent_or_percentage_points(goal: Goal, ctx: ImprovementContext) -> Iterator[Finding]:
    """A goal says "by 10%" where percent and percentage points are different things.

    From 54 percent, "by 10%" may lead to 59.4 percent or to 64 percent. The state's sample benchmarks say "an increase
    of XX percentage points".

    Write "percentage points", or say from where to where.
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
        message = f"“{said}” does not lead from {before:f} to {after:f}: that is {points:f} percentage points"
    mend = "Write the change in percentage points, or only from where to where: “from 54 percent to 64 percent”."
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

    A goal that was copied to be changed, and was not, looks like this. The same goal for two groups of students is
    told apart by `group:` or `grades:`.

    Change the goal, or take it out.
    """
    del ctx
    seen: set[tuple[str, ...]] = set()
    for place, goal in given(plan.goals):
        said = [known(value) or "" for value in (goal.text, goal.metric, goal.group, goal.grades, goal.unit)]
        key = tuple(fold(text) for text in said)
        if goal.not_applicable is None and (said[0] or said[1]):
            if key in seen:
                mend = "Change it or take it out. Goals for two groups are told apart by `group:` or `grades:`."
                yield Finding(plan.at("goals", place), "this goal says the same as an earlier one", mend)
            seen.add(key)


@rule("SUS413")
def target_of_everybody(goal: Goal, ctx: ImprovementContext) -> Iterator[Finding]:
    """A goal is for everyone to reach it: 100 percent.

    A target that no school reaches says little about the way there. Where it is a rule and not a hope ("100 percent of
    staff are trained"), it may stay.

    Write the share that the school can reach by then.
    """
    mend = "Write the share that can be reached by then. Where everybody is meant, this advice may be left aside."
    for key, _, value in readable_targets(goal):
        if value == WHOLE and ctx.prose(known(goal.unit) or "").has(ctx.words("percent_units")):
            yield Finding(goal.at("targets", key), f"the target for {key} is everybody (100 percent)", mend)
            return
    if found := EVERYBODY.search(known(goal.text) or ""):
        yield Finding(goal.at("text"), f"the goal is everybody (“{found[0]}”)", mend, piece=found.span())
