"""Section 1 of the form: the summary."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from math import fsum

from soaplan.catalog import SoaCatalog
from soaplan.catalog.soa_models import ProgramRow
from soaplan.diagnostic import Finding
from soaplan.plans.base import known
from soaplan.plans.soa_plan import Program, SoaPlan
from soaplan.prose import Prose, clauses, paragraphs
from soaplan.regex import regex
from soaplan.rules.looked_for import looked_for
from soaplan.rules.registry import rule
from soaplan.rules.soa_plan.context import Context

AMOUNT = regex(r"(?<![\d,.])(?:\d{1,3}(?:,\d{3})+|\d{5,}|\d+(?:\.\d+)?\s*(?:million|thousand|[MK]\b))(?![\d,]*\d)")
"""An amount without a dollar sign: 900,000, 900000 or 1.2 million."""
WORDS_BEHIND = 4
"""How far behind a number the word may stand that says what is counted: "2,300 mostly multilingual students"."""


@rule("SOA101")
def long_summary(plan: SoaPlan, ctx: Context) -> Iterator[Finding]:
    """The summary is longer than the form asks for.

    The state asks for a short summary, so families, the school committee and reviewers can see the plan at a glance.
    The state accepts a longer one, but fewer people read it.

    Shorten the summary to one or two paragraphs. The details go in the later sections.
    """
    if (summary := known(plan.summary)) is None:
        return
    limits = ctx.catalog.cycle.limits
    paragraph_count, word_count = len(paragraphs(summary)), len(summary.split())
    mend = "Move details to the sections where the form asks for them."
    if paragraph_count > limits.summary_paragraphs:
        message = f"the summary has {paragraph_count} paragraphs; the form asks for no more than "
        yield Finding(plan.at("summary"), f"{message}{limits.summary_paragraphs}", mend, on_key=True)
    elif word_count > limits.summary_words:
        message = f"the summary has {word_count:,} words; the form asks for one or two paragraphs"
        yield Finding(plan.at("summary"), message, mend, on_key=True)


@rule("SOA102")
def summary_omits_student_group(plan: SoaPlan, ctx: Context) -> Iterator[Finding]:
    """The summary doesn't name one of the student groups you chose.

    The form asks for a summary that "identifies the student groups you are targeting for accelerated improvement". Many
    families read only the summary.

    Name the group in the summary. Any of its usual names will do.
    """
    if (summary := known(plan.summary)) is None:
        return
    for entry, label, row in ctx.chosen:
        if not ctx.names_group(summary, label, row):
            message = f"the summary doesn't mention “{label}”, a student group you chose"
            words = looked_for((label, *ctx.group_words(label, row)), "names of this group")
            mend = f"{words} Name the group in the summary."
            yield Finding(plan.at("summary"), message, mend, on_key=True, about=entry.path)


@rule("SOA103", needs="has_program")
def summary_omits_program(plan: SoaPlan, ctx: Context) -> Iterator[Finding]:
    """The summary doesn't mention one of the programs you chose.

    The form asks for a summary that "describes the selected Evidence-Based Programs your district will use". You can
    mention a program by its code or name, or by words from the state's description, such as co-teaching for
    Collaborative Teaching Models.

    Say in the summary what your district will do in this program.
    """
    if (summary := known(plan.summary)) is None:
        return
    for program, row in chosen_programs(plan, ctx):
        if not speaks_of_program(summary, row, ctx):
            message = f"the summary doesn't mention program {row.id} {row.name}"
            yield Finding(plan.at("summary"), message, _words_of(row, ctx), on_key=True, about=program.path)


@rule("SOA104")
def summary_without_investment(plan: SoaPlan, ctx: Context) -> Iterator[Finding]:
    """The summary doesn't mention money.

    The form asks for a summary that "explains at a high level the investments you plan to make and what will change in
    your district because of this plan".

    Add a sentence about what your district will spend, and on what.
    """
    summary = known(plan.summary)
    if summary is None or _has_amount(summary, ctx) or ctx.prose(summary).has(ctx.words("investments")):
        return
    mend = (
        "soaplan looked for an amount and for words such as “invest”, “fund”, “budget”, “cost” and “spend”. Add a "
        "sentence, for example: “We will invest $900,000 over three years in tutoring.”"
    )
    yield Finding(plan.at("summary"), "the summary doesn't mention money", mend, on_key=True)


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
    """Whether a text has a program's code or name, words by which districts know it, or those of its description."""
    code = re.compile(rf"(?<![\w.]){re.escape(row.id[:-1])}\.?\s?{row.id[-1]}(?!\w)", re.IGNORECASE)
    words = ctx.catalog.program_words.get(row.id, ())
    return bool(code.search(text)) or ctx.prose(text).has((*row.names, *words)) or _shares_words(text, row, words, ctx)


def _shares_words(text: str, row: ProgramRow, words: Sequence[str], ctx: Context) -> bool:
    """Whether one sentence has more than one word that of all programs only this one's name or description has.

    A word that several programs have counts by its share: one of two programs' words counts half. One that stands in
    another sense by the words of the program does not count.
    """
    own = _own_words(ctx.catalog, row.id)
    several = [said for part in clauses(text) if len(said := own & ctx.prose(part).bases(words)) > 1]
    return any(fsum(1 / _programs_having(ctx.catalog)[word] for word in said) > 1 for said in several)


@cache
def _own_words(catalog: SoaCatalog, code: str) -> frozenset[str]:
    """The words of a program that may tell it from others, each as all its forms have it."""
    row = catalog.programs[code]
    return Prose(f"{row.name} {row.description}").bases() - _words_of_any(catalog)


@cache
def _words_of_any(catalog: SoaCatalog) -> frozenset[str]:
    return Prose(" ".join(catalog.word_list("words_of_any_program"))).bases()


@cache
def _programs_having(catalog: SoaCatalog) -> Counter[str]:
    """How many programs have a word."""
    return Counter(word for code in catalog.programs for word in _own_words(catalog, code))


def _words_of(row: ProgramRow, ctx: Context) -> str:
    words = looked_for((row.id, *row.names, *ctx.catalog.program_words.get(row.id, ())), "words for it")
    return f"{words} Say in the summary what your district will do in this program."
