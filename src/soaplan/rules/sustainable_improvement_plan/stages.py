"""The stages: two of them are written, every other one is a text or evidence of another kind.

Where a stage is one text, what the guidance asks for in it is found by the words that speak of it.
"""

import re
from collections.abc import Iterator, Mapping

from soaplan.diagnostic import Finding, Pointer
from soaplan.plans.base import known
from soaplan.plans.sustainable_improvement_plan import Evidence, Stage, Stages
from soaplan.regex import regex
from soaplan.rules.looked_for import listed, looked_for
from soaplan.rules.narratives import Topics, is_unread, not_told, what_to_do
from soaplan.rules.registry import rule
from soaplan.rules.sustainable_improvement_plan.context import ImprovementContext, is_answered
from soaplan.rules.sustainable_improvement_plan.district_systems import is_for_others

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
    Executive Summary and Goals & Benchmarks. The guidance asks for both in writing. You can add slides or an interview,
    but they don't replace the text.

    Write the stage in any form: "schools can use their own format or the optional template".
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

    Schools "are required to go through each identified stage". You choose how to show a stage: a text, an interview,
    slides, a video, or whatever fits your school.

    Write a text, or point to what shows that the stage was done: what it is, where it is, and its date.
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

    Evidence stands in for a text. Reviewers have to be able to find it, and to see that it belongs to this year's plan.
    Any format is accepted.

    Write what's missing.
    """
    del ctx
    missing = [key for key in ("format", "where", "date") if getattr(evidence, key) is None]
    if missing:
        message = f"this piece of evidence has {listed([f'no {key}' for key in missing])}"
        mend = f"Complete evidence reads, for example: `- {EXAMPLE}`. Any format is accepted."
        yield Finding(evidence.at(missing[0]), message, mend)


GOALS = "goals_and_benchmarks"
FIGURE = regex(r"\d")
ASKED: Mapping[str, Topics] = {
    "stakeholder_engagement": {
        "who": ("who took part", "stakeholders"),
        "heard": ("how you heard them", "hearing"),
    },
    "envision_the_future": {"vision": ("what your school will be like for students", "vision")},
    "assessment_and_root_causes": {
        "data": ("what data you used", "data_sources"),
        "causes": ("what the root causes are", "causes"),
    },
    "strategic_objectives_and_initiatives": {
        "1": ("how you work on leadership and collaboration (Turnaround Practice 1)", "practice_1"),
        "2": ("how you work on instruction (Turnaround Practice 2)", "practice_2"),
        "3": ("how you work on student supports (Turnaround Practice 3)", "practice_3"),
        "4": ("how you work on climate and culture (Turnaround Practice 4)", "practice_4"),
        "years": ("in which years", "roadmap"),
    },
    GOALS: {
        "goals": ("how much will change", "figures"),
        "benchmarks": ("when it will happen", "times"),
    },
    "district_systems": {
        "responsible": ("who in the district is responsible", "district_lead"),
        "differentiated_support": ("how the district's support differs for your school", "district_support"),
        "human_capital": ("how staff are hired and placed", "human_capital"),
        "principal": ("what the principal's track record is", "principal_record"),
        "leadership_development": ("how leaders keep developing", "leadership_development"),
        "partners": ("which partners help", "partners"),
        "resources": ("what money and staff you have", "resources"),
        "resource_inequities": ("which resource inequities you found", "resource_inequities"),
        "policy_changes": ("which policies change", "policy_changes"),
    },
    "executive_summary": {
        "snapshot": ("who your school serves", "school_snapshot"),
        "vision": ("what your vision is", "school_vision"),
        "key_strategies": ("what your key strategies are", "key_strategies"),
    },
    "monitor_progress": {
        "who": ("who looks at progress", "monitors"),
        "every": ("how often", "times"),
    },
}
"""A stage -> what the guidance asks for there: how a sentence names it, and the words that speak of it.

What makes a plan new is not looked for: people say it without a word for it.
"""


@rule("SUS204")
def stage_without_answer(stages: Stages, ctx: ImprovementContext) -> Iterator[Finding]:
    """The text of a stage leaves out something the guidance asks for.

    You may write a stage in any form. One word isn't an answer, though, and neither is a note that the answer is
    somewhere else. soaplan looks for words about each point; you don't have to use the guidance's own words.

    Write what is missing in a sentence or two. If other evidence shows it, name it under `evidence:`.
    """
    for name, topics in ASKED.items():
        stage: Stage = getattr(stages, name)
        text = known(stage.text)
        if text is None or is_unread(stage) or _is_told_elsewhere(name, stage, ctx):
            continue
        place, prose = stages.at(name, "text"), ctx.prose(text)
        if len(prose.words) < ctx.number("pointer_words_most") and prose.has(ctx.words("elsewhere")):
            yield Finding(place, "this text only says where to find the answer", _as_evidence(name, ctx))
        elif lacking := _lacking(name, stage, topics, ctx):
            message = f"this stage doesn't say {listed(list(lacking.values()), last='or')}"
            yield Finding(place, message, what_to_do(lacking, topics, ctx))


def _is_told_elsewhere(name: str, stage: Stage, ctx: ImprovementContext) -> bool:
    """Whether other answers are this stage: lists of the plan, or evidence where the guidance takes it."""
    instead = name in INSTEAD and is_answered(getattr(ctx.plan, INSTEAD[name]))
    return instead or (name not in WRITTEN and is_answered(stage.evidence))


def _as_evidence(name: str, ctx: ImprovementContext) -> str:
    """What to do about a text that points to another place."""
    said = looked_for(ctx.words("elsewhere"), "words")
    if name in WRITTEN:
        return f"Write it here: this stage must be submitted in writing. {said}"
    return f"Write it here, or name it under `evidence:` with its format, place and date. {said}"


def _lacking(name: str, stage: Stage, topics: Topics, ctx: ImprovementContext) -> dict[str, str]:
    """What a text neither says nor has beside it: its key, and how a sentence names it."""
    asked = {key: topic for key, topic in topics.items() if not is_for_others(key, ctx)}
    if name != GOALS:
        return not_told(stage, asked, ctx)
    text = known(stage.text) or ""
    open_lists = {key: topic for key, topic in asked.items() if not is_answered(getattr(ctx.plan, key))}
    lacking = not_told(stage, open_lists, ctx)
    return {key: said for key, said in lacking.items() if not FIGURE.search(text) or _is_undated(key, text)}


def _is_undated(key: str, text: str) -> bool:
    """Whether a text of goals has no year or day, which a benchmark may have in place of a rhythm."""
    return key == "benchmarks" and not re.search(r"\b20\d\d\b|\b\d{1,2}/\d{1,2}\b", text)
