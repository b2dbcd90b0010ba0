"""The stages of an improvement plan: as a text, or as evidence of another kind, with what belongs to each."""

from soaplan.plans.base import Node, known
from soaplan.plans.sustainable_improvement_plan import (
    DistrictSystems,
    Evidence,
    ExecutiveSummary,
    InterimBenchmark,
    Partner,
    Recommendation,
    Reflection,
    Stage,
    SustainableImprovementPlan,
)
from soaplan.render.clean import clean, first_upper, one_line
from soaplan.render.documents.blocks import (
    NOT_ANSWERED,
    Block,
    Cell,
    Column,
    Item,
    Pair,
    Pairs,
    Part,
    Row,
    Saying,
    Table,
    short,
)
from soaplan.render.documents.improvement import Reading
from soaplan.render.documents.reading import cell
from soaplan.render.documents.sentences import every
from soaplan.render.prose import is_safe_link

EVIDENCE = (
    Column("Where"),
    Column("What it is", optional=True),
    Column("Date", optional=True),
    Column("By", optional=True),
)
PARTNERS = (
    Column("Partner"),
    Column("Role", optional=True),
    Column("Credentials", optional=True),
    Column("Performance benchmarks", optional=True),
)
RECOMMENDATIONS = (Column("Recommendation"), Column("What happened"), Column("Reason", optional=True))
REFLECTIONS = (
    Column("Last year’s benchmark"),
    Column("Result"),
    Column("What’s different now", optional=True),
)
PARTNER_ANSWERS = ("role", "credentials", "performance_benchmarks")
THEMES = tuple(name for name in ExecutiveSummary.model_fields if name not in Stage.model_fields)
SYSTEMS = tuple(name for name in DistrictSystems.model_fields if name not in {*Stage.model_fields, "partners"})


def stage(reader: Reading, place: str, key: str, called: str = "") -> tuple[Block, ...]:
    """The text of a stage and the evidence for it; nothing where there is neither.

    `called` is how a sentence calls the stage, where that is not its name in the guidance.
    """
    one: Stage = getattr(reader.plan.stages, place)
    text, title = reader.prose(one, "text"), called or reader.section_name(f"stages.{place}")
    rows = tuple(_evidence(reader, part) for part in reader.parts(one, "evidence"))
    table = (Table(f"evidence-{key}", f"Evidence for {title}", EVIDENCE, rows),) if rows else ()
    return (*((text,) if text.text else ()), *table)


def _evidence(reader: Reading, one: Node | str) -> Row:
    if not isinstance(one, Evidence):
        return Row(cell(str(one)), (Cell(), Cell(), Cell()))
    where = reader.line(one, "where")
    web = where if where.startswith("https://") and is_safe_link(where) else ""
    head = Cell((Item(where, web=web),) if where else ())
    return Row(
        head, (reader.cell(one, "format", "evidence-formats"), reader.day_cell(one, "date"), reader.cell(one, "by"))
    )


def executive_summary(reader: Reading) -> tuple[Block, ...]:
    """The Executive Summary: as one text, or in its four themes."""
    summary = reader.plan.stages.executive_summary
    whole = stage(reader, "executive_summary", "summary", "the Executive Summary")
    themes = any(reader.is_given(summary, name) for name in THEMES)
    return (*whole, *(reader.pairs(summary, THEMES, THEMES) if themes or not whole else ()))


def district_systems(reader: Reading) -> tuple[Block, ...]:
    """How the district supports the school."""
    systems = reader.plan.stages.district_systems
    told = any(reader.is_given(systems, name) for name in SYSTEMS)
    rows = tuple(_partner(reader, one) for one in reader.parts(systems, "partners"))
    table = (Table("partners", "External partners", PARTNERS, rows),) if rows else ()
    found = (
        *stage(reader, "district_systems", "district", "the district’s systems"),
        *(reader.pairs(systems, SYSTEMS) if told else ()),
        *table,
    )
    return found or (NOT_ANSWERED,)


def _partner(reader: Reading, one: Node | str) -> Row:
    if not isinstance(one, Partner):
        return Row(cell(str(one)), (Cell(), Cell(), Cell()))
    return Row(reader.cell(one, "name"), tuple(Cell(prose=reader.text(one, name)) for name in PARTNER_ANSWERS))


def monitoring(reader: Reading) -> tuple[Block, ...]:
    """Who follows the plan at the school and in the district, and when."""
    levels = reader.plan.monitoring
    pairs = []
    for term, one in (("At the school", levels.school), ("In the district", levels.district)):
        who, text = reader.line(one, "who"), reader.prose(one, "text")
        facts = ", ".join(filter(None, (who, every(reader.line(one, "every")))))
        blocks = (*((short(first_upper(facts)),) if facts else ()), *((text,) if text.text else ()))
        pairs.append(Pair(term, blocks or (NOT_ANSWERED,)))
    given = any(pair.blocks != (NOT_ANSWERED,) for pair in pairs)
    found = stage(reader, "monitor_progress", "monitor")
    return (*found, *((Pairs(tuple(pairs)),) if given else ())) or (NOT_ANSWERED,)


def reflection(reader: Reading) -> tuple[Block, ...]:
    """What became of last year's benchmarks."""
    rows = tuple(_reflection(reader, one) for one in reader.parts(reader.plan, "reflection"))
    return (Table("reflection", "How last year’s benchmarks turned out", REFLECTIONS, rows),) if rows else ()


def _reflection(reader: Reading, one: Node | str) -> Row:
    if not isinstance(one, Reflection):
        return Row(cell(str(one)), (Cell(), Cell()))
    result = cell(first_upper(reader.line(one, "result")))
    return Row(
        cell(last_years(reader, reader.line(one, "benchmark"))), (result, Cell(prose=reader.text(one, "change")))
    )


def last_years(reader: Reading, written: str) -> str:
    """The text of last year's benchmark, where its plan can be read and has one of this id."""
    related = reader.result.related.get("previous")
    plan = related.plan if related else None
    if not isinstance(plan, SustainableImprovementPlan):
        return written
    found = (one for one in plan.named("benchmarks") if isinstance(one, InterimBenchmark))
    by_id = {known(one.id): known(one.text) for one in found}
    return one_line(clean(by_id.get(written) or written))


def stakeholder_group(reader: Reading) -> tuple[Block, ...]:
    """The local stakeholder group, its recommendations, and what became of each."""
    group = reader.plan.local_stakeholder_group
    days = (("First met", "convened"), ("Made its recommendations", "recommended"))
    members = reader.lines(group, "members")
    pairs = (
        *((Pair("Members", (short(*members),)),) if members else ()),
        *(Pair(term, (Saying((day,)),)) for term, name in days if (day := reader.day(group, name))),
    )
    rows = tuple(_recommendation(reader, one) for one in reader.parts(group, "recommendations"))
    table = (Table("recommendations", "What the group recommended", RECOMMENDATIONS, rows),) if rows else ()
    found = (*((Pairs(pairs),) if pairs else ()), *table)
    return (Part("The local stakeholder group", found, "local-stakeholder-group"),) if found else ()


def _recommendation(reader: Reading, one: Node | str) -> Row:
    if not isinstance(one, Recommendation):
        return Row(cell(str(one)), (Cell(), Cell()))
    became = cell(first_upper(reader.line(one, "disposition")))
    return Row(Cell(prose=reader.text(one, "text")), (became, Cell(prose=reader.text(one, "reason"))))
