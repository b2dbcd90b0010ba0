"""Every number of a page, computed once: sentence, picture and table take it from here and cannot disagree."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from soaplan.money import dollars
from soaplan.plans.facts import sum_of
from soaplan.plans.labels import fold
from soaplan.render.clean import first_upper
from soaplan.render.words import Words

WHOLE = Decimal(1)
TENTH = Decimal("0.1")
HUNDRED = Decimal(100)
PERCENT = frozenset(map(fold, ("percent", "%", "percentage", "per cent", "pct")))


def number_in_words(value: Decimal) -> str:
    """A number for readers: 1,204; 31.4; -3."""
    return f"{value.normalize():,f}"


def school_year(year: int | None) -> str:
    """A school year by its first and last calendar year: 2023-24."""
    return f"{year - 1}-{year % 100:02}" if year else ""


def is_percent(shown: str, unit: str) -> bool:
    """Whether a figure is in percent, by its unit or its own sign."""
    return fold(unit) in PERCENT or shown.endswith("%")


def with_unit(shown: str, unit: str) -> str:
    """A figure with its sign of percent; other units stand beside the measure."""
    return f"{shown}%" if shown and is_percent(shown, unit) and not shown.endswith("%") else shown


def difference(value: Decimal | None, other: Decimal | None, words: Words, *, percent: bool) -> str:
    """How far a value lies from another, in words: "23 points lower"."""
    if value is None or other is None:
        return ""
    gap = value - other
    shown = number_in_words(abs(gap))
    points = words.plural_of("points", abs(gap), n=shown) if percent else shown
    return words.t("higher" if gap > 0 else "lower", points=points) if gap else words.t("same")


def bounds(values: Iterable[Decimal], *, percent: bool) -> tuple[Decimal, Decimal] | None:
    """The ends of a line on which figures are shown; None where they do not fit a line of percent.

    It begins at zero, unless that would press all figures into its far half.
    """
    low, high = min(found := list(values)), max(found)
    if percent:
        return (Decimal(0), HUNDRED) if low >= 0 and high <= HUNDRED else None
    from_zero = low >= 0 and low * 2 < high
    step = WHOLE.scaleb((high if from_zero else high - low or abs(high) or WHOLE).adjusted())
    first = Decimal(0) if from_zero else (low // step - 1) * step
    return first, (high // step + 1) * step


def width(value: Decimal, most: Decimal) -> str:
    """How far a bar reaches, in percent of the longest possible."""
    if most <= 0 or value <= 0:
        return "0"
    part = min(value / most, WHOLE) * HUNDRED
    return f"{part.quantize(TENTH, ROUND_HALF_UP).normalize():f}"


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
    """What one program costs in each year, in dollars; None where it is not given."""

    part: Part
    by_year: tuple[Decimal | None, ...]


@dataclass(frozen=True)
class Costs:
    """What the plan costs, in dollars over its three years. `missing` programs have no amount that can be read."""

    parts: tuple[Part, ...]
    total: Decimal
    missing: int
    sources: tuple[Part, ...]
    years: tuple[str, ...]
    year_rows: tuple[YearRow, ...]
    year_totals: tuple[Decimal | None, ...]
    categories: tuple[tuple[str, tuple[Part, ...]], ...]
    shown_total: str
    """The total for readers; "at least" where an amount is missing."""
    sentence: str
    """What the plan costs, and its largest parts."""

    open_year: str
    """What stands for the sum of a year that cannot be told: it isn't known, or a program isn't split by year."""

    @property
    def source_total(self) -> str:
        """The sum of all sources, for readers."""
        return dollars(sum_of(part.amount for part in self.sources))


def total_in_words(parts: Iterable[Part], words: Words) -> str:
    """The sum of all parts for readers; "at least" where an amount is missing."""
    amounts = [part.amount for part in parts]
    total = sum_of(amounts)
    if not total and (None in amounts or not amounts):
        return words.t("not_known")
    return words.t("at_least", amount=dollars(total)) if None in amounts else dollars(total)


def cost_sentence(parts: Iterable[Part], words: Words) -> str:
    """What the plan costs, with at most its two largest parts, as far as they are a fifth of it each."""
    parts = tuple(parts)
    missing = sum(part.amount is None for part in parts)
    if missing == len(parts):
        return words.t("cost_unknown")
    found = [words.t("cost_total", total=first_upper(total_in_words(parts, words)))]
    for key, part in zip(("largest_part", "next_part"), leading(parts), strict=False):
        found.append(words.t(key, amount=part.shown, share=part.share, program=f"“{part.name}”"))
    if missing:
        found.append(words.t("cost_missing", programs=words.count("programs", missing)))
    return words.between_sentences.join(found)


def leading(parts: Sequence[Part]) -> list[Part]:
    """The parts that cost strictly more than all behind them and a fifth of the whole, two at most; none of one."""
    known = sorted((part for part in parts if part.amount is not None), key=lambda part: -(part.amount or 0))
    if len(known) < len(parts) or len(known) < 2:  # noqa: PLR2004 - one of several
        return []
    found: list[Part] = []
    total = sum_of(part.amount for part in known)
    for part, behind in zip(known, [*known[1:], None], strict=True):
        amount, next_amount = part.amount or Decimal(0), (behind.amount or Decimal(0)) if behind else Decimal(-1)
        if amount == next_amount or amount * 5 < total or len(found) == 2:  # noqa: PLR2004 - two at most
            break
        found.append(part)
    return found


def with_shares(parts: Iterable[Part], words: Words) -> tuple[Part, ...]:
    """The parts with their share of the sum of all, and the length of their bars: the largest fills the width."""
    parts = tuple(parts)
    amounts = [part.amount or Decimal(0) for part in parts]
    shares, most = shares_of(amounts), max(amounts, default=Decimal(0))
    return tuple(
        part if part.amount is None else _with_share(part, percent, most, words)
        for part, percent in zip(parts, shares, strict=True)
    )


def _with_share(part: Part, percent: int, most: Decimal, words: Words) -> Part:
    amount = part.amount or Decimal(0)
    said = words.t("under_one_percent") if amount and not percent else f"{percent}%"
    return replace(part, shown=dollars(amount), share=said, width=width(amount, most))


def shares_of(amounts: Sequence[Decimal]) -> list[int]:
    """The amounts as whole percent of their sum, which add up to 100: the largest remainders are rounded up."""
    total = sum(amounts, Decimal(0))
    if total <= 0:
        return [0] * len(amounts)
    exact = [max(amount, Decimal(0)) / total * HUNDRED for amount in amounts]
    found = [int(value) for value in exact]
    by_remainder = sorted(range(len(exact)), key=lambda place: found[place] - exact[place])
    for place in by_remainder[: 100 - sum(found)]:
        found[place] += 1
    return found


def column_totals(rows: Sequence[Sequence[Decimal | None]]) -> tuple[Decimal | None, ...]:
    """The sum of each column; None where a row has no figure in it."""
    columns = zip(*rows, strict=True)
    return tuple(None if None in column else sum_of(column) for column in columns)
