"""Section 5 of the form: which Focus Areas are chosen, and which programs stand in them."""

from collections.abc import Iterator

from soaplan.diagnostic import Finding
from soaplan.plans.base import given, known, unanswered
from soaplan.plans.soa_plan import FocusArea, Program, SoaPlan
from soaplan.rules.registry import rule
from soaplan.rules.soa_plan.context import Context
from soaplan.rules.soa_plan.state_codes import area_names, bare_code, mend_of_code


@rule("SOA501")
def focus_area_count(plan: SoaPlan, ctx: Context) -> Iterator[Finding]:
    """The plan doesn't have a Focus Area, or has more than the state allows.

    "Select one to three Focus Areas your district will prioritize" (2024 SOA Plan Guidance, Section 5). The plan
    covers part of your district's work, chosen for the student groups in Section 2.

    Choose the Focus Areas that matter most for these groups. Write each one as `- id:` and its code. If there are
    too many, take out the ones that matter least. You can still do that work outside this plan.
    """
    limits = ctx.catalog.cycle.limits
    choose = f"Choose {limits.focus_areas_least} to {limits.focus_areas_most} Focus Areas from the state's list"
    if unanswered(plan.focus_areas):
        mend = f"{choose}, and write each below `focus_areas:` with its code, for example `- id: {_first_code(ctx)}`."
        yield Finding(plan.at("focus_areas"), "no Focus Area has been chosen yet", mend, case="none")
        return
    written = [place for place, area in enumerate(known(plan.focus_areas) or ()) if area is not None]
    most = limits.focus_areas_most
    if len(written) > most:
        message = f"this plan has {len(written)} Focus Areas; the form allows at most {most}"
        yield Finding(
            plan.at("focus_areas", written[most], "id"), message, f"{choose} and delete the others.", case="too-many"
        )


def _first_code(ctx: Context) -> str:
    return next(iter(ctx.catalog.focus_areas))


@rule("SOA502")
def unknown_focus_area(area: FocusArea, ctx: Context) -> Iterator[Finding]:
    """The code isn't a Focus Area on the state's list.

    The form only offers the Focus Areas in the Strategic Objectives Table. soaplan shows a Focus Area's name from
    its code, so don't write anything after the code.

    Write only the code, for example `id: 2.2`.
    """
    code, listed = known(area.id), area_names(ctx.catalog)
    if code is None or code in listed:
        return
    if program := bare_code(code, dict.fromkeys(ctx.catalog.programs, "")):
        home = ctx.catalog.area_of(program)
        mend = f"{program} is a program. Write its Focus Area here, `id: {home}`, and the program below `programs:`."
    else:
        mend = mend_of_code(code, None, listed)
    yield Finding(area.at("id"), f"“{code}” isn't the code of a Focus Area", mend, about=area.path)


@rule("SOA503")
def repeated_focus_area(plan: SoaPlan, ctx: Context) -> Iterator[Finding]:
    """The same Focus Area is chosen twice.

    The form has one page for each Focus Area. A second one would answer the same questions twice.

    Move the second one's programs and metrics under the first one, and delete the second.
    """
    seen: set[str] = set()
    for _, area in given(plan.focus_areas):
        code = known(area.id)
        if code in ctx.catalog.focus_areas:
            if code in seen:
                mend = f"Move its programs and metrics under the first `- id: {code}`, and delete this entry."
                yield Finding(area.at("id"), f"Focus Area {code} is already in this plan", mend, about=area.path)
            seen.add(code)


@rule("SOA504")
def focus_area_without_program(area: FocusArea, ctx: Context) -> Iterator[Finding]:
    """A Focus Area doesn't have a program.

    "For each Focus Area, select one or more Evidence-Based Programs (EBPs) from the DESE-provided EBPs list" (2024
    SOA Plan Guidance, Section 5).

    Add at least one program under `programs:`, or delete the Focus Area.
    """
    if unanswered(area.programs):
        code = known(area.id) or ""
        row = ctx.catalog.focus_areas.get(code)
        listed = ", ".join(f"{program.id} {program.name}" for program in row.programs) if row else ""
        mend = (
            f"Choose one or more and write each below `programs:` as `- id:` and its code: {listed}." if listed else ""
        )
        message = f"Focus Area {code} has no program yet" if code else "this Focus Area has no program yet"
        yield Finding(
            area.at("programs"), message, mend or "Write each program below `programs:` as `- id:` and its code."
        )


@rule("SOA506")
def program_outside_focus_area(area: FocusArea, ctx: Context) -> Iterator[Finding]:
    """A program is listed under a Focus Area it doesn't belong to.

    Every program on the state's list belongs to one Focus Area; its code starts with the Focus Area's code. The
    form doesn't offer it anywhere else.

    Move the whole program under its own Focus Area, or choose a program from this one.
    """
    code = known(area.id)
    if code not in ctx.catalog.focus_areas:
        return
    for _, program in given(area.programs):
        home = ctx.catalog.area_of(known(program.id) or "")
        if home is not None and home != code:
            message = f"program {program.id} belongs to Focus Area {home}, not to {code}"
            yield Finding(program.at("id"), message, _way_home(program, home, ctx), about=program.path)


def _way_home(program: Program, home: str, ctx: Context) -> str:
    """Where to move a program; its Focus Area may not be in the plan yet."""
    if any(known(area.id) == home for area in ctx.plan.areas()):
        return f"Move the whole program under Focus Area {home}, which is already in this plan."
    new = f"`- id: {home}`, and `programs:` under it"
    return f"Move the whole program under its own Focus Area: {new}. Or check the code {program.id}."
