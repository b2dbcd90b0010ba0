"""From the answers about money to the figures of the page."""

from decimal import Decimal

from soaplan.money import dollars
from soaplan.plans.labels import fold
from soaplan.plans.soa_plan import Funding, Program
from soaplan.render.clean import first_upper
from soaplan.render.figures import (
    Costs,
    Part,
    YearRow,
    column_totals,
    cost_sentence,
    source_sentence,
    sum_of,
    total_in_words,
    with_shares,
)
from soaplan.render.reader import Reader


def total_of(reader: Reader, funding: Funding) -> Decimal | None:
    """The three-year total: as given, or the sum where every year of the cycle has its amount."""
    if (total := reader.amount(funding, "total")) is not None or funding.total is not None:
        return total
    by_year = amounts_by_year(reader, funding)
    return None if None in by_year else sum_of(by_year)


def amounts_by_year(reader: Reader, funding: Funding) -> list[Decimal | None]:
    """The amounts in the order of the cycle's years; None where there is none that can be read."""
    given = {fold(year): value for year, (value, _) in reader.table(funding, "by_year").items()}
    values = [given.get(fold(year)) for year in reader.catalog.cycle.years]
    return [value if isinstance(value, Decimal) else None for value in values]


def shown_by_year(reader: Reader, funding: Funding) -> tuple[tuple[str, str], ...]:
    """Year and amount, as far as they are given, with what cannot be read as it was written."""
    return tuple(
        (year, dollars(value) if isinstance(value, Decimal) else text)
        for year, (value, text) in reader.table(funding, "by_year").items()
        if text
    )


def part_of(reader: Reader, program: Program, code: str, name: str, anchor: str) -> Part:
    """What one program costs. The text as written stands where the amount cannot be read."""
    total = total_of(reader, program.funding)
    shown = dollars(total) if total is not None else reader.line(program.funding, "total")
    return Part(code, name, anchor, total, shown or reader.words.t("not_known"))


def costs_of(reader: Reader, programs: list[Program], parts: list[Part]) -> Costs:
    """All figures about money of a plan. `parts` name the programs, one each and in the same order."""
    words = reader.words
    shares = with_shares(parts, words)
    by_year = [amounts_by_year(reader, program.funding) for program in programs]
    split = any(amount is not None for row in by_year for amount in row)
    rows = zip(shares, by_year, strict=True)
    sources = _sources(reader, programs, shares)
    return Costs(
        parts=shares,
        total=sum_of(part.amount for part in shares),
        missing=sum(part.amount is None for part in shares),
        sources=sources,
        years=reader.catalog.cycle.years if split else (),
        year_rows=tuple(YearRow(part, tuple(map(_year, row))) for part, row in rows) if split else (),
        year_totals=column_totals(by_year) if split else (),
        categories=_categories(reader, programs, shares),
        shown_total=total_in_words(shares, words),
        sentence=cost_sentence(shares, words),
        source_sentence=source_sentence(sources, words),
    )


def _year(amount: Decimal | None) -> str:
    return "" if amount is None else dollars(amount)


def _sources(reader: Reader, programs: list[Program], parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The sources of all programs together, the largest first; what no program splits is a row of its own."""
    amounts: dict[str, Decimal] = {}
    open_part = Decimal(0)
    for program, part in zip(programs, parts, strict=True):
        split = _split(reader, program.funding)
        for label, amount in split.items():
            amounts[label] = amounts.get(label, Decimal(0)) + amount
        open_part += max(Decimal(0), (part.amount or Decimal(0)) - sum_of(split.values()))
    if not amounts:
        return ()
    rows = sorted(amounts.items(), key=lambda row: -row[1])
    if open_part:
        rows.append((reader.words.t("no_source"), open_part))
    return with_shares((Part("", label, "", amount, "") for label, amount in rows), reader.words)


def _split(reader: Reader, funding: Funding) -> dict[str, Decimal]:
    found: dict[str, Decimal] = {}
    for name, (amount, _) in reader.table(funding, "by_source").items():
        if isinstance(amount, Decimal):
            label = fund_label(reader, name)
            found[label] = found.get(label, Decimal(0)) + amount
    return found


def fund_label(reader: Reader, written: str) -> str:
    """The catalog's label of a fund, so that its spellings are added up; another fund as it was written."""
    for row in reader.catalog.foundation.funds:
        if fold(written) in map(fold, (row.label, *row.aliases)):
            return first_upper(reader.label(row.label))
    return first_upper(reader.label(written))


def categories_of(reader: Reader, funding: Funding) -> tuple[str, ...]:
    """The foundation categories of one program, by their official labels."""
    written = reader.lines(funding, "foundation_categories")
    return tuple(dict.fromkeys(reader.label(reader.catalog.foundation_category(name) or name) for name in written))


def _categories(
    reader: Reader, programs: list[Program], parts: tuple[Part, ...]
) -> tuple[tuple[str, tuple[Part, ...]], ...]:
    """Foundation categories in the order of the law, others behind them, each with the programs that name it."""
    found: dict[str, list[Part]] = {}
    for program, part in zip(programs, parts, strict=True):
        for label in categories_of(reader, program.funding):
            found.setdefault(label, []).append(part)
    order = {reader.label(row.label): place for place, row in enumerate(reader.catalog.foundation.categories)}
    labels = sorted(found, key=lambda label: order.get(label, len(order)))
    return tuple((label, tuple(found[label])) for label in labels)
