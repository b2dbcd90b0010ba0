"""Topic 1: every target, program and metric of the plan is reported on, once, by the name that the plan gives it."""

from collections.abc import Iterator

from soaplan.diagnostic import Finding, Fix
from soaplan.plans.base import UNKNOWN, given, known, unanswered
from soaplan.plans.labels import fold
from soaplan.plans.reported import readable
from soaplan.plans.soa_plan import SoaPlan, Target
from soaplan.plans.soa_progress_report import PROGRAM_STATUSES, UNDER_WAY, ProgramProgress, Progress, TargetProgress
from soaplan.rules.registry import rule
from soaplan.rules.soa_progress_report.amendments import has_unread_program, says
from soaplan.rules.soa_progress_report.context import ReportContext, Stranger, named_program, strange_programs
from soaplan.rules.soa_progress_report.matching import (
    WITHOUT_FIGURE,
    added,
    can_be_found,
    entry_to_paste,
    in_doubt,
    name_of,
    names_of,
    near_pairs,
    not_in_plan,
    pasted,
)


@rule("RPT103", needs="reported_plan")
def unreported_target(progress: Progress, ctx: ReportContext) -> Iterator[Finding]:
    """The report leaves out one of the plan's targets.

    The yearly report shows "progress towards meeting the district's targets". A target you leave out looks like one you
    gave up on.

    Add an entry with this year's number. If there isn't one, say so, and why.
    """
    if in_doubt(progress.targets):
        return
    missing, strangers = _targets(ctx)
    misspelled = near_pairs(strangers, missing).values()
    for target in missing:
        told = any(target is meant for meant in misspelled) or says(ctx.told, names_of(target), "dropped", "added")
        if not told:
            message = f"the plan's target “{name_of(target)}” isn't in the report"
            lines = entry_to_paste(target, "measure")
            mend = added("targets", lines, WITHOUT_FIGURE, is_begun=not unanswered(progress.targets))
            yield Finding(progress.at("targets"), message, mend, on_key=True)


def _targets(ctx: ReportContext) -> tuple[list[Target], list[TargetProgress]]:
    """The targets that no entry is about, and the entries that are about none of them."""
    pairs = ctx.target_pairs
    missing = [pair.planned for pair in pairs if pair.planned and not pair.told and can_be_found(pair.planned)]
    return missing, [pair.told for pair in pairs if pair.told and not pair.planned and names_of(pair.told)]


@rule("RPT106", needs="reported_plan")
def target_not_in_plan(progress: Progress, ctx: ReportContext) -> Iterator[Finding]:
    """The report has a target that isn't in the plan.

    Readers look for it in the plan and don't find it. Usually it's just worded differently, and then the target you
    mean looks like it's missing.

    Write the id or the measure the way the plan has it. You can keep an extra number: it shows more than you promised.
    """
    del progress
    planned = ctx.reported_plan.targets.additional if ctx.reported_plan else UNKNOWN
    if in_doubt(planned):
        return
    missing, strangers = _targets(ctx)
    misspelled = near_pairs(strangers, missing)
    before = ctx.plan_before.plan.targets.additional if ctx.plan_before else None
    once = {name for target in readable(before, Target) for name in names_of(target)}
    targets = readable(planned, Target)
    for entry in strangers:
        if not names_of(entry) & once and not says(ctx.told, names_of(entry), "added", "dropped", None):
            yield not_in_plan(entry, "target of the plan", misspelled.get(id(entry)), targets)


@rule("RPT105", needs="reported_plan")
def unreported_program(progress: Progress, ctx: ReportContext) -> Iterator[Finding]:
    """The report leaves out one of the plan's programs.

    The yearly report says how far along each program is. That includes programs that haven't started or that you
    dropped: their status says so.

    Add an entry with its code and status.
    """
    if in_doubt(progress.programs):
        return
    meant = [one.meant for one in strange_programs(ctx) if one.meant]
    for pair in ctx.program_pairs:
        program = pair.planned
        if program is None or pair.told is not None or not (code := known(program.id)):
            continue
        if all(program is not other for other in meant) and not says(ctx.told, {fold(code)}, "added", "dropped"):
            message = f"the plan's program {named_program(program, ctx)} isn't in the report"
            lines = f"  - id: {pasted(code)}\n    status:\n    evidence: |"
            mend = added("programs", lines, STATUSES, is_begun=not unanswered(progress.programs))
            yield Finding(progress.at("programs"), message, mend, on_key=True)


STATUSES = f"The status is one of: {', '.join(PROGRAM_STATUSES)}."


@rule("RPT108", needs="reported_plan")
def program_not_in_plan(progress: Progress, ctx: ReportContext) -> Iterator[Finding]:
    """The report has a program that isn't in the plan.

    Readers can't tell whether the code has a typo, the plan has changed, or the program was never in the plan.

    Write the code the way the plan has it. If the plan has changed, report that under `amendments:`.
    """
    del progress
    if ctx.reported_plan is None or has_unread_program(ctx.reported_plan):
        return
    for one in strange_programs(ctx):
        told = says(ctx.told, {fold(one.written)}, "added", "dropped", None)
        if not told and not _was_there(one, ctx.plan_before.plan if ctx.plan_before else None):
            fix = Fix(known(one.meant.id) or "", safe=False) if one.meant is not None else None
            message = f"{one.written} isn't a program in the plan"
            yield Finding(one.entry.at("id"), message, _which_program(one, ctx), fix=fix)


def _was_there(one: Stranger, before: SoaPlan | None) -> bool:
    """Whether the plan had the program before the changes of this report."""
    return before is not None and (
        has_unread_program(before) or any(known(program.id) == one.written for program in before.programs())
    )


def _which_program(one: Stranger, ctx: ReportContext) -> str:
    """What to write: the program that is meant, or the change of the plan that made it one."""
    if one.meant is not None:
        return f"The plan has {named_program(one.meant, ctx)}. Write `id: {known(one.meant.id)}`."
    programs = ctx.reported_plan.programs() if ctx.reported_plan else []
    listed = (
        ", ".join(code for program in programs if (code := known(program.id))) or "no program that soaplan can read"
    )
    lines = f"amendments:\n  - id: {pasted(one.written)}\n    change: dropped"
    return f"The plan has: {listed}. If the plan has changed, report that under `changes:`, for example:\n{lines}"


@rule("RPT120")
def program_without_evidence(program: ProgramProgress, ctx: ReportContext) -> Iterator[Finding]:
    """A program is under way, but nothing shows what was done.

    The state asks for progress "in implementation" and "early evidence" of the plan's effect. A status alone doesn't
    show either.

    Write what you did and what shows that it works, or a number for one of the program's metrics.
    """
    if known(program.status) not in UNDER_WAY or program.evidence is not None or program.metrics is UNKNOWN:
        return
    if UNKNOWN not in (known(program.metrics) or ()) and all(one.value is None for _, one in given(program.metrics)):
        name = known(program.id) or known(program.name) or "this program"
        message = f"{name} is {known(program.status)}, but the report doesn't say what you did"
        mend = (
            "Write what you did this year, and what shows that it works:\nevidence: |\n  Six tutors began in October."
        )
        yield Finding(program.at("evidence"), message, mend)
    del ctx


@rule("RPT104", needs="reported_plan")
def unreported_metric(progress: Progress, ctx: ReportContext) -> Iterator[Finding]:
    """The report leaves out one of the plan's metrics.

    The form of the plan says of its metrics: "Please keep in mind that you will be asked to report on progress on the
    target and metrics in your annual update to DESE". Programs that haven't started, or that you dropped, don't need
    numbers.

    Add an entry with this year's number. If there isn't one, say so, and why.
    """
    del progress
    for account in ctx.metric_accounts:
        for metric in account.unreported if account.is_read else ():
            if not says(ctx.told, names_of(metric), "added", "dropped"):
                message = f"the metric “{name_of(metric)}” of {account.owner} isn't in the report"
                lines = entry_to_paste(metric, "metric", account.area)
                mend = added("metrics", lines, WITHOUT_FIGURE, is_begun=account.is_begun)
                yield Finding(account.place, message, mend, on_key=True)


@rule("RPT107", needs="reported_plan")
def metric_not_in_plan(progress: Progress, ctx: ReportContext) -> Iterator[Finding]:
    """The report has a metric that isn't in the plan.

    Readers can follow a metric for three years only if it keeps its name. Usually it's just worded differently, and
    then the metric you mean looks like it's missing.

    Write the id or the words the way the plan has them. You can keep an extra number: it shows more than you promised.
    """
    del progress
    for account in ctx.metric_accounts:
        for entry in account.strangers if account.is_planned_read else ():
            names = {*names_of(entry), fold(account.code)}
            if not says(ctx.told, names, *NEW_METRIC):
                of = f" of {account.owner}" if account.owner else ""
                noun = f"metric{of} in the plan"
                yield not_in_plan(entry, noun, account.misspelled.get(id(entry)), account.planned)


NEW_METRIC = ("metric", "added", "other", None)
"""The changes of a plan by which it may have got a metric that its file does not have yet."""
