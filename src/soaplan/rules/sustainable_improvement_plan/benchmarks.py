"""Interim benchmarks: for whom, how often, how much, and what shows it."""

import re
from collections.abc import Iterator

from soaplan.diagnostic import Finding
from soaplan.plans.base import given, known
from soaplan.plans.improvement_names import found_in
from soaplan.plans.sustainable_improvement_plan import InterimBenchmark, Objective, SustainableImprovementPlan
from soaplan.rules.looked_for import listed, looked_for
from soaplan.rules.registry import rule
from soaplan.rules.sustainable_improvement_plan.answered import is_answered
from soaplan.rules.sustainable_improvement_plan.context import ImprovementContext
from soaplan.rules.sustainable_improvement_plan.references import is_fully_read
from soaplan.rules.sustainable_improvement_plan.years import outside_the_plan, period_in_words

AUDIENCES = ("educators", "students")
DAY = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}/\d{1,2}\b")
"""A year or a day in a text."""


@rule("SUS501")
def practice_without_benchmark(plan: SustainableImprovementPlan, ctx: ImprovementContext) -> Iterator[Finding]:
    """A Turnaround Practice of the plan has no benchmark for educators, or none for students.

    The state's sample benchmarks come in two blocks for each Turnaround Practice: one for educators and one for
    students. What adults do changes first; what students do shows that it works.

    Add a benchmark for the audience that is missing. One without an audience counts for both.
    """
    benchmarks = [one for _, one in given(plan.benchmarks)]
    if not benchmarks or not is_fully_read(plan.benchmarks) or is_answered(plan.stages.goals_and_benchmarks.text):
        return
    covered = [(_practices(one, ctx), one.audience) for one in benchmarks]
    for audience in AUDIENCES:
        reached: set[str] = set()
        for practices, meant in covered:
            if known(meant) in (None, audience):
                reached |= practices
        missing = sorted(_aligned(ctx) - reached)
        if missing:
            names = listed([f"Turnaround Practice {name}" for name in missing], last="or")
            message = f"there is no benchmark for {audience} in {names}"
            mend = (
                f"Add one with `audience: {audience}` and `practice: {missing[0]}`, or with `objective:` in its place."
            )
            yield Finding(plan.at("benchmarks"), message, mend, on_key=True)


def _aligned(ctx: ImprovementContext) -> set[str]:
    """The practices that the objectives of the plan are aligned to."""
    return {name for objective in ctx.objectives for name in _of_objective(objective, ctx)}


def _of_objective(objective: Objective, ctx: ImprovementContext) -> set[str]:
    return {row.id for _, text in given(objective.practices) if (row := ctx.practice(text))}


def _practices(benchmark: InterimBenchmark, ctx: ImprovementContext) -> set[str]:
    """The practices of a benchmark: its own, or those of its objective; all of them where it names neither."""
    if (written := known(benchmark.practice)) is not None:
        row = ctx.practice(written)
        return {row.id} if row else _aligned(ctx)
    meant = found_in([*ctx.objectives], known(benchmark.objective) or "")
    return _of_objective(meant, ctx) if isinstance(meant, Objective) else _aligned(ctx)


@rule("SUS502")
def incomplete_benchmark(benchmark: InterimBenchmark, ctx: ImprovementContext) -> Iterator[Finding]:
    """A benchmark leaves out how often or by when, what is to be seen, or what shows it.

    The state's sample benchmarks have one shape: how often, who, how much, what, "as demonstrated by" or "as evidenced
    by". A benchmark in one sentence may say all of it in words.

    Write what is missing.
    """
    text = known(benchmark.text) or ""
    lacks = {
        "every": not (benchmark.every is not None or benchmark.date is not None or _says_when(text, ctx)),
        "text": benchmark.text is None and benchmark.quantity is None,
        "evidence": benchmark.evidence is None and not ctx.prose(text).has(ctx.words("shown_by")),
    }
    missing = [key for key, lacking in lacks.items() if lacking and not (key != "text" and _unread(benchmark))]
    if missing:
        names = {"every": "frequency or date", "text": "words for what is to be seen", "evidence": "evidence"}
        message = f"this benchmark has no {listed([names[key] for key in missing], last='and no')}"
        words = looked_for(ctx.words("times"), "words for times") if "every" in missing else _words_for_evidence(ctx)
        mend = f"In its text, {words} Write it there, or beside the text:\n{EXAMPLE}"
        yield Finding(benchmark.at(missing[0]), message, mend)


EXAMPLE = "benchmarks:\n  - text: ...\n    every: month\n    evidence: coaching logs"


def _words_for_evidence(ctx: ImprovementContext) -> str:
    return looked_for(ctx.words("shown_by"), "words for evidence")


def _unread(benchmark: InterimBenchmark) -> bool:
    """Whether there is a text that cannot be read, which may hold anything."""
    return benchmark.text is not None and known(benchmark.text) is None


def _says_when(text: str, ctx: ImprovementContext) -> bool:
    return bool(DAY.search(text)) or ctx.prose(text).has((*ctx.words("times"), *ctx.words("rates")))


@rule("SUS503")
def benchmark_outside_the_plan(benchmark: InterimBenchmark, ctx: ImprovementContext) -> Iterator[Finding]:
    """The date of a benchmark lies outside the years of the plan.

    Most often it is a slip of the year, or was left standing from an earlier plan.

    Correct the date.
    """
    if when := outside_the_plan(benchmark.date, ctx):
        yield Finding(benchmark.at("date"), f"{when} is outside the years of the plan", period_in_words(ctx))
