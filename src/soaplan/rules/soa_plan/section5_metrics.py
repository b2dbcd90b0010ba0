"""Section 5 of the form: how the progress of each program is measured."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple, Self

from soaplan.catalog import SoaCatalog
from soaplan.characters import visible
from soaplan.diagnostic import Finding
from soaplan.plans.base import UNKNOWN, Answers, given, known
from soaplan.plans.soa_plan import Metric, Program
from soaplan.prose import Prose
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
    own, suggested = _Wording.of(text, ctx.catalog), _suggested(ctx.catalog)
    if any(own.written == state.written for state in suggested):
        return
    for state in suggested:
        if own.content == state.content:
            message = f"“{text}” has the words of a suggested metric, but is written in another way"
            yield Finding(metric.at("metric"), message, f"The state's words are: {state.text}")
            return


class _Wording(NamedTuple):
    """What of the words of a metric counts when two are compared."""

    text: str
    written: str
    """The text without the line breaks and spaces that nobody sees."""
    content: frozenset[str]
    """Its words without the small ones."""
    measured: frozenset[str]
    """What it measures: its words without those for the way, and without "rate" and the like."""
    rises: bool | None
    """Whether it speaks of an increase; None where it speaks of neither an increase nor a decrease."""

    @classmethod
    def of(cls, text: str, catalog: SoaCatalog) -> Self:
        """The wording of one metric."""
        words = Prose(text).words
        rising, falling = catalog.word_list("rising_metrics"), catalog.word_list("falling_metrics")
        content = frozenset(words).difference(catalog.word_list("small_words"))
        measured = content.difference(rising, falling, catalog.word_list("words_for_rates"))
        rises = next((word in rising for word in words if word in rising or word in falling), None)
        return cls(text, " ".join(visible(text).split()), content, measured, rises)


@cache
def _suggested(catalog: SoaCatalog) -> tuple[_Wording, ...]:
    """The metrics that the state suggests."""
    return tuple(_Wording.of(row.metric, catalog) for row in catalog.metrics)


@rule("SOA526", needs="has_program")
def reversed_suggested_metric(metric: Metric, ctx: Context) -> Iterator[Finding]:
    """A metric is one that the state suggests, but going the other way.

    The state suggests "Decrease in chronic absenteeism rates". With "Increase" before the same words, the plan would
    want more absences. Most often it is a slip.

    Write the metric as the state has it.
    """
    text = known(metric.metric)
    own = None if text is None else _Wording.of(text, ctx.catalog)
    if own is None or own.rises is None:
        return
    for state in _suggested(ctx.catalog):
        if state.rises is (not own.rises) and own.measured == state.measured:
            message = f"“{text}” is the reverse of a metric that the state suggests"
            yield Finding(metric.at("metric"), message, f"The state's metric is: {state.text}")
            return


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
