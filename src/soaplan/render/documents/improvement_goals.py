"""The goals of an improvement plan with their targets year by year."""

from decimal import Decimal

from pydantic_core import PydanticCustomError

from soaplan.plans.base import UNKNOWN, known
from soaplan.plans.labels import fold
from soaplan.plans.sustainable_improvement_plan import Goal, Objective
from soaplan.plans.values import read_year
from soaplan.render.documents.aims import end
from soaplan.render.documents.blocks import Block, Cell, Column, Item, Names, Pair, Pairs, Part, Row, Table, short
from soaplan.render.documents.improvement import Improvement, Reading
from soaplan.render.figures import is_percent, school_year, with_unit
from soaplan.render.measures import distance_of


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
        _area(reader, one),
        *_about(reader, one),
        reader.line(one, "not_applicable"),
        *_unread_targets(reader, one),
    )
    head = Cell((Item(measure or text),) if measure or text else (), tuple(filter(None, notes)))
    baseline = with_unit(reader.number(one.baseline, "value"), unit)
    shown = (end(targets[year][1], "") if year in targets else Cell() for year in years)
    cells = (end(baseline, reader.year(one.baseline)), *shown, _picture(reader, one, targets, unit))
    return Row(head, cells, reader.anchor("goal", reader.line(one, "id") or measure or text))


def _area(reader: Reading, one: Goal) -> str:
    return reader.listed(reader.line(one, "area"), "goal-areas", "achievement-areas")


def _about(reader: Reading, one: Goal) -> tuple[str, ...]:
    """For whom a goal is, in which unit it is measured, and where it belongs; nothing for what is not given."""
    unit = reader.line(one, "unit")
    return (
        reader.listed(reader.line(one, "group"), "student-groups"),
        _grades(reader.line(one, "grades")),
        "" if is_percent("", unit) else unit,
        reader.line(one.baseline, "note"),
        for_objective(reader, reader.line(one, "objective")),
    )


def for_objective(reader: Reading, name: str) -> str:
    """Which objective a goal or a benchmark belongs to: in words, for readers who do not know its id."""
    written = (one for one in reader.parts(reader.plan, "objectives") if isinstance(one, Objective))
    texts = (reader.line(one, "text") for one in written if fold(reader.line(one, "id")) == fold(name))
    if text := next(filter(None, texts), ""):
        return f"Strategic objective: {text}"
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
    distance = distance_of(reader.words, ends, (before, value), unit)
    return Cell((Item(distance.change),) if distance.change else (), picture=distance.scale)


def _in_words(reader: Reading, found: list[Goal]) -> tuple[Block, ...]:
    names = tuple(filter(None, (_goal_in_words(reader, one) for one in found)))
    return (Part("Goals in words", (Names(names),)),) if names else ()


def _goal_in_words(reader: Reading, one: Goal) -> str:
    """A goal without figures: its area, its text, and behind them what else is said of it."""
    metric, text = reader.line(one, "metric"), reader.line(one, "text")
    said = ": ".join(filter(None, (_area(reader, one), text or metric)))
    rest = (metric if text else "", *_about(reader, one), reader.line(one, "not_applicable"))
    about = "; ".join(filter(None, rest))
    return f"{said} ({about})" if said and about else said or about


def _not_here(reader: Reading, found: list[Goal]) -> tuple[Block, ...]:
    """Areas that ask for no goal in this school, each with the reason."""
    pairs = tuple(Pair(_area(reader, one) or "An area with no name", _reason(reader, one)) for one in found)
    return (Part("Areas without a goal here", (Pairs(pairs),)),) if pairs else ()


def _reason(reader: Reading, one: Goal) -> tuple[Block, ...]:
    """Why an area asks for no goal, and what else is said of it."""
    about = tuple(filter(None, _about(reader, one)))
    return (reader.prose(one, "not_applicable"), *((short(*about),) if about else ()))
