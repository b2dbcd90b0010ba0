"""Write the money of a plan as a spreadsheet: one line a program, its years, sources and foundation categories.

Sums are formulas. What comes out of the plan is always text or a number, so that no program runs it as a formula.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from pydantic_core import PydanticCustomError

from soaplan.check.result import CheckResult
from soaplan.diagnostic import Pointer
from soaplan.office.carried import PROPERTY, VERSION, Baggage, Carried
from soaplan.office.form import Box, boxes_of, name_of
from soaplan.office.packed import same_bytes
from soaplan.plans.values import read_amount
from soaplan.regex import regex

SHEET, LISTS, HIDDEN = "Money", "Lists", "soaplan"
KEY, AREA, CODE, NAME = "Place in the plan", "Focus Area", "Program", "Name"
YEARS_SUM, TOTAL, SOURCES_SUM = "Sum of the years", "Three-year total", "Sum of the sources"
NEW_SOURCE, CATEGORY = "New source", "Category"
MONEY = ("total", "by_year", "by_source", "foundation_categories")
"""The answers of a program's `funding` that are in the sheet."""
HEAD = 4
"""The line with the names of the columns."""
OFFERED = 9
"""How many sources have a column although no program uses them; the rest fit nobody's screen."""
NEW_SOURCES = 3
FIXED = frozenset({KEY, AREA, CODE, NAME, YEARS_SUM, TOTAL, SOURCES_SUM})
RESERVED = (NEW_SOURCE, CATEGORY)
CHUNK = 30_000
"""Signs in a cell; Excel allows 32,767."""
DOLLARS = "#,##0.##"
NOT_ALLOWED = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
HINT = (
    "Change the white cells. Codes, names and sums are locked. To use another source, write its name over "
    "“New source”. Save as .xlsx and send it back."
)


class NoMoneyError(Exception):
    """The file has no programs with money, or money that fits into no sheet; the text says which."""


@dataclass(frozen=True, slots=True)
class Row:
    """The money of one program."""

    pointer: Pointer
    """The way to its `funding`."""
    area: str
    code: str
    name: str
    boxes: dict[str, Box]
    """`total`, `by_year`, `by_source` and `foundation_categories`."""

    def amounts(self, name: str) -> dict[str, str]:
        """Amounts by year or by source, as they are written."""
        return pairs(self.boxes[name].value)


@dataclass
class Columns:
    """The names of the columns, in order."""

    years: list[str]
    sources: list[str]
    categories: int
    names: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        new = [f"{NEW_SOURCE} {number}" for number in range(1, NEW_SOURCES + 1)]
        categories = [f"{CATEGORY} {number}" for number in range(1, self.categories + 1)]
        twice = [name for name in {*self.sources} if name in {*self.years, *FIXED} or name.startswith(RESERVED)]
        if twice:
            raise NoMoneyError(f"a source can't be called “{twice[0]}” in the sheet; give it another name in the plan")
        self.names = [
            KEY,
            AREA,
            CODE,
            NAME,
            *self.years,
            YEARS_SUM,
            TOTAL,
            *self.sources,
            *new,
            SOURCES_SUM,
            *categories,
        ]

    def letter(self, name: str) -> str:
        """The letter of a column."""
        from openpyxl.utils import get_column_letter  # noqa: PLC0415 - an extra

        return str(get_column_letter(self.names.index(name) + 1))


def pairs(text: str) -> dict[str, str]:
    """The names and values of `name: value` lines."""
    parts = (line.partition(":") for line in text.split("\n") if line.strip())
    return {name.strip(): value.strip() for name, _, value in parts}


def amount_of(text: str) -> Decimal | None:
    """An amount that can be read."""
    try:
        return read_amount(text) if text.strip() else None
    except PydanticCustomError:
        return None


def rows_of(result: CheckResult) -> list[Row]:
    """The programs of a plan. Raises NoMoneyError."""
    boxes = boxes_of(result)
    homes = [pointer[:-1] for pointer in boxes if pointer[-2:] == ("funding", "total")]
    if not homes:
        raise NoMoneyError(f"{result.path} has no programs with money")
    return [_row(home, boxes) for home in homes]


def _row(home: Pointer, boxes: dict[Pointer, Box]) -> Row:
    program, area = home[:-1], home[:-3]
    said = {name: box.value for name in ("id", "name") if (box := boxes.get((*program, name)))}
    code = boxes.get((*area, "id"))
    found = {name: boxes[*home, name] for name in MONEY if (*home, name) in boxes}
    return Row(home, code.value if code else "", said.get("id", ""), said.get("name", ""), found)


def money_sheet(result: CheckResult) -> bytes:
    """The spreadsheet of a checked plan. Raises NoMoneyError."""
    from openpyxl import Workbook  # noqa: PLC0415 - an extra
    from openpyxl.packaging.custom import StringProperty  # noqa: PLC0415 - likewise

    rows = [row for row in rows_of(result) if len(row.boxes) == len(MONEY)]
    columns = _columns(result, rows)
    book = Workbook()
    categories = _choices(result, "foundation-categories")
    _Sheet(book.active, columns, rows, len(categories)).write(result)
    lists = book.create_sheet(LISTS)
    for number, label in enumerate(categories, 1):
        put(lists.cell(number, 1), label)
    hidden = book.create_sheet(HIDDEN)
    text = baggage_of(result, rows).to_text()
    for number, start in enumerate(range(0, len(text), CHUNK), 1):
        put(hidden.cell(number, 1), text[start : start + CHUNK])
    for number, name in enumerate(columns.names, 1):
        put(hidden.cell(number, 2), name)
    hidden.sheet_state = "veryHidden"
    book.custom_doc_props.append(StringProperty(name=PROPERTY, value=VERSION))
    book.properties.creator = "soaplan"
    stream = io.BytesIO()
    book.save(stream)
    return same_bytes(stream.getvalue())


def baggage_of(result: CheckResult, rows: list[Row]) -> Baggage:
    """What the sheet carries along: the money, and the codes by which programs are found again."""
    answers = {name_of(box.pointer): Carried(box.pointer, box.value) for row in rows for box in row.boxes.values()}
    for row in rows:
        for way, text in (((*row.pointer[:-3], "id"), row.area), ((*row.pointer[:-1], "id"), row.code)):
            answers[name_of(way)] = Carried(way, text)
    return Baggage(str(result.kind), result.cycle or "", answers)


def _columns(result: CheckResult, rows: list[Row]) -> Columns:
    years = [*_choices(result, "fiscal-years"), *(name for row in rows for name in row.amounts("by_year"))]
    used = [name for row in rows for name in row.amounts("by_source")]
    most = max((len(row.boxes["foundation_categories"].value.split("\n")) for row in rows), default=0)
    offered = len(_choices(result, "foundation-categories"))
    sources = dict.fromkeys([*used, *_choices(result, "funds")[:OFFERED]])
    return Columns(list(dict.fromkeys(years)), list(sources), min(max(most + 2, 4), max(offered, most)))


def _choices(result: CheckResult, name: str) -> list[str]:
    found = result.catalog.choices(name) if result.catalog else None
    return list(found.labels) if found else []


def put(cell: Any, text: str) -> None:
    """Put text into a cell as text, whatever it begins with."""
    cell.value = NOT_ALLOWED.sub("", text)
    cell.data_type = "s"
    cell.quotePrefix = int(text[:1] in {"=", "+", "-", "@", "\t", "\r"})


class _Sheet:
    def __init__(self, sheet: Any, columns: Columns, rows: list[Row], offered: int) -> None:
        self.sheet, self.columns, self.rows, self.offered = sheet, columns, rows, offered
        self.last = HEAD + len(rows)

    def write(self, result: CheckResult) -> None:
        """The whole sheet."""
        from openpyxl.styles import Font, PatternFill  # noqa: PLC0415 - an extra

        self.sheet.title = SHEET
        district = getattr(result.plan, "district", None)
        put(self.sheet["B1"], f"Money of the programs: {getattr(district, 'name', '') or ''}")
        put(self.sheet["B2"], HINT)
        for number, name in enumerate(self.columns.names, 1):
            cell = self.sheet.cell(HEAD, number)
            put(cell, name)
            cell.font = Font(bold=True)
        for line, row in enumerate(self.rows, HEAD + 1):
            self.row(line, row)
        self.sums()
        self.lock(PatternFill("solid", fgColor="EEF2F6"))
        self.choose()

    def row(self, line: int, row: Row) -> None:
        """One program."""
        for name, text in ((KEY, name_of(row.pointer)), (AREA, row.area), (CODE, row.code), (NAME, row.name)):
            put(self.cell(name, line), text)
        for kind in ("by_year", "by_source"):
            for name, text in row.amounts(kind).items():
                self.amount(name, line, text)
        first, last = self.columns.letter(self.columns.years[0]), self.columns.letter(self.columns.years[-1])
        self.cell(YEARS_SUM, line).value = f"=SUM({first}{line}:{last}{line})"
        self.total(line, row)
        start, end = self.columns.letter(self.columns.sources[0]), self.columns.letter(f"{NEW_SOURCE} {NEW_SOURCES}")
        self.cell(SOURCES_SUM, line).value = f"=SUM({start}{line}:{end}{line})"
        for number, label in enumerate(filter(None, row.boxes["foundation_categories"].value.split("\n")), 1):
            put(self.cell(f"{CATEGORY} {number}", line), label)

    def total(self, line: int, row: Row) -> None:
        """The total; while it is the sum of the years, it goes with them."""
        years = [amount_of(text) for text in row.amounts("by_year").values() if text]
        total = amount_of(row.boxes["total"].value)
        if years and None not in years and total == sum(filter(None, years)):
            self.cell(TOTAL, line).value = f"={self.columns.letter(YEARS_SUM)}{line}"
        else:
            self.amount(TOTAL, line, row.boxes["total"].value)

    def amount(self, name: str, line: int, text: str) -> None:
        """An amount as a number; what can't be read as one stays the text it is."""
        cell, amount = self.cell(name, line), amount_of(text)
        if amount is None:
            put(cell, text)
        else:
            cell.value = int(amount) if amount == int(amount) else float(amount)

    def sums(self) -> None:
        """The line below the programs."""
        line = self.last + 1
        put(self.cell(NAME, line), "Together")
        for name in self.money():
            letter = self.columns.letter(name)
            self.cell(name, line).value = f"=SUM({letter}{HEAD + 1}:{letter}{self.last})"

    def money(self) -> Iterator[str]:
        """The columns with amounts."""
        start = self.columns.names.index(NAME) + 1
        yield from self.columns.names[start : self.columns.names.index(SOURCES_SUM) + 1]

    def lock(self, shade: Any) -> None:
        """Lock what isn't to be changed; there is no password."""
        from openpyxl.styles import Protection  # noqa: PLC0415 - an extra

        sums = {KEY, AREA, CODE, NAME, YEARS_SUM, SOURCES_SUM}
        for name in self.columns.names:
            for line in range(HEAD, self.last + 2):
                cell = self.cell(name, line)
                fixed = name in sums or line == self.last + 1 or (line == HEAD and not name.startswith(NEW_SOURCE))
                cell.protection = Protection(locked=fixed)
                if fixed:
                    cell.fill = shade
                if name in self.money() and line > HEAD:
                    cell.number_format = DOLLARS
            self.sheet.column_dimensions[self.columns.letter(name)].width = 34 if name == NAME else 16
        self.sheet.column_dimensions[self.columns.letter(KEY)].hidden = True
        self.sheet.freeze_panes = f"{self.columns.letter(self.columns.years[0])}{HEAD + 1}"
        self.sheet.protection.sheet = True
        self.sheet.page_setup.orientation, self.sheet.page_setup.fitToHeight = "landscape", 0
        self.sheet.sheet_properties.pageSetUpPr.fitToPage = True

    def choose(self) -> None:
        """The categories are chosen from a list, amounts are numbers."""
        from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415 - an extra

        categories = [name for name in self.columns.names if name.startswith(CATEGORY)]
        if self.rows and self.offered:
            rule = DataValidation(type="list", formula1=f"={LISTS}!$A$1:$A${self.offered}", allow_blank=True)
            first, last = self.columns.letter(categories[0]), self.columns.letter(categories[-1])
            rule.add(f"{first}{HEAD + 1}:{last}{self.last}")
            self.sheet.add_data_validation(rule)

    def cell(self, name: str, line: int) -> Any:
        """The cell of a column on a line."""
        return self.sheet.cell(line, self.columns.names.index(name) + 1)
