"""What is begun anew each year from last year's file: a prioritization submission and a school's improvement plan."""

from dataclasses import dataclass

from soaplan.plans.base import known
from soaplan.plans.district_prioritization import DistrictPrioritization, IdentifiedSchool, Priority
from soaplan.plans.reported import readable
from soaplan.plans.soa_plan import SoaPlan
from soaplan.plans.sustainable_improvement_plan import InterimBenchmark, SustainableImprovementPlan
from soaplan.skeleton.sources import Sources, text


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
        return BegunSubmission(sources.plan_file, sources.previous_file, district=_district(sources.plan))
    priorities = tuple(_kept(one, place) for place, one in enumerate(last.all_priorities(), 1))
    return BegunSubmission(
        sources.plan_file,
        sources.previous_file,
        text(last.district.name),
        text(last.district.parent_plan),
        tuple(filter(None, (text(one.name) for one in readable(last.identified_schools, IdentifiedSchool)))),
        priorities or BegunSubmission().priorities,
    )


def begun_school_plan(sources: Sources) -> BegunSchoolPlan:
    """The plan after that of last year, which makes it a renewal; a blank one where there is none."""
    last = sources.previous
    if not isinstance(last, SustainableImprovementPlan):
        return BegunSchoolPlan()
    return BegunSchoolPlan(
        sources.previous_file,
        "renewal",
        text(last.district.name),
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
