"""Indicators, targets and metrics: their figures, the words for them, and the lengths of their pictures."""

from dataclasses import dataclass
from decimal import Decimal

from soaplan.plans.base import Node, known
from soaplan.plans.labels import fold
from soaplan.plans.soa_plan import Analysis, FocusArea, Indicator, Metric, Program, StateTarget, Target, Targets, Value
from soaplan.render.anchors import anchor
from soaplan.render.clean import first_upper
from soaplan.render.figures import HUNDRED, number_in_words, width
from soaplan.render.reader import Reader

PERCENT = frozenset(map(fold, ("percent", "%", "percentage", "per cent", "pct")))


@dataclass(frozen=True)
class Bar:
    """One bar: whom it is about, its figure, and how far it reaches in percent."""

    label: str
    shown: str
    width: str


@dataclass(frozen=True)
class Comparison:
    """One indicator: a group beside all students."""

    measure: str
    note: str
    difference: str
    bars: tuple[Bar, ...]


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

    @property
    def words(self) -> str:
        """The way in words: "from 22% (2023-24) to 40% (2026-27)"."""
        ends = ((self.baseline, self.baseline_year, "from"), (self.target, self.target_year, "to"))
        return " ".join(f"{word} {value}{f' ({year})' if year else ''}" for value, year, word in ends if value)


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


def difference(value: Decimal | None, other: Decimal | None, *, percent: bool) -> str:
    """How far a value lies from another, in words: "23 points lower"."""
    if value is None or other is None:
        return ""
    gap = value - other
    points = number_in_words(abs(gap)) + (" points" if percent and abs(gap) != 1 else " point" if percent else "")
    return f"{points} {'higher' if gap > 0 else 'lower'}" if gap else "the same"


def comparisons(reader: Reader, analysis: Analysis) -> tuple[Comparison, ...]:
    """The indicators as bars against all students."""
    parts = reader.parts(analysis, "indicators")
    return tuple(_comparison(reader, p) if isinstance(p, Indicator) else Comparison(str(p), "", "", ()) for p in parts)


def _comparison(reader: Reader, one: Indicator) -> Comparison:
    unit = reader.line(one, "unit")
    shown = reader.number(one, "value")
    percent = is_percent(shown, unit)
    group = first_upper(reader.line(one, "student_group")) or "Student group"
    values = (known(one.value), known(one.all_students))
    most = HUNDRED if percent else max((v for v in values if v is not None), default=Decimal(0))
    labels = ((group, shown), ("All students", reader.number(one, "all_students")))
    bars = [
        Bar(label, with_unit(s, unit), width(v or Decimal(0), most))
        for (label, s), v in zip(labels, values, strict=True)
        if s
    ]
    notes = (
        school_year(known(one.year)) or reader.line(one, "year"),
        "" if percent else unit,
        reader.line(one, "source"),
    )
    gap = difference(*values, percent=percent)
    return Comparison(reader.line(one, "measure"), ", ".join(filter(None, notes)), gap, tuple(bars))


def state_targets(reader: Reader, targets: Targets) -> tuple[Aim, ...]:
    """The state's figures for the lowest-performing students."""
    parts = reader.parts(targets, "lowest_performing_students")
    return tuple(
        _state_target(reader, p) if isinstance(p, StateTarget) else Aim("", str(p), "", Distance()) for p in parts
    )


def _state_target(reader: Reader, one: StateTarget) -> Aim:
    unit = reader.line(one, "unit")
    shown = (reader.number(one, "baseline"), reader.number(one, "target"))
    about = ", ".join(filter(None, (reader.line(one, "grades"), "" if fold(unit) in PERCENT else unit)))
    return Aim(
        "",
        first_upper(reader.line(one, "subject")),
        about,
        _distance(shown, (known(one.baseline), known(one.target)), unit),
    )


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
    about = [*reader.groups(one), *_scope(reader, one, measure), "" if fold(unit) in PERCENT else unit]
    distance = way(reader, one.baseline, one.target, unit)
    place = anchor("target", reader.line(one, "id") or place, taken)
    return Aim(place, measure, "; ".join(filter(None, about)), distance, reader.text(one, "plain"))


def _scope(reader: Reader, one: Target, measure: str) -> list[str]:
    """Subject and grades, as far as the measure does not say them."""
    grades, subject = reader.line(one, "grades"), reader.line(one, "subject")
    scope = [subject, f"grades {grades}" if grades[:1].isdigit() else grades]
    return [text for text in scope if text and fold(text) not in fold(measure)]


def metrics(reader: Reader, holder: Program | FocusArea) -> tuple[Aim, ...]:
    """How the progress of a program, or of a focus area as a whole, is measured."""
    parts = reader.parts(holder, "metrics")
    return tuple(_metric(reader, p) if isinstance(p, Metric) else Aim("", "", "", Distance(), str(p)) for p in parts)


def _metric(reader: Reader, one: Metric) -> Aim:
    return Aim("", reader.line(one, "metric"), "", way(reader, one.baseline, one.target, ""))


def way(reader: Reader, baseline: Value, target: Value, unit: str) -> Distance:
    """From a baseline to a target."""
    shown = (reader.number(baseline, "value"), reader.number(target, "value"))
    years = [school_year(known(end.year)) or reader.line(end, "year") for end in (baseline, target)]
    return _distance(shown, (known(baseline.value), known(target.value)), unit, years[0], years[1])


def _distance(
    shown: tuple[str, str], values: tuple[Decimal | None, Decimal | None], unit: str, start: str = "", end: str = ""
) -> Distance:
    percent = any(is_percent(text, unit) for text in shown)
    change = difference(values[1], values[0], percent=percent)
    places = _places(values, percent=percent)
    return Distance(with_unit(shown[0], unit), start, with_unit(shown[1], unit), end, change, *places)


def _places(values: tuple[Decimal | None, Decimal | None], *, percent: bool) -> tuple[str, str]:
    """Where the two ends lie in the picture: percent from 0 to 100, other figures far apart."""
    before, after = values
    if before is None or after is None or (percent and not all(0 <= value <= HUNDRED for value in (before, after))):
        return "", ""
    if percent:
        return width(before, HUNDRED), width(after, HUNDRED)
    return ("20", "80") if before < after else ("80", "20") if after < before else ("50", "50")
