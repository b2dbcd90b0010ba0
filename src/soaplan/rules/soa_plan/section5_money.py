"""Section 5 of the form: what a program costs. All amounts are US dollars."""

from collections.abc import Iterator
from decimal import Decimal
from textwrap import shorten

from soaplan.diagnostic import Finding, Pointer
from soaplan.money import dollars
from soaplan.plans.base import UNKNOWN, Unknown, given, known, unanswered
from soaplan.plans.facts import sum_of
from soaplan.plans.labels import meant
from soaplan.plans.soa_plan import Funding
from soaplan.rules.looked_for import listed
from soaplan.rules.registry import rule
from soaplan.rules.soa_plan.context import Context
from soaplan.rules.soa_plan.yearly_amounts import YearlyWords

LONGEST_QUOTATION = 80
Amounts = dict[str, Decimal]


def readable(table: dict[str, Decimal | Unknown | None] | Unknown | None) -> Amounts:
    """Amounts as they are named in the file; nothing where one of them cannot be read, so that nothing can be said."""
    entries = known(table) or {}
    return (
        {} if UNKNOWN in entries.values() else {name: one for name, one in entries.items() if isinstance(one, Decimal)}
    )


def same(one: Decimal, other: Decimal, entries: int) -> bool:
    """Whether two sums agree: each entry may have been rounded, by less than one dollar."""
    return one == other or abs(one - other) < entries


@rule("SOA510")
def no_funding(funding: Funding, ctx: Context) -> Iterator[Finding]:
    """A program doesn't have an amount, or the amount is zero and nothing says why.

    "What is the anticipated amount of funding that will be allocated to this EBP over the next three years (FY25 +
    FY26 + FY27), across all funding sources?" (2024 SOA Plan Guidance, Section 5). The regulation asks for the
    proposed use of all funds (603 CMR 55.03(2)(a)).

    Write the sum of all years and all sources as `total:`. If a program really doesn't need money, write 0 and say
    why in `details`: existing staff, already funded, in kind, volunteers.
    """
    found = ctx.cost(funding)
    amount = found.total
    if amount is UNKNOWN or (amount is None and found.other_years):
        return
    if amount is None:
        missing = "the amount for all years of the plan is missing"
        yield Finding(funding.at("total"), missing, HOW_TO_GIVE_A_TOTAL, case="no-amount")
    elif amount == 0 and _gives_no_reason(funding, ctx):
        message = "the amount is $0, and the details don't say why the program doesn't need money"
        yield Finding(_amount_at(funding), message, HOW_TO_EXPLAIN_ZERO, case="zero", on_key=funding.total is None)


def _gives_no_reason(funding: Funding, ctx: Context) -> bool:
    """Whether there are details, and none of the catalog's reasons is in them."""
    details = known(funding.details)
    if details is None or ctx.prose(details).has(ctx.words("no_money_needed")):
        return False
    words = ctx.prose(details).words
    behind = (words[place + 1 : place + 4] for place, word in enumerate(words) if word in ctx.words("what_is_there"))
    return not any(ctx.prose(" ".join(few)).has(ctx.words("what_is_needed")) for few in behind)


HOW_TO_EXPLAIN_ZERO = (
    "Write in `details` why, for example: existing staff, already funded, in kind, no additional cost, volunteers, "
    "donated. Or write the amount."
)
HOW_TO_GIVE_A_TOTAL = (
    "Write the sum of all years and all sources, for example `total: 1,250,000`, or the amount of each year "
    "below `by_year:`. If it doesn't need money, write 0 and say why in `details`."
)


@rule("SOA511")
def years_do_not_add_up(funding: Funding, ctx: Context) -> Iterator[Finding]:
    """The amounts by year don't add up to the total, or one is for the wrong year, or a year is there twice.

    "Total allocation should be cumulative" (2024 SOA Plan Guidance, Section 5): the sum of the plan's three years.

    Correct the amount that's wrong. If you leave out the total, soaplan adds up the three years.
    """
    found, years, total = ctx.cost(funding), readable(funding.by_year), known(funding.total)
    for names in found.repeated:
        yield Finding(funding.at("by_year", names[-1]), *_year_again(names), on_key=True)
    if wrong := found.other_years:
        yield Finding(funding.at("by_year", wrong[0]), *_other_years(wrong, ctx), on_key=True)
    elif years and total is not None and not found.repeated and not same(total, sum_of(years.values()), len(years)):
        yield Finding(funding.at("by_year"), *_difference(years, total, ("years", "total")), on_key=True)


def _year_again(names: tuple[str, ...]) -> tuple[str, str]:
    """One year under two names: which amount is meant, or whether they are to be added up, nobody can tell."""
    message = f"{listed([f'“{name}”' for name in names])} are the same school year"
    return message, "Keep one line for each year: delete the amount that's wrong, or write the sum of the two."


def _other_years(wrong: tuple[str, ...], ctx: Context) -> tuple[str, str]:
    """All keys that are no year of the plan, in one message: they have one cause."""
    keys, years = listed([f"“{key}”" for key in wrong]), ctx.catalog.cycle.years
    are = "is not a school year" if len(wrong) == 1 else "are not school years"
    message = f"{keys} {are} of this plan, which covers {listed(years)}"
    mend = f"Write {listed(years, 'or')}: a school year has the number of the June in which it ends."
    return message, f"{mend} Or delete what belongs to another year."


@rule("SOA512")
def sources_do_not_add_up(funding: Funding, ctx: Context) -> Iterator[Finding]:
    """The amounts by source don't add up to the total.

    The form asks for the total "across all funding sources" (2024 SOA Plan Guidance, Section 5). If you leave it
    out, soaplan adds up the three years.

    Correct the amount that's wrong, or add the missing source.
    """
    sources, found = readable(funding.by_source), ctx.cost(funding)
    total = found.known_total
    if not sources or total is None:
        return
    summed = len(found.by_year) if found.is_summed else 0
    if not same(total, sum_of(sources.values()), len(sources) + summed):
        name = "sum of the years" if found.is_summed else "total"
        yield Finding(funding.at("by_source"), *_difference(sources, total, ("sources", name)), on_key=True)


@rule("SOA513")
def no_foundation_category(funding: Funding, ctx: Context) -> Iterator[Finding]:
    """A program doesn't name a foundation budget category, or names one the law doesn't have.

    "Which budget foundation categories (G.L. c. 70) will be included in this anticipated annual allocation?" (2024
    SOA Plan Guidance, Section 5). The law has eleven (G.L. c. 70, s. 3). You can name more than one.

    Write each category on its own line, with a dash.
    """
    labels = [row.label for row in ctx.catalog.foundation.categories]
    if unanswered(funding.foundation_categories):
        mend = f"Write one or more, each on a line with a dash: {'; '.join(labels)}."
        yield Finding(
            funding.at("foundation_categories"), "no foundation budget category is named yet", mend, case="none"
        )
    for place, text in given(funding.foundation_categories):
        if ctx.catalog.foundation_category(text) is None:
            message = f"“{text}” isn't one of the {len(labels)} foundation budget categories"
            yield Finding(
                funding.at("foundation_categories", place), message, _category_meant(text, ctx), case="unknown"
            )


def _category_meant(text: str, ctx: Context) -> str:
    """The category that a text very likely means, and all of them."""
    rows = ctx.catalog.foundation.categories
    near = meant(text, {name: row.label for row in rows for name in (row.label, *row.aliases)})
    offer = f"Did you mean “{near}”? " if near else ""
    return f"{offer}The categories are: {'; '.join(row.label for row in rows)}."


@rule("SOA523")
def implausibly_small_total(funding: Funding, ctx: Context) -> Iterator[Finding]:
    """The amount for all the years of a program is just a few dollars.

    Amounts are in whole dollars. Budget sheets often count in thousands, where 900 means 900,000.

    Write the whole amount. If it's right, say so in a waiver.
    """
    amount = ctx.cost(funding).known_total
    if amount and amount < ctx.catalog.cycle.limits.smallest_total:
        message = f"{dollars(amount)} for all years of the plan is very little for a program"
        mend = f"If you counted in thousands, write {amount * 1000:,.0f}. If the amount is right, a waiver can say so."
        yield Finding(_amount_at(funding), message, mend, on_key=funding.total is None)


@rule("SOA514")
def annual_amount_as_total(funding: Funding, ctx: Context) -> Iterator[Finding]:
    """The total looks like the amount for one year.

    "Total allocation should be cumulative" (2024 SOA Plan Guidance, Section 5). One year's amount would show a
    third of what the program costs.

    Write the sum of the three years. If you really spend the money in one year only, write 0 for the others.
    """
    found, years = ctx.cost(funding), readable(funding.by_year)
    amount = found.known_total
    if not amount or found.other_years:
        return
    details = known(funding.details) or ""
    if sentence := YearlyWords.of(ctx.catalog.words).calls_yearly(details, amount):
        called = f"the details call it yearly: “{_short(sentence)}”"
        message = f"{dollars(amount)} is given for all years of the plan together, but {called}"
    elif not found.is_summed and len(years) == 1 and same(amount, sum_of(years.values()), 1):
        message = (
            f"{dollars(amount)} is given for all years of the plan together, but it is the amount of "
            f"{next(iter(years))} alone"
        )
    else:
        return
    yield Finding(_amount_at(funding), message, HOW_TO_MEND_A_YEARLY_TOTAL, on_key=funding.total is None)


HOW_TO_MEND_A_YEARLY_TOTAL = (
    "Write the sum of all the plan's years. If it's all in one year, write 0 for each other year below `by_year:`."
)


def _amount_at(funding: Funding) -> Pointer:
    """Where the cumulative amount is written."""
    return funding.at("by_year" if funding.total is None else "total")


def _short(sentence: str) -> str:
    """A sentence, cut where it is long."""
    return shorten(sentence, LONGEST_QUOTATION, placeholder=" …")


def _difference(parts: Amounts, due: Decimal, names: tuple[str, str]) -> tuple[str, str]:
    """Both sums, the difference, and what to do. `names`: what was added up, and what it is held against."""
    added = sum_of(parts.values())
    message = f"the {names[0]} add up to {dollars(added)}, but the {names[1]} is {dollars(due)}"
    entries = " + ".join(f"{key} {dollars(amount)}" for key, amount in parts.items())
    apart = f"{dollars(abs(added - due))} too {'much' if added > due else 'little'}"
    return message, f"{entries} = {dollars(added)}, which is {apart}. Correct the amount that's wrong."
