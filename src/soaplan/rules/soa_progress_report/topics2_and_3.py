"""Topic 2: what is told of changes, and what the plan shows of them. Topic 3: ongoing engagement."""

from collections.abc import Iterator

from soaplan.diagnostic import Finding
from soaplan.money import dollars
from soaplan.plans.base import Unknown, known, unanswered
from soaplan.plans.labels import fold
from soaplan.plans.reported import readable
from soaplan.plans.soa_progress_report import (
    BEFORE_THAT,
    UNDER_WAY,
    Amendment,
    Changes,
    ProgramProgress,
    SoaProgressReport,
)
from soaplan.plans.values import STATE_CODE
from soaplan.rules.looked_for import looked_for
from soaplan.rules.registry import rule
from soaplan.rules.soa_progress_report.amendments import (
    ADDED,
    AMOUNT,
    DROPPED,
    METRIC,
    OTHER,
    programs_of,
    says,
    told_by,
)
from soaplan.rules.soa_progress_report.context import ReportContext, named_program
from soaplan.rules.soa_progress_report.matching import added, id_of, in_doubt, pasted, text_of

TOLD_AS = {
    ADDED: "added to the plan",
    DROPPED: "taken out of the plan",
    AMOUNT: "given another amount",
    METRIC: "given another metric",
}


@rule("RPT201", needs="reported_plan")
def amendment_not_in_plan(amendment: Amendment, ctx: ReportContext) -> Iterator[Finding]:
    """The report mentions a change that the plan doesn't show.

    People read the report next to the plan. If the report describes a change the plan doesn't have, readers can't tell
    which one is right.

    Change the plan as the amendment says, or correct the amendment.
    """
    change = known(amendment.change) or OTHER
    fact = _against(amendment, change, ctx) if id_of(amendment) else ""
    if fact:
        mend = "Change the plan as the amendment says, or correct the amendment."
        yield Finding(
            amendment.at("change"), f"{known(amendment.id)} is reported as {TOLD_AS[change]}, but {fact}", mend
        )


def _against(amendment: Amendment, change: str, ctx: ReportContext) -> str:
    """What the plan shows instead of an amendment; nothing where it shows the amendment, or nobody can tell."""
    here = ctx.names_now.has(id_of(amendment)) if ctx.names_now else None
    there = ctx.names_before.has(id_of(amendment)) if ctx.names_before else None
    match change:
        case "added" if here is False and (there or _is_state_code(amendment, ctx)):
            return "the plan doesn't have it"
        case "added" if here and there:
            return "the plan had it before"
        case "dropped" if here:
            return "the plan still has it"
        case "amount" | "metric" if here and there:
            return _unchanged(amendment, change, ctx)
    return ""


def _is_state_code(amendment: Amendment, ctx: ReportContext) -> bool:
    """Whether an amendment names one of the state's programs or Focus Areas."""
    catalog, code = ctx.plan_now.catalog if ctx.plan_now else None, text_of(amendment, "id")
    return catalog is not None and (code in catalog.programs or code in catalog.focus_areas)


def _unchanged(amendment: Amendment, change: str, ctx: ReportContext) -> str:
    """What stayed as it was, where that is certain."""
    if ctx.versions is None or not all(names and names.is_read for names in (ctx.names_now, ctx.names_before)):
        return ""
    versions, code = ctx.versions, text_of(amendment, "id")
    if change == AMOUNT:
        old, new = (programs_of(version.plan).get(code) for version in (versions.before, versions.now))
        was, is_ = versions.amounts(old, new) if old and new else (None, None)
        return f"its three-year funding was {dollars(was)} before, and still is" if was and was == is_ else ""
    names = {id_of(amendment), fold(versions.now.catalog.area_of(code) or "")}
    changed = any(one.kind != AMOUNT and one.names & names for one in versions.changes)
    return "" if changed else "the plan before measured it in the same way"


@rule("RPT202", needs="versions")
def change_not_told(changes: Changes, ctx: ReportContext) -> Iterator[Finding]:
    """The plan has changed, but the report doesn't mention it.

    The yearly report includes "any plan amendments". If a program, an amount, a metric or a target changes and you
    don't say so, the first reader who compares the two plans will find it.

    Add an entry under `amendments:` that says what changed, and why.
    """
    if ctx.versions is None or in_doubt(changes.amendments):
        return
    earlier = ctx.earlier_report.changes.amendments if ctx.earlier_report else None
    told = told_by([*ctx.amendments, *readable(earlier, Amendment)])
    for change in ctx.versions.changes:
        if not says(told, change.names, change.kind, change.also, OTHER, None):
            lines = f"  - id: {pasted(change.id)}\n    change: {change.kind}\n    description:"
            mend = added("amendments", lines, "Say what changes, and why.", is_begun=not unanswered(changes.amendments))
            yield Finding(changes.at("amendments"), f"{change.words}, but no amendment says so", mend, on_key=True)


@rule("RPT203", needs="reported_plan")
def discontinued_program_still_in_plan(program: ProgramProgress, ctx: ReportContext) -> Iterator[Finding]:
    """A program was dropped, but it's still in the plan.

    The plan is a promise for three years. Dropping a program changes the plan, and the report has to include "any plan
    amendments".

    Report it under `amendments:` and take the program out of the plan, or choose another status.
    """
    code = known(program.id)
    if known(program.status) != "discontinued" or not code or says(ctx.told, {fold(code)}, DROPPED, None):
        return
    planned = next((pair.planned for pair in ctx.program_pairs if pair.told is program), None)
    if planned is not None:
        message = f"program {named_program(planned, ctx)} is discontinued, but the plan still has it"
        lines = f"amendments:\n  - id: {code}\n    change: dropped\n    description:"
        mend = f"Take it out of the plan's file and report it under `changes:`, or choose another status:\n{lines}"
        yield Finding(program.at("status"), message, mend)


@rule("RPT204", needs="reported_plan")
def amendment_of_unknown_program(amendment: Amendment, ctx: ReportContext) -> Iterator[Finding]:
    """A change is about something no version of the plan has.

    Readers can't tell what's changing. Usually the code has a typo.

    Write the code of the program or Focus Area, or the id of the target or metric, the way the plan has it.
    """
    name, change = id_of(amendment), known(amendment.change)
    versions = [names for names in (ctx.names_now, ctx.names_before) if names]
    if not name or any(names.has(name) is not False for names in versions):
        return
    gone = change == DROPPED and ctx.plan_before is None
    if gone and not STATE_CODE.fullmatch(text_of(amendment, "id")):
        return  # a target or metric that the plan no longer has
    if _is_state_code(amendment, ctx) and (change == ADDED or gone):
        return
    programs = ", ".join(programs_of(ctx.reported_plan)) if ctx.reported_plan else ""
    message = f"“{known(amendment.id)}” isn't a program, target or metric in the plan"
    mend = (
        f"Write the code or id the way the plan has it. Its programs are: {programs or 'none that soaplan can read'}."
    )
    yield Finding(amendment.at("id"), message, mend)


@rule("RPT205")
def program_status_goes_back(program: ProgramProgress, ctx: ReportContext) -> Iterator[Finding]:
    """A program isn't as far along as the earlier report said.

    If a program was under way and is now back in planning, readers will ask why. Often one of the two reports has the
    wrong status.

    Correct the status, or say under `evidence:` why the program is starting over.
    """
    was = ctx.earlier_statuses.get(id_of(program))
    is_ = known(program.status)
    if was in UNDER_WAY and is_ in BEFORE_THAT and not _is_told_of(program, ctx):
        message = f"program {known(program.id)} is “{is_}”, but the earlier report said “{was}”"
        mend = "Correct the status, or say under `evidence:` why the program is starting over."
        yield Finding(program.at("status"), message, f"{mend} {looked_for(ctx.words('beginning_anew'))}")


def _is_told_of(program: ProgramProgress, ctx: ReportContext) -> bool:
    """Whether an amendment of another kind than an amount tells of a program, or its evidence why it begins anew."""
    told = program.evidence
    said = isinstance(told, Unknown) or (told is not None and ctx.prose(told).has(ctx.words("beginning_anew")))
    return said or says(ctx.told, {id_of(program)}, DROPPED, OTHER)


@rule("RPT301")
def no_engagement(report: SoaProgressReport, ctx: ReportContext) -> Iterator[Finding]:
    """The report doesn't say how you engage families and others.

    Topic 3 of the report asks for "Ongoing activities to engage families/caregivers and other stakeholders". You made
    the plan with them, and you carry it out with them.

    Write what you did this year, and who took part.
    """
    if report.engagement is None:
        asked = ctx.catalog.question_for(("engagement",))
        words = f" The report asks for: {asked[1].text}" if asked else ""
        mend = f"After `engagement:`, write what you did this year, and who took part.{words}"
        yield Finding(report.at("engagement"), "the report doesn't say how you engage families and others", mend)


@rule("RPT302")
def engagement_without_families(report: SoaProgressReport, ctx: ReportContext) -> Iterator[Finding]:
    """The text on engagement doesn't mention families or any other group.

    Topic 3 is about "families/caregivers and other stakeholders". Readers want to know who you heard from.

    Say which families and groups took part, and in what.
    """
    text = known(report.engagement)
    groups = ctx.words("families_and_stakeholders")
    if text is not None and not ctx.prose(text).has(groups):
        message = "this answer doesn't mention families or any other group"
        mend = f"{looked_for(groups, 'names of groups')} Say who took part, and in what."
        yield Finding(report.at("engagement"), message, mend, on_key=True)
