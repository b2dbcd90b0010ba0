"""Every number of a page, computed once: sentence, picture and table take it from here and cannot disagree."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from soaplan.money import dollars
from soaplan.plans.facts import sum_of
from soaplan.render.words import Words

WHOLE = Decimal(1)
TENTH = Decimal("0.1")
HUNDRED = Decimal(100)


def number_in_words(value: Decimal) -> str:
    """A number for readers: 1,204; 31.4; -3."""
    return f"{value.normalize():,f}"


def width(value: Decimal, most: Decimal) -> str:
    """How far a bar reaches, in percent of the longest possible."""
    if most <= 0 or value <= 0:
        return "0"
    part = min(value / most, WHOLE) * HUNDRED
    return f"{part.quantize(TENTH, ROUND_HALF_UP).normalize():f}"


def share(amount: Decimal, total: Decimal, words: Words) -> str:
    """A part of a total as whole percent."""
    if total <= 0:
        return "0%"
    percent = (amount / total * HUNDRED).quantize(WHOLE, ROUND_HALF_UP)
    return words.t("under_one_percent") if amount > 0 and percent == 0 else f"{percent}%"


@dataclass(frozen=True)
class Part:
    """One part of the whole cost. `amount` is None where it is not known; `shown` says it in every case."""

    code: str
    name: str
    anchor: str
    amount: Decimal | None
    shown: str
    share: str = ""
    width: str = "0"


@dataclass(frozen=True)
class YearRow:
    """What one program costs in each year, as shown; an empty text where it is not given."""

    part: Part
    by_year: tuple[str, ...]


@dataclass(frozen=True)
class Costs:
    """What the plan costs, in dollars over its three years. `missing` programs have no amount that can be read."""

    parts: tuple[Part, ...]
    total: Decimal
    missing: int
    sources: tuple[Part, ...]
    years: tuple[str, ...]
    year_rows: tuple[YearRow, ...]
    year_totals: tuple[str, ...]
    categories: tuple[tuple[str, tuple[Part, ...]], ...]
    shown_total: str
    """The total for readers; "at least" where an amount is missing."""
    sentence: str
    """One sentence with every number of the chart by program."""
    source_sentence: str
    """One sentence with every number of the chart by source."""

    @property
    def source_total(self) -> str:
        """The sum of all sources, for readers."""
        return dollars(sum_of(part.amount for part in self.sources))


def largest(parts: Sequence[Part]) -> Part | None:
    """The one part of several that costs most; None where two cost as much, or where the amount of one is not known."""
    amounts = sorted(part.amount for part in parts if part.amount is not None)
    if len(amounts) < len(parts) or len(amounts) < 2 or amounts[-1] == amounts[-2]:  # noqa: PLR2004 - one of several
        return None
    return next(part for part in parts if part.amount == amounts[-1])


def total_in_words(parts: Iterable[Part], words: Words) -> str:
    """The sum of all parts for readers; "at least" where an amount is missing."""
    amounts = [part.amount for part in parts]
    total = sum_of(amounts)
    if not total and (None in amounts or not amounts):
        return words.t("not_known")
    return words.t("at_least", amount=dollars(total)) if None in amounts else dollars(total)


def cost_sentence(parts: Iterable[Part], words: Words) -> str:
    """One sentence with every number of the chart by program."""
    parts = tuple(parts)
    known = [part for part in parts if part.amount is not None]
    if not known:
        return words.t("cost_unknown")
    if len(known) == len(parts) == 1:
        return words.t("cost_of_one", program=known[0].name, amount=known[0].shown)
    each = words.all_of(
        [words.t("cost_each", program=part.name, amount=part.shown, share=part.share) for part in known]
    )
    total, missing = total_in_words(parts, words), len(parts) - len(known)
    if not missing:
        return words.t("cost_of_all", total=total, each=each)
    return words.t("cost_of_some", total=total, each=each, programs=words.count("programs", missing))


def source_sentence(sources: Iterable[Part], words: Words) -> str:
    """One sentence with every number of the chart by source."""
    each = [words.t("source_each", source=one.name, amount=one.shown, share=one.share) for one in sources]
    return words.t("sources_sentence", each=words.all_of(each))


def with_shares(parts: Iterable[Part], words: Words) -> tuple[Part, ...]:
    """The parts with their share of the sum of all, and the length of their bars: the largest fills the width."""
    parts = tuple(parts)
    amounts = [part.amount for part in parts if part.amount is not None]
    total, most = sum(amounts, Decimal(0)), max(amounts, default=Decimal(0))
    return tuple(_with_share(part, total, most, words) for part in parts)


def _with_share(part: Part, total: Decimal, most: Decimal, words: Words) -> Part:
    if part.amount is None:
        return part
    shown = (share(part.amount, total, words), width(part.amount, most))
    return Part(part.code, part.name, part.anchor, part.amount, dollars(part.amount), *shown)


def column_totals(rows: Sequence[Sequence[Decimal | None]]) -> tuple[str, ...]:
    """The sum of each column, for readers; empty where a row has no figure in it."""
    columns = zip(*rows, strict=True)
    return tuple("" if any(a is None for a in column) else dollars(sum_of(column)) for column in columns)
