"""From data to root causes, and from root causes to what the school does."""

from collections.abc import Iterator

from soaplan.diagnostic import Finding
from soaplan.plans.base import Unknown, given, known
from soaplan.plans.labels import fold
from soaplan.plans.sustainable_improvement_plan import (
    Objective,
    RootCause,
    SustainableImprovementPlan,
    is_named_by,
    names_of,
)
from soaplan.rules.looked_for import in_short, looked_for
from soaplan.rules.registry import rule
from soaplan.rules.sustainable_improvement_plan.context import ImprovementContext, is_answered, is_fully_read


@rule("SUS301")
def single_data_source(plan: SustainableImprovementPlan, ctx: ImprovementContext) -> Iterator[Finding]:
    """The assessment is based on one source of data, or none.

    The guidance found that successful schools used multiple data sources to agree on their root causes. One source
    shows a symptom; you see the cause when you compare it with a second one.

    For each root cause, name the other sources under `data:`.
    """
    causes = [cause for _, cause in given(plan.root_causes)]
    unread = not all(is_fully_read(values) for values in (plan.root_causes, *(cause.data for cause in causes)))
    if not causes or unread or not ctx.is_resolved("root_causes"):
        return
    listed = {fold(source) for cause in causes for _, source in given(cause.data)}
    stage = plan.stages.assessment_and_root_causes
    if len(listed) >= ctx.number("data_sources_least") or _text_has_several(known(stage.text) or "", ctx):
        return
    if not listed and is_answered(stage):
        return
    place = next((cause.at("data") for cause in causes if is_answered(cause.data)), causes[0].at("data"))
    message = (
        "the root causes are based on only one source of data"
        if listed
        else "the assessment doesn't name a source of data"
    )
    mend = f"List every source you used, for example `data: [MCAS, classroom observations]`. {_words(ctx)}"
    yield Finding(place, message, mend)


def _text_has_several(text: str, ctx: ImprovementContext) -> bool:
    """Whether the text of the assessment names several kinds of data."""
    prose = ctx.prose(text)
    return sum(prose.has((word,)) for word in ctx.words("data_sources")) >= ctx.number("data_sources_least")


def _words(ctx: ImprovementContext) -> str:
    return f"In the text of the assessment, {looked_for(ctx.words('data_sources'), 'kinds of data')}"


@rule("SUS302")
def strategy_without_root_cause(objective: Objective, ctx: ImprovementContext) -> Iterator[Finding]:
    """An objective or initiative doesn't say which root cause it addresses.

    Schools that improved chose objectives and initiatives that "directly addressed the root causes they identified".
    You can put the link on the objective, for all its initiatives, or on each initiative.

    Write the ids of the root causes.
    """
    if ctx.plan.named("root_causes") and objective.root_causes is None:
        linked = [is_answered(initiative.root_causes) for _, initiative in given(objective.initiatives)]
        mend = f"Write which root cause it addresses, for example `root_causes: [{_an_id(ctx)}]`."
        if not any(linked):
            yield Finding(objective.at("root_causes"), "this objective doesn't say which root cause it addresses", mend)
            return
        for _, initiative in given(objective.initiatives):
            if not is_answered(initiative.root_causes):
                yield Finding(
                    initiative.at("root_causes"), "this initiative doesn't say which root cause it addresses", mend
                )


def _an_id(ctx: ImprovementContext) -> str:
    """The id of one of the plan's root causes."""
    return next((known(cause.id) or "" for _, cause in given(ctx.plan.root_causes) if known(cause.id)), "rc1")


@rule("SUS303")
def root_cause_not_addressed(cause: RootCause, ctx: ImprovementContext) -> Iterator[Finding]:
    """A root cause isn't addressed by any objective or initiative.

    The assessment found it, but the plan doesn't do anything about it. Successful schools chose strategies that
    "directly addressed the root causes they identified".

    Add the root cause to an objective or initiative that addresses it, or take it off the list.
    """
    if not ctx.objectives or not _can_be_named(cause) or not ctx.links_are_complete:
        return
    if ctx.root_causes_named.isdisjoint(names_of(cause)) and not any(
        is_named_by(cause, text) for text in ctx.root_causes_named
    ):
        name = known(cause.id) or in_short(known(cause.text) or "")
        message = f"no objective or initiative addresses the root cause “{name}”"
        mend = f"Add it where it belongs: `root_causes: [{known(cause.id) or '...'}]` on an objective or initiative."
        yield Finding(cause.path, message, mend)


def _can_be_named(cause: RootCause) -> bool:
    """Whether a root cause can be read, so that a link to it can be told."""
    readable = not isinstance(cause.id, Unknown) and not isinstance(cause.text, Unknown)
    return readable and (cause.id is not None or cause.text is not None)
