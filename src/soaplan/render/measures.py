"""Targets and metrics: their figures, the words for them, and the lengths of their pictures."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from soaplan.plans.base import Node, known
from soaplan.plans.envelope import Envelope
from soaplan.plans.figures import Value
from soaplan.plans.labels import fold
from soaplan.plans.soa_plan import FocusArea, Metric, Program, StateTarget, Target, Targets
from soaplan.render.anchors import anchor
from soaplan.render.clean import first_upper
from soaplan.render.figures import HUNDRED, number_in_words, width
from soaplan.render.file_reader import FileReader
from soaplan.render.reader import Reader
from soaplan.render.words import Words, english

PERCENT = frozenset(map(fold, ("percent", "%", "percentage", "per cent", "pct")))


@dataclass(frozen=True)
class Distance:
    """From where to where a measure shall move; `start` and `end` are places of the picture from 0 to 100."""

    baseline: str = ""
    baseline_year: str = ""
    target: str = ""
    target_year: str = ""
    change: str = ""
    start: str = ""
    end: str = ""
    words: str = ""
    """The way in words: "from 22% (2023-24) to 40% (2026-27)"."""
    reached: str = ""
    """The place of a figure that was reached since, where a report tells one."""


@dataclass(frozen=True)
class Aim:
    """One target or metric. `text` is one that was written as prose."""

    anchor: str
    measure: str
    about: str
    distance: Distance
    text: str = ""


def school_year(year: int | None) -> str:
    """A school year by its first and last calendar year: 2023-24."""
    return f"{year - 1}-{year % 100:02}" if year else ""


def is_percent(shown: str, unit: str) -> bool:
    """Whether a figure is in percent, by its unit or its own sign."""
    return fold(unit) in PERCENT or shown.endswith("%")


def with_unit(shown: str, unit: str) -> str:
    """A figure with its sign of percent; other units stand beside the measure."""
    return f"{shown}%" if shown and is_percent(shown, unit) and not shown.endswith("%") else shown


def difference(value: Decimal | None, other: Decimal | None, words: Words, *, percent: bool) -> str:
    """How far a value lies from another, in words: "23 points lower"."""
    if value is None or other is None:
        return ""
    gap = value - other
    shown = number_in_words(abs(gap))
    points = words.plural_of("points", abs(gap), n=shown) if percent else shown
    return words.t("higher" if gap > 0 else "lower", points=points) if gap else words.t("same")


def state_targets(reader: Reader, targets: Targets) -> tuple[Aim, ...]:
    """The state's figures for the lowest-performing students."""
    parts = reader.parts(targets, "lowest_performing_students")
    return tuple(
        _state_target(reader, p) if isinstance(p, StateTarget) else Aim("", str(p), "", Distance()) for p in parts
    )


def _state_target(reader: Reader, one: StateTarget) -> Aim:
    unit = reader.line(one, "unit")
    shown = (reader.number(one, "baseline"), reader.number(one, "target"))
    grades, subject = (reader.label(reader.line(one, name)) for name in ("grades", "subject"))
    about = ", ".join(filter(None, (grades, "" if fold(unit) in PERCENT else reader.label(unit))))
    distance = distance_of(reader.words, shown, (known(one.baseline), known(one.target)), unit)
    return Aim("", first_upper(subject), about, distance)


def own_targets(reader: Reader, targets: Targets) -> tuple[Aim, ...]:
    """The targets of the district's own."""
    parts = reader.parts(targets, "additional")
    taken: set[str] = set()
    return tuple(_own_target(reader, p, str(place), taken) for place, p in enumerate(parts, 1))


def _own_target(reader: Reader, one: Node | str, place: str, taken: set[str]) -> Aim:
    if not isinstance(one, Target):
        return Aim(anchor("target", place, taken), "", "", Distance(), str(one))
    unit = reader.line(one, "unit")
    measure = reader.line(one, "measure")
    about = [*reader.groups(one), *_scope(reader, one, measure), "" if fold(unit) in PERCENT else reader.label(unit)]
    distance = way(reader, one.baseline, one.target, unit)
    place = anchor("target", reader.line(one, "id") or place, taken)
    return Aim(place, measure, "; ".join(filter(None, about)), distance, reader.text(one, "plain"))


def _scope(reader: Reader, one: Target, measure: str) -> list[str]:
    """Subject and grades, as far as the measure does not say them."""
    grades, subject = reader.line(one, "grades"), reader.line(one, "subject")
    scope = [(subject, reader.label(subject)), (grades, reader.label(grades))]
    if grades[:1].isdigit():
        scope[1] = english().t("grades", grades=grades), reader.words.t("grades", grades=grades)
    english_measure = known(one.measure)
    written = fold(measure if english_measure is None else str(english_measure))
    return [shown for text, shown in scope if text and fold(text) not in written]


def metrics(reader: Reader, holder: Program | FocusArea) -> tuple[Aim, ...]:
    """How the progress of a program, or of a focus area as a whole, is measured."""
    parts = reader.parts(holder, "metrics")
    return tuple(_metric(reader, p) if isinstance(p, Metric) else Aim("", "", "", Distance(), str(p)) for p in parts)


def _metric(reader: Reader, one: Metric) -> Aim:
    unit = reader.line(one, "unit")
    about = "" if fold(unit) in PERCENT else reader.label(unit)
    return Aim("", reader.line(one, "metric"), about, way(reader, one.baseline, one.target, unit))


def way(reader: FileReader[Envelope], baseline: Value, target: Value, unit: str) -> Distance:
    """From a baseline to a target."""
    shown = (reader.number(baseline, "value"), reader.number(target, "value"))
    years = [school_year(known(end.year)) or reader.line(end, "year") for end in (baseline, target)]
    return distance_of(reader.words, shown, (known(baseline.value), known(target.value)), unit, years)


def distance_of(
    words: Words,
    shown: tuple[str, str],
    values: tuple[Decimal | None, Decimal | None],
    unit: str,
    years: Sequence[str] = ("", ""),
) -> Distance:
    """The distance between two figures, as shown and as far as they can be read, with the years they belong to."""
    percent = any(is_percent(text, unit) for text in shown)
    change = difference(values[1], values[0], words, percent=percent)
    places = _places(values, percent=percent)
    start, end = (with_unit(text, unit) for text in shown)
    return Distance(start, years[0], end, years[1], change, *places, _in_words(words, (start, end), years))


def _in_words(words: Words, ends: Sequence[str], years: Sequence[str]) -> str:
    """From where to where, as far as it is given."""
    found = []
    for key, value, year in zip(("from_value", "to_value"), ends, years, strict=True):
        if value:
            found.append(words.t(key, value=words.t("in_year", value=value, year=year) if year else value))
    return " ".join(found)


def _places(values: tuple[Decimal | None, Decimal | None], *, percent: bool) -> tuple[str, str]:
    """Where the two ends lie in the picture: percent from 0 to 100, other figures far apart."""
    before, after = values
    if before is None or after is None or (percent and not all(0 <= value <= HUNDRED for value in (before, after))):
        return "", ""
    if percent:
        return width(before, HUNDRED), width(after, HUNDRED)
    return ("20", "80") if before < after else ("80", "20") if after < before else ("50", "50")
