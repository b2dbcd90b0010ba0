"""The page of a district's prioritization submission: the priorities in short, each in full, schools, progress."""

from collections.abc import Iterable

from soaplan.plans.base import Node
from soaplan.plans.district_prioritization import (
    Benchmark,
    DistrictPrioritization,
    IdentifiedSchool,
    Priority,
    ProgressNote,
    Support,
)
from soaplan.plans.labels import fold
from soaplan.render.clean import first_upper
from soaplan.render.documents.aims import end
from soaplan.render.documents.blocks import NOT_ANSWERED, Cell, Column, Item, Pair, Pairs, Row, Section, Table
from soaplan.render.documents.document import Document, Fact
from soaplan.render.documents.frame import Top, district_of, document
from soaplan.render.documents.priority import PriorityView, view_of
from soaplan.render.documents.priority_parts import parts_of
from soaplan.render.documents.reading import DocumentReader, cell
from soaplan.render.documents.sentences import counted

Reading = DocumentReader[DistrictPrioritization]
HEADING = "District instructional priorities"
ABOUT = (
    "Districts with schools that the state’s accountability system identifies as requiring assistance name their top "
    "instructional priorities for a school year. These are a part of a district’s larger plan, and the focus of the "
    "help that it gets from the Statewide System of Support (SSoS)."
)
IN_SHORT = (
    Column("Priority"),
    Column("Topic", optional=True),
    Column("Gaps it addresses"),
    Column("Goals"),
)
CAPTION = "Schools the state identifies, and their support"
SCHOOLS = (Column("School"), Column("Why it’s identified", optional=True), Column("Its own support", optional=True))
PROGRESS = (
    Column("Benchmark"),
    Column("Date", optional=True),
    Column("Figure", number=True),
    Column("Standing"),
    Column("What was observed"),
    Column("What’s changing", optional=True),
)


def compose(reader: Reading) -> Document:
    """The document of a submission."""
    priorities = reader.parts(reader.plan, "priorities")
    views = tuple(view_of(reader, one, place) for place, one in enumerate(priorities, 1) if isinstance(one, Priority))
    top = Top(
        heading=HEADING,
        years=reader.catalog.cycle.years_label,
        holder=district_of(reader, reader.plan.district),
        glance=_glance(reader, views),
        facts=_facts(reader, views),
        about=ABOUT,
        sent=reader.sent(reader.plan, "submitted"),
    )
    each = tuple(Section(view.anchor, view.title, parts_of(reader, view)) for view in views)
    return document(reader, top, (_in_short(reader, views), *each, *_schools(reader, views), *_progress(reader, views)))


# The top


def _glance(reader: Reading, views: tuple[PriorityView, ...]) -> tuple[str, ...]:
    district = first_upper(reader.line(reader.plan.district, "name") or reader.words.t("unnamed_district"))
    if not views:
        return (f"{district} has not named its priorities yet.",)
    topics = list(dict.fromkeys(f"“{topic}”" for view in views for topic in view.focus))
    about = f": {reader.words.all_of(topics)}" if topics else ""
    years = reader.catalog.cycle.years_label
    first = f"In {years}, {district} is working on {counted(len(views), 'priority', 'priorities')}{about}."
    groups = list(map(reader.words.inside, _groups(views)))
    second = f"The goal is to close gaps for {reader.words.all_of(groups)}." if groups else ""
    return tuple(filter(None, (first, second, _followed(views))))


def _followed(views: tuple[PriorityView, ...]) -> str:
    """How progress is followed."""
    count = sum(len(view.benchmarks) for view in views)
    if not count:
        return ""
    show = "shows" if count == 1 else "show"
    return f"{first_upper(counted(count, 'benchmark'))} {show} during the year whether it works."


def _facts(reader: Reading, views: tuple[PriorityView, ...]) -> tuple[Fact, ...]:
    groups, schools = len(_groups(views)), len(reader.parts(reader.plan, "identified_schools"))
    benchmarks = sum(len(view.benchmarks) for view in views)
    return (
        Fact(str(len(views)), "priority" if len(views) == 1 else "priorities"),
        Fact(str(groups), "student group in focus" if groups == 1 else "student groups in focus"),
        Fact(str(benchmarks), "benchmark during the year" if benchmarks == 1 else "benchmarks during the year"),
        Fact(str(schools), "school that requires assistance" if schools == 1 else "schools that require assistance"),
    )


def _groups(views: Iterable[PriorityView]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(group for view in views for group in view.groups))


# The sections around the priorities


def _in_short(reader: Reading, views: tuple[PriorityView, ...]) -> Section:
    """All priorities in one table, made from what is told of each, and the larger plan."""
    rows = tuple(_short_row(reader, view) for view in views)
    unread = reader.unread(reader.plan, "priorities")
    table = (
        (Table("priorities", "Each priority, the gaps it addresses, and its goals", IN_SHORT, rows, "wide"),)
        if rows
        else ()
    )
    larger = reader.prose(reader.plan.district, "parent_plan")
    parent = (Pairs((Pair("Part of a larger plan", (larger,)),)),) if larger.text else ()
    return Section("in-short", "Summary of the priorities", (*table, *unread, *parent) or (NOT_ANSWERED,))


def _short_row(reader: Reading, view: PriorityView) -> Row:
    one = view.priority
    sentence = reader.line(one, "priority") or view.title
    return Row(
        Cell((Item(sentence, view.anchor),)),
        (cell(*view.focus), cell(*view.groups), _reached(reader, view)),
    )


def _reached(reader: Reading, view: PriorityView) -> Cell:
    """The outcomes in short; where the section is one text, the way to it."""
    aims = [aim.in_short for each in view.outcomes.values() for aim in each]
    if not aims and reader.is_given(view.priority.outcomes, "text"):
        return Cell((Item("See the text under Outcomes", f"{view.anchor}-outcomes"),))
    return cell(*aims)


def _schools(reader: Reading, views: tuple[PriorityView, ...]) -> tuple[Section, ...]:
    """The schools that require assistance, each with the support that the priorities give it."""
    schools = reader.parts(reader.plan, "identified_schools")
    if not schools:
        return ()
    supported: dict[str, list[Item]] = {}
    for view in views:
        for one in reader.parts(view.priority, "differentiation"):
            if isinstance(one, Support):
                item = Item(view.title, f"{view.anchor}-differentiation")
                supported.setdefault(fold(reader.line(one, "school")), []).append(item)
    rows = tuple(_school(reader, one, supported) for one in schools)
    return (Section("schools", "Schools that require assistance", (Table("identified", CAPTION, SCHOOLS, rows),)),)


def _school(reader: Reading, one: Node | str, supported: dict[str, list[Item]]) -> Row:
    name = reader.line(one, "name") if isinstance(one, IdentifiedSchool) else str(one)
    reason = reader.cell(one, "reason", "school-reasons") if isinstance(one, IdentifiedSchool) else Cell()
    return Row(cell(name), (reason, Cell(tuple(supported.get(fold(name), ())))))


def _progress(reader: Reading, views: tuple[PriorityView, ...]) -> tuple[Section, ...]:
    """Mid-year progress, benchmark by benchmark."""
    notes = reader.parts(reader.plan, "progress")
    named = {
        fold(reader.line(one, "id")): Item(reader.line(one, "text") or reader.line(one, "id"), anchor)
        for view in views
        for anchor, one in view.benchmarks
        if isinstance(one, Benchmark)
    }
    rows = tuple(_note(reader, one, named) for one in notes)
    table = Table("midyear", "What the benchmarks showed", PROGRESS, rows, "wide")
    return (Section("progress", "Progress during the year", (table,)),) if rows else ()


def _note(reader: Reading, one: Node | str, named: dict[str, Item]) -> Row:
    if not isinstance(one, ProgressNote):
        return Row(cell(str(one)), (Cell(), Cell(), Cell(), Cell(), Cell()))
    benchmark = reader.line(one, "benchmark")
    item = named.get(fold(benchmark), Item(benchmark))
    figure = end(reader.number(one, "value"), reader.year(one))
    seen, changes = Cell(prose=reader.text(one, "text")), Cell(prose=reader.text(one, "adjustment"))
    standing = cell(first_upper(reader.line(one, "status")))
    return Row(Cell((item,) if benchmark else ()), (reader.day_cell(one, "date"), figure, standing, seen, changes))
