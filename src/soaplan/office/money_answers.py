"""Read a money sheet that came back. What is unclear is refused with its cell; nothing is guessed."""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from soaplan.check.result import CheckResult
from soaplan.importing.blocks import UnreadableSourceError
from soaplan.importing.readers.packed import refuse_hostile
from soaplan.office.carried import Baggage
from soaplan.office.merge import same
from soaplan.office.money_sheet import (
    AREA,
    CATEGORY,
    CODE,
    HEAD,
    HIDDEN,
    KEY,
    NAME,
    NEW_SOURCE,
    SHEET,
    SOURCES_SUM,
    TOTAL,
    YEARS_SUM,
    amount_of,
    pairs,
)
from soaplan.office.take_back import TakenBack, refuse_another, take_back
from soaplan.office.word_answers import Answers
from soaplan.plans.labels import fold
from soaplan.source.parse import Limits

MOST_UNPACKED = 20_000_000
MOST_LINES, MOST_COLUMNS = 2_000, 300
FORMULA = "="
AS_TEXT = frozenset({"=", "+", "@", "\t"})
"""How a text begins that a spreadsheet might run."""


def take_back_money(content: bytes, result: CheckResult, limits: Limits) -> TakenBack:
    """Merge a money sheet into its plan. Raises UnreadableSourceError."""
    refuse_hostile(content, "an Excel file", "an Excel workbook (.xlsx)", MOST_UNPACKED)
    from openpyxl import load_workbook  # noqa: PLC0415 - an extra

    try:
        written, computed = (
            load_workbook(io.BytesIO(content), keep_links=False, data_only=data_only) for data_only in (False, True)
        )
    except Exception as error:  # the library's errors have no common class
        raise UnreadableSourceError("this isn't an Excel file that can be read; save it again as .xlsx") from error
    if HIDDEN not in written.sheetnames or SHEET not in written.sheetnames:
        raise UnreadableSourceError(
            f"this isn't a money sheet that soaplan made: the sheet “{SHEET}” or what it carries along is missing. "
            "Export it again, and keep that sheet's name"
        )
    hidden = written[HIDDEN]
    baggage = Baggage.from_text("".join(str(row[0]) for row in hidden.iter_rows(max_col=1, values_only=True) if row[0]))
    if baggage is None:
        raise UnreadableSourceError("what the money sheet carries along can't be read; export it again")
    refuse_another(baggage, result)
    names = [str(row[0]) for row in hidden.iter_rows(min_col=2, max_col=2, values_only=True) if row[0]]
    table = _Table(written[SHEET], computed[SHEET], names, baggage)
    taken = take_back(baggage, table.answers(), result, limits, whole=False)
    others = [name for name in written.sheetnames if name not in {SHEET, HIDDEN, "Lists"}]
    if others:
        taken.remarks.append(f"other sheets weren't read: {', '.join(others)}")
    return taken


@dataclass
class _Table:
    sheet: Any
    computed: Any
    names: list[str]
    """The names of the columns as they were exported."""
    baggage: Baggage

    def answers(self) -> Answers:
        """The answers of every program."""
        if self.sheet.max_row > MOST_LINES or self.sheet.max_column > MOST_COLUMNS:
            raise UnreadableSourceError(f"the sheet “{SHEET}” is far larger than a plan's; delete what isn't its money")
        head, columns = self._columns()
        self._refuse_merged(head)
        found = Answers()
        seen: set[str] = set()
        for line in range(head + 1, self.sheet.max_row + 1):
            key = self._text(columns[KEY], line)
            if key and key not in seen:
                seen.add(key)
                self._row(key, line, columns, found)
            elif key:
                raise UnreadableSourceError(f"line {line} is a copy of another one; add programs in the Word form")
            elif self._has_money(line, columns):
                raise UnreadableSourceError(
                    f"line {line} has amounts for no program of the plan; add it in the Word form"
                )
        return found

    def _columns(self) -> tuple[int, dict[str, int]]:
        """The line of the names, and the number of each column, wherever it was moved to."""
        for line in range(1, min(self.sheet.max_row, HEAD * 5) + 1):
            texts = [self._text(number, line) for number in range(1, self.sheet.max_column + 1)]
            if CODE in texts and KEY in texts:
                return line, self._named(texts)
        raise UnreadableSourceError(
            f"the line with the names of the columns ({CODE}, {TOTAL} ...) is gone; export again"
        )

    def _named(self, texts: list[str]) -> dict[str, int]:
        columns: dict[str, int] = {}
        for number, text in enumerate(texts, 1):
            if text and text in columns:
                raise UnreadableSourceError(f"there are two columns “{text}”; delete or rename one")
            if text:
                columns[text] = number
        missing = [name for name in self.names if name not in columns and not name.startswith(NEW_SOURCE)]
        if missing:
            new = [text for text in columns if text not in self.names]
            instead = f" Is it “{new[0]}” now? Then put its name back." if new else ""
            raise UnreadableSourceError(f"the column “{missing[0]}” is missing or was renamed.{instead}")
        return columns

    def _refuse_merged(self, head: int) -> None:
        for area in self.sheet.merged_cells.ranges:
            if area.max_row >= head:
                raise UnreadableSourceError(
                    f"the cells {area.coord} are merged; split them, so that each amount has its own"
                )

    def _has_money(self, line: int, columns: dict[str, int]) -> bool:
        """Whether a line without a program has amounts; the line of the sums has formulas."""
        numbers = (columns[name] for name in columns if name not in {KEY, AREA, CODE, NAME, YEARS_SUM, SOURCES_SUM})
        values = (self.sheet.cell(line, number).value for number in numbers)
        return any(value not in {None, ""} and not str(value).startswith(FORMULA) for value in values)

    # One program

    def _row(self, key: str, line: int, columns: dict[str, int], found: Answers) -> None:
        before = {name: self.baggage.answers.get(f"{key}.{name}") for name in ("total", "by_year", "by_source")}
        if None in before.values():
            raise UnreadableSourceError(f"line {line}: the hidden column A was changed; export the sheet again")
        years = self._amounts(line, columns, self._years(), pairs(self.baggage.answers[f"{key}.by_year"].value))
        told = pairs(self.baggage.answers[f"{key}.by_source"].value)
        sources = self._amounts(line, columns, self._sources(columns), told)
        self._keep(found, f"{key}.total", self._told_total(key, line, columns, years))
        for name, amounts in (("by_year", years), ("by_source", sources)):
            self._keep(found, f"{key}.{name}", self._lines(f"{key}.{name}", amounts))
        self._keep(found, f"{key}.foundation_categories", "\n".join(self._categories(line, columns)))

    def _keep(self, found: Answers, name: str, text: str) -> None:
        carried = self.baggage.answers.get(name)
        if carried is None:
            return
        found.texts[carried.pointer] = text
        if not same(text, carried.value):
            found.touched.add(carried.pointer)

    def _years(self) -> list[str]:
        return self.names[self.names.index(NAME) + 1 : self.names.index(YEARS_SUM)]

    def _sources(self, columns: dict[str, int]) -> list[str]:
        """The sources: the columns that are nothing else, but for new ones that nobody has named."""
        fixed = {KEY, AREA, CODE, NAME, YEARS_SUM, TOTAL, SOURCES_SUM, *self._years()}
        return [name for name in columns if name not in fixed and not name.startswith(CATEGORY)]

    def _amounts(
        self, line: int, columns: dict[str, int], names: list[str], before: Mapping[str, str]
    ) -> dict[str, Decimal | str]:
        """The amounts of some columns; one that couldn't be read in the plan either stays the text it is."""
        found: dict[str, Decimal | str] = {}
        for name in names:
            if before.get(name) and self._text(columns[name], line) == before[name]:
                found[name] = amount_of(before[name]) or before[name]
                continue
            amount = self._amount(line, columns[name])
            if amount is not None and name.startswith(NEW_SOURCE) and name in self.names:
                raise UnreadableSourceError(f"name the source of the amount in {self._where(columns[name], line)}")
            if amount is not None:
                found[name] = amount
        return found

    def _total(self, line: int, columns: dict[str, int], years: Mapping[str, Decimal | str]) -> Decimal | None:
        """The total; where it is still the sum of the years, that of the years as they are now."""
        value = self.sheet.cell(line, columns[TOTAL]).value
        if isinstance(value, str) and value.startswith(FORMULA):
            sums = self.sheet.cell(line, columns[YEARS_SUM]).coordinate
            if value.removeprefix(FORMULA).replace("$", "") == sums:
                known = [amount for amount in years.values() if isinstance(amount, Decimal)]
                return sum(known, Decimal()) if known else None
        return self._amount(line, columns[TOTAL])

    def _amount(self, line: int, number: int) -> Decimal | None:
        value = self.sheet.cell(line, number).value
        if (isinstance(value, str) and value.startswith(FORMULA)) or self.sheet.cell(line, number).data_type == "f":
            value = self.computed.cell(line, number).value
            if not isinstance(value, int | float):
                raise UnreadableSourceError(
                    f"{self._where(number, line)} has a formula whose result isn't an amount; write the amount itself"
                )
        if value is None or (isinstance(value, str) and not value.strip()):
            return None
        text = _number(value) if isinstance(value, int | float) and not isinstance(value, bool) else str(value)
        amount = amount_of(text) if not isinstance(value, bool) else None
        if amount is None:
            raise UnreadableSourceError(f"{self._where(number, line)}: “{text[:40]}” isn't an amount; write 250000")
        return amount

    def _categories(self, line: int, columns: dict[str, int]) -> list[str]:
        found: list[str] = []
        for name, number in columns.items():
            text = self._text(number, line) if name.startswith(CATEGORY) else ""
            if text and text[0] in AS_TEXT:
                raise UnreadableSourceError(
                    f"{self._where(number, line)} has a formula; choose a category from the list"
                )
            if text and fold(text) not in map(fold, found):
                found.append(text)
        return found

    # How it is written

    def _told_total(self, key: str, line: int, columns: dict[str, int], years: Mapping[str, Decimal | str]) -> str:
        """The total as the plan writes it; one that is the same keeps its spelling."""
        before = self.baggage.answers[f"{key}.total"].value
        if before and self._text(columns[TOTAL], line) == before:
            return before
        amount = self._total(line, columns, years)
        return "" if amount is None else before if amount_of(before) == amount else dollars(amount)

    def _lines(self, name: str, amounts: Mapping[str, Decimal | str]) -> str:
        before = pairs(self.baggage.answers[name].value)
        order = [*(one for one in before if one in amounts), *(one for one in amounts if one not in before)]
        kept = {one: text for one, text in before.items() if amounts.get(one) in {text, amount_of(text)}}
        return "\n".join(f"{one}: {kept.get(one) or _written(amounts[one])}" for one in order)

    def _text(self, number: int, line: int) -> str:
        value = self.sheet.cell(line, number).value
        return " ".join(str(value).split()) if value is not None else ""

    def _where(self, number: int, line: int) -> str:
        return f"cell {self.sheet.cell(line, number).coordinate}"


def _number(value: float) -> str:
    """A number of a cell as text, to the cent: spreadsheets compute in binary fractions."""
    return str(int(value)) if value == int(value) else f"{value:.2f}"


def _written(amount: Decimal | str) -> str:
    return amount if isinstance(amount, str) else dollars(amount)


def dollars(amount: Decimal) -> str:
    """An amount as plans write it: 1,250,000."""
    return f"{amount:,.0f}" if amount == amount.to_integral() else f"{amount:,.2f}"
