"""The Executive Summary, how progress is monitored, and what the annual renewal says of last year's benchmarks."""

from collections.abc import Iterator

from soaplan.diagnostic import Finding
from soaplan.plans.base import Node, known, texts_of
from soaplan.plans.labels import fold
from soaplan.plans.sustainable_improvement_plan import (
    ExecutiveSummary,
    InterimBenchmark,
    Monitoring,
    MonitoringLevel,
    Objective,
    Reflection,
    SustainableImprovementPlan,
    found_in,
)
from soaplan.rules.looked_for import listed
from soaplan.rules.registry import rule
from soaplan.rules.sustainable_improvement_plan.context import ImprovementContext, is_answered

THEMES = {
    "snapshot": "a snapshot of the school",
    "vision": "the vision",
    "what_is_new": "what is new",
    "key_strategies": "the key strategies",
}


@rule("SUS701")
def summary_theme_missing(summary: ExecutiveSummary, ctx: ImprovementContext) -> Iterator[Finding]:
    """The Executive Summary leaves out one of its four themes.

    The guidance asks for a summary that "provides a snapshot of the school, articulates its vision, highlighting what
    makes this plan a new approach to improvement, and outlines key improvement strategies". If your summary is one
    text, this rule doesn't look for them.

    Write the missing theme.
    """
    missing = [key for key in THEMES if getattr(summary, key) is None]
    if summary.text is None and 0 < len(missing) < len(THEMES):
        asked = ctx.catalog.question_for(summary.at(missing[0]))
        message = f"the Executive Summary leaves out {listed([THEMES[key] for key in missing])}"
        mend = f"Write it under `{missing[0]}:`. {asked[1].parts[missing[0]] if asked else ''}".strip()
        yield Finding(summary.at(missing[0]), message, mend)


@rule("SUS702")
def long_executive_summary(summary: ExecutiveSummary, ctx: ImprovementContext) -> Iterator[Finding]:
    """The Executive Summary is long.

    The guidance asks for a concise description for families and staff. People read about two pages. The guidance gives
    no number of words; this one is soaplan's own.

    Move details to the stages where they belong.
    """
    texts = [text for pointer, text in texts_of(summary) if "evidence" not in pointer]
    count, most = sum(len(text.split()) for text in texts), ctx.number("executive_summary_words")
    if count > most:
        message = f"the Executive Summary has {count:,} words; about {most:,} fill two pages"
        yield Finding(summary.path, message, "Move details to the stages where they belong.", on_key=True)


@rule("SUS703")
def monitoring_incomplete(monitoring: Monitoring, ctx: ImprovementContext) -> Iterator[Finding]:
    """The plan doesn't say who monitors it, or when, at the school or in the district.

    "Benchmarks only add value if there is a system for people to come together and reflect on them. Monitoring systems
    should be established at both the school and district level". Staff should know when it happens and who takes part.

    Write who and how often, at both levels.
    """
    if not is_answered(monitoring):
        return
    stage = ctx.plan.stages.monitor_progress
    missing = [(level, key) for level in LEVELS for key in _missing(getattr(monitoring, level))]
    if missing and not is_answered(stage):
        told = (_in_words(level, [key for at, key in missing if at == level]) for level in LEVELS)
        names = ", and ".join(filter(None, told))
        level, key = missing[0]
        mend = f"Write, for example: `{level}: {{who: {EXAMPLES[level]}, every: month}}`."
        yield Finding(monitoring.at(level, key), f"the plan doesn't say {names}", mend)


LEVELS = {"school": "at the school", "district": "in the district"}
ASKED = {"who": "who monitors it", "every": "how often you monitor it"}
EXAMPLES = {"school": "instructional leadership team", "district": "assistant superintendent"}


def _in_words(level: str, keys: list[str]) -> str:
    """What is not said of one level; nothing where all is said."""
    if not keys:
        return ""
    return f"{'who monitors it and how often' if len(keys) > 1 else ASKED[keys[0]]} {LEVELS[level]}"


def _missing(level: MonitoringLevel) -> list[str]:
    """What a level leaves out; a text may say both."""
    return [] if level.text is not None else [key for key in ("who", "every") if getattr(level, key) is None]


RENEWAL = "renewal"
MISSED = "not met"


@rule("SUS801")
def renewal_without_reflection(plan: SustainableImprovementPlan, ctx: ImprovementContext) -> Iterator[Finding]:
    """A renewal doesn't look back at last year's benchmarks.

    The yearly renewal is the time to say what worked. A plan that only looks ahead repeats what didn't.

    For each of last year's benchmarks, say whether you met it and what you're doing differently now.
    """
    del ctx
    if known(plan.process) == RENEWAL and plan.reflection is None:
        mend = (
            "Write, for example: `reflection: [{benchmark: b1, result: partly met, change: Coaching now begins in "
            "September.}]`."
        )
        yield Finding(plan.at("reflection"), "the renewal doesn't look back at last year's benchmarks", mend)


@rule("SUS802")
def missed_benchmark_without_change(reflection: Reflection, ctx: ImprovementContext) -> Iterator[Finding]:
    """A benchmark wasn't met, and the plan doesn't say what you're doing differently now.

    Renewing a plan means changing what didn't work.

    Write the change.
    """
    del ctx
    if known(reflection.result) == MISSED and reflection.change is None:
        message = "this benchmark wasn't met, and the plan doesn't say what you're changing"
        mend = "Write what you're doing differently now: `change: ...`."
        yield Finding(reflection.at("change"), message, mend)


@rule("SUS803")
def missed_benchmark_carried_over(reflection: Reflection, ctx: ImprovementContext) -> Iterator[Finding]:
    """A benchmark that wasn't met is unchanged, and so are the initiatives behind it.

    In a study of school improvement plans, turning in last year's plan again was one of the most common signs of a plan
    that wasn't thought through.

    Change the benchmark, or the initiatives under its objective.
    """
    related, name = ctx.related.get("previous"), known(reflection.benchmark)
    before = related.plan if related else None
    if not isinstance(before, SustainableImprovementPlan) or known(reflection.result) != MISSED or name is None:
        return
    then, now = found_in(before.named("benchmarks"), name), found_in(ctx.plan.named("benchmarks"), name)
    unchanged = _words_of(now) == _words_of(then) and _way_to(now, ctx.plan) == _way_to(then, before)
    if then is not None and now is not None and reflection.change is not None and unchanged:
        mend = "Change the benchmark, or the initiatives under its objective."
        yield Finding(now.path, f"the benchmark “{name}” wasn't met, and it's carried over word for word", mend)


def _words_of(benchmark: Node | None) -> list[str]:
    """What a benchmark asks for."""
    keys = ("text", "quantity", "every", "evidence", "who")
    return [fold(str(known(getattr(benchmark, key, None)) or "")) for key in keys]


def _way_to(benchmark: Node | None, plan: SustainableImprovementPlan) -> list[str]:
    """The initiatives of the benchmark's objective; of all objectives where it names none."""
    named = known(benchmark.objective) if isinstance(benchmark, InterimBenchmark) else None
    nodes = plan.named("objectives")
    meant = found_in(nodes, named) if named else None
    objectives = [one for one in ([meant] if meant else nodes) if isinstance(one, Objective)]
    texts = (getattr(item, "text", None) for one in objectives for item in known(one.initiatives) or ())
    return [fold(str(known(text) or "")) for text in texts]
