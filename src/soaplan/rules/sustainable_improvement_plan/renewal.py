"""The annual renewal: what became of last year's benchmarks."""

from collections.abc import Iterator

from soaplan.diagnostic import Finding
from soaplan.plans.base import Node, known
from soaplan.plans.improvement_names import found_in
from soaplan.plans.labels import fold
from soaplan.plans.sustainable_improvement_plan import (
    InterimBenchmark,
    Objective,
    Reflection,
    SustainableImprovementPlan,
)
from soaplan.rules.registry import rule
from soaplan.rules.sustainable_improvement_plan.context import ImprovementContext

RENEWAL = "renewal"
MISSED = "not met"


@rule("SUS801")
def renewal_without_reflection(plan: SustainableImprovementPlan, ctx: ImprovementContext) -> Iterator[Finding]:
    """A renewal doesn't look back at last year's benchmarks.

    The annual renewal is the moment to say what worked. A plan that only looks ahead repeats what did not.

    Write for each benchmark of last year whether it was met, and what is done differently now.
    """
    del ctx
    if known(plan.process) == RENEWAL and plan.reflection is None:
        mend = (
            "Write, for example: `reflection: [{benchmark: b1, result: partly met, change: Coaching now begins in "
            "September.}]`."
        )
        yield Finding(plan.at("reflection"), "the renewal does not look back at last year's benchmarks", mend)


@rule("SUS802")
def missed_benchmark_without_change(reflection: Reflection, ctx: ImprovementContext) -> Iterator[Finding]:
    """A benchmark wasn't met, and the plan doesn't say what you're doing differently now.

    Renewal means to change what did not work.

    Write the change.
    """
    del ctx
    if known(reflection.result) == MISSED and reflection.change is None:
        message = "this benchmark was not met, and no change is named"
        mend = "Write what is done differently now: `change: ...`."
        yield Finding(reflection.at("change"), message, mend)


@rule("SUS803")
def missed_benchmark_carried_over(reflection: Reflection, ctx: ImprovementContext) -> Iterator[Finding]:
    """A benchmark that wasn't met is in the plan unchanged, and so is what leads to it.

    In a study of school improvement plans, handing in last year's plan again was among the commonest signs of a plan
    that was not thought through.

    Change the benchmark, or the initiatives of its objective.
    """
    related, name = ctx.related.get("previous"), known(reflection.benchmark)
    before = related.plan if related else None
    if not isinstance(before, SustainableImprovementPlan) or known(reflection.result) != MISSED or name is None:
        return
    then, now = found_in(before.named("benchmarks"), name), found_in(ctx.plan.named("benchmarks"), name)
    unchanged = _words_of(now) == _words_of(then) and _way_to(now, ctx.plan) == _way_to(then, before)
    if then is not None and now is not None and reflection.change is not None and unchanged:
        mend = "Change the benchmark, or the initiatives of its objective, where the change is to show."
        yield Finding(now.path, f"the benchmark “{name}” was not met and is carried over word for word", mend)


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
