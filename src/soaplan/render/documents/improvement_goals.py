"""The goals of an improvement plan with their targets year by year, and its benchmarks by Turnaround Practice."""

from decimal import Decimal

from pydantic_core import PydanticCustomError

from soaplan.plans.base import UNKNOWN, known
from soaplan.plans.labels import fold
from soaplan.plans.sustainable_improvement_plan import Goal
from soaplan.plans.values import read_year
from soaplan.render.clean import first_upper
from soaplan.render.documents.aims import end
from soaplan.render.documents.blocks import Block, Cell, Column, Item, Names, Pair, Pairs, Part, Row, Table
from soaplan.render.documents.improvement import Improvement, Named, Reading
from soaplan.render.documents.improvement_trace import practice
from soaplan.render.documents.reading import cell
from soaplan.render.documents.sentences import every
from soaplan.render.measures import distance_of, is_percent, school_year, with_unit

BENCHMARKS = (
    Column("Benchmark"),
    Column("For whom", optional=True),
    Column("How many", optional=True),
    Column("How often, or by when", optional=True),
    Column("Seen in", optional=True),
    Column("Who", optional=True),
)
AUDIENCES = ("educators", "students")
"""Whose benchmarks come first."""


def goals(it: Improvement) -> tuple[Block, ...]:
    """The goals: those with figures as a table, those in words as a list, and the areas that ask for none here."""
    reader = it.reader
    found = [one for one in reader.parts(reader.plan, "goals") if isinstance(one, Goal)]
    none_here = [one for one in found if is_not_here(reader, one)]
    rest = [one for one in found if one not in none_here]
    return (
        *_table(reader, [one for one in rest if _has_figures(one)]),
        *_in_words(reader, [one for one in rest if not _has_figures(one)]),
        *_not_here(reader, none_here),
        *reader.unread(reader.plan, "goals"),
    )


def is_not_here(reader: Reading, one: Goal) -> bool:
    """Whether an entry says nothing but why its area asks for no goal in this school."""
    told = any(reader.line(one, name) for name in ("text", "metric"))
    return bool(reader.line(one, "not_applicable")) and not told and not _has_figures(one)


def _has_figures(one: Goal) -> bool:
    return one.baseline.value is not None or one.targets is not None


def _table(reader: Reading, found: list[Goal]) -> tuple[Block, ...]:
    targets = [_targets(reader, one) for one in found]
    years = sorted({year for one in targets for year in one})
    columns = (
        Column("Goal"),
        Column("Baseline", number=True),
        *(Column(year, number=True) for year in years),
        Column("From baseline to the last target", picture=True),
    )
    rows = tuple(_goal(reader, one, its, years) for one, its in zip(found, targets, strict=True))
    return (Table("goals", "Goals, with a target for each year", columns, rows, "aims"),) if rows else ()


def _targets(reader: Reading, one: Goal) -> dict[str, tuple[Decimal | None, str]]:
    """The targets by school year; a figure, and how it is shown."""
    unit = reader.line(one, "unit")
    found = {}
    for key, (value, text) in reader.table(one, "targets").items():
        number = value if isinstance(value, Decimal) else None
        if year := _year(key):
            found[year] = number, with_unit(text, unit) if number is not None else text
    return found


def _unread_targets(reader: Reading, one: Goal) -> tuple[str, ...]:
    """The targets whose year cannot be read, as they were written."""
    if one.targets is UNKNOWN:
        return (reader.line(one, "targets"),)
    return tuple(f"{key}: {text}" for key, (_, text) in reader.table(one, "targets").items() if not _year(key))


def _year(written: str) -> str:
    """A school year; empty where it cannot be read."""
    try:
        return school_year(read_year(written))
    except PydanticCustomError:
        return ""


def _goal(reader: Reading, one: Goal, targets: dict[str, tuple[Decimal | None, str]], years: list[str]) -> Row:
    unit, measure, text = (reader.line(one, name) for name in ("unit", "metric", "text"))
    notes = (
        text if measure else "",
        reader.label(reader.line(one, "area"), "goal-areas", "achievement-areas"),
        reader.label(reader.line(one, "group"), "student-groups"),
        _grades(reader.line(one, "grades")),
        "" if is_percent("", unit) else unit,
        reader.line(one.baseline, "note"),
        for_objective(reader.line(one, "objective")),
        reader.line(one, "not_applicable"),
        *_unread_targets(reader, one),
    )
    head = Cell((Item(measure or text),) if measure or text else (), tuple(filter(None, notes)))
    baseline = with_unit(reader.number(one.baseline, "value"), unit)
    shown = (end(targets[year][1], "") if year in targets else Cell() for year in years)
    cells = (end(baseline, reader.year(one.baseline)), *shown, _picture(reader, one, targets, unit))
    return Row(head, cells, reader.anchor("goal", reader.line(one, "id") or measure or text))


def for_objective(name: str) -> str:
    """Which objective a goal or a benchmark belongs to."""
    return f"Strategic objective {name}" if name else ""


def _grades(written: str) -> str:
    return f"grades {written}" if written[:1].isdigit() else written


def _picture(reader: Reading, one: Goal, targets: dict[str, tuple[Decimal | None, str]], unit: str) -> Cell:
    """From the baseline to the target of the last year."""
    last = max(targets, default="")
    value, shown = targets.get(last, (None, ""))
    before = known(one.baseline.value)
    if value is None or before is None:
        return Cell()
    ends = (reader.number(one.baseline, "value"), shown)
    return Cell(picture=distance_of(reader.words, ends, (before, value), unit))


def _in_words(reader: Reading, found: list[Goal]) -> tuple[Block, ...]:
    texts = (reader.line(one, "text") or reader.line(one, "metric") for one in found)
    labels = (reader.label(reader.line(one, "area"), "goal-areas", "achievement-areas") for one in found)
    names = tuple(": ".join(filter(None, pair)) for pair in zip(labels, texts, strict=True))
    return (Part("Goals in words", (Names(tuple(filter(None, names))),)),) if found else ()


def _not_here(reader: Reading, found: list[Goal]) -> tuple[Block, ...]:
    """Areas that ask for no goal in this school, each with the reason."""
    pairs = tuple(
        Pair(
            reader.label(reader.line(one, "area"), "goal-areas", "achievement-areas") or "An area that is not named",
            (reader.prose(one, "not_applicable"),),
        )
        for one in found
    )
    return (Part("Areas without a goal here", (Pairs(pairs),)),) if pairs else ()


# Benchmarks


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
    named = fold(reader.line(one.node, "objective"))
    of_objective = (reader.lines(o.node, "practices") for o in it.objectives if o.id and fold(o.id) == named)
    return practice(reader, own or next((text for texts in of_objective for text in texts), ""))


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
    notes = filter(None, [for_objective(reader.line(node, "objective"))])
    return Row(Cell(cell(one.text).items, tuple(notes)), cells, one.anchor)
