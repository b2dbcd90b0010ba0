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
    """The plan has no Focus Area, or more of them than the state allows.

    "Select one to three Focus Areas your district will prioritize" (2024 SOA Plan Guidance, Section 5). The plan
    covers a part of the district's work, chosen for the student groups of Section 2.

    Choose the Focus Areas that matter most to these student groups. Write each as `- id:` and its code. Where there
    are too many, take out those that matter least; the work itself can go on outside this plan.
    """
    limits = ctx.catalog.cycle.limits
    choose = f"Choose {limits.focus_areas_least} to {limits.focus_areas_most} Focus Areas of the state's list"
    if unanswered(plan.focus_areas):
        mend = f"{choose}, and write each below `focus_areas:` with its code, for example `- id: {_first_code(ctx)}`."
        yield Finding(plan.at("focus_areas"), "no Focus Area has been chosen yet", mend, case="none")
        return
    written = [place for place, area in enumerate(known(plan.focus_areas) or ()) if area is not None]
    most = limits.focus_areas_most
    if len(written) > most:
        message = f"this plan has {len(written)} Focus Areas; the form takes no more than {most}"
        yield Finding(
            plan.at("focus_areas", written[most], "id"), message, f"{choose} and delete the others.", case="too-many"
        )


def _first_code(ctx: Context) -> str:
    return next(iter(ctx.catalog.focus_areas))


@rule("SOA502")
def unknown_focus_area(area: FocusArea, ctx: Context) -> Iterator[Finding]:
    """The code is not one of the Focus Areas of the state's list.

    The form offers the Focus Areas of the Strategic Objectives Table and no others. The name of a Focus Area is
    shown from its code, so nothing is written behind the code.

    Write the code alone, for example `id: 2.2`.
    """
    code, listed = known(area.id), area_names(ctx.catalog)
    if code is None or code in listed:
        return
    if program := bare_code(code, dict.fromkeys(ctx.catalog.programs, "")):
        home = ctx.catalog.area_of(program)
        mend = f"{program} is a program. Write its Focus Area here, `id: {home}`, and the program below `programs:`."
    else:
        mend = mend_of_code(code, None, listed)
    yield Finding(area.at("id"), f"“{code}” is not the code of a Focus Area", mend, about=area.path)


@rule("SOA503")
def repeated_focus_area(plan: SoaPlan, ctx: Context) -> Iterator[Finding]:
    """The same Focus Area is chosen twice.

    The form has one page for each Focus Area. A second entry would be a second answer to the same questions.

    Move the programs and metrics of the second entry under the first one, and delete the second.
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
    """A Focus Area has no program.

    "For each Focus Area, select one or more Evidence-Based Programs (EBPs) from the DESE-provided EBPs list" (2024
    SOA Plan Guidance, Section 5).

    Write at least one program below `programs:`, or delete the Focus Area.
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
    """A program stands under a Focus Area that it does not belong to.

    Every program of the state's list belongs to one Focus Area: its code begins with that of the area. The form
    offers it nowhere else.

    Move the whole program under its own Focus Area, or choose a program of this one.
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
        return f"Move the whole program below Focus Area {home}, which is in this plan."
    new = f"`- id: {home}`, and `programs:` under it"
    return f"Move the whole program below a Focus Area of its own: {new}. Or check the code {program.id}."
