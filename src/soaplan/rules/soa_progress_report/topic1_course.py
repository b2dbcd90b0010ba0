"""Topic 1: how the figures have moved, since the baseline and since the earlier report, and entries given twice."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from soaplan.dates import school_year
from soaplan.diagnostic import Finding
from soaplan.plans.base import Node, Unknown, known
from soaplan.plans.soa_plan import Metric, Target
from soaplan.plans.soa_progress_report import Progress, StateProgress
from soaplan.rules.figures import should_fall
from soaplan.rules.registry import rule
from soaplan.rules.soa_progress_report.context import ReportContext
from soaplan.rules.soa_progress_report.figures import Figure, figures_of
from soaplan.rules.soa_progress_report.matching import name_key, text_of
from soaplan.rules.soa_progress_report.topic1_figures import is_explained, named_figure


@dataclass(frozen=True)
class Course:
    """Where a figure comes from, and where it should go."""

    baseline: Decimal
    target: Decimal | None
    falls: bool
    """Whether a lower figure is better."""
    baseline_year: int | None = None
    target_year: int | None = None
    unit: str = ""

    def is_worse(self, value: Decimal) -> bool:
        """Whether a figure has moved away from the target."""
        return value > self.baseline if self.falls else value < self.baseline


@rule("RPT112")
def no_progress_toward_target(progress: Progress, ctx: ReportContext) -> Iterator[Finding]:
    """A number has moved away from its target.

    That happens, and an honest report says so. Readers will ask why, so add a sentence. It could also be a mistake: two
    numbers got switched, or it's a measure where lower is better.

    Say in the note what's behind it, or correct the number.
    """
    del progress
    for figure in (*ctx.state_figures, *ctx.figures):
        value, course = figure.value, _course(figure, ctx)
        if value is None or course is None or figure.told.note is not None or not course.is_worse(value):
            continue
        side = "above" if course.falls else "below"
        message = f"{named_figure(figure)} is {value:f}, {side} the baseline of {course.baseline:f}"
        yield Finding(figure.told.at("value"), message, _way(figure, value, course, ctx))


def _course(figure: Figure, ctx: ReportContext) -> Course | None:
    """The course of a figure; None where nobody can tell."""
    if isinstance(figure.told, StateProgress):
        return _course_between(*(_of_state(figure, key) for key in ("baseline", "target")))
    if not figure.is_sure or not isinstance(figure.planned, Target | Metric):
        return None
    planned = figure.planned
    baseline, target = known(planned.baseline.value), known(planned.target.value)
    found = _course_between(baseline, target)
    if isinstance(planned, Target):
        falls = should_fall(planned.direction, planned.measure, ctx.plan_now) if ctx.plan_now else None
        falls = found.falls if found and falls is None else falls
        disputed = found is not None and found.falls != falls
        if baseline is None or falls is None or disputed or (found is None and target is not None):
            return None
        found = Course(baseline, target, falls, unit=text_of(planned, "unit"))
    if found is None:
        return None
    years = known(planned.baseline.year), known(planned.target.year)
    return Course(found.baseline, found.target, found.falls, *years, found.unit)


def _of_state(figure: Figure, key: str) -> Decimal | None:
    """A baseline or target of the state: as the report has it, else as the plan has it."""
    written = getattr(figure.told, key)
    found = getattr(figure.planned, key, None) if written is None else known(written)
    return found if isinstance(found, Decimal) else None


def _course_between(baseline: Decimal | None, target: Decimal | None) -> Course | None:
    """The course from a baseline to a target."""
    if baseline is None or target is None or baseline == target:
        return None
    return Course(baseline, target, falls=target < baseline)


def _way(figure: Figure, value: Decimal, course: Course, ctx: ReportContext) -> str:
    """How the figure went and how far it has to go, and what to write."""
    year = figure.year(ctx.report_year)
    went = f"From {course.baseline:f}{_in(course.baseline_year)} to {value:f}{_in(year)}"
    ask = "If this is right, say what's behind it after `note:`."
    if course.target is None:
        return f"{went}. {ask}"
    left = abs(course.target - value)
    unit = "points" if ctx.prose(course.unit).has(ctx.words("percent_units")) else course.unit
    goal = f"the target is {course.target:f}{f' in {school_year(course.target_year)}' if course.target_year else ''}"
    return f"{went}; {goal}: {' '.join(filter(None, (f'{left:f}', unit)))} to go. {ask}"


def _in(year: int | None) -> str:
    return f" ({school_year(year)})" if year else ""


@rule("RPT115")
def figure_unlike_earlier_report(progress: Progress, ctx: ReportContext) -> Iterator[Finding]:
    """A number isn't what the earlier report said for the same year.

    Both reports are public. If you corrected a number, tell readers; don't leave it for them to find.

    Correct the number, or say in the note that the earlier one was changed.
    """
    del progress
    if ctx.earlier_report is None or ctx.reported_plan is None:
        return
    plan, earlier = ctx.reported_plan, ctx.earlier_report
    old = (*ctx.state_rows.figures_of(plan, earlier.progress), *figures_of(plan, earlier.progress))
    before = _by_year(old, known(earlier.report_year))
    for key, figure in _by_year((*ctx.state_figures, *ctx.figures), ctx.report_year).items():
        told = before.get(key)
        if told is None or told.value == figure.value or is_explained(figure, ctx):
            continue
        message = (
            f"{named_figure(figure)} is {figure.value:f} for {school_year(key[1])} here, "
            f"but {told.value:f} in the earlier report"
        )
        mend = "Correct the number. If the earlier one has changed since, say so after `note:`."
        yield Finding(figure.told.at("value"), message, mend)


def _by_year(figures: Iterable[Figure], report_year: int | None) -> dict[tuple[int, int], Figure]:
    """The figures by what they are about and their year; two of one year are left out, for nobody can tell which."""
    found: dict[tuple[int, int], list[Figure]] = {}
    for figure in figures:
        year = figure.year(report_year)
        if figure.is_sure and figure.value is not None and year is not None:
            found.setdefault((id(figure.planned), year), []).append(figure)
    return {key: several[0] for key, several in found.items() if len(several) == 1}


@rule("RPT114")
def repeated_entry(progress: Progress, ctx: ReportContext) -> Iterator[Finding]:
    """The same target, metric or program is reported twice.

    Two entries can contradict each other, and readers can't tell which one is right. Numbers for two years, or for
    different groups named in the notes, are fine.

    Delete one of the two entries, or say in each one what it's about.
    """
    del progress
    seen: dict[int, list[Figure]] = {}
    for figure in (*ctx.state_figures, *ctx.figures):
        if figure.planned is not None and figure.is_sure:
            others = seen.setdefault(id(figure.planned), [])
            if any(_is_repetition(figure, other) for other in others):
                yield _again(figure.told, f"{named_figure(figure)} is already reported", APART)
            others.append(figure)
    programs: set[int] = set()
    for pair in ctx.program_pairs:
        if pair.planned is not None and pair.told is not None:
            if id(pair.planned) in programs:
                yield _again(pair.told, f"program {text_of(pair.told, 'id')} is already reported", TOGETHER)
            programs.add(id(pair.planned))


def _is_repetition(figure: Figure, other: Figure) -> bool:
    """Whether two entries about the same cannot be told apart: by program, year or note."""
    years, notes = ({getattr(one.told, key) for one in (figure, other)} for key in ("year", "note"))
    if any(isinstance(value, Unknown) for value in (*years, *notes)) or figure.program is not other.program:
        return False
    grades = {text_of(one.told, "grades") for one in (figure, other)}
    return not (len(years - {None}) > 1 or len(notes - {None}) > 1 or len(grades - {""}) > 1)


APART = "Delete one of the two entries, or give each its own year, or a note that says what it's about."
TOGETHER = "Combine the two entries: one status, and everything you did under one `evidence:`."


def _again(told: Node, message: str, mend: str) -> Finding:
    return Finding(told.at(name_key(told)), message, mend)
