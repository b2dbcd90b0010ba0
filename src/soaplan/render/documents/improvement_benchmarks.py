"""The interim benchmarks of an improvement plan by Turnaround Practice."""

from soaplan.render.clean import first_upper
from soaplan.render.documents.blocks import Block, Cell, Column, Item, Row, Table
from soaplan.render.documents.improvement import Improvement, Named
from soaplan.render.documents.improvement_goals import for_objective
from soaplan.render.documents.improvement_trace import practice
from soaplan.render.documents.reading import cell
from soaplan.render.documents.sentences import every

BENCHMARKS = (
    Column("Benchmark"),
    Column("Who it’s for", optional=True),
    Column("How many", optional=True),
    Column("How often, or by when", optional=True),
    Column("Seen in", optional=True),
    Column("Who", optional=True),
)
AUDIENCES = ("educators", "students")
"""Whose benchmarks come first."""


def benchmarks(it: Improvement) -> tuple[Block, ...]:
    """One table for each Turnaround Practice, educators first."""
    groups: dict[str, list[Named]] = {}
    for one in it.benchmarks:
        groups.setdefault(_practice_of(it, one), []).append(one)
    parts = tuple(_practice_table(it, name, found, at) for at, (name, found) in enumerate(sorted(groups.items()), 1))
    return (*parts, *it.reader.unread(it.reader.plan, "benchmarks"))


def _practice_of(it: Improvement, one: Named) -> str:
    """The practice that a benchmark names, else the first of its objective."""
    reader = it.reader
    own = reader.line(one.node, "practice")
    objective = it.objective_of(one)
    of_objective = reader.lines(objective.node, "practices") if objective else ()
    return practice(reader, own or next(iter(of_objective), ""))


def _practice_table(it: Improvement, name: str, found: list[Named], place: int) -> Table:
    order = {audience: at for at, audience in enumerate(AUDIENCES)}
    audience = {one.anchor: it.reader.line(one.node, "audience") for one in found}
    found = sorted(found, key=lambda one: order.get(audience[one.anchor], len(order)))
    caption = f"Turnaround Practice {name}" if name else "Benchmarks without a Turnaround Practice"
    rows = tuple(_benchmark(it, one) for one in found)
    return Table(f"benchmarks-{place}", caption, BENCHMARKS, rows, "wide")


def _benchmark(it: Improvement, one: Named) -> Row:
    reader, node = it.reader, one.node
    audience, kind = reader.line(node, "audience"), reader.line(node, "kind")
    whom = Cell((Item(first_upper(audience)),) if audience else (), (kind,) if kind else ())
    often, day = every(reader.line(node, "every")), reader.day(node, "date")
    when = Cell(tuple(Item(text) for text in (often, day) if text))
    cells = (whom, reader.cell(node, "quantity"), when, reader.cell(node, "evidence"), reader.cell(node, "who"))
    notes = filter(None, [for_objective(reader, reader.line(node, "objective"))])
    return Row(Cell(cell(one.text).items, tuple(notes)), cells, one.anchor)
