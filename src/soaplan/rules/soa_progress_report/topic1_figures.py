"""Topic 1: the figures themselves. Each is there, or it is said why not; it is of its year, and like the plan's."""

from collections.abc import Iterator

from soaplan.dates import fiscal_year, school_year
from soaplan.diagnostic import Finding, Fix
from soaplan.plans.base import UNKNOWN, Answer, Unknown, known, unanswered
from soaplan.plans.figures import NOT_REPORTED, WORDS_FOR_IT
from soaplan.plans.labels import fold
from soaplan.plans.soa_progress_report import Progress, StateProgress
from soaplan.rules.registry import rule
from soaplan.rules.soa_progress_report.context import ReportContext
from soaplan.rules.soa_progress_report.figures import Figure
from soaplan.rules.soa_progress_report.matching import added, is_unnamed, name_of, pasted, text_of
from soaplan.rules.soa_progress_report.plan_metrics import is_quiet

LOWEST = "lowest_performing_students"


@rule("RPT109")
def lowest_performing_students_unreported(progress: Progress, ctx: ReportContext) -> Iterator[Finding]:
    """The report doesn't mention the state's target for the lowest-performing students.

    This target "will be tracked each year as part of districts' annual SOA progress updates". Small districts don't
    have a number for this group; saying so is an answer.

    Write the state's numbers, or a sentence that says why there aren't any.
    """
    del ctx
    if unanswered(progress.lowest_performing_students):
        message = "the report doesn't mention the lowest-performing students"
        mend = (
            f"Write the state's numbers, or why there aren't any, for example:\n{LOWEST}:\n"
            "  - Not reported, because the group has fewer than 10 students."
        )
        yield Finding(progress.at(LOWEST), message, mend)


@rule("RPT121", needs="reported_plan")
def unreported_state_figure(progress: Progress, ctx: ReportContext) -> Iterator[Finding]:
    """The plan has one of the state's numbers for a subject the report doesn't mention.

    The state sets its targets for the lowest-performing students in ELA and in mathematics, and looks at both each
    year.

    Add an entry for the subject. If there's no number, say so, and why.
    """
    rows, told = ctx.state_rows, [figure.told for figure in ctx.state_figures]
    subjects = [rows.subject(one) for one in told if isinstance(one, StateProgress)]
    if not told or "" in subjects or UNKNOWN in (known(progress.lowest_performing_students) or (UNKNOWN,)):
        return
    missing = {rows.subject(row): row for row in rows.of_plan(ctx.reported_plan) if rows.subject(row) not in subjects}
    for subject, row in missing.items():
        if subject:
            message = f"the plan has a state number for {known(row.subject)}, but the report has none"
            lines = f"  - subject: {pasted(text_of(row, 'subject'))}\n    value:\n    note:"
            yield Finding(progress.at(LOWEST), message, added(LOWEST, lines, "", is_begun=True), on_key=True)


@rule("RPT119")
def unnamed_entry(progress: Progress, ctx: ReportContext) -> Iterator[Finding]:
    """An item doesn't say which target or metric it's about.

    A number without a name doesn't tell readers anything, and the target or metric you mean looks like it's missing.

    Write the plan's id for it, or the plan's words.
    """
    del progress
    for figure in ctx.figures:
        if is_unnamed(figure.told):
            key = "measure" if "measure" in type(figure.told).model_fields else "metric"
            mend = f"Write the plan's `id:` for it, or its words after `{key}:`, as the plan has them."
            yield Finding(figure.told.at("id"), "this entry doesn't say what it's about", mend)


@rule("RPT110")
def figure_without_value(progress: Progress, ctx: ReportContext) -> Iterator[Finding]:
    """A target or metric doesn't have a number, and nothing says why.

    Readers can't tell whether the number is bad, was forgotten, or doesn't exist. A group that's too small to show is a
    good reason, and leaving it out protects students.

    Write the number, or `not reported` and the reason.
    """
    del progress
    for figure in (*ctx.state_figures, *ctx.figures):
        told = figure.told
        if is_unnamed(told) and not isinstance(told, StateProgress):
            continue
        if gives_a_reason(told.note) or (figure.program is not None and is_quiet(figure.program)):
            continue
        if told.value is None and told.note is None:
            yield Finding(told.at("value"), f"{named_figure(figure)} has neither a value nor a note", REASON)
        elif told.value is None or known(told.value) == NOT_REPORTED:
            yield Finding(
                told.at("value"), f"{named_figure(figure)} is “not reported”, and there's no note that says why", REASON
            )


REASON = "Write the number, or say why there isn't one:\nvalue: not reported\nnote: Fewer than 10 students were tested."


def gives_a_reason(note: Answer[str]) -> bool:
    """Whether a note says more than that there is no figure. One that cannot be read may say more."""
    text = known(note)
    return note is not None and (text is None or fold(text).rstrip(".") not in WORDS_FOR_IT)


def named_figure(figure: Figure) -> str:
    """How messages name a figure."""
    told = figure.told
    if isinstance(told, StateProgress):
        return ", ".join(filter(None, (text_of(told, "subject"), text_of(told, "grades")))) or "this figure"
    return f"“{name_of(figure.planned or told)}”"


@rule("RPT111")
def value_after_report_year(progress: Progress, ctx: ReportContext) -> Iterator[Finding]:
    """A number is for a year after the report's year.

    A report looks back. A later year is usually a mistake: a school year is named by the year it ends in, so 2024-25 is
    2025.

    Write the school year the number is from, or correct the report's year.
    """
    del progress
    for figure in (*ctx.state_figures, *ctx.figures):
        year = known(figure.told.year)
        if year is not None and ctx.report_year is not None and year > ctx.report_year:
            message = f"the number is from {school_year(year)}, which is after the report's year"
            about = (
                f"The report is about {fiscal_year(ctx.report_year)}, the school year {school_year(ctx.report_year)}."
            )
            mend = f"{about} Write the year it ends in, for example `{ctx.report_year}`."
            yield Finding(figure.told.at("year"), message, mend)


@rule("RPT113", needs="reported_plan")
def figure_unlike_plan(progress: Progress, ctx: ReportContext) -> Iterator[Finding]:
    """One of the state's baselines or targets isn't what the plan says.

    The state sets both for all three years. If they differ, there's a mistake in one of the two files, or the state has
    changed the number.

    Correct the number, or say in the note that the state has changed it.
    """
    del progress
    for figure in ctx.state_figures:
        told, planned = figure.told, figure.planned
        if planned is None or not isinstance(told, StateProgress) or is_explained(figure, ctx) or _other_unit(figure):
            continue
        for key in ("baseline", "target"):
            here, there = known(getattr(told, key)), known(getattr(planned, key))
            if here is not None and there is not None and here != there:
                message = f"the {key} of {named_figure(figure)} is {here:f} here, but {there:f} in the plan"
                mend = f"Write `{key}: {there:f}`. If the state has changed it, say so after `note:`."
                yield Finding(told.at(key), message, mend, fix=Fix(f"{there:f}", safe=False))


def _other_unit(figure: Figure) -> bool:
    """Whether report and plan give a figure in two units."""
    here, there = (getattr(part, "unit", None) for part in (figure.told, figure.planned))
    return isinstance(here, Unknown) or isinstance(there, Unknown) or (here and there and here != there) is True


def is_explained(figure: Figure, ctx: ReportContext) -> bool:
    """Whether a note says that a figure was corrected, or cannot be read."""
    note = figure.told.note
    return isinstance(note, Unknown) or (note is not None and ctx.prose(note).has(ctx.words("corrected_figures")))
