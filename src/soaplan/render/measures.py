"""Targets and metrics: their figures, the words for them, and their pictures."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from soaplan.plans.base import Node, known
from soaplan.plans.envelope import Envelope
from soaplan.plans.figures import Value
from soaplan.plans.labels import fold
from soaplan.plans.soa_plan import FocusArea, Metric, Program, StateTarget, Target, Targets
from soaplan.render.anchors import anchor
from soaplan.render.clean import first_upper
from soaplan.render.documents.blocks import Distance, Scale
from soaplan.render.figures import (
    PERCENT,
    bounds,
    difference,
    is_percent,
    number_in_words,
    school_year,
    width,
    with_unit,
)
from soaplan.render.file_reader import FileReader
from soaplan.render.reader import Reader
from soaplan.render.words import Words, english

Figures = tuple[Decimal | None, Decimal | None]


@dataclass(frozen=True)
class Measure:
    """One target or metric. `text` is one that was written as prose; `values` are the start and the goal."""

    anchor: str
    measure: str
    about: str
    distance: Distance
    text: str = ""
    unit: str = ""
    values: Figures = (None, None)
    node: Target | StateTarget | Metric | None = None


def state_targets(reader: Reader, targets: Targets) -> tuple[Measure, ...]:
    """The state's figures for the lowest-performing students."""
    parts = reader.parts(targets, "lowest_performing_students")
    return tuple(
        _state_target(reader, p) if isinstance(p, StateTarget) else Measure("", str(p), "", Distance()) for p in parts
    )


def _state_target(reader: Reader, one: StateTarget) -> Measure:
    unit = reader.line(one, "unit")
    shown = (reader.number(one, "baseline"), reader.number(one, "target"))
    values = (known(one.baseline), known(one.target))
    grades, subject = (reader.label(reader.line(one, name)) for name in ("grades", "subject"))
    about = ", ".join(filter(None, (grades, _unit(reader, unit))))
    distance = distance_of(reader.words, shown, values, unit)
    return Measure("", first_upper(subject), about, distance, unit=unit, values=values, node=one)


def own_targets(reader: Reader, targets: Targets) -> tuple[Measure, ...]:
    """The targets of the district's own."""
    parts = reader.parts(targets, "additional")
    taken: set[str] = set()
    return tuple(_own_target(reader, p, str(place), taken) for place, p in enumerate(parts, 1))


def _own_target(reader: Reader, one: Node | str, place: str, taken: set[str]) -> Measure:
    if not isinstance(one, Target):
        return Measure(anchor("target", place, taken), "", "", Distance(), str(one))
    unit = reader.line(one, "unit")
    measure = reader.line(one, "measure")
    about = [*reader.groups(one), *scope(reader, one, measure), _unit(reader, unit)]
    place = anchor("target", reader.line(one, "id") or place, taken)
    return Measure(
        anchor=place,
        measure=measure,
        about="; ".join(filter(None, about)),
        distance=way(reader, one.baseline, one.target, unit),
        text=reader.text(one, "plain"),
        unit=unit,
        values=(known(one.baseline.value), known(one.target.value)),
        node=one,
    )


def _unit(reader: Reader, unit: str) -> str:
    """A unit that stands beside the measure: percent stands at the figure."""
    return "" if fold(unit) in PERCENT else reader.label(unit)


def scope(reader: Reader, one: Target, measure: str) -> list[str]:
    """Subject and grades, as far as the measure does not say them."""
    grades, subject = reader.line(one, "grades"), reader.line(one, "subject")
    found = [(subject, reader.label(subject)), (grades, reader.label(grades))]
    if grades[:1].isdigit():
        found[1] = english().t("grades", grades=grades), reader.words.t("grades", grades=grades)
    english_measure = known(one.measure)
    written = fold(measure if english_measure is None else str(english_measure))
    return [shown for text, shown in found if text and fold(text) not in written]


def metrics(reader: Reader, holder: Program | FocusArea) -> tuple[Measure, ...]:
    """How the progress of a program, or of a focus area as a whole, is measured."""
    parts = reader.parts(holder, "metrics")
    return tuple(
        _metric(reader, p) if isinstance(p, Metric) else Measure("", "", "", Distance(), str(p)) for p in parts
    )


def _metric(reader: Reader, one: Metric) -> Measure:
    unit = reader.line(one, "unit")
    distance = way(reader, one.baseline, one.target, unit)
    return Measure("", reader.line(one, "metric"), _unit(reader, unit), distance, node=one)


def way(reader: FileReader[Envelope], baseline: Value, target: Value, unit: str) -> Distance:
    """From a baseline to a target."""
    shown = (reader.number(baseline, "value"), reader.number(target, "value"))
    years = [school_year(known(end.year)) or reader.line(end, "year") for end in (baseline, target)]
    return distance_of(reader.words, shown, (known(baseline.value), known(target.value)), unit, years)


def distance_of(
    words: Words, shown: tuple[str, str], values: Figures, unit: str, years: Sequence[str] = ("", "")
) -> Distance:
    """The distance between two figures, as shown and as far as they can be read, with the years they belong to."""
    percent = any(is_percent(text, unit) for text in shown)
    change = difference(values[1], values[0], words, percent=percent)
    start, end = (with_unit(text, unit) for text in shown)
    said = _in_words(words, (start, end), years)
    scale = scale_of(Scale(), values, (), percent=percent)
    return Distance(start, years[0], end, years[1], change, said, scale)


def _in_words(words: Words, ends: Sequence[str], years: Sequence[str]) -> str:
    """From where to where, as far as it is given."""
    found = []
    for key, value, year in zip(("from_value", "to_value"), ends, years, strict=True):
        if value:
            found.append(words.t(key, value=words.t("in_year", value=value, year=year) if year else value))
    return " ".join(found)


def scale_of(
    marks: Scale, values: Figures, beside: Iterable[Decimal | None], *, percent: bool, **others: Decimal | None
) -> Scale | None:
    """The picture of a way: its line is long enough for figures `beside` it, and for `others`, which are marks of it.

    None where the start or the goal is not known, or where percent leave the line of percent.
    """
    start, goal = values
    if start is None or goal is None:
        return None
    known_ones = [value for value in (start, goal, *beside, *others.values()) if value is not None]
    ends = bounds(known_ones, percent=percent)
    if ends is None:
        return None
    low, high = ends
    sign = "%" if percent else ""
    placed = {name: width(value - low, high - low) for name, value in others.items() if value is not None}
    return replace(
        marks,
        start=width(start - low, high - low),
        goal=width(goal - low, high - low),
        ends=(f"{number_in_words(low)}{sign}", f"{number_in_words(high)}{sign}"),
        **placed,
    )
