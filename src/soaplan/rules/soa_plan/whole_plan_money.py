"""What the law wants the whole plan to say about its money (G.L. c. 69, s. 1S(c)(i))."""

from collections.abc import Iterator

from soaplan.catalog.soa_models import GroupRow
from soaplan.diagnostic import Finding
from soaplan.plans.base import known
from soaplan.plans.soa_plan import Program, SoaPlan
from soaplan.prose import sentences
from soaplan.rules.looked_for import listed
from soaplan.rules.registry import rule
from soaplan.rules.soa_plan.context import Context
from soaplan.rules.soa_plan.whole_plan import all_programs

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

    Write the amounts under `by_source:`, or name the sources in the details of the allocation.
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
    "The page adds up the sources and shows the rest as “Source not given”. If you know the amounts, add them under "
    f"`funding:`. Together they make the total.\n{LINES}"
)
NAME_THEM = (
    "Name them in the details (Chapter 70, the local budget, Title I, a grant ...), or add their amounts under "
    f"`funding:`. Together they make the total.\n{LINES}"
)
