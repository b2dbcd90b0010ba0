"""The figures behind the analysis, as bars: a group beside all students."""

from dataclasses import dataclass
from decimal import Decimal

from soaplan.plans.base import known
from soaplan.plans.soa_plan import Analysis, Indicator
from soaplan.render.figures import HUNDRED, width
from soaplan.render.measures import difference, is_percent, school_year, with_unit
from soaplan.render.reader import Reader


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


def comparisons(reader: Reader, analysis: Analysis) -> tuple[Comparison, ...]:
    """The indicators as bars against all students."""
    parts = reader.parts(analysis, "indicators")
    return tuple(_comparison(reader, p) if isinstance(p, Indicator) else Comparison(str(p), "", "", ()) for p in parts)


def _comparison(reader: Reader, one: Indicator) -> Comparison:
    unit = reader.line(one, "unit")
    shown = reader.number(one, "value")
    percent = is_percent(shown, unit)
    group = reader.group_name(reader.line(one, "student_group")) or reader.words.t("student_group")
    values = (known(one.value), known(one.all_students))
    most = HUNDRED if percent else max((v for v in values if v is not None), default=Decimal(0))
    labels = ((group, shown), (reader.words.t("all_students"), reader.number(one, "all_students")))
    bars = [
        Bar(label, with_unit(s, unit), width(v or Decimal(0), most))
        for (label, s), v in zip(labels, values, strict=True)
        if s
    ]
    notes = (
        school_year(known(one.year)) or reader.line(one, "year"),
        "" if percent or not unit else reader.label(unit),
        reader.line(one, "source"),
    )
    gap = difference(*values, reader.words, percent=percent)
    return Comparison(reader.line(one, "measure"), ", ".join(filter(None, notes)), gap, tuple(bars))
