"""What a three-year plan costs: the panel at the top, and the section. All from the same figures."""

from collections.abc import Iterable
from decimal import Decimal

from soaplan.money import dollars
from soaplan.render.clean import first_upper
from soaplan.render.documents.blocks import (
    Bars,
    Block,
    Cell,
    Column,
    Figure,
    Item,
    Note,
    Part,
    Row,
    Saying,
    Shares,
    Table,
)
from soaplan.render.documents.plan_programs import ProgramView, year_in_words
from soaplan.render.figures import Costs, width, with_shares
from soaplan.render.figures import Part as Money
from soaplan.render.reader import Reader

MOST_SOURCES = 5
"""Parts of the strip of sources; what is more stands together in the last one."""
REST = 4
"""The tone of the last of several sources."""


def at_a_glance(reader: Reader, costs: Costs) -> tuple[Block, ...]:
    """The total, the years and the sources."""
    if not costs.parts:
        return ()
    t = reader.words.t
    total = Figure(first_upper(costs.shown_total), t("over_three_years" if costs.total else "cost_short"))
    return (total, *_years(reader, costs), *_strip(reader, costs))


def _years(reader: Reader, costs: Costs) -> tuple[Block, ...]:
    t, totals = reader.words.t, costs.year_totals
    if not any(total is not None for total in totals):
        return ()
    most = max((total for total in totals if total is not None), default=Decimal(0))
    columns = (Column(t("school_year")), Column(t("cost_short")))
    rows = (
        Row(_cell(year_in_words(year)), (_bar(total, most, tone, costs.open_year),))
        for tone, (year, total) in enumerate(zip(costs.years, totals, strict=True))
    )
    return (Table("years", t("cost_by_year"), columns, tuple(rows), "mini"),)


def _bar(amount: Decimal | None, most: Decimal, tone: int, unknown: str) -> Cell:
    if amount is None:
        return _cell(unknown)
    return Cell((Item(dollars(amount)),), picture=Bars.one(width(amount, most), tone))


def _strip(reader: Reader, costs: Costs) -> tuple[Block, ...]:
    """At most five sources; the smallest of more stand together."""
    if not costs.sources:
        return ()
    shown = costs.sources if len(costs.sources) <= MOST_SOURCES else _with_rest(reader, costs.sources)
    total = sum((part.amount or Decimal(0) for part in shown), Decimal(0))
    last = len(shown) - 1
    parts = (
        (part.name, part.share, width(part.amount or Decimal(0), total), tone if tone < last or not last else REST)
        for tone, part in enumerate(shown)
    )
    return (Shares(reader.words.t("money_from"), tuple(parts)),)


def _with_rest(reader: Reader, sources: tuple[Money, ...]) -> tuple[Money, ...]:
    first, rest = sources[: MOST_SOURCES - 1], sources[MOST_SOURCES - 1 :]
    amount = sum((part.amount or Decimal(0) for part in rest), Decimal(0))
    together = Money("", reader.words.t("other_sources"), "", amount, "")
    return with_shares((*first, together), reader.words)


def costs_section(reader: Reader, views: tuple[ProgramView, ...], costs: Costs) -> tuple[Block, ...]:
    """The sentence, the programs by year, the sources, and the foundation categories for reviewers."""
    t = reader.words.t
    categories = _categories(reader, costs)
    return (
        Saying((costs.sentence,), "lead"),
        _by_program(reader, views, costs),
        *_sources(reader, costs),
        Note(t("rounded")),
        *((Part(t("reviewers"), categories, style="reviewers"),) if categories else ()),
    )


def _by_program(reader: Reader, views: tuple[ProgramView, ...], costs: Costs) -> Table:
    """Each program with a bar of its years; the longest fills the width."""
    t = reader.words.t
    years = tuple(
        Column(year_in_words(year), number=True, optional=True, tone=tone) for tone, year in enumerate(costs.years)
    )
    columns = (Column(t("program")), *years, Column(t("three_years"), number=True))
    of_years = {row.part.anchor: row.by_year for row in costs.year_rows}
    money = {part.anchor: part for part in costs.parts}
    most = max((part.amount for part in costs.parts if part.amount is not None), default=Decimal(0))
    rows = tuple(
        _program(view, money[view.anchor], of_years.get(view.anchor, ()), most)
        for view in views
        if view.anchor in money
    )
    foot = Row(
        _cell(t("all_programs")),
        (*(_amount(total, costs.open_year) for total in costs.year_totals), _cell(first_upper(costs.shown_total))),
    )
    return Table("by-program", t("cost_by_program"), columns, rows, "money", foot, heads_above=True)


def _program(view: ProgramView, money: Money, by_year: tuple[Decimal | None, ...], most: Decimal) -> Row:
    lengths = [amount for amount in by_year if amount is not None] or [money.amount or Decimal(0)]
    bars = Bars(tuple((width(amount, most), tone) for tone, amount in enumerate(lengths)), track=False)
    notes = (view.code,) if view.code and view.code != view.title else ()
    head = Cell((Item(view.title, view.anchor),), notes, picture=bars if money.amount else None)
    return Row(head, (*(_amount(amount) for amount in by_year), _cell(money.shown)))


def _amount(amount: Decimal | None, unknown: str = "") -> Cell:
    return Cell() if amount is None and not unknown else _cell(unknown if amount is None else dollars(amount))


def _cell(text: str) -> Cell:
    return Cell((Item(text),))


def _sources(reader: Reader, costs: Costs) -> tuple[Block, ...]:
    if not costs.sources:
        return ()
    t = reader.words.t
    columns = (Column(t("source")), Column(t("share")), Column(t("amount"), number=True))
    rows = tuple(_source(part) for part in costs.sources)
    foot = Row(_cell(t("all_sources")), (_cell("100%"), _cell(costs.source_total)))
    return (Table("by-source", t("money_from"), columns, rows, "sources", foot),)


def _source(part: Money) -> Row:
    share = part.share.strip("%") if part.share.endswith("%") and part.share[0].isdigit() else "0"
    return Row(_cell(part.name), (Cell((Item(part.share),), picture=Bars.one(share)), _cell(part.shown)))


def _categories(reader: Reader, costs: Costs) -> tuple[Block, ...]:
    if not costs.categories:
        return ()
    t = reader.words.t
    columns = (Column(t("category")), Column(t("used_by")))
    rows = tuple(Row(_cell(label), (Cell(_links(parts)),)) for label, parts in costs.categories)
    return (Table("categories", t("categories"), columns, rows, "categories"),)


def _links(parts: Iterable[Money]) -> tuple[Item, ...]:
    return tuple(Item(part.code or part.name, part.anchor) for part in parts)
