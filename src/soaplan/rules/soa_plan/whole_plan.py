"""What only the whole plan can tell: the priority, category and students of its programs, and its money."""

from collections.abc import Iterator
from typing import Any

from soaplan.catalog.soa_models import GroupRow
from soaplan.diagnostic import Finding
from soaplan.plans.base import UNKNOWN, Unknown, given, known
from soaplan.plans.labels import fold
from soaplan.plans.soa_plan import ChosenGroup, Program, SoaPlan
from soaplan.prose import sentences
from soaplan.rules.looked_for import listed
from soaplan.rules.registry import rule
from soaplan.rules.soa_plan.context import Context

Groups = tuple[ChosenGroup | Unknown | None, ...] | Unknown | None
OTHER_PROGRAMS = "J"
"""The law's last category: "any other program determined to be evidence-based by the commissioner"."""


@rule("SOA517", needs="has_program")
def no_priority_program(plan: SoaPlan, ctx: Context) -> Iterator[Finding]:
    """None of the programs is one of the commissioner's priority programs.

    The guidance encourages districts to consider the "priority EBPs" the commissioner has named. It doesn't require
    one, and a plan without any is accepted.

    Take another look at the priority programs. If none of them fits, leave the plan as it is.
    """
    codes = program_codes(plan, ctx)
    if codes and not any(ctx.catalog.programs[code].priority for code in codes):
        priority = ", ".join(code for code, program in ctx.catalog.programs.items() if program.priority)
        message = "none of the programs in this plan is one of the commissioner's priority programs"
        mend = f"They are encouraged, not required: {priority}. `soaplan explain SOA517` says more."
        yield Finding(plan.at("focus_areas"), message, mend)


@rule("SOA518", needs="has_program")
def only_category_j(plan: SoaPlan, ctx: Context) -> Iterator[Finding]:
    """Every program in the plan is in the law's category J, "any other program".

    The law names nine kinds of programs, categories A to I, and adds "any other program determined to be
    evidence-based by the commissioner". The commissioner has already done that for the category J programs on the
    state's list, so you can choose them. But a plan with none of the nine named kinds leaves out what the law lists
    first.

    See whether a program in categories A to I fits too. If none does, say why in a waiver.
    """
    codes = program_codes(plan, ctx)
    if codes and all(ctx.catalog.programs[code].category == OTHER_PROGRAMS for code in codes):
        message = f"every program in this plan ({', '.join(codes)}) is in category {OTHER_PROGRAMS} of the law"
        mend = "They are on the state's list, so you can choose them. See whether one from categories A to I fits too."
        yield Finding(plan.at("focus_areas"), message, mend)


def program_codes(plan: SoaPlan, ctx: Context) -> list[str]:
    """The codes of all programs, each once; nothing where one of them cannot be told."""
    codes = [known(program.id) or "" for program in all_programs(plan)]
    return list(dict.fromkeys(codes)) if all(code in ctx.catalog.programs for code in codes) else []


def all_programs(plan: SoaPlan) -> list[Program]:
    """Every program of the plan; nothing where part of the lists cannot be read."""
    lists: list[Any] = [plan.focus_areas, *(area.programs for area in plan.areas())]
    unread = any(items is UNKNOWN or UNKNOWN in (items or ()) for items in lists)
    return [] if unread else plan.programs()


# For whom the programs are


@rule("SOA519", needs="has_program")
def program_without_student_group(program: Program, ctx: Context) -> Iterator[Finding]:
    """A program doesn't mention any of the student groups you chose.

    For every program, the form asks how it "will improve learning experiences and outcomes for the student groups
    identified". Families of these groups look for themselves in the plan.

    Name the groups under `how_it_helps:`, or list them under `student_groups:` in the program.
    """
    text = own_text(program)
    if text is None or not ctx.has_listed_group or _partly_unread(ctx.plan.analysis.student_groups):
        return
    if any(is_for(program, text, label, row, ctx) for _, label, row in ctx.chosen) or ctx.refers_to_groups(text):
        return
    labels = ", ".join(label for _, label, _ in ctx.chosen)
    message = (
        f"program {known(program.id) or ''}".rstrip()
        + f" doesn't mention any of the student groups you chose ({labels})"
    )
    yield Finding(program.at("how_it_helps"), message, LOOKED_FOR + _list_to_paste([ctx.chosen[0][1]]))


@rule("SOA521", needs="has_program")
def group_without_program(plan: SoaPlan, ctx: Context) -> Iterator[Finding]:
    """None of the programs mentions one of the student groups you chose.

    You choose a group because it needs focused support. The form asks how the programs improve learning "for the
    student groups identified". If no program mentions a group, readers can't see what support it gets.

    In at least one program, say what it does for this group, or list the group under its `student_groups:`.
    """
    programs = [(program, own_text(program)) for program in all_programs(plan)]
    for entry, label, row in ctx.chosen:
        if programs and not any(text is None or _serves(program, text, label, row, ctx) for program, text in programs):
            message = f"no program mentions “{label}”, a student group you chose"
            yield Finding(entry.path, message, LOOKED_FOR + _list_to_paste([label]))


LOOKED_FOR = (
    "soaplan looked in the programs' texts for the names of the group and for words such as “these students” or "
    "“the chosen groups”. Say what the program does for them, or paste into the program:\n"
)


def _list_to_paste(labels: list[str]) -> str:
    return "student_groups:\n" + "\n".join(f"  - {label}" for label in labels)


def own_text(program: Program) -> str | None:
    """Join what a program says of itself; None while a part of it is missing or cannot be read."""
    texts = [known(program.today), known(program.by_end_of_plan), known(program.how_it_helps)]
    if _partly_unread(program.student_groups) or not all(texts):
        return None
    return "\n\n".join(text for text in texts if text)


def _partly_unread(groups: Groups) -> bool:
    """Whether a list of student groups holds anything that cannot be read."""
    if isinstance(groups, Unknown):
        return True
    return any(entry is not None and UNKNOWN in (entry, getattr(entry, "group", None)) for entry in groups or ())


def is_for(program: Program, text: str, label: str, row: GroupRow | None, ctx: Context) -> bool:
    """Whether a program names a chosen group, in its texts or in its list of groups."""
    listed = [written for _, entry in given(program.student_groups) if (written := known(entry.group))]
    same = any(ctx.catalog.group(written) is row if row else fold(written) == fold(label) for written in listed)
    return same or any(ctx.names_group(part, label, row) for part in (text, *listed))


def _serves(program: Program, text: str, label: str, row: GroupRow | None, ctx: Context) -> bool:
    """Whether a program is for a chosen group. "These students" are no others than the group named just before."""
    if is_for(program, text, label, row, ctx):
        return True
    names_another = any(is_for(program, text, other, of, ctx) for _, other, of in ctx.chosen)
    return ctx.refers_to_all_groups(text) if names_another else ctx.refers_to_groups(text)


NEEDS = ("English learners", "Low income")
"""The groups whose needs the law names, "English learners and low-income students", whatever groups are chosen."""


@rule("SOA515", needs="has_program")
def needs_unexplained(plan: SoaPlan, ctx: Context) -> Iterator[Finding]:
    """The plan doesn't say how the money meets the needs of English learners and low-income students.

    The law asks every plan for this, whichever student groups it chose: the description of the funds "shall include
    an explanation of the relationship between the allocation of the funds and the educational needs of English
    learners and low-income students".

    Add a sentence or two to the details of a program's funding that mention both groups and the money.
    """
    programs = all_programs(plan)
    details = [known(program.funding.details) for program in programs]
    texts = [known(plan.summary), *(text for program in programs for text in _texts(program))]
    if not programs or not all(details) or not all(texts):
        return
    groups = [row for name in NEEDS if (row := ctx.catalog.group(name))]
    if any(_names_all(text or "", groups, ctx) for text in details):
        return
    parts = [part for text in texts for part in sentences(text or "")]
    if not any(_names_all(part, groups, ctx) and ctx.prose(part).has(ctx.words("money")) for part in parts):
        message = "the plan doesn't say how the money meets the needs of English learners and low-income students"
        yield Finding(plan.at("focus_areas"), message, EXPLAIN)


EXPLAIN = (
    "soaplan looked for details of a program's funding, or a sentence about money, that name both groups (English "
    "learners, multilingual learners, EL; low-income, economically disadvantaged, poverty; and other names of "
    "them). Write under `details:`, for example: Because of the needs of English learners and low-income students, "
    "most of this money goes to ..."
)


def _texts(program: Program) -> tuple[str | None, ...]:
    return known(program.today), known(program.by_end_of_plan), known(program.how_it_helps)


def _names_all(text: str, groups: list[GroupRow], ctx: Context) -> bool:
    return all(ctx.prose(text).has(row.mentions) for row in groups)


@rule("SOA522", needs="has_program")
def no_funding_source(plan: SoaPlan, ctx: Context) -> Iterator[Finding]:
    """The plan doesn't say where the money comes from, or says it for only some of its programs.

    The law asks "how other local, state, federal and grant-based funding sources will be used in conjunction with
    chapter 70 funds".

    Write the amounts under `by_source:`, or name the sources in the details of the allocation. Once one program has
    `by_source:`, the page adds up the sources, so every program that costs something needs it.
    """
    fundings = [program.funding for program in all_programs(plan)]
    if any(funding.by_source for funding in fundings):
        yield from _without_sources(plan, ctx)
        return
    details = [known(funding.details) for funding in fundings]
    if not details or not all(details):
        return
    if not any(ctx.prose(text or "").has(ctx.words("fund_sources")) for text in details):
        message = "no program says where its money comes from"
        yield Finding(plan.at("focus_areas"), message, NAME_THEM, case="none")


def _without_sources(plan: SoaPlan, ctx: Context) -> Iterator[Finding]:
    """The programs that cost something and have no amounts by source, while others have: one finding for all."""
    programs = [one for one in all_programs(plan) if not one.funding.by_source and ctx.cost(one.funding).known_total]
    if programs:
        names = listed([known(program.id) or known(program.name) or "one without a code" for program in programs])
        message = f"the money is split by source for some programs, but not for {names}"
        yield Finding(programs[0].funding.path, message, SPLIT_THEM, on_key=True, case="some")


LINES = "by_source:\n  your first source:\n  your second source:"
"""Without amounts: those of an example would not add up to anybody's total."""
SPLIT_THEM = (
    "The page adds up the sources, and it can't read them in the details. It shows the rest as “Source not given”. If "
    f"you know the amounts, add them under `funding:`. Together they make the total.\n{LINES}"
)
NAME_THEM = (
    "Name them in the details (Chapter 70, the local budget, Title I, a grant ...), or add their amounts under "
    f"`funding:`. Together they make the total.\n{LINES}"
)
