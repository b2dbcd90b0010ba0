"""Section 5 of the form: what a program costs. All amounts are US dollars.

Whether a text calls an amount yearly ("$400,000 a year", "an annual cost of $400,000") is read from words that belong
to the amount itself: half of the words of an honest text about money are about years. In doubt it does not.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache
from textwrap import shorten
from typing import Self

from soaplan.catalog import SoaCatalog
from soaplan.characters import visible
from soaplan.diagnostic import Finding, Fix, Pointer
from soaplan.money import dollars
from soaplan.plans.base import UNKNOWN, Unknown, given, known, unanswered
from soaplan.plans.facts import sum_of
from soaplan.plans.labels import meant, offer
from soaplan.plans.soa_plan import Funding
from soaplan.prose import clauses
from soaplan.regex import regex
from soaplan.rules.looked_for import listed
from soaplan.rules.registry import rule
from soaplan.rules.soa_plan.context import Context

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
    elif _is_of_one_year(total, years):
        return  # SOA514 says so
    elif years and total is not None and not found.repeated and not same(total, sum_of(years.values()), len(years)):
        yield Finding(funding.at("by_year"), *_difference(years, total, ("years", "total")), on_key=True)


def _year_again(names: tuple[str, ...]) -> tuple[str, str]:
    """One year under two names: which amount is meant, or whether they are to be added up, nobody can tell."""
    message = f"{listed([f'“{name}”' for name in names])} are the same school year"
    return message, "Keep one line for each year: delete the amount that's wrong, or write the sum of the two."


def _other_years(wrong: tuple[str, ...], ctx: Context) -> tuple[str, str]:
    """All keys that are no year of the plan, in one message: they have one cause."""
    keys, years = listed([f"“{key}”" for key in wrong]), ctx.catalog.cycle.years
    are = "isn't a school year" if len(wrong) == 1 else "aren't school years"
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
            mend, fix = _category_meant(text, ctx)
            yield Finding(funding.at("foundation_categories", place), message, mend, case="unknown", fix=fix)


def _category_meant(text: str, ctx: Context) -> tuple[str, Fix | None]:
    """The category that a text very likely means, and all of them."""
    rows = ctx.catalog.foundation.categories
    near = meant(text, {name: row.label for row in rows for name in (row.label, *row.aliases)})
    asked, fix = offer(text, near)
    return f"{asked}The categories are: {'; '.join(row.label for row in rows)}.", fix


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
    if sentence := yearly_amounts(details, ctx.catalog).get(amount):
        called = f"the details call it yearly: “{_short(sentence)}”"
        message = f"{dollars(amount)} is given for all years of the plan together, but {called}"
    elif not found.is_summed and (year := _is_of_one_year(amount, years)):
        message = f"{dollars(amount)} is given for all years of the plan together, but it's the amount of {year} alone"
    else:
        return
    yield Finding(_amount_at(funding), message, HOW_TO_MEND_A_YEARLY_TOTAL, on_key=funding.total is None)


def _is_of_one_year(total: Decimal | None, years: Amounts) -> str:
    """The year whose amount stands as the total; nothing where the years are all written, and the others are zero."""
    spent = {name: amount for name, amount in years.items() if amount}
    same_as = [name for name, amount in spent.items() if total is not None and same(amount, total, 1)]
    is_all = len(years) > 1 and len(spent) == 1
    return "" if is_all or not same_as else same_as[0]


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


LEAST_WITHOUT_SIGN = 1000
"""A smaller number without a dollar sign counts people or days, not money."""
LONGEST_GAP = 6
"""Words further apart than this belong to different things."""
FURTHEST = 40
"""Words behind an amount that may have to do with it."""
TOKEN = regex(
    r"(?P<sign>\$ ?)?(?P<digits>\d+(?:,\d{3})*(?:\.\d+)?)(?: ?(?P<scale>million|thousand|[mk])\b)?"
    r"|[^\W\d_]+(?:['\u2019][^\W\d_]+)*|[/,:;()\u2013\u2014]",
    re.IGNORECASE,
)
CALENDAR_YEAR = regex(r"(?:19|20)\d\d")
SCALES = {"million": 1_000_000, "m": 1_000_000, "thousand": 1000, "k": 1000}
BEHIND_ONLY = {"a", "per"}
"""What these begin ("a year", "per year") belongs to what stands before it."""
SILENT = {":", "(", ")"}
"""Signs that may stand anywhere between an amount and the words about it."""

Token = str | Decimal


@dataclass(frozen=True)
class YearlyWords:
    """The catalog's lists of words (see `words.yaml`, rule SOA514)."""

    annual: tuple[str, ...]
    before_noun: frozenset[str]
    between: frozenset[str]
    kinds: frozenset[str]
    nouns: frozenset[str]
    purpose: frozenset[str]
    not_the_amount: frozenset[str]
    sum_of_years: frozenset[str]

    @classmethod
    def of(cls, words: Mapping[str, tuple[str, ...]]) -> Self:
        """The lists as the catalog has them."""
        names = (name for name in words if name.startswith("annual_"))
        return cls(words["annual"], **{name.removeprefix("annual_"): frozenset(words[name]) for name in names})

    @cached_property
    def phrases(self) -> list[list[str]]:
        """The words that call an amount yearly, longest first."""
        return sorted((phrase.split() for phrase in self.annual), key=len, reverse=True)

    def amounts_in(self, text: str) -> dict[Decimal, str]:
        """The amounts that a text calls yearly, each with the first sentence that does."""
        found: dict[Decimal, str] = {}
        for sentence in clauses(visible(text)):
            tokens, is_first = tokens_of(sentence), True
            for place, token in enumerate(tokens):
                if isinstance(token, Decimal):
                    behind = tokens[place + 1 : place + FURTHEST]
                    if token not in found and (self._after(behind) or (is_first and self._before(tokens, place))):
                        found[token] = " ".join(sentence.split())
                    is_first = False
        return found

    def _phrase(self, tokens: Sequence[Token]) -> int:
        """How many words at the start of the tokens mean "yearly"; 0 where they do not."""
        return next((len(phrase) for phrase in self.phrases if list(tokens[: len(phrase)]) == phrase), 0)

    def _after(self, rest: Sequence[Token]) -> bool:
        """Whether the words behind an amount call it yearly."""
        for place in range(min(len(rest), LONGEST_GAP + 1)):
            if length := self._phrase(rest[place:]):
                gap = [token for token in rest[:place] if token not in SILENT]
                if rest[place] in self.before_noun and not self._speaks_of_money(gap, rest[place + length :]):
                    return False
                return self._belongs(gap) or self._is_purpose(gap)
        return False

    def _speaks_of_money(self, gap: Sequence[Token], rest: Sequence[Token]) -> bool:
        """Whether "annual" stands with the amount: "$400,000 annual", "$400,000 in annual funding"."""
        behind = next((token for token in rest if token not in self.kinds), "")
        alone = not isinstance(behind, str) or not behind.isalpha()
        return len(gap) <= 1 and (alone or behind in self.nouns)

    def _belongs(self, gap: Sequence[Token]) -> bool:
        """Whether every word between the amount and "yearly" only says that it is spent."""
        return all(token in self.between for token in gap)

    def _is_purpose(self, gap: Sequence[Token]) -> bool:
        """Whether the words between only say what the amount is for: "$400,000 for tutors each year"."""
        start = next((place for place, token in enumerate(gap) if token in self.purpose), len(gap))
        spent, what = gap[:start], gap[start:]
        words = all(isinstance(token, str) and token.isalpha() for token in what)
        return bool(what) and words and self._belongs(spent) and not self.not_the_amount.intersection(what)

    def _before(self, tokens: Sequence[Token], place: int) -> bool:
        """Whether the words before the first amount call it yearly: "an annual cost of", "each year we spend"."""
        behind = tokens[place + 1] if place + 1 < len(tokens) else ""
        if behind in self.sum_of_years:
            return False
        starts = range(max(0, place - LONGEST_GAP - 1), place)
        return any(self._leads(tokens[start:place], first=start == 0) for start in starts)

    def _leads(self, words: Sequence[Token], *, first: bool) -> bool:
        """Whether words that end before an amount begin with "yearly" and otherwise only say that it is spent."""
        length = self._phrase(words)
        if not length or words[0] in BEHIND_ONLY:
            return False
        dropped = {*SILENT, ","} if first else SILENT
        gap = [token for token in words[length:] if token not in dropped]
        points_back = gap[-1:] in (["the"], ["our"])
        cut_off = not gap and len(words) > length and words[length:] != [":"]
        return self._belongs(gap) and not points_back and not cut_off


@lru_cache(maxsize=64)
def yearly_amounts(text: str, catalog: SoaCatalog) -> dict[Decimal, str]:
    """The amounts that a text calls yearly, each with the first sentence that does."""
    return YearlyWords.of(catalog.words).amounts_in(text)


def tokens_of(sentence: str) -> list[Token]:
    """The words and signs of a sentence in small letters; amounts of money as numbers of dollars."""
    return [_token(found) for found in TOKEN.finditer(sentence)]


def _token(found: re.Match[str]) -> Token:
    digits, scale = found["digits"], found["scale"]
    if digits is None:
        word = found.group().casefold()
        return "per" if word == "/" else word
    amount = Decimal(digits.replace(",", "")) * SCALES.get((scale or "").casefold(), 1)
    is_money = found["sign"] or scale or (amount >= LEAST_WITHOUT_SIGN and not CALENDAR_YEAR.fullmatch(digits))
    return amount if is_money else digits
