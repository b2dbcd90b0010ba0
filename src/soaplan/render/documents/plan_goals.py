"""The goals of a three-year plan on honest scales, and the figures behind its analysis."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from soaplan.plans.base import known
from soaplan.plans.labels import fold
from soaplan.plans.soa_plan import Indicator, Target
from soaplan.render.documents.blocks import (
    Aim,
    Aims,
    Bars,
    Block,
    Cell,
    Column,
    Item,
    Names,
    Prose,
    Row,
    Saying,
    Scale,
    Table,
)
from soaplan.render.figures import HUNDRED, difference, is_percent, school_year, width, with_unit
from soaplan.render.isolated import isolated
from soaplan.render.measures import Measure, own_targets, scale_of, state_targets
from soaplan.render.reader import Reader

UNSAID = frozenset({"a", "an", "the", "of", "on", "in", "at", "for", "who", "were", "are", "all"})
"""Words that one measure may have and another spelling of it may lack."""
WORD = re.compile(r"[\w-]+")


@dataclass(frozen=True)
class Goals:
    """The targets of a plan: its own, those that are words alone, and the state's. `confirmed` is a sentence."""

    own: tuple[Measure, ...]
    in_words: tuple[Measure, ...]
    of_state: tuple[Measure, ...]
    confirmed: str


def goals_of(reader: Reader) -> Goals:
    """The targets of a plan."""
    targets = reader.plan.targets
    answered = known(targets.lowest_performing_students_confirmed)
    written = reader.line(targets, "lowest_performing_students_confirmed") if answered is None else ""
    said = reader.words.t("confirmed" if answered else "not_confirmed") if answered is not None else written
    own = own_targets(reader, targets)
    return Goals(
        tuple(one for one in own if not one.text),
        tuple(one for one in own if one.text),
        state_targets(reader, targets),
        said,
    )


def in_short(reader: Reader, goals: Goals) -> tuple[Item, ...]:
    """What the plan should reach, in a line for each goal."""
    with_figures = tuple(Item(_title(reader, one), figures=_figures(reader, one)) for one in goals.own)
    in_words = tuple(Item(one.text) for one in goals.in_words)
    return with_figures + in_words


def _title(reader: Reader, one: Measure) -> str:
    return ": ".join(filter(None, (_whom(reader, one), one.measure))) or reader.words.t("not_answered")


def _whom(reader: Reader, one: Measure) -> str:
    return "; ".join(reader.groups(one.node)) if isinstance(one.node, Target) else ""


def _figures(reader: Reader, one: Measure) -> str:
    """The way in figures: 18% → 30%."""
    ends = (one.distance.baseline, one.distance.target)
    shown = " → ".join(end or "?" for end in ends) if any(ends) else ""
    return isolated(shown) if reader.words.dir == "rtl" else shown


def goals(reader: Reader, found: Goals, noun: str) -> tuple[Block, ...]:
    """The plan's own goals first, then the state's."""
    words = reader.words
    own = tuple(_own(reader, one, _beside(found.own, one)) for one in found.own)
    state = tuple(_of_state(reader, one, _beside(found.of_state, one)) for one in found.of_state)
    return (
        *((Aims("own", words.t(f"own_targets_{noun}"), own, legend(reader, own)),) if own else ()),
        *(Prose(one.text, one.anchor) for one in found.in_words),
        Saying((found.confirmed,)) if found.confirmed else Prose(""),
        *((Aims("state", words.t("state_targets"), state, legend(reader, state)),) if state else ()),
    )


def _beside(all_of_them: Iterable[Measure], one: Measure) -> list[Decimal]:
    """The figures of every goal in the same unit: they share one line."""
    return [
        value
        for other in all_of_them
        if fold(other.unit) == fold(one.unit)
        for value in other.values
        if value is not None
    ]


def legend(reader: Reader, rows: Iterable[Aim]) -> tuple[tuple[str, str], ...]:
    """What the marks of the pictures mean, as far as they occur."""
    scales = [row.scale for row in rows if row.scale]
    marks = (
        ("start", "from", True),
        ("goal", "to", True),
        ("others", "all_students", any(one.others for one in scales)),
    )
    return tuple((mark, reader.words.t(key)) for mark, key, there in marks if scales and there)


def _own(reader: Reader, one: Measure, beside: list[Decimal]) -> Aim:
    node, words = one.node, reader.words
    others = _all_students(reader, node) if isinstance(node, Target) else None
    percent = is_percent(one.distance.baseline or one.distance.target, one.unit)
    scale = scale_of(
        Scale(), one.values, beside, percent=percent, others=known(others.all_students) if others else None
    )
    said = ", ".join(filter(None, (one.distance.words, one.distance.change if one.distance.words else "")))
    compared = (
        f"{words.t('all_students')}: {with_unit(reader.number(others, 'all_students'), one.unit)}" if others else ""
    )
    whom = _whom(reader, one)
    return Aim(
        title=whom or one.measure or words.t("not_answered"),
        text=(one.measure or words.t("not_answered")) if whom else "",
        figures=_figures(reader, one),
        words=(said,) if said else (),
        notes=tuple(filter(None, (one.about.removeprefix(whom).removeprefix("; "), compared))),
        scale=scale,
        anchor=one.anchor,
    )


def _of_state(reader: Reader, one: Measure, beside: list[Decimal]) -> Aim:
    scale = scale_of(Scale(), one.values, beside, percent=is_percent(one.distance.baseline, one.unit))
    title = one.measure or reader.words.t("not_answered")
    return Aim(
        title, one.about, _figures(reader, one), (one.distance.change,) if one.distance.change else (), (), scale
    )


def _all_students(reader: Reader, target: Target) -> Indicator | None:
    """The indicator that is about the same group, measure and year, with its figure for all students."""
    [*chosen] = reader.parts(target, "student_groups")
    wanted = {
        _group(reader, reader.line(one, "group")) if not isinstance(one, str) else _group(reader, one) for one in chosen
    }
    for one in reader.parts(reader.plan.analysis, "indicators"):
        if (
            isinstance(one, Indicator)
            and wanted == {_group(reader, reader.line(one, "student_group"))}
            and known(one.year) is not None
            and known(one.year) == known(target.baseline.year)
            and _said(reader, one) == _said(reader, target)
            and known(one.value) == known(target.baseline.value)
            and known(one.all_students) is not None
        ):
            return one
    return None


def _group(reader: Reader, written: str) -> str:
    row = reader.catalog.group(written) if written else None
    return row.label if row else fold(written)


def _said(reader: Reader, one: Indicator | Target) -> frozenset[str]:
    """The words of a measure, whatever their order."""
    return frozenset(WORD.findall(reader.line(one, "measure").casefold())) - UNSAID


# The figures behind the analysis


def comparisons(reader: Reader) -> tuple[Block, ...]:
    """The indicators: each group beside all students, with bars in the cells of their figures."""
    parts = reader.parts(reader.plan.analysis, "indicators")
    unread = tuple(part for part in parts if isinstance(part, str))
    rows = tuple(row for part in parts if isinstance(part, Indicator) for row in _comparison(reader, part))
    t = reader.words.t
    columns = (Column(t("students")), Column(t("figure")))
    table = (Table("indicators", t("figures"), columns, rows, "indicators"),) if rows else ()
    return (*table, *((Names(unread),) if unread else ()))


def _comparison(reader: Reader, one: Indicator) -> tuple[Row, ...]:
    words, unit = reader.words, reader.line(one, "unit")
    values = (known(one.value), known(one.all_students))
    percent = is_percent(reader.number(one, "value"), unit)
    gap = difference(*values, words, percent=percent)
    about = (
        school_year(known(one.year)) or reader.line(one, "year"),
        "" if percent or not unit else reader.label(unit),
        reader.line(one, "source"),
    )
    head = Cell((Item(reader.line(one, "measure")),), tuple(filter(None, (gap, ", ".join(filter(None, about))))))
    group = reader.group_name(reader.line(one, "student_group")) or words.t("student_group")
    most = HUNDRED if percent else max((value for value in values if value is not None), default=Decimal(0))
    named = ((group, "value", 0), (words.t("all_students"), "all_students", 3))
    bars = (
        Row(Cell((Item(label),)), (_bar(with_unit(reader.number(one, name), unit), value, most, tone),))
        for (label, name, tone), value in zip(named, values, strict=True)
        if reader.number(one, name)
    )
    return (Row(head, ()), *bars)


def _bar(shown: str, value: Decimal | None, most: Decimal, tone: int) -> Cell:
    picture = Bars.one(width(value, most), tone) if value is not None else None
    return Cell((Item(shown),), picture=picture)
