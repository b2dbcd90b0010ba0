"""Section 5 of the form: Focus Areas, their programs, and what was probably meant by a code that no list has."""

from collections.abc import Iterator, Mapping, Sequence

from soaplan.catalog import SoaCatalog
from soaplan.diagnostic import Finding, Fix
from soaplan.plans.base import UNKNOWN, given, known, unanswered
from soaplan.plans.labels import fold, meant, nearest, offer
from soaplan.plans.soa_plan import FocusArea, Program, SoaPlan
from soaplan.prose import Prose
from soaplan.regex import regex
from soaplan.rules.document import MENDS
from soaplan.rules.registry import rule
from soaplan.rules.soa_plan.context import Context

CODE_INSIDE = regex(r"(?<![\w.])(\d\.\d[A-Za-z]?)(?![\w.]*\w)")
"""A code such as 2.2 or 2.2D that stands alone among other words."""
MOST_OFFERS = 3
LONGEST_NAME = 60
"""Characters of a name in a list of all codes."""


def bare_code(text: str, listed: dict[str, str]) -> str | None:
    """The one listed code that a text holds beside other words: 2.2D in "2.2D Targeted Academic Support"."""
    hits = _codes_inside(text, listed)
    return hits[0] if len(hits) == 1 else None


def _codes_inside(text: str, listed: dict[str, str]) -> list[str]:
    """The listed codes that a text holds, each once, in its order."""
    hits = dict.fromkeys(found[1].upper() for found in CODE_INSIDE.finditer(text))
    return [code for code in hits if code in listed]


FEW = 3
"""Words of more programs than these tell none of them."""


def offers(text: str, name: str | None, listed: dict[str, str], practices: Mapping[str, Sequence[str]]) -> list[str]:
    """The listed codes that a text very likely means, by name, by practice and by code.

    `name` is the name written beside it: one that is on the list says more than a code that is not. `practices` are
    the word patterns by which people know a program: nobody knows codes by heart.
    """
    by_name = {label: code for code, label in listed.items()}
    written = [label for label in (name, text) if label]
    exact = [code for label in written for known, code in by_name.items() if fold(known) == fold(label)]
    named = [meant(label, by_name) for label in written]
    sure = [code for code in dict.fromkeys([*exact, nearest(text, listed), *named]) if code]
    practiced = [code for code, words in practices.items() if Prose(text).has(words)]
    return sure or (practiced if len(practiced) <= FEW else [])


def area_names(catalog: SoaCatalog) -> dict[str, str]:
    """The code and name of every Focus Area."""
    return {code: area.name for code, area in catalog.focus_areas.items()}


def program_names(catalog: SoaCatalog) -> dict[str, str]:
    """The code and name of every program."""
    return {code: program.name for code, program in catalog.programs.items()}


def practices(catalog: SoaCatalog) -> Mapping[str, Sequence[str]]:
    """The word patterns by which people know each program."""
    return catalog.program_words


def mend_of_code(
    text: str, name: str | None, listed: dict[str, str], practices: Mapping[str, Sequence[str]] | None = None
) -> tuple[str, Fix | None]:
    """What to write in place of a code that is not listed, with a line to paste.

    A code that only has its name behind it is safely written alone: the state's list says the name.
    """
    if code := bare_code(text, listed):
        rest = CODE_INSIDE.sub("", text, count=1)
        return f"Write only the code: `id: {code}`.", Fix(code, safe=meant(rest, {listed[code]: code}) is not None)
    if several := _codes_inside(text, listed):
        lines = ", ".join(f"`- id: {code}`" for code in several)
        return f"Write each as an entry of its own, with its own answers: {lines}.", None
    codes = offers(text, name, listed, practices or {})
    found = [f"{code} {listed[code]} (`id: {code}`)" for code in codes]
    if 0 < len(found) <= MOST_OFFERS:
        return f"Did you mean {', or '.join(found)}?", Fix(codes[0], safe=False) if len(found) == 1 else None
    every = "; ".join(f"{code} {_in_short(label)}" for code, label in listed.items())
    return f"Write one of the codes of the state's list: {every}.", None


def _in_short(name: str) -> str:
    """The first words of a long name."""
    return name if len(name) <= LONGEST_NAME else name[:LONGEST_NAME].rpartition(" ")[0] + " …"


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
        there = f"Write its Focus Area here, `id: {home}`, and the program below `programs:`."
        mend, fix = f"{program} is a program. {there}", None
    else:
        mend, fix = mend_of_code(code, None, listed)
    yield Finding(area.at("id"), f"“{code}” isn't the code of a Focus Area", mend, about=area.path, fix=fix)


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
        mend, fix = f"{code} is a Focus Area. Its programs are: {its}.", None
    else:
        mend, fix = mend_of_code(code, known(program.name), listed, practices(ctx.catalog))
    yield Finding(program.at("id"), f"“{code}” isn't the code of a program", mend, about=program.path, fix=fix)


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
            asked, fix = offer(school, nearest(school, names))
            mend = f"{asked}Use the spelling under the district's `schools:`, or add the school there."
            message = f"“{school}” isn't on the district's list of schools"
            yield Finding(program.at("schools", place), message, mend, fix=fix)


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


@rule("SOA528")
def long_in_short(program: Program, ctx: Context) -> Iterator[Finding]:
    """The line that says in short what changes is too long for one line of the page.

    `in_short:` is no question of the state's form. It is the program's title on the public page, in the list at its top
    and in the contents, where a family on a phone looks for what changes at school.

    Name the change itself, such as “Two teachers in core classes at four schools”, and leave the how to the other
    answers.
    """
    text, most = known(program.in_short), ctx.catalog.cycle.limits.in_short_characters
    if text is not None and len(text) > most:
        fact = f"this line has {len(text)} characters; {most} fit on a phone"
        yield Finding(
            program.at("in_short"), fact, "Say in a few words what will change; the rest has its place below."
        )
