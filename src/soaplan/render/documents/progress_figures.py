"""The figures of a progress report beside its plan: baseline, target, and what was reached."""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Literal

from soaplan.plans.base import Node, known
from soaplan.plans.figures import NOT_REPORTED, Value
from soaplan.plans.reported import Movement, Pair, movement
from soaplan.plans.soa_plan import Metric, StateTarget, Target
from soaplan.plans.soa_progress_report import MetricProgress, SoaProgressReport, StateProgress, TargetProgress
from soaplan.render.clean import clean, first_upper, one_line
from soaplan.render.documents.reading import DocumentReader
from soaplan.render.figures import is_percent, school_year, with_unit
from soaplan.render.reader import Reader

Pace = Literal["ahead", "on pace", "behind"]
PACES: tuple[Pace, ...] = ("ahead", "on pace", "behind")
CLOSE = Decimal("0.1")
"""The part of the whole way by which a figure may miss an even pace and still be on it."""


@dataclass(frozen=True)
class End:
    """A figure as shown, what can be read of it, and its school year; `at` is the year in which that ends."""

    shown: str = ""
    value: Decimal | None = None
    year: str = ""
    at: int | None = None


@dataclass(frozen=True)
class Figure:
    """One measure: where it began, where it shall be, and where it is. An empty `end` is not given."""

    measure: str
    about: str = ""
    baseline: End = End()
    target: End = End()
    unit: str = ""
    told: End = End()
    note: str = ""

    @property
    def is_not_reported(self) -> bool:
        """Whether the report says that there is no figure."""
        return self.told.shown == NOT_REPORTED

    @property
    def is_words_alone(self) -> bool:
        """Whether there is neither a baseline nor a target nor anything told."""
        return not (self.baseline.shown or self.target.shown or self.told.shown or self.note)

    @property
    def is_percent(self) -> bool:
        """Whether the figures are in percent."""
        return any(is_percent(end.shown, self.unit) for end in (self.baseline, self.target))

    @property
    def moved(self) -> Movement | None:
        """How it has moved; None where a figure is missing."""
        if self.baseline.value is None or self.target.value is None or self.told.value is None:
            return None
        return movement(self.baseline.value, self.target.value, self.told.value)

    @property
    def due(self) -> Decimal | None:
        """Where the figure would be by now at an even pace; None where a figure or its year is missing."""
        first, last, now = self.baseline, self.target, self.told
        if first.value is None or last.value is None or now.value is None:
            return None
        if first.at is None or last.at is None or now.at is None or first.at >= last.at:
            return None
        part = Decimal(min(max(now.at - first.at, 0), last.at - first.at)) / (last.at - first.at)
        return first.value + (last.value - first.value) * part

    @property
    def pace(self) -> Pace | None:
        """Who is ahead of an even pace, on it, or behind; None where that cannot be told."""
        due, now, first, last = self.due, self.told.value, self.baseline.value, self.target.value
        if due is None or now is None or first is None or last is None or first == last:
            return None
        beyond = (now - due) / (last - first)
        return "ahead" if beyond > CLOSE else "behind" if beyond < -CLOSE else "on pace"


@dataclass(frozen=True)
class Figures:
    """Reads the figures of a report, each beside what its plan says. `plan` is None where that cannot be read."""

    report: DocumentReader[SoaProgressReport]
    plan: Reader | None

    def of_state(self, pair: Pair[StateTarget, StateProgress]) -> Figure:
        """The state's figures: the report's own, else the plan's."""
        subject, grades, unit = (self._either(pair, name) for name in ("subject", "grades", "unit"))
        ends = (self._end(pair.told, name) for name in ("baseline", "target"))
        planned = (self._end_of_plan(pair.planned, name) for name in ("baseline", "target"))
        baseline, target = (own if own.shown else of_plan for own, of_plan in zip(ends, planned, strict=True))
        measure = Figure(first_upper(self._label(subject)), self._label(grades), baseline, target, unit)
        return self._told(measure, pair.told)

    def of_target(self, pair: Pair[Target, TargetProgress]) -> Figure:
        """One of the district's own targets."""
        if pair.planned is None or self.plan is None:
            return self._alone(pair.told, "measure")
        plan, planned = self.plan, pair.planned
        grades, subject = plan.line(planned, "grades"), plan.line(planned, "subject")
        grades = f"grades {grades}" if grades[:1].isdigit() else grades
        about = "; ".join(filter(None, (*plan.groups(planned), plan.label(subject), plan.label(grades))))
        measure = plan.line(planned, "measure") or plan.line(planned, "plain")
        ends = (self._part(planned.baseline), self._part(planned.target))
        return self._told(Figure(measure, about, *ends, plan.line(planned, "unit")), pair.told)

    def of_metric(self, pair: Pair[Metric, MetricProgress]) -> Figure:
        """A metric of a program or of a focus area."""
        if pair.planned is None or self.plan is None:
            return self._alone(pair.told, "metric")
        ends = (self._part(pair.planned.baseline), self._part(pair.planned.target))
        return self._told(Figure(self.plan.line(pair.planned, "metric"), "", *ends), pair.told)

    def _alone(self, told: TargetProgress | MetricProgress | None, name: str) -> Figure:
        """What is told of something that is not in the plan, or of a plan that cannot be read."""
        measure = (self.report.line(told, name) or self.report.line(told, "id")) if told is not None else ""
        return self._told(Figure(measure), told)

    def _told(self, it: Figure, told: Any) -> Figure:
        """A measure with what is told of it; figures in percent have their sign."""
        unit = "" if is_percent("", it.unit) else self._label(it.unit)
        end = self._end(told, "value", told and self.report.year(told), self._at(told))
        sign = "%" if it.is_percent and end.value is not None else ""
        return replace(
            it,
            about="; ".join(filter(None, (it.about, unit))),
            baseline=replace(it.baseline, shown=with_unit(it.baseline.shown, it.unit)),
            target=replace(it.target, shown=with_unit(it.target.shown, it.unit)),
            told=replace(end, shown=with_unit(end.shown, sign)),
            note=self._note(told),
        )

    def _note(self, told: Any) -> str:
        """The remark, and the reason that stands behind `not reported`."""
        if told is None:
            return ""
        value = known(told.value)
        reason = one_line(clean(value)) if isinstance(value, str) and value != NOT_REPORTED else ""
        return "; ".join(filter(None, (first_upper(reason), self.report.line(told, "note"))))

    def _at(self, told: Any) -> int | None:
        """The year that a figure is of: the report's, where none is given."""
        return (known(told.year) or known(self.report.plan.report_year)) if told is not None else None

    def _end(self, told: Node | None, name: str, year: str = "", at: int | None = None) -> End:
        """A figure of the report."""
        if told is None:
            return End()
        value = known(getattr(told, name))
        if isinstance(value, str):
            return End(NOT_REPORTED, None, year)
        return End(self.report.number(told, name), value if isinstance(value, Decimal) else None, year, at)

    def _end_of_plan(self, planned: Node | None, name: str) -> End:
        """A figure that the plan gives without a year of its own."""
        if planned is None or self.plan is None:
            return End()
        return End(self.plan.number(planned, name), known(getattr(planned, name)))

    def _part(self, value: Value) -> End:
        """A figure of the plan with its year."""
        if self.plan is None:
            return End()
        year = school_year(known(value.year)) or self.plan.line(value, "year")
        return End(self.plan.number(value, "value"), known(value.value), year, known(value.year))

    def _either(self, pair: Pair[Any, Any], name: str) -> str:
        """A line of the report, else of the plan."""
        told = self.report.line(pair.told, name) if pair.told is not None else ""
        return told or (self.plan.line(pair.planned, name) if pair.planned is not None and self.plan else "")

    def _label(self, text: str) -> str:
        """A label as the page of the plan has it."""
        return self.plan.label(text) if self.plan is not None and text else text
