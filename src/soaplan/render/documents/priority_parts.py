"""The eight sections of one priority, under the names that the guidance gives them."""

from soaplan.plans.base import Node
from soaplan.plans.district_prioritization import Benchmark, Gap, Narrative, Support
from soaplan.render.documents.aims import aims
from soaplan.render.documents.blocks import NOT_ANSWERED, Block, Cell, Column, Names, Pair, Pairs, Part, Row, Table
from soaplan.render.documents.priority import PriorityView, Reading, group_of, soa_reference
from soaplan.render.documents.reading import cell

DATA = (
    *("student_outcomes", "instruction", "perspectives", "systems", "systemic_factors"),
    *("aggregate", "student_level", "student_work", "student_groups", "equity_pause"),
)
FOUR_AREAS = ("student_outcomes", "instruction", "perspectives", "systems")
HEARD = (
    *("students", "families", "educators", "teachers", "school_leaders", "community"),
    *("identified_schools", "ongoing"),
)
ALWAYS_HEARD = ("students", "families", "community", "identified_schools", "ongoing")
ROLES = ("central_office", "school_leaders", "teachers")
WORK = ("district", "school", "classroom")
RESOURCES = ("external", "internal", "essa_inequities")
OUTCOMES = {
    "aggregate": "Outcomes for all students",
    "groups": "Outcomes for student groups",
    "other": "Other signs of progress",
}
NO_GAPS = Pairs((Pair("Gaps it addresses", (NOT_ANSWERED,)),))
GAPS = (Column("Who"), Column("Gap"), Column("In the three-year plan", optional=True))
BENCHMARKS = (
    Column("Benchmark"),
    Column("Level", optional=True),
    Column("What it shows", optional=True),
    Column("Who"),
    Column("How often"),
)
SUPPORT = (Column("School"), Column("Support"))


def parts_of(reader: Reading, view: PriorityView) -> tuple[Block, ...]:
    """The priority in its own words, and its eight sections."""
    one = view.priority
    sections = (
        ("priority", "Priority", _priority(reader, view)),
        ("analysis", "Analysis of Strengths and Challenges", _told(reader, one.analysis, DATA, FOUR_AREAS)),
        ("engagement", "Stakeholder Engagement", _told(reader, one.engagement, HEARD, ALWAYS_HEARD)),
        ("outcomes", "Outcomes", _outcomes(reader, view)),
        ("roles", "Role Clarity", _told(reader, one.roles, ROLES, ROLES)),
        ("benchmarks", "Monitoring Implementation", _monitoring(reader, view)),
        ("resources", "Resources", _told(reader, one.resources, RESOURCES, RESOURCES)),
        ("differentiation", "Differentiation", _differentiation(reader, view)),
    )
    return tuple(
        Part(
            reader.section_name(f"priorities[].{name}", title),
            blocks,
            reader.anchor(view.anchor, name),
            kind=reader.section_number(f"priorities[].{name}"),
        )
        for name, title, blocks in sections
    )


def _told(reader: Reading, one: Narrative, names: tuple[str, ...], asked: tuple[str, ...]) -> tuple[Block, ...]:
    """A section: its text, and what stands beside it in answers of their own; without a text, what is asked for."""
    text = reader.prose(one, "text")
    if not text.text:
        return reader.pairs(one, names, asked)
    beside = any(reader.is_given(one, name) for name in names)
    return (text, *(reader.pairs(one, names) if beside else ()))


def _priority(reader: Reading, view: PriorityView) -> tuple[Block, ...]:
    one = view.priority
    topics = (Names(view.focus, chips=True),) if len(view.focus) > 1 else ()
    changes = ("educator_change", "student_change")
    told = reader.pairs(one, ("changed_because", *changes), changes)
    rows = tuple(_gap(reader, gap) for gap in view.gaps)
    table = Table(f"{view.anchor}-gaps", f"{view.name}: the gaps that it addresses", GAPS, rows) if rows else NO_GAPS
    return (reader.prose(one, "priority"), *topics, *told, table)


def _gap(reader: Reading, gap: Node | str) -> Row:
    if not isinstance(gap, Gap):
        return Row(Cell(), (cell(str(gap)), Cell()))
    return Row(cell(group_of(reader, gap)), (Cell(prose=reader.text(gap, "text")), cell(soa_reference(reader, gap))))


def _outcomes(reader: Reading, view: PriorityView) -> tuple[Block, ...]:
    """The text of the section, and each kind of outcome, with figures where there are any."""
    text = reader.prose(view.priority.outcomes, "text")
    found: list[Block] = [text] if text.text else []
    for name, title in OUTCOMES.items():
        if its := view.outcomes[name]:
            blocks = aims(f"{view.anchor}-{name}", f"{view.name}: {title.lower()}, from where to where", its)
            found.append(Part(title, blocks))
    return tuple(found) or (NOT_ANSWERED,)


def _monitoring(reader: Reading, view: PriorityView) -> tuple[Block, ...]:
    rows = tuple(_benchmark(reader, anchor, one) for anchor, one in view.benchmarks)
    table = (
        Table(f"{view.anchor}-monitoring", f"{view.name}: benchmarks during the year", BENCHMARKS, rows)
        if rows
        else NOT_ANSWERED
    )
    work = Part("How student work is analyzed", _told(reader, view.priority.student_work, WORK, WORK))
    return (table, work)


def _benchmark(reader: Reading, anchor: str, one: Node | str) -> Row:
    if not isinstance(one, Benchmark):
        return Row(cell(str(one)), (Cell(), Cell(), Cell(), Cell()), anchor)
    aimed = reader.aimed_at(one.target, reader.line(one, "unit"))
    head = cell(reader.line(one, "text"))
    level, subject = reader.cell(one, "level", "levels"), reader.cell(one, "subject", "subjects")
    cells = (level, subject, reader.cell(one, "who"), reader.cell(one, "how_often"))
    return Row(Cell(head.items, (f"to reach {aimed}",) if aimed else ()), cells, anchor)


def _differentiation(reader: Reading, view: PriorityView) -> tuple[Block, ...]:
    rows = tuple(_support(reader, one) for one in reader.parts(view.priority, "differentiation"))
    return (
        (Table(f"{view.anchor}-support", f"{view.name}: support for single schools", SUPPORT, rows),)
        if rows
        else (NOT_ANSWERED,)
    )


def _support(reader: Reading, one: Node | str) -> Row:
    if not isinstance(one, Support):
        return Row(cell(str(one)), (Cell(),))
    return Row(cell(reader.line(one, "school")), (Cell(prose=reader.text(one, "support")),))
