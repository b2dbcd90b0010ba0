"""Text that was carried over from the plan of another cycle, found by the years in it. Years are fiscal years."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from soaplan.diagnostic import Finding, Pointer
from soaplan.plans.base import known
from soaplan.plans.soa_plan import SoaPlan
from soaplan.prose import clause_spans
from soaplan.regex import regex
from soaplan.rules.registry import rule
from soaplan.rules.soa_plan.context import Context

CENTURY = 2000
FULL_YEAR = 4
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
JULY, JUNE = 7, 6
SEASONS = {"winter": 2, "spring": 5, "summer": 7, "fall": 9, "autumn": 9}
"""A month of each season. A fiscal year begins in July."""
DASH = r"\s?[-\u2010-\u2014/]\s?"
TWO_OR_FOUR = r"(?:20)?\d\d(?!\d)"
MONTH = rf"(?:{'|'.join(MONTHS)})[a-z]*\.?"
YEARS = regex(
    rf"\b(?:FY|fiscal years?)\s?['\u2019]?(?P<fiscal>{TWO_OR_FOUR})"
    rf"(?:(?:{DASH}|\s(?:to|through|thru)\s)(?:FY|fiscal year)?\s?['\u2019]?(?P<to_fiscal>{TWO_OR_FOUR}))?(?!\w)"
    rf"|\b(?:SY|(?:school|academic) years?)\s?['\u2019]?(?P<school>{TWO_OR_FOUR})"
    rf"(?:{DASH}['\u2019]?(?P<to_school>{TWO_OR_FOUR}))?(?!\w)"
    rf"|(?<![\w$,.-])(?P<year>20\d\d){DASH}['\u2019]?(?P<to_year>{TWO_OR_FOUR})(?![\w,%-])"
    rf"|\b(?P<month>{MONTH})\s+(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s+)?(?:of\s+)?(?P<of_month>20\d\d)(?!\w)"
    rf"|\b(?P<season>winter|spring|summer|fall|autumn)\s+(?:of\s+)?(?P<of_season>20\d\d)(?!\w)"
    rf"|(?<![\w/])(?P<number>\d{{1,2}})/(?:\d{{1,2}}/)?(?P<of_number>20\d\d)(?![\w/])",
    re.IGNORECASE,
)
TOGETHER = regex(r"\s*(?:[-\u2010-\u2014]|to|through|thru|and|,|&|\+|/|,\s*and)\s*", re.IGNORECASE)
"""What makes one span of the years on both sides."""


@dataclass(frozen=True, slots=True)
class Years:
    """Fiscal years, from the first to the last, and where a text says so."""

    start: int
    end: int
    first: int
    last: int
    to_june: bool = True
    """Whether they go on to the last day of the last year: not "by May 2027"."""


def years_in(text: str) -> Iterator[Years]:
    """All spans of years of a text, in order."""
    whole: Years | None = None
    for found in YEARS.finditer(text):
        years = _read(found)
        if whole and years.last > whole.last and TOGETHER.fullmatch(text, whole.end, years.start):
            whole = Years(whole.start, years.end, whole.first, years.last, years.to_june)
        else:
            if whole:
                yield whole
            whole = years
    if whole:
        yield whole


def _read(found: re.Match[str]) -> Years:
    if found["fiscal"]:
        first = _full(found["fiscal"])
        return Years(*found.span(), first, _full(found["to_fiscal"] or found["fiscal"]))
    if found["school"] or found["year"]:
        return _school_years(found, found["school"] or found["year"], found["to_school"] or found["to_year"])
    year = int(found["of_month"] or found["of_season"] or found["of_number"])
    month = _month(found)
    fiscal = year + 1 if month >= JULY else year
    return Years(*found.span(), fiscal, fiscal, month == JUNE or bool(found["season"]))


def _school_years(found: re.Match[str], first: str, last: str | None) -> Years:
    """SY27, 2026-27 and 2024-2027 by the years of their June; SY25-27 names three of these."""
    start, end = _full(first), _full(last or first)
    named_by_june = last is None or (bool(found["school"]) and len(first) < FULL_YEAR and end - start > 1)
    return Years(*found.span(), start if named_by_june or end <= start else start + 1, end)


def _month(found: re.Match[str]) -> int:
    if found["season"]:
        return SEASONS[found["season"].casefold()]
    if found["number"]:
        return int(found["number"])
    return MONTHS.index(found["month"].casefold()[:3]) + 1


def _full(year: str) -> int:
    return int(year) if len(year) == FULL_YEAR else CENTURY + int(year)


@rule("DOC023")
def stale_cycle_text(plan: SoaPlan, ctx: Context) -> Iterator[Finding]:
    """A text mentions the years of another three-year plan as if they were this plan's.

    Many plans start as a copy of the last one. If an end date or a range of years is left over, readers think the
    plan ended years ago. This rule only looks at the summary, at what will be in place at the end, and at the details
    of the money, because other answers can have good reasons to mention earlier years. So can a sentence about the
    past, another plan, a contract or a grant.

    Write this plan's years. If you do mean the other plan, say so ("our previous plan").
    """
    cycle = ctx.catalog.cycle
    for pointer, text in _texts(plan):
        for start, end in _found(text, ctx):
            message = f"“{' '.join(text[start:end].split())}” is from another three-year plan; this one is for "
            message += f"{cycle.years_label} and ends in {cycle.plan_ends}"
            mend = f"Write {cycle.plan_ends} or {cycle.years_label}. "
            mend += "If you mean another plan, say so: “our previous plan”."
            yield Finding(pointer, message, mend, piece=(start, end))


def _texts(plan: SoaPlan) -> Iterator[tuple[Pointer, str]]:
    """The answers that speak of what this plan will do."""
    programs = plan.programs()
    ends = [(program, "by_end_of_plan") for program in programs]
    details = [(program.funding, "details") for program in programs]
    for part, key in ((plan, "summary"), *ends, *details):
        if (text := known(getattr(part, key))) is not None:
            yield part.at(key), text


def _found(text: str, ctx: Context) -> Iterator[tuple[int, int]]:
    """Where another cycle's years are given as this plan's own."""
    if not YEARS.search(text):
        return
    own = _own_years(ctx.catalog.cycle.plan_ends, len(ctx.catalog.cycle.years))
    labels_own = any(years.last in own and LABEL.match(text, years.end) for years in years_in(text))
    for start, end in clause_spans(text):
        clause = _Clause(text[start:end], own, ctx, labels_own)
        for first, last in clause.stale():
            yield start + first, start + last


@lru_cache(maxsize=8)
def _own_years(plan_ends: str, length: int) -> range:
    last = int(plan_ends.rsplit(maxsplit=1)[-1])
    return range(last - length + 1, last + 1)


WILL = regex(
    r"\b(?:will|shall|plans? to|going to|aims? to|intends? to|expects? to|is to|are to|we['\u2019]ll)\b", re.IGNORECASE
)
BY = regex(
    r"(?:\b(?:by|through|until|till|before|no later than|not later than|as of|due)"
    r"|\b(?:end|close|conclusion|completion|last day) of|\bend(?:s|ing)?(?: in)?)"
    r"(?:\s+(?:the|our|end|close|conclusion|of|in|late|early|academic|this))*\s*$",
    re.IGNORECASE,
)
"""What makes a deadline of the years behind it."""
FRONTED = regex(
    r"^\W*(?:(?:and|then|next|first|second|also)\W+)?(?:in|during|throughout|for|over|by|starting|beginning|from|effective)\b[^.;:]{0,40}$",
    re.IGNORECASE,
)
"""What stands before years at the beginning of a clause: "In FY25 we will hire", "Beginning in the fall of 2024"."""
SCHEDULED = regex(
    r"\b(?:in|during|throughout|starting|beginning)(?:\s+(?:the|in|school|year|years|fiscal|fall|of|with))*\s*$",
    re.IGNORECASE,
)
"""What stands before years in which something will happen: "We will hire tutors in FY25"."""
PARTICIPLE = regex(
    r"\b(?:\w{2,}ed|made|seen|won|begun|built|taken|held|given|shown|found|known|set|taught|written)\s+(?:\w+\s+)?"
    r"(?:from|between|in|during|over|by|since|through|at|until)\W*(?:the\s+)?(?:\w+\s+of\s+)?$",
    re.IGNORECASE,
)
"""Something done in those years: "gains made from fall 2024 to spring 2027"."""
COMPARED = regex(
    r"\b(?:those|results?|data|scores?|levels?|rates?|baseline|than|with|to|figures?|since|of|the)\W+(?:in|of|from|for)?\W*(?:the\s+)?$",
    re.IGNORECASE,
)
COMPARED_PLAN = regex(
    r"\b(?:unlike|than|under|beyond|after|since|as in|build(?:s|ing)? on|(?:compared|contrast) (?:with|to))\s+"
    r"(?:our|the|that|its)\s+$",
    re.IGNORECASE,
)
NAMED_PLAN = regex(r"\s+(?:SOA |student opportunity act |three[- ]year )?plan\b", re.IGNORECASE)
"""What names a plan by its years, to compare with it: "unlike our FY25-FY27 plan"."""
MONEY = regex(r"\s*\$\s?\d")
LABEL = regex(r"\)?\s*(?::|\s[\u2013\u2014-]\s)")
"""What makes a label of the years before it: "FY25: hire"."""


@dataclass
class _Clause:
    """One sentence or list item, and what it says of years."""

    text: str
    own: range
    ctx: Context
    labels_own: bool
    """Whether the text has a line for a year of this plan too: a year before it is there to compare."""

    def stale(self) -> Iterator[tuple[int, int]]:
        """Where years stand that are not this plan's own, and are said to be."""
        found = [years for years in years_in(self.text) if self._is_of_another_plan(years)]
        if found and not self.ctx.prose(self.text).has(self.ctx.words("other_cycle_words")):
            for years in found:
                if self._is_claimed(years):
                    yield self._start_with_words(years), years.end

    def _is_of_another_plan(self, years: Years) -> bool:
        """Whether years lie before this plan, or are those of a later one as a whole or to its end."""
        return years.last < self.own.start or (years.last - self.own[-1]) in self._shifts

    @property
    def _shifts(self) -> tuple[int, ...]:
        return tuple(int(offset) for offset in self.ctx.words("other_cycle_offsets"))

    def _is_claimed(self, years: Years) -> bool:
        before, after = self.text[: years.start], self.text[years.end :]
        if PARTICIPLE.search(before) or (COMPARED_PLAN.search(before) and NAMED_PLAN.match(after)):
            return False
        future = bool(WILL.search(self.text))
        if self._is_past and not future:
            return False
        is_last = (self.own[-1] - years.last) % len(self.own) == 0
        if years.last - years.first == len(self.own) - 1:
            return True
        if BY.search(before):
            return future or (is_last and years.to_june)
        if not self.labels_own and (LABEL.match(after) or (future and MONEY.match(after))):
            return True
        fronted = bool(FRONTED.search(before)) and bool(WILL.search(after))
        return fronted or self._is_scheduled(before)

    def _is_scheduled(self, before: str) -> bool:
        """Whether what will happen is said to happen in these years: "we will hire tutors in FY25"."""
        promised = WILL.split(before)
        last = promised[-1] if len(promised) > 1 else ""
        return bool(last and SCHEDULED.search(before) and not COMPARED.search(before)) and not self._tells_of_past(last)

    @property
    def _is_past(self) -> bool:
        return self._tells_of_past(self.text) or self._has_past_verb

    def _tells_of_past(self, text: str) -> bool:
        return self.ctx.prose(text).has(self.ctx.words("past_words"))

    @property
    def _has_past_verb(self) -> bool:
        """Whether a word in -ed is the verb: "enrollment dropped", not "the targeted groups"."""
        no_verb = self.ctx.words("before_no_verb")
        words = pairwise(self.ctx.prose(self.text).words)
        return any(word.endswith("ed") and not word.endswith("eed") and before not in no_verb for before, word in words)

    def _start_with_words(self, years: Years) -> int:
        by = BY.search(self.text[: years.start])
        return by.start() if by else years.start
