"""Section 5 of the form: how the progress of each program is measured."""

from collections.abc import Iterator

from soaplan.characters import visible
from soaplan.diagnostic import Finding
from soaplan.plans.base import UNKNOWN, Answers, given, known
from soaplan.plans.soa_plan import Metric, Program
from soaplan.rules.registry import rule
from soaplan.rules.soa_plan.context import Context


@rule("SOA520", needs="has_program")
def changed_suggested_metric(metric: Metric, ctx: Context) -> Iterator[Finding]:
    """A metric is almost word for word one the state suggests.

    "select metrics you will use to monitor implementation progress using the suggested metrics in this document"
    (2024 SOA Plan Guidance, Section 5). In the state's own words a metric can be compared from district to district.
    A metric of the district's own is welcome and is never questioned.

    Use the state's words, or keep yours if the difference is meant.
    """
    text = known(metric.metric)
    if text is None:
        return
    written, content = _as_written(text), _content(text, ctx)
    if any(written == _as_written(row.metric) for row in ctx.catalog.metrics):
        return
    for row in ctx.catalog.metrics:
        if content == _content(row.metric, ctx):
            message = f"“{text}” has the words of a suggested metric, but is written in another way"
            yield Finding(metric.at("metric"), message, f"The state's words are: {row.metric}")
            return


def _as_written(text: str) -> str:
    """A text without the line breaks and spaces that nobody sees."""
    return " ".join(visible(text).split())


def _content(text: str, ctx: Context) -> frozenset[str]:
    """The words that count when two metrics are compared."""
    return frozenset(ctx.prose(text).words) - frozenset(ctx.words("small_words"))


@rule("SOA526", needs="has_program")
def reversed_suggested_metric(metric: Metric, ctx: Context) -> Iterator[Finding]:
    """A metric is one that the state suggests, but going the other way.

    The state suggests "Decrease in chronic absenteeism rates". With "Increase" before the same words, the plan would
    want more absences. Most often it is a slip.

    Write the metric as the state has it.
    """
    text = known(metric.metric)
    if text is None or (rises := _rises(text, ctx)) is None:
        return
    for row in ctx.catalog.metrics:
        if _rises(row.metric, ctx) is (not rises) and _measured(text, ctx) == _measured(row.metric, ctx):
            message = f"“{text}” is the reverse of a metric that the state suggests"
            yield Finding(metric.at("metric"), message, f"The state's metric is: {row.metric}")
            return


def _rises(text: str, ctx: Context) -> bool | None:
    """Whether a metric speaks of an increase; None where it speaks of neither an increase nor a decrease."""
    rising, falling = ctx.words("rising_metrics"), ctx.words("falling_metrics")
    return next((word in rising for word in ctx.prose(text).words if word in rising or word in falling), None)


def _measured(text: str, ctx: Context) -> frozenset[str]:
    """What a metric measures: its words without those for the way, and without "rate" and the like."""
    lists = ("rising_metrics", "falling_metrics", "words_for_rates")
    return _content(text, ctx) - {word for name in lists for word in ctx.words(name)}


@rule("SOA527", needs="has_program")
def only_state_target_as_metric(program: Program, ctx: Context) -> Iterator[Finding]:
    """The only metric of a program is the state's target for the lowest-performing students.

    Every plan has this target already. The form asks: "In addition to the lowest-performing student group target, what
    metrics will your district use to monitor progress on this EBP?"

    Add a metric that shows how this program itself is doing. The state's list has some for every objective.
    """
    own, shared = program.metrics, _shared_metrics(program, ctx)
    if UNKNOWN in (own, shared) or not given(own):
        return
    texts = [known(metric.metric) for _, metric in (*given(own), *given(shared))]
    if all(text is not None and _is_state_target(text, ctx) for text in texts):
        message = "the only metric is the state's target for the lowest-performing students, which every plan has"
        yield Finding(
            program.at("metrics", 0), message, f"Add a metric of this program, for example:\n{_sample(program, ctx)}"
        )


def _shared_metrics(program: Program, ctx: Context) -> Answers[Metric]:
    """The metrics that the programs of a Focus Area share."""
    areas = (area for area in ctx.plan.areas() if program.path[: len(area.path)] == area.path)
    return next((area.metrics for area in areas), None)


def _is_state_target(text: str, ctx: Context) -> bool:
    prose = ctx.prose(text)
    return prose.has(ctx.words("state_target")) and not prose.has(ctx.words("besides_state_target"))


def _sample(program: Program, ctx: Context) -> str:
    """A metric that the state suggests for the objective of a program, as a line to paste."""
    objective = (known(program.id) or "2")[0]
    rows = [row.metric for row in ctx.catalog.metrics if str(row.objective) == objective]
    return f"metrics:\n  - {(rows or [ctx.catalog.metrics[0].metric])[0]}"
