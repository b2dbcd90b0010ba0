"""Section 2: analysis of strengths and challenges."""

from collections.abc import Iterator

from soaplan.diagnostic import Finding
from soaplan.plans.district_prioritization import DataAnalysis
from soaplan.rules.district_prioritization.context import PrioritizationContext
from soaplan.rules.looked_for import listed, looked_for
from soaplan.rules.narratives import is_blank, is_narrative, is_unread, missing, words_of
from soaplan.rules.registry import rule

AREAS = {
    "student_outcomes": "student outcomes",
    "instruction": "instruction",
    "perspectives": "stakeholder perspectives",
    "systems": "systems and structures",
}
"""The four areas of the CSDP Coherence Guidebook."""
AREA_WORDS = {
    "student_outcomes": "student_outcome_words",
    "instruction": "instruction_words",
    "perspectives": "perspective_words",
    "systems": "systems_words",
}
"""The words by which an analysis that is one text speaks of them."""
GROUPS = "student_groups"
REST = {
    "aggregate": ("all students together", "aggregate_words"),
    "student_level": ("single students", "student_level_words"),
    "student_work": ("student work", "student_work_words"),
    GROUPS: ("specific student groups", ""),
    "equity_pause": ("the Data Equity Pause", "equity_pause_words"),
    "systemic_factors": ("underlying systemic factors", "systemic_words"),
}
"""What else the findings represent: how a sentence names it, and the words that speak of it."""
ALSO_TELLS = {"student_level": "student_work"}
"""Who looks at student work looks at single students."""
TOLD_BY = {"aggregate": "student_outcomes", "systemic_factors": "systems"}
"""What an area of data most often tells: where the area is left out, one finding about that is enough."""


@rule("PRI201")
def unanswered_analysis(analysis: DataAnalysis, ctx: PrioritizationContext) -> Iterator[Finding]:
    """Section 2 has no answer.

    "For each priority, please respond to the remaining prompts": "What data led you to identify or recommit to this
    priority?"

    Start with the four kinds of data: student outcomes, instruction, stakeholder perspectives, systems and structures.
    """
    del ctx
    if is_blank(analysis):
        mend = f"Under `analysis:`, write what the data show: {', '.join(f'`{key}:`' for key in (*AREAS, *REST))}."
        yield Finding(
            analysis.at("student_outcomes"), "the analysis of strengths and challenges isn't written yet", mend
        )


@rule("PRI202")
def data_area_left_out(analysis: DataAnalysis, ctx: PrioritizationContext) -> Iterator[Finding]:
    """The analysis leaves out one of the four areas of data.

    "Ensure your findings represent: Data from each of the following four areas described in the CSDP Coherence
    Guidebook: student outcomes, instruction, stakeholder perspectives (e.g., VOCAL or other student experience data),
    and systems/structures." One kind of data shows what's happening, but rarely why.

    Say in a sentence or two what the data in this area show.
    """
    del ctx
    lacking = missing(analysis, AREAS)
    if lacking and not is_blank(analysis) and not is_narrative(analysis):
        key = next(iter(lacking))
        message = f"the analysis doesn't mention data on {listed(list(lacking.values()))}"
        keys = listed([f"`{name}:`" for name in lacking])
        yield Finding(analysis.at(key), message, f"Write what these data show, after {keys}.")


@rule("PRI203")
def analysis_left_open(analysis: DataAnalysis, ctx: PrioritizationContext) -> Iterator[Finding]:
    """The analysis leaves out something the guidance asks for besides the four areas of data.

    If the analysis is one text, this rule looks for the four areas too.

    The findings represent "themes from both aggregate and student level analysis, including themes from looking at
    student work", "data for specific student groups", "insights gained from using this Data Equity Pause Protocol", and
    "the underlying systemic factors that contribute to the findings".

    Write what's missing, in its own answer or anywhere in the analysis.
    """
    texts = words_of(analysis)
    if not texts or is_unread(analysis):
        return
    silent = {key: name for key, name in _asked(analysis).items() if not _speaks_of(key, analysis, texts, ctx)}
    if lacking := {key: name for key, name in silent.items() if TOLD_BY.get(key) not in silent}:
        message = f"the analysis doesn't mention {listed(list(lacking.values()))}"
        keys = listed([f"`{key}:`" for key in lacking], "or")
        place = "in the text, in your own words" if is_narrative(analysis) else f"after {keys}"
        words = looked_for(word for key in lacking for word in _words(key, ctx)[:3])
        yield Finding(analysis.path, message, f"Write it {place}. {words}", on_key=True)


def _asked(analysis: DataAnalysis) -> dict[str, str]:
    """What is looked for, and how a sentence names it: in a text everything, else what the areas leave to ask."""
    rest = {key: name for key, (name, _) in REST.items()}
    if is_narrative(analysis):
        return AREAS | rest
    open_areas = missing(analysis, AREAS)
    return {key: name for key, name in rest.items() if TOLD_BY.get(key) not in open_areas}


def _speaks_of(key: str, analysis: DataAnalysis, texts: list[str], ctx: PrioritizationContext) -> bool:
    """Whether something has its own answer, or a text of the analysis speaks of it."""
    if getattr(analysis, key) is not None:
        return True
    if key in ALSO_TELLS and _speaks_of(ALSO_TELLS[key], analysis, texts, ctx):
        return True
    if key == GROUPS:
        return any(ctx.specific_groups_in(text) for text in texts)
    return any(ctx.prose(text).has(_words(key, ctx)) for text in texts)


def _words(key: str, ctx: PrioritizationContext) -> tuple[str, ...]:
    """The words by which a text speaks of something."""
    return ctx.specific_groups if key == GROUPS else ctx.words(AREA_WORDS.get(key) or REST[key][1])
