"""Section 5 of the form: the programs' codes, names, metrics and schools."""

from collections.abc import Iterator

from soaplan.diagnostic import Finding
from soaplan.plans.base import UNKNOWN, given, known, unanswered
from soaplan.plans.labels import fold, nearest
from soaplan.plans.soa_plan import FocusArea, Program, SoaPlan
from soaplan.rules.document import MENDS
from soaplan.rules.registry import rule
from soaplan.rules.soa_plan.context import Context
from soaplan.rules.soa_plan.state_codes import mend_of_code, practices, program_names


def code_of_the_name(program: Program, ctx: Context) -> str:
    """What to write for a program with a name but no code (DOC010): the code of that name."""
    name = known(program.name)
    if name and (code := ctx.catalog.program_named(name)) is not None:
        return f"Write its code: `id: {code}`."
    if name and (near := ctx.catalog.nearest_program(name)) is not None:
        return f"Write its code. The name is closest to {near.id} {near.name}: `id: {near.id}`."
    return ""


MENDS[Program, "id"] = code_of_the_name


@rule("SOA505")
def unknown_program(program: Program, ctx: Context) -> Iterator[Finding]:
    """The code isn't a program on the state's list.

    Districts choose from "the DESE-provided EBPs list" (2024 SOA Plan Guidance, Section 5). The name of a program is
    shown from its code, so nothing is written behind the code; a name has its own line.

    Write the code alone, for example `id: 2.2D`. All other answers of the program are still checked.
    """
    code, listed = known(program.id), program_names(ctx.catalog)
    if code is None or code in listed:
        return
    if (area := ctx.catalog.focus_areas.get(code)) is not None:
        its = ", ".join(f"{row.id} {row.name}" for row in area.programs)
        mend = f"{code} is a Focus Area. Its programs are: {its}."
    else:
        mend = mend_of_code(code, known(program.name), listed, practices(ctx.catalog))
    yield Finding(program.at("id"), f"“{code}” isn't the code of a program", mend, about=program.path)


@rule("SOA507")
def repeated_program(plan: SoaPlan, ctx: Context) -> Iterator[Finding]:
    """The same program is in the plan twice.

    The form asks its questions once for each program. With two entries nobody could tell which amount is meant.

    Bring the two entries together into one, and delete the other.
    """
    seen: set[str] = set()
    for program in plan.programs():
        code = known(program.id)
        if code in ctx.catalog.programs:
            if code in seen:
                mend = f"Put its answers under the first `- id: {code}`, and delete this one."
                yield Finding(program.at("id"), f"program {code} is already in this plan", mend, about=program.path)
            seen.add(code)


@rule("SOA508")
def name_of_another_program(program: Program, ctx: Context) -> Iterator[Finding]:
    """The name belongs to a different program than the code.

    One of the two is wrong, and readers of the public page would see another program than the one that was voted.
    Spelling variants and a name of the district's own are no fault.

    Correct the code or the name, or leave the name out: it is shown from the code.
    """
    code, name = known(program.id), known(program.name)
    if code not in ctx.catalog.programs or name is None:
        return
    named = ctx.catalog.program_named(name)
    if named is not None and named != code:
        right = ctx.catalog.programs[code].name
        message = f"“{name}” is the name of program {named}, but the code here is {code}"
        mend = f"If the code is right, write `name: {right}`. If the name is right, write `id: {named}`."
        yield Finding(program.at("name"), message, mend, about=program.path)


@rule("SOA509")
def no_metric(area: FocusArea, ctx: Context) -> Iterator[Finding]:
    """A program doesn't have a metric, and neither does its Focus Area.

    "In addition to the lowest-performing student group target, what metrics will your district use to monitor
    progress on this EBP?" (2024 SOA Plan Guidance, Section 5). A metric of the Focus Area counts for all its programs.

    Write at least one metric below the program's `metrics:`; the state's suggested metrics are a good beginning.
    """
    if not unanswered(area.metrics):
        return
    for place, program in given(area.programs):
        if unanswered(program.metrics):
            message = f"neither {program.called(place)} nor its Focus Area has a metric yet"
            yield Finding(program.at("metrics"), message, _metric_to_paste(program, ctx))


def _metric_to_paste(program: Program, ctx: Context) -> str:
    """A suggested metric of the program's Strategic Objective, one whose figures the state has, to paste."""
    objective = (known(program.id) or "").split(".")[0]
    rows = [row for row in ctx.catalog.metrics if row.objective == objective and row.provider == "DESE"]
    line = f" For example, from the state's suggested metrics: `- {rows[0].metric}`" if rows else ""
    return f"Write below `metrics:` what will show progress, each metric on a line with a dash.{line}"


@rule("SOA516")
def school_not_on_roster(program: Program, ctx: Context) -> Iterator[Finding]:
    """A program names a school that isn't on the district's own list.

    The district has written all its schools under `district.schools`. A name that is not there is a slip of the pen
    or a school that the list forgot, and the public page would show two names for one school.

    Write the school as on the list, or add it to the list.
    """
    roster, schools = known(ctx.plan.district.schools), known(program.schools)
    if unanswered(roster) or roster is None or UNKNOWN in roster or not isinstance(schools, tuple):
        return
    names = [name for _, name in given(roster)]
    listed = {fold(name) for name in (*names, *ctx.words("whole_district"))}
    for place, school in enumerate(schools):
        if school is not None and fold(school) not in listed:
            near = nearest(school, names)
            offer = f"Did you mean “{near}”? " if near else ""
            mend = f"{offer}Use the spelling under the district's `schools:`, or add the school there."
            yield Finding(program.at("schools", place), f"“{school}” isn't on the district's list of schools", mend)


@rule("SOA525")
def nothing_would_change(program: Program, ctx: Context) -> Iterator[Finding]:  # noqa: ARG001 - says where it looks
    """What will be in place at the end of the plan is word for word what's in place today.

    The form asks "what your district has in place now related to this EBP and what you anticipate will be in place by
    the conclusion of the plan's implementation". With the same words twice, a reader sees no change.

    Say under `by_end_of_plan:` what will be different: more schools, more students, trained staff. If the program goes
    on as it is, say so in other words.
    """
    now, later = known(program.today), known(program.by_end_of_plan)
    if now is not None and later is not None and fold(now) == fold(later):
        mend = "Write what will be different by then. If nothing is, say that the program goes on as it is today."
        yield Finding(program.at("by_end_of_plan"), "this is the same text as under `today`", mend)
