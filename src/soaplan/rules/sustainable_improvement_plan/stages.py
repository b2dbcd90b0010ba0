"""The stages: two of them are written, every other one is a text or evidence of another kind."""

from collections.abc import Iterator

from soaplan.diagnostic import Finding, Pointer
from soaplan.plans.improvement_stages import Evidence, Stage, Stages
from soaplan.rules.looked_for import listed
from soaplan.rules.registry import rule
from soaplan.rules.sustainable_improvement_plan.answered import is_answered
from soaplan.rules.sustainable_improvement_plan.context import ImprovementContext

WRITTEN = ("goals_and_benchmarks", "executive_summary")
INSTEAD = {
    "assessment_and_root_causes": "root_causes",
    "strategic_objectives_and_initiatives": "objectives",
    "monitor_progress": "monitoring",
}
"""A stage -> the answers elsewhere in the file that are this stage."""
HOW_TO_WRITE = {
    "goals_and_benchmarks": "Write the goals under `goals:` and the benchmarks under `benchmarks:`, or both as a text",
    "executive_summary": (
        "Write `snapshot:`, `vision:`, `what_is_new:` and `key_strategies:` under `executive_summary:`, or one text"
    ),
}


@rule("SUS201")
def written_stage_missing(stages: Stages, ctx: ImprovementContext) -> Iterator[Finding]:
    """A stage that must be written out isn't.

    Two stages are the school's "communication tool for stakeholders to understand the improvement efforts": the
    Executive Summary and Goals & Benchmarks. The guidance asks for both in writing. Slides or an interview may come on
    top; they do not take the place of the text.

    Write the stage. No form is prescribed: "schools can use their own format or the optional template".
    """
    for name in WRITTEN:
        stage = getattr(stages, name)
        if (place := _unwritten(stages, name, ctx)) is not None:
            title = _title(stages, name, ctx)
            only = (
                "is there only as evidence in another format" if is_answered(stage.evidence) else "is not written yet"
            )
            half = {"goals": "has benchmarks, but no goals", "benchmarks": "has goals, but no benchmarks"}
            fact = half.get(str(place[0]), only)
            yield Finding(
                place, f"the stage {title} {fact}", f"{HOW_TO_WRITE[name]}. This stage must be submitted in writing."
            )


def _unwritten(stages: Stages, name: str, ctx: ImprovementContext) -> Pointer | None:
    """Where a written stage lacks its text; None where it is written."""
    stage: Stage = getattr(stages, name)
    if is_answered(stage.text):
        return None
    if name == "goals_and_benchmarks":
        lacking = [key for key in ("goals", "benchmarks") if not is_answered(getattr(ctx.plan, key))]
        if len(lacking) < 2:  # noqa: PLR2004 - both lists, one of them, or none
            return (lacking[0],) if lacking else None
    elif any(is_answered(getattr(stage, key)) for key in type(stage).model_fields if key not in Stage.model_fields):
        return None
    return (*stages.at(name), "text") if is_answered(stage) else stages.at(name)


@rule("SUS202")
def stage_missing(stages: Stages, ctx: ImprovementContext) -> Iterator[Finding]:
    """A stage doesn't have a text or evidence.

    Schools "are required to go through each identified stage". How a stage is shown is free: a text, an interview,
    slides, a video, or whatever fits the school.

    Write a text, or say what shows that the stage was done: what it is, where it is, and its date.
    """
    for name in Stages.model_fields:
        there = is_answered(getattr(stages, name)) or (
            name in INSTEAD and is_answered(getattr(ctx.plan, INSTEAD[name]))
        )
        if name not in WRITTEN and not there:
            instead = f" The answers under `{INSTEAD[name]}:` count too." if name in INSTEAD else ""
            mend = f"Write a text, or point to evidence: `{name}: {{evidence: [{EXAMPLE}]}}`.{instead}"
            yield Finding(
                stages.at(name), f"the stage {_title(stages, name, ctx)} has neither a text nor evidence", mend
            )


EXAMPLE = "{format: interview, where: Interview of the principal with DESE, date: 2025-05-12}"


def _title(stages: Stages, name: str, ctx: ImprovementContext) -> str:
    """The stage as the guidance names it."""
    asked = ctx.catalog.question_for(stages.at(name))
    return asked[0].name if asked else name


@rule("SUS203")
def incomplete_evidence(evidence: Evidence, ctx: ImprovementContext) -> Iterator[Finding]:
    """A piece of evidence doesn't say what it is, where it is, or when it was made.

    Evidence takes the place of a text. Whoever reviews the plan must be able to find it and to see that it belongs to
    this year's plan. Any format is accepted.

    Write what is missing.
    """
    del ctx
    missing = [key for key in ("format", "where", "date") if getattr(evidence, key) is None]
    if missing:
        message = f"this piece of evidence has {listed([f'no {key}' for key in missing])}"
        mend = f"Complete evidence reads, for example: `- {EXAMPLE}`. Any format is accepted."
        yield Finding(evidence.at(missing[0]), message, mend)
