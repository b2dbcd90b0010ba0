"""Strategic objectives and initiatives, by whom and in which years, and the benchmarks that show their effect."""

from collections.abc import Iterator

from soaplan.diagnostic import Finding
from soaplan.plans.base import given, known
from soaplan.plans.sustainable_improvement_plan import (
    Initiative,
    InterimBenchmark,
    Objective,
    SustainableImprovementPlan,
    found_in,
)
from soaplan.regex import regex
from soaplan.rules.looked_for import listed, looked_for
from soaplan.rules.registry import rule
from soaplan.rules.sustainable_improvement_plan.context import ImprovementContext, is_answered, is_fully_read
from soaplan.rules.sustainable_improvement_plan.years import outside_the_plan, period_in_words, plan_years


@rule("SUS304")
def practice_not_covered(plan: SustainableImprovementPlan, ctx: ImprovementContext) -> Iterator[Finding]:
    """One of the four Turnaround Practices has no objective, and the plan doesn't say why.

    The guidance asks for objectives and initiatives aligned to the Turnaround Practices. You can leave one out if you
    say why. If your priorities have other names, say which practice each one goes with.

    Add the practice's number to the objective it goes with, or give the reason under `practices_not_addressed:`.
    """
    named = _practices_named(plan, ctx)
    if not ctx.objectives or named is None:
        return
    missing = [row for row in ctx.catalog.rows("practices") if row.id not in named]
    if missing:
        names = listed([f"{row.id} ({row.label})" for row in missing])
        word = "practice" if len(missing) == 1 else "practices"
        message = f"no objective is aligned to Turnaround {word.title()} {names}"
        mend = (
            f"Add the number to the objective it goes with, for example `practices: [{missing[0].id}]`, or write why "
            f"not: `practices_not_addressed: {{{missing[0].id}: the reason}}`."
        )
        yield Finding(plan.at("objectives"), message, mend, on_key=True)


def _practices_named(plan: SustainableImprovementPlan, ctx: ImprovementContext) -> set[str] | None:
    """The practices that are covered or left out with a reason; None where one of the names cannot be read."""
    left_out = known(plan.practices_not_addressed) or {}
    lists = [objective.practices for objective in ctx.objectives]
    if not ctx.strategy_is_told or not all(is_fully_read(values) for values in lists):
        return None
    texts = [text for values in lists for _, text in given(values)]
    texts += [name for name, reason in left_out.items() if reason is not None]
    rows = [ctx.practice(text) for text in texts]
    return None if None in rows else {row.id for row in rows if row}


@rule("SUS305")
def short_roadmap(plan: SustainableImprovementPlan, ctx: ImprovementContext) -> Iterator[Finding]:
    """The initiatives don't cover three years.

    "While providing the most detail for year one, the strategies should outline a multi-year roadmap … for at least the
    next three years".

    For each initiative, write the plan years it runs in: `years: [1, 2, 3]`.
    """
    least = ctx.number("roadmap_years")
    entries = [text for one in ctx.initiatives for _, text in given(one.years)]
    spans = [_span(text, ctx) for text in entries]
    unread = not all(is_fully_read(one.years) for one in ctx.initiatives)
    if not ctx.initiatives or unread or not ctx.strategy_is_told or (not entries and _speaks_of_years(plan, ctx)):
        return
    covered = {year for span in spans for year in span or ()}
    if None not in spans and len(covered) < least:
        told = f"run for {len(covered)} of {least} years" if covered else "don't say which years they run in"
        mend = "For each initiative, write the plan years it runs in, for example `years: [1, 2, 3]`."
        yield Finding(plan.at("objectives"), f"the initiatives {told}", mend, on_key=True)


def _span(text: str, ctx: ImprovementContext) -> set[int] | None:
    """The years of the plan that an entry names; None where nobody can tell."""
    if ctx.prose(text).has(ctx.words("every_year")):
        return set(range(1, ctx.number("roadmap_years") + 1))
    return plan_years(text, ctx.number("first_year"))


def _speaks_of_years(plan: SustainableImprovementPlan, ctx: ImprovementContext) -> bool:
    """Whether the roadmap may stand in words: in a text or in evidence of the stage, or in the initiatives."""
    if is_answered(plan.stages.strategic_objectives_and_initiatives):
        return True
    texts = ctx.strategy_texts
    return any("year" in text.lower() or plan_years(text, 1) is not None for text in texts)


@rule("SUS306")
def first_year_without_dates(plan: SustainableImprovementPlan, ctx: ImprovementContext) -> Iterator[Finding]:
    """None of the first year's initiatives has a date.

    The guidance asks for "the most detail for year one". Without any dates in the first year, nobody knows what comes
    first, or can tell in winter whether the plan is on time.

    Add a date to what starts or ends in the first year. A month or a season in its text is enough.
    """
    first_year = [one for one in ctx.initiatives if runs_in_first_year(one, ctx)]
    if first_year and ctx.strategy_is_told and not any(says_when(one, ctx) for one in first_year):
        mend = "Write, for example: `date: 2024-10-15`. A month or a season in an initiative's text is enough."
        message = "none of the first year's initiatives has a date"
        yield Finding(plan.at("objectives"), message, mend, on_key=True)


def runs_in_first_year(initiative: Initiative, ctx: ImprovementContext) -> bool:
    """Whether an initiative runs in the first year; one that does not say when is taken to."""
    spans = [_span(text, ctx) for _, text in given(initiative.years)]
    return not spans or any(span is None or 1 in span for span in spans)


def says_when(initiative: Initiative, ctx: ImprovementContext) -> bool:
    """Whether an initiative says when something is done, by a date, a season or a rhythm."""
    if initiative.date is not None or not is_fully_read(initiative.years):
        return True
    texts = [known(initiative.text) or "", *(text for _, text in given(initiative.years))]
    return any(ctx.prose(text).has(ctx.words("times")) for text in texts)


@rule("SUS307")
def initiatives_without_owner_or_date(plan: SustainableImprovementPlan, ctx: ImprovementContext) -> Iterator[Finding]:
    """Some initiatives don't say who does them, or by when.

    In a study of school improvement plans, timelines and who was responsible were the weakest parts. A team or a role
    is enough; you don't need a name.

    Write `who:` for each initiative, and `date:` for those in the first year.
    """
    no_dates = not any(says_when(one, ctx) for one in ctx.initiatives if runs_in_first_year(one, ctx))
    lacking = [
        one
        for one in ctx.initiatives
        if not _has_owner(one, ctx) or not (no_dates or says_when(one, ctx) or not runs_in_first_year(one, ctx))
    ]
    if lacking and ctx.strategy_is_told:
        of_all = f"{len(lacking)} of {len(ctx.initiatives)} initiatives"
        what = "no owner" if no_dates else "no owner, or no date in the first year"
        message = f"{of_all} {'has' if len(lacking) == 1 else 'have'} {what}"
        mend = "Write, for example: `who: Instructional leadership team` and `date: 2024-10-15`. A role is enough."
        yield Finding(plan.at("objectives"), message, mend, on_key=True)


def _has_owner(initiative: Initiative, ctx: ImprovementContext) -> bool:
    return initiative.who is not None or ctx.prose(known(initiative.text) or "").has(ctx.words("roles"))


@rule("SUS308")
def evidence_base_not_named(plan: SustainableImprovementPlan, ctx: ImprovementContext) -> Iterator[Finding]:
    """Your school has a federal designation, and the plan names no evidence-based strategy.

    ESSA, s. 1111(d), asks these schools' plans to include evidence-based interventions.

    For at least one initiative, say what shows that it works elsewhere: a study, a clearinghouse, a tier of evidence.
    """
    named = ctx.federal_law_asks("evidence-based")
    stage = plan.stages.strategic_objectives_and_initiatives
    if not named or not ctx.initiatives or is_answered(stage.evidence):
        return
    texts = ctx.strategy_texts
    spoken = any(ctx.prose(text).has(ctx.words("evidence_base")) for text in (*texts, known(stage.text) or ""))
    if not spoken and ctx.strategy_is_told and all(one.evidence_base is None for one in ctx.initiatives):
        message = f"no initiative says what evidence it's based on; ESSA asks for that in a {named[0]} school's plan"
        mend = "Write, for example: `evidence_base: What Works Clearinghouse practice guide on tutoring`."
        yield Finding(plan.at("objectives"), message, mend, on_key=True)


@rule("SUS309")
def initiative_outside_the_plan(initiative: Initiative, ctx: ImprovementContext) -> Iterator[Finding]:
    """An initiative's date is outside the plan's years.

    Usually the year is a typo, or the date is left over from an earlier plan.

    Correct the date.
    """
    if when := outside_the_plan(initiative.date, ctx):
        yield Finding(initiative.at("date"), f"{when} is outside the years of the plan", period_in_words(ctx))


AUDIENCES = ("educators", "students")
DAY = regex(r"\b(?:19|20)\d\d\b|\b\d{1,2}/\d{1,2}\b")
"""A year or a day in a text."""


@rule("SUS501")
def practice_without_benchmark(plan: SustainableImprovementPlan, ctx: ImprovementContext) -> Iterator[Finding]:
    """A Turnaround Practice in the plan has no benchmark for educators, or none for students.

    The state's sample benchmarks come in two sets for each Turnaround Practice: one for educators and one for students.
    What adults do changes first; what students do shows that it works.

    Add a benchmark for the missing audience. One without an audience counts for both.
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
    """A benchmark doesn't say how often or by when, what you'll see, or what shows it.

    The state's sample benchmarks all follow one pattern: how often, who, how much, what, "as demonstrated by" or "as
    evidenced by". You can say all of it in one sentence.

    Write what's missing.
    """
    text = known(benchmark.text) or ""
    lacks = {
        "every": not (benchmark.every is not None or benchmark.date is not None or _says_when(text, ctx)),
        "text": benchmark.text is None and benchmark.quantity is None,
        "evidence": benchmark.evidence is None and not ctx.prose(text).has(ctx.words("shown_by")),
    }
    missing = [key for key, lacking in lacks.items() if lacking and not (key != "text" and _unread(benchmark))]
    if missing:
        names = {"every": "frequency or date", "text": "words for what you'll see", "evidence": "evidence"}
        message = f"this benchmark has no {listed([names[key] for key in missing], last='and no')}"
        words = looked_for(ctx.words("times"), "words for times") if "every" in missing else _words_for_evidence(ctx)
        mend = f"In its text, {words} Write it there, or on its own line:\n{EXAMPLE}"
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
    """A benchmark's date is outside the plan's years.

    Usually the year is a typo, or the date is left over from an earlier plan.

    Correct the date.
    """
    if when := outside_the_plan(benchmark.date, ctx):
        yield Finding(benchmark.at("date"), f"{when} is outside the years of the plan", period_in_words(ctx))
