"""The sections of an improvement plan in the order of the guidance, the Executive Summary first."""

from soaplan.plans.base import known
from soaplan.plans.district_prioritization import DistrictPrioritization
from soaplan.plans.labels import fold
from soaplan.render.clean import clean, one_line
from soaplan.render.documents import improvement_goals as figures
from soaplan.render.documents import improvement_stages as stages
from soaplan.render.documents import improvement_trace as strategy
from soaplan.render.documents.blocks import NOT_ANSWERED, Block, Pair, Pairs, Part, Saying, Section, short
from soaplan.render.documents.improvement import Improvement, Reading
from soaplan.render.documents.improvement_benchmarks import benchmarks
from soaplan.render.figures import HUNDRED, number_in_words, with_unit

PROCESSES = {"initial": "a first plan", "renewal": "the renewal of a plan, for one more year"}
SENT_TO = {
    "local_stakeholder_group": "Sent to the local stakeholder group",
    "school_committee": "Sent to the school committee",
    "dese": "Sent to the state",
}
ADOPTED = {
    True: "The plan adopts the achievement targets the state sets for the school.",
    False: "The plan doesn’t adopt the achievement targets the state sets for the school.",
}


def sections(it: Improvement) -> tuple[Section, ...]:
    """Every section that has something to say; the stages of the guidance are always there, by their names in it."""
    reader = it.reader
    return tuple(
        Section(anchor, reader.section_name(title, title), blocks)
        for anchor, title, blocks in (
            ("executive-summary", "stages.executive_summary", stages.executive_summary(reader)),
            ("school", "The school", _about_school(reader)),
            ("trace", "How it fits together", strategy.trace(it)),
            ("reflection", "Looking back on last year", stages.reflection(reader)),
            ("engagement", "stages.stakeholder_engagement", _engagement(reader)),
            ("vision", "stages.envision_the_future", _vision(reader)),
            ("assessment", "stages.assessment_and_root_causes", _assessment(it)),
            ("strategy", "stages.strategic_objectives_and_initiatives", _strategy(it)),
            ("goals", "stages.goals_and_benchmarks", _goals(it)),
            ("district", "stages.district_systems", stages.district_systems(reader)),
            ("monitoring", "stages.monitor_progress", stages.monitoring(reader)),
            ("submission", "How the plan came together", _submission(reader)),
        )
        if blocks
    )


def _about_school(reader: Reading) -> tuple[Block, ...]:
    """The school, its designation, and the district's priority that the plan is aligned to."""
    plan = reader.plan
    designation = reader.listed(reader.line(plan.designation, "status"), "designations")
    federal = tuple(reader.listed(text, "federal") for text in reader.lines(plan.designation, "federal"))
    process = reader.line(plan, "process")
    answers = (
        ("This plan is", PROCESSES.get(process, process)),
        ("Grades", ", ".join(reader.lines(plan.school, "grades"))),
        ("Share of English learners", _share(reader)),
        ("Designation", " ".join(filter(None, (designation, _since(reader))))),
        ("Federal designation", "; ".join(federal)),
        ("Can exit in", reader.year(plan.designation, "eligible_exit")),
        ("The district’s priority", _district_priority(reader)),
    )
    pairs = tuple(Pair(term, (short(text),)) for term, text in answers if text)
    return (Pairs(pairs),) if pairs else ()


def _share(reader: Reading) -> str:
    """The share of English learners in percent, whether it was written as a share of one or in percent."""
    value, shown = known(reader.plan.school.el_share), reader.number(reader.plan.school, "el_share")
    if value is None or shown.endswith("%") or value > 1:
        return with_unit(shown, "percent") if value is not None else shown
    return f"{number_in_words(value * HUNDRED)}%"


def _since(reader: Reading) -> str:
    year = reader.year(reader.plan.designation)
    return f"(since {year})" if year else ""


def _district_priority(reader: Reading) -> str:
    """The priority in words: from the district's submission where that can be read, else as it is told here."""
    priority, related = reader.plan.district_priority, reader.result.related.get("district_priority.file")
    wanted, plan = reader.line(priority, "id"), related.plan if related else None
    told = reader.line(priority, "text") or (f"Priority {wanted} of the district’s submission" if wanted else "")
    if not isinstance(plan, DistrictPrioritization):
        return told
    by_id = {fold(text): known(one.priority) for one in plan.all_priorities() if (text := known(one.id)) is not None}
    return one_line(clean(by_id.get(fold(wanted)) or told))


def _engagement(reader: Reading) -> tuple[Block, ...]:
    found = stages.stage(reader, "stakeholder_engagement", "engagement")
    return (*(found or (NOT_ANSWERED,)), *stages.stakeholder_group(reader))


def _vision(reader: Reading) -> tuple[Block, ...]:
    return stages.stage(reader, "envision_the_future", "vision") or (NOT_ANSWERED,)


def _assessment(it: Improvement) -> tuple[Block, ...]:
    found = stages.stage(it.reader, "assessment_and_root_causes", "assessment")
    return (*found, *strategy.causes(it)) or (NOT_ANSWERED,)


def _strategy(it: Improvement) -> tuple[Block, ...]:
    reader = it.reader
    text = stages.stage(reader, "strategic_objectives_and_initiatives", "strategy")
    learners = reader.prose(reader.plan, "english_learners")
    for_learners = (Part("Strategies for English learners", (learners,), "english-learners"),) if learners.text else ()
    found = (*text, *strategy.objectives(it), *strategy.not_addressed(reader))
    return (*(found or (NOT_ANSWERED,)), *for_learners)


def _goals(it: Improvement) -> tuple[Block, ...]:
    reader = it.reader
    adopted = known(reader.plan.adopts_state_targets)
    taken_on = reader.line(reader.plan, "adopts_state_targets") if adopted is None else ADOPTED[adopted]
    found = (
        *stages.stage(reader, "goals_and_benchmarks", "goals"),
        *((Saying((taken_on,)),) if taken_on else ()),
        *figures.goals(it),
    )
    shown = benchmarks(it)
    return (*(found or (NOT_ANSWERED,)), *((Part("Benchmarks during the year", shown, "benchmarks"),) if shown else ()))


def _submission(reader: Reading) -> tuple[Block, ...]:
    """To whom the plan was sent, and when."""
    days = ((term, reader.day(reader.plan.submitted_to, name)) for name, term in SENT_TO.items())
    pairs = tuple(Pair(term, (Saying((day,)),)) for term, day in days if day)
    return (Pairs(pairs),) if pairs else ()
