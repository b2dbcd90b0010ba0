"""From the answers about money to the figures of the page."""

from decimal import Decimal
from functools import partial

from soaplan.money import dollars
from soaplan.plans.base import known
from soaplan.plans.facts import Cost, by_name, cost_of, sum_of, year_of
from soaplan.plans.soa_plan import Funding, Program
from soaplan.render.clean import clean, first_upper, one_line
from soaplan.render.figures import (
    Costs,
    Part,
    YearRow,
    column_totals,
    cost_sentence,
    total_in_words,
    with_shares,
)
from soaplan.render.reader import Reader


def cost_in(reader: Reader, program: Program) -> Cost:
    """What follows from the answers about the money of a program."""
    return cost_of(program.funding, reader.catalog.cycle.years)


def shown_by_year(reader: Reader, program: Program) -> tuple[tuple[str, str], ...]:
    """Year and amount, as far as they are given, the plan's years first; what cannot be read as it was written."""
    cost, rows = cost_in(reader, program), reader.table(program.funding, "by_year").items()
    names: dict[int | str, str] = dict(zip(cost.by_year, reader.catalog.cycle.years, strict=True))
    again = {name for spellings in cost.repeated for name in spellings}
    found = [(year_of(name), name, shown(*amount)) for name, amount in rows if amount[1]]
    found.sort(key=lambda row: (row[0] not in names, str(row[0])))
    return tuple((name if name in again else names.get(year, name), amount) for year, name, amount in found)


def shown_by_source(reader: Reader, program: Program) -> tuple[tuple[str, str], ...]:
    """Source and amount, as far as they are given; what cannot be read as it was written."""
    rows = reader.table(program.funding, "by_source").items()
    return tuple((fund_label(reader, name), shown(*amount)) for name, amount in rows if amount[1])


def shown(amount: object, text: str) -> str:
    """An amount for readers; the text as written where it cannot be read."""
    return dollars(amount) if isinstance(amount, Decimal) else text


def part_of(reader: Reader, program: Program, code: str, name: str, anchor: str) -> Part:
    """What one program costs. The text as written stands where the amount cannot be read."""
    total = cost_in(reader, program).known_total
    text = dollars(total) if total is not None else reader.line(program.funding, "total")
    return Part(code, name, anchor, total, text or reader.words.t("not_known"))


def costs_of(reader: Reader, programs: list[Program], parts: list[Part]) -> Costs:
    """All figures about money of a plan. `parts` name the programs, one each and in the same order."""
    words = reader.words
    shares = with_shares(parts, words)
    by_year = [list(map(known, cost_in(reader, program).by_year.values())) for program in programs]
    split = any(amount is not None for row in by_year for amount in row)
    rows = zip(shares, by_year, strict=True)
    sources = _sources(reader, programs, shares)
    missing = sum(part.amount is None for part in shares)
    return Costs(
        parts=shares,
        total=sum_of(part.amount for part in shares),
        missing=missing,
        sources=sources,
        years=reader.catalog.cycle.years if split else (),
        year_rows=tuple(YearRow(part, tuple(row)) for part, row in rows) if split else (),
        year_totals=column_totals(by_year) if split else (),
        categories=_categories(reader, programs, shares),
        shown_total=total_in_words(shares, words),
        sentence=cost_sentence(shares, words),
        open_year=words.t("not_known" if missing else "not_by_year"),
    )


def _sources(reader: Reader, programs: list[Program], parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The sources of all programs together, the largest first; what no program splits is a row of its own."""
    amounts: dict[str, Decimal] = {}
    open_part = Decimal(0)
    for program, part in zip(programs, parts, strict=True):
        split = by_source(reader, program)
        for label, amount in split.items():
            amounts[label] = amounts.get(label, Decimal(0)) + amount
        open_part += max(Decimal(0), (part.amount or Decimal(0)) - sum_of(split.values()))
    if not amounts:
        return ()
    rows = sorted(amounts.items(), key=lambda row: -row[1])
    if open_part:
        rows.append((reader.words.t("no_source"), open_part))
    return with_shares((Part("", label, "", amount, "") for label, amount in rows), reader.words)


def by_source(reader: Reader, program: Program) -> dict[str, Decimal]:
    """The amounts of a program by source, under the names that the page gives them, as far as they are known."""
    found = by_name(program.funding.by_source, partial(fund_label, reader))
    return {name: amount for name, amount in found.items() if isinstance(amount, Decimal)}


def fund_label(reader: Reader, written: str) -> str:
    """The catalog's label of a fund, so that its spellings are added up; another fund as it was written."""
    return first_upper(reader.label(reader.catalog.fund(one_line(clean(written)))))


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
