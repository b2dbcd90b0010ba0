"""How the parts of an improvement plan hang together: from root causes to objectives, initiatives and benchmarks."""

from collections.abc import Iterable

from soaplan.render.documents.blocks import (
    NOT_ANSWERED,
    Block,
    Cell,
    Column,
    Item,
    Note,
    Pair,
    Pairs,
    Part,
    Prose,
    Row,
    Saying,
    Table,
    short,
)
from soaplan.render.documents.improvement import Improvement, Named, Reading
from soaplan.render.documents.reading import cell

TRACE = (
    Column("Root cause"),
    Column("Strategic objectives", optional=True),
    Column("Initiatives", optional=True),
    Column("Benchmarks", optional=True),
)
CAUSES = (Column("Root cause"), Column("Data that points to it", optional=True))
INITIATIVES = (
    Column("Initiative"),
    Column("When", optional=True),
    Column("Who", optional=True),
    Column("Evidence that it works elsewhere", optional=True),
)
HOW_TO_READ = "Each row starts with a root cause and ends with the benchmarks that show whether it’s being addressed."
NO_CAUSE = "No root cause given"


def trace(it: Improvement) -> tuple[Block, ...]:
    """One row for each root cause, and one for objectives that name none."""
    rows = [_trace_row(it, cause) for cause in it.causes]
    if rest := it.without_cause():
        initiatives = (one for objective in rest for one in it.initiatives[objective.anchor])
        benchmarks = it.benchmarks_for(rest)
        rows.append(Row(cell(NO_CAUSE), (_items(rest), _items(initiatives), _items(benchmarks))))
    caption = "From root causes to actions and benchmarks"
    table = Table("trace", caption, TRACE, tuple(rows), "trace")
    return (Saying((HOW_TO_READ,)), table) if rows else (NOT_ANSWERED,)


def _trace_row(it: Improvement, cause: Named) -> Row:
    objectives = it.objectives_for(cause)
    cells = (objectives, it.initiatives_for(cause), it.benchmarks_for(objectives))
    return Row(Cell((cause.item,)), tuple(map(_items, cells)))


def _items(found: Iterable[Named]) -> Cell:
    return Cell(tuple(one.item for one in found))


def causes(it: Improvement) -> tuple[Block, ...]:
    """The root causes with the data that point to them."""
    rows = tuple(Row(cell(one.text), (cell(*it.reader.lines(one.node, "data")),), one.anchor) for one in it.causes)
    table = (Table("root-causes", "Root causes and the data behind them", CAUSES, rows),) if rows else ()
    return (*table, *it.reader.unread(it.reader.plan, "root_causes"))


def objectives(it: Improvement) -> tuple[Block, ...]:
    """Each objective as an article."""
    each = tuple(_objective(it, one, place) for place, one in enumerate(it.objectives, 1))
    return (*each, *it.reader.unread(it.reader.plan, "objectives"))


def _objective(it: Improvement, one: Named, place: int) -> Part:
    reader = it.reader
    practices = tuple(practice(reader, text) for text in reader.lines(one.node, "practices"))
    named = tuple(_cause(it, text) for text in reader.lines(one.node, "root_causes"))
    pairs = [Pair("Turnaround Practices", (short(*practices),))]
    pairs.append(Pair("Root causes it addresses", (short(*named),)))
    rows = tuple(_initiative(it, initiative) for initiative in it.initiatives[one.anchor])
    table = (
        (Table(f"{one.anchor}-initiatives", f"Initiatives of objective {place}", INITIATIVES, rows, "wide"),)
        if rows
        else ()
    )
    blocks = (Pairs(tuple(pairs)), *table, *reader.unread(one.node, "initiatives"))
    return Part(one.text, blocks, one.anchor, one.id or str(place), is_article=True)


def _initiative(it: Improvement, one: Named) -> Row:
    reader = it.reader
    when = Cell(tuple(Item(text) for text in (_years(reader, one), reader.day(one.node, "date")) if text))
    base = Cell(prose=reader.text(one.node, "evidence_base"))
    elsewhere = (text for text in reader.lines(one.node, "root_causes") if it.cause(text) is None)
    notes = tuple(f"Answers to: {text}" for text in elsewhere)
    return Row(Cell(cell(one.text).items, notes), (when, reader.cell(one.node, "who"), base), one.anchor)


def _cause(it: Improvement, text: str) -> str:
    """The text of the root cause that is named; a name that leads to none as it is."""
    cause = it.cause(text)
    return cause.text if cause and cause.text else text


def _years(reader: Reading, one: Named) -> str:
    """The years of the plan in which an initiative runs: "years 1, 2 and 3"."""
    years = list(reader.lines(one.node, "years"))
    told = reader.words.all_of(years)
    if not all(text.isdigit() and len(text) == 1 for text in years):
        return told
    return f"{'year' if len(years) == 1 else 'years'} {told}" if years else ""


def practice(reader: Reading, text: str) -> str:
    """A Turnaround Practice by its number and name; any other text as it is."""
    row = reader.catalog.row("practices", text) if text and "practices" in reader.catalog.lists else None
    return f"{row.id}. {row.label}" if row else text


def not_addressed(reader: Reading) -> tuple[Block, ...]:
    """Turnaround Practices that the plan does not address, with reasons."""
    rows = reader.table(reader.plan, "practices_not_addressed")
    if not rows:
        text = reader.line(reader.plan, "practices_not_addressed")
        return (Part("Turnaround Practices not addressed", (Note(text),)),) if text else ()
    pairs = tuple(Pair(practice(reader, name), (Prose(reason),)) for name, (_, reason) in rows.items())
    return (Part("Turnaround Practices not addressed", (Pairs(pairs),)),)
