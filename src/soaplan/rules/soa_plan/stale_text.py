"""Text that was carried over from the plan of another cycle."""

import re
from collections.abc import Iterable, Iterator

from soaplan.catalog import SoaCatalog
from soaplan.diagnostic import Finding, Pointer
from soaplan.plans.base import known
from soaplan.plans.soa_plan import SoaPlan
from soaplan.rules.clause_spans import clause_spans
from soaplan.rules.registry import rule
from soaplan.rules.soa_plan.context import Context

RANGE_SIGN = r"\s*(?:[-\u2010-\u2013\u2014]|to|through|thru)\s*"
ROW_SIGN = r"\s*(?:,|\+|&|/|,?\s*and)\s*"


@rule("DOC023")
def stale_cycle_text(plan: SoaPlan, ctx: Context) -> Iterator[Finding]:
    """A text speaks of the years of another three-year plan.

    Much of a plan is written by changing the plan before it. A last day or a range of fiscal years that stays behind
    tells readers that the plan ended years ago. Only the summary and what will be in place at the end are looked at:
    other answers speak of earlier years for good reasons.

    Write this plan's own years. Where the other plan is meant, say so ("our previous plan").
    """
    cycle, stale = ctx.catalog.cycle, _stale(ctx.catalog)
    for pointer, text in _texts(plan):
        for start, end in _found(text, stale, ctx):
            message = f"“{' '.join(text[start:end].split())}” belongs to another three-year plan; this one is for "
            message += f"{cycle.years_label} and ends in {cycle.plan_ends}"
            yield Finding(pointer, message, _mend(ctx.catalog), piece=(start, end))


def _texts(plan: SoaPlan) -> Iterator[tuple[Pointer, str]]:
    """The two answers that speak of what this plan will do."""
    for part, key in ((plan, "summary"), *((program, "by_end_of_plan") for program in plan.programs())):
        if (text := known(getattr(part, key))) is not None:
            yield part.at(key), text


def _found(text: str, stale: re.Pattern[str], ctx: Context) -> Iterator[tuple[int, int]]:
    """Where another cycle's years stand, unless the sentence says that another plan is meant."""
    for start, end in clause_spans(text):
        for found in stale.finditer(text, start, end):
            if not ctx.prose(text[start:end]).has(ctx.words("other_cycle_words")):
                yield found.span()


def _mend(catalog: SoaCatalog) -> str:
    month, _ = catalog.cycle.plan_ends.split()
    return (
        f"Write {catalog.cycle.plan_ends} or {catalog.cycle.years_label}. soaplan looked for by, through, until and "
        f"end of {month} of another cycle's last year, and for another cycle's whole range of fiscal years. If another "
        "plan is meant, say so: “our previous plan”, “the next plan”."
    )


def _stale(catalog: SoaCatalog) -> re.Pattern[str]:
    """What tells of another cycle: its last day, or all its fiscal years. Other cycles are this one, shifted."""
    month, year = catalog.cycle.plan_ends.split()
    length, shifts = len(catalog.cycle.years), [int(offset) for offset in catalog.words["other_cycle_offsets"]]
    ends = [int(year) + sign * shift for shift in shifts for sign in (-1, 1)]
    last_days = rf"{_any(catalog.words['last_day_words'])}\s+{month},?\s+(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s+|of\s+)?"
    fiscal = rf"{_any(catalog.words['fiscal_year_words'])}\s*['\u2019]?"
    spans = [_span(fiscal, range(end - length + 1, end + 1)) for end in ends]
    return re.compile(rf"\b(?:{last_days}{_any(map(str, ends))}|{'|'.join(spans)})(?!\w)", re.IGNORECASE)


def _any(words: Iterable[str]) -> str:
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words) + ")"


def _span(fiscal: str, years: range) -> str:
    """A whole range of fiscal years: FY22-FY24, fiscal years 2022 to 2024, "FY22, FY23 and FY24"."""
    written = [rf"(?:{year // 100})?{year % 100:02}" for year in years]
    again = f"(?:{fiscal})?"
    row = f"{ROW_SIGN}{again}".join(written)
    return f"{fiscal}(?:{written[0]}{RANGE_SIGN}{again}{written[-1]}|{row})"
