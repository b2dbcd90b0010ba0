"""What each kind of file can be begun from, and how: a report from its plan, a yearly file from the last one."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from soaplan.dates import fiscal_year
from soaplan.plans.base import known
from soaplan.plans.district_prioritization import DistrictPrioritization, IdentifiedSchool, Priority
from soaplan.plans.reported import area_pairs, metric_pairs, program_pairs, readable, state_pairs, target_pairs
from soaplan.plans.soa_plan import Metric, Program, SoaPlan, StateTarget, Target
from soaplan.plans.soa_progress_report import (
    MetricProgress,
    ProgramProgress,
    Progress,
    SoaProgressReport,
    StateProgress,
    TargetProgress,
)
from soaplan.plans.sustainable_improvement_plan import InterimBenchmark, SustainableImprovementPlan
from soaplan.skeleton.sources import Sources, figure, in_its_year, number, text


@dataclass(frozen=True)
class BegunFigure:
    """One target or metric: its id in the plan, or its words where it has none; `remarks` say what is known of it."""

    id: str = ""
    words: str = ""
    area: str = ""
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class BegunStateFigure:
    """One of the state's figures, with the state's baseline and target."""

    subject: str = ""
    grades: str = ""
    unit: str = ""
    baseline: str = ""
    target: str = ""
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class BegunProgram:
    """One program with its metrics."""

    id: str = ""
    name: str = ""
    remarks: tuple[str, ...] = ()
    metrics: tuple[BegunFigure, ...] = ()


@dataclass(frozen=True)
class BegunReport:
    """Everything that a report can say before anybody has written in it."""

    plan_file: str = ""
    previous_file: str = ""
    year: str = ""
    state: tuple[BegunStateFigure, ...] = ()
    targets: tuple[BegunFigure, ...] = ()
    metrics: tuple[BegunFigure, ...] = ()
    programs: tuple[BegunProgram, ...] = (BegunProgram(),)
    promised: str = ""
    """The next steps of the earlier report."""


def begun_report(sources: Sources) -> BegunReport:
    """The report on the plan of the sources, after their earlier report; a blank one where there is no plan."""
    earlier = sources.previous if isinstance(sources.previous, SoaProgressReport) else None
    blank = BegunReport(
        sources.plan_file,
        sources.previous_file,
        sources.report_year,
        promised=text(earlier.changes.next_steps) if earlier else "",
    )
    return _Beginning(sources.plan, earlier).filled(blank) if sources.plan else blank


@dataclass(frozen=True)
class _Beginning:
    plan: SoaPlan
    earlier: SoaProgressReport | None

    @property
    def progress(self) -> Progress:
        """What the earlier report says; a blank one where there is none."""
        return self.earlier.progress if self.earlier else Progress()

    def filled(self, blank: BegunReport) -> BegunReport:
        plan, progress = self.plan, self.progress
        state = [self.state(one.planned, one.told) for one in state_pairs(plan, progress) if one.planned]
        targets = [self.target(one.planned, one.told) for one in target_pairs(plan, progress) if one.planned]
        metrics = [self.metric(one.planned, one.told, area) for area, one in area_pairs(plan, progress) if one.planned]
        programs = [self.program(one.planned, one.told) for one in program_pairs(plan, progress) if one.planned]
        return replace(
            blank,
            state=tuple(state),
            targets=tuple(targets),
            metrics=tuple(metrics),
            programs=tuple(programs) or blank.programs,
        )

    def state(self, planned: StateTarget, told: StateProgress | None) -> BegunStateFigure:
        return BegunStateFigure(
            text(planned.subject),
            text(planned.grades),
            text(planned.unit),
            number(planned.baseline),
            number(planned.target),
            tuple(self.told_before(told)),
        )

    def target(self, planned: Target, told: TargetProgress | None) -> BegunFigure:
        words = text(planned.plain) or text(planned.measure)
        return self.figure(planned, words, text(planned.unit), told)

    def metric(self, planned: Metric, told: MetricProgress | None, area: str = "") -> BegunFigure:
        return replace(self.figure(planned, text(planned.metric), "", told), area=area)

    def figure(
        self, planned: Target | Metric, words: str, unit: str, told: TargetProgress | MetricProgress | None
    ) -> BegunFigure:
        name = text(planned.id)
        wanted = _planned(figure(planned.baseline, unit), figure(planned.target, unit))
        remarks = (*([words] if name and words else []), *wanted, *self.told_before(told))
        return BegunFigure(name, "" if name else words, remarks=remarks)

    def program(self, planned: Program, told: ProgramProgress | None) -> BegunProgram:
        status = text(told.status) if told else ""
        metrics = tuple(self.metric(one.planned, one.told) for one in metric_pairs(planned, told) if one.planned)
        remarks = (f"{self.year}: {status}.",) if status else ()
        return BegunProgram(text(planned.id), text(planned.name), remarks, metrics)

    def told_before(self, told: StateProgress | TargetProgress | MetricProgress | None) -> Iterable[str]:
        if told is not None:
            value, note = in_its_year(told.value, told.year), text(told.note)
            if value or note:
                yield f"{self.year}: {value}{'. ' if value and note else ''}{note}"

    @property
    def year(self) -> str:
        """How remarks name the earlier report."""
        year = known(self.earlier.report_year) if self.earlier else None
        return fiscal_year(year) if year else "Last report"


def _planned(baseline: str, target: str) -> Iterable[str]:
    """What the plan says of a figure."""
    parts = [f"{name} {value}" for name, value in (("baseline", baseline), ("target", target)) if value]
    if parts:
        yield f"In the plan: {'; '.join(parts)}."


@dataclass(frozen=True)
class BegunPriority:
    """One priority of last year; the guidance expects that most are kept."""

    id: str = "p1"
    priority: str = ""
    focus: tuple[str, ...] = ()
    educator_change: str = ""
    student_change: str = ""
    kept: bool = False
    """Whether it comes from last year's submission."""


@dataclass(frozen=True)
class BegunSubmission:
    """A prioritization submission before anybody has written in it."""

    plan_file: str = ""
    previous_file: str = ""
    district: str = ""
    parent_plan: str = ""
    schools: tuple[str, ...] = ()
    priorities: tuple[BegunPriority, ...] = (BegunPriority(),)


@dataclass(frozen=True)
class BegunSchoolPlan:
    """A school's improvement plan before anybody has written in it."""

    previous_file: str = ""
    process: str = ""
    district: str = ""
    school: str = ""
    code: str = ""
    grades: tuple[str, ...] = ()
    priority_before: str = ""
    """The file of the district's submission that last year's plan named, as it named it."""
    benchmarks: tuple[tuple[str, str], ...] = ()
    """Last year's benchmarks, each by its id and its text."""


def begun_submission(sources: Sources) -> BegunSubmission:
    """The submission after that of last year; a blank one where there is none."""
    last = sources.previous
    if not isinstance(last, DistrictPrioritization):
        district = sources.district or _district(sources.plan)
        return BegunSubmission(sources.plan_file, sources.previous_file, district=district)
    priorities = tuple(_kept(one, place) for place, one in enumerate(last.all_priorities(), 1))
    return BegunSubmission(
        sources.plan_file,
        sources.previous_file,
        sources.district or text(last.district.name),
        text(last.district.parent_plan),
        tuple(filter(None, (text(one.name) for one in readable(last.identified_schools, IdentifiedSchool)))),
        priorities or BegunSubmission().priorities,
    )


def begun_school_plan(sources: Sources) -> BegunSchoolPlan:
    """The plan after that of last year, which makes it a renewal; a blank one where there is none."""
    last = sources.previous
    if not isinstance(last, SustainableImprovementPlan):
        return BegunSchoolPlan(district=sources.district)
    return BegunSchoolPlan(
        sources.previous_file,
        "renewal",
        sources.district or text(last.district.name),
        text(last.school.name),
        text(last.school.code),
        tuple(filter(None, map(text, known(last.school.grades) or ()))),
        text(last.district_priority.file),
        tuple((text(one.id), text(one.text)) for one in readable(last.benchmarks, InterimBenchmark)),
    )


def _district(plan: SoaPlan | None) -> str:
    return text(plan.district.name) if plan else ""


def _kept(last: Priority, place: int) -> BegunPriority:
    focus = tuple(one for one in known(last.focus) or () if isinstance(one, str))
    return BegunPriority(
        text(last.id) or f"p{place}",
        text(last.priority),
        focus,
        text(last.educator_change),
        text(last.student_change),
        kept=True,
    )


@dataclass(frozen=True)
class Beginning:
    """`options` are those of `soaplan new` that make sense for a kind; `start` fills in what is known already."""

    options: frozenset[str]
    start: Callable[[Sources], Any]


def as_given(sources: Sources) -> Sources:
    """A file of which nothing is known before it is written, but what the command line says."""
    return sources


BEGINNINGS = {
    "soa-plan": Beginning(frozenset({"from", "name", "type", "programs"}), as_given),
    "soa-progress-report": Beginning(frozenset({"plan", "previous", "report-year"}), begun_report),
    "district-prioritization": Beginning(frozenset({"plan", "previous", "name"}), begun_submission),
    "sustainable-improvement-plan": Beginning(frozenset({"previous", "name"}), begun_school_plan),
}
"""The kinds of which something can be known before they are written."""


def beginning_of(kind: str) -> Beginning:
    """How a kind is begun; one that is not in the table from nothing but its skeleton."""
    return BEGINNINGS.get(kind, Beginning(frozenset(), as_given))
