"""Section 1 of the form: the summary."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

from soaplan.catalog.soa_models import ProgramRow
from soaplan.diagnostic import Finding
from soaplan.plans.base import known
from soaplan.plans.soa_plan import Program, SoaPlan
from soaplan.prose import Prose, clauses, paragraphs
from soaplan.rules.looked_for import looked_for
from soaplan.rules.registry import rule
from soaplan.rules.soa_plan.context import Context

AMOUNT = re.compile(r"(?<![\d,.])(?:\d{1,3}(?:,\d{3})+|\d{5,}|\d+(?:\.\d+)?\s*(?:million|thousand|[MK]\b))(?![\d,]*\d)")
"""An amount without a dollar sign: 900,000, 900000 or 1.2 million."""
WORDS_BEHIND = 4
"""How far behind a number the word may stand that says what is counted: "2,300 mostly multilingual students"."""


@rule("SOA101")
def long_summary(plan: SoaPlan, ctx: Context) -> Iterator[Finding]:
    """The summary has more paragraphs than the form asks for.

    The state asks for a short summary, so that families, the school committee and the reviewers see the plan at a
    glance. A longer one is accepted; it is read less.

    Shorten the summary to one or two paragraphs; the details have their own place in the later sections.
    """
    if (summary := known(plan.summary)) is None:
        return
    count, most = len(paragraphs(summary)), ctx.catalog.cycle.limits.summary_paragraphs
    if count > most:
        message = f"the summary has {count} paragraphs; the form asks for no more than {most}"
        mend = "Move details to the sections where the form asks for them."
        yield Finding(plan.at("summary"), message, mend, on_key=True)


@rule("SOA102")
def summary_omits_student_group(plan: SoaPlan, ctx: Context) -> Iterator[Finding]:
    """The summary does not name one of the chosen student groups.

    The form asks for a summary that "identifies the student groups you are targeting for accelerated improvement".
    Many families read only the summary.

    Name the group in the summary, by any of its usual names.
    """
    if (summary := known(plan.summary)) is None:
        return
    for _, label, row in ctx.chosen:
        if not ctx.names_group(summary, label, row):
            message = f"the summary does not name the chosen student group “{label}”"
            words = looked_for((label, *ctx.group_words(label, row)), "names of this group")
            mend = f"{words} Name the group in the summary."
            yield Finding(plan.at("summary"), message, mend, on_key=True)


@rule("SOA103", needs="has_program")
def summary_omits_program(plan: SoaPlan, ctx: Context) -> Iterator[Finding]:
    """The summary does not speak of one of the chosen programs.

    The form asks for a summary that "describes the selected Evidence-Based Programs your district will use". The
    program may be there by its code, by its name, by two neighboring words of its name, or by words of the state's
    description, such as co-teaching for Collaborative Teaching Models.

    Say in the summary what the district will do in this program.
    """
    if (summary := known(plan.summary)) is None:
        return
    for program, row in chosen_programs(plan, ctx):
        if not speaks_of_program(summary, row, ctx):
            message = f"the summary does not mention program {row.id} {row.name}"
            yield Finding(plan.at("summary"), message, _words_of(row), on_key=True, about=program.path)


@rule("SOA104")
def summary_without_investment(plan: SoaPlan, ctx: Context) -> Iterator[Finding]:
    """The summary says nothing of money.

    The form asks for a summary that "explains at a high level the investments you plan to make and what will change
    in your district because of this plan".

    Add a sentence on what the district will spend, and on what.
    """
    summary = known(plan.summary)
    if summary is None or _has_amount(summary, ctx) or ctx.prose(summary).has(ctx.words("money")):
        return
    mend = (
        "soaplan looked for an amount and for words such as “invest”, “fund”, “budget”, “cost” and “spend”. Add a "
        "sentence, for example: “We will invest $900,000 over three years in tutoring.”"
    )
    yield Finding(plan.at("summary"), "the summary mentions neither an amount nor an investment", mend, on_key=True)


def _has_amount(text: str, ctx: Context) -> bool:
    """Whether a text has a number that may be money: one that does not count students, families or hours."""
    behind = (clauses(text[found.start() :])[0].split()[1 : WORDS_BEHIND + 1] for found in AMOUNT.finditer(text))
    return any(not ctx.prose(" ".join(words)).has(ctx.words("counted_things")) for words in behind)


def chosen_programs(plan: SoaPlan, ctx: Context) -> list[tuple[Program, ProgramRow]]:
    """The programs of the plan that the state's list has, each code once."""
    found: dict[str, tuple[Program, ProgramRow]] = {}
    for program in plan.programs():
        if row := ctx.catalog.programs.get(known(program.id) or ""):
            found.setdefault(row.id, (program, row))
    return list(found.values())


def speaks_of_program(text: str, row: ProgramRow, ctx: Context) -> bool:
    """Whether a text has a program's code, name, two neighboring words of its name, or words of its description."""
    code = re.compile(rf"(?<![\w.]){re.escape(row.id)}(?!\w)", re.IGNORECASE)
    return bool(code.search(text)) or ctx.prose(text).has((*row.names, *row.also)) or _has_pair(text, row, ctx)


def _has_pair(text: str, row: ProgramRow, ctx: Context) -> bool:
    small = ctx.words("program_name_small_words")
    pairs = {pair for name in row.names for pair in _pairs(name, small)}
    return any(not pairs.isdisjoint(_pairs(clause, small)) for clause in clauses(text))


@lru_cache(maxsize=512)
def _pairs(text: str, small: tuple[str, ...]) -> frozenset[tuple[str, str]]:
    """The neighboring words of a text once its small words are left out."""
    return frozenset(pairwise(word for word in Prose(text).words if word not in _singulars(small)))


@lru_cache(maxsize=8)
def _singulars(words: Iterable[str]) -> frozenset[str]:
    """Words as prose is compared: a plural s does not matter, so "as" is read as "a"."""
    return frozenset(part for word in words for part in Prose(word).words)


def _words_of(row: ProgramRow) -> str:
    words = looked_for((row.id, *row.names, *row.also), "words of its description")
    return f"{words} Say in the summary what the district will do in this program."
