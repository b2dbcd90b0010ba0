"""The money goes out as a spreadsheet and comes back: sums are formulas, text stays text, no amount is guessed."""

import io
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from office.test_word_form import PLAN, repacked
from office.word import LIMITS, checked
from soaplan.cli.main import main
from soaplan.importing.blocks import UnreadableSourceError
from soaplan.office.money_answers import take_back_money
from soaplan.office.money_sheet import HEAD, money_sheet

MONEY = PLAN.replace(
    "FY27: 425,000\n",
    """FY27: 425,000
          by_source:
            chapter 70: $1,000,000   # as voted
            Title I: "250000"
          foundation_categories:
            - Pupil Services
""",
)
LINE = HEAD + 1


class Sheet:
    """A money sheet that is open in Excel. openpyxl computes nothing, so a cell's result is written with it."""

    def __init__(self, plan: str = MONEY) -> None:
        self.book: Any = load_workbook(io.BytesIO(money_sheet(checked(plan))))
        self.sheet = self.book["Money"]

    def at(self, column: str, line: int = LINE) -> Any:
        names = [cell.value for cell in self.sheet[HEAD]]
        return self.sheet.cell(line, names.index(column) + 1)

    def put(self, column: str, value: Any) -> "Sheet":
        self.at(column).value = value
        return self

    @property
    def saved(self) -> bytes:
        stream = io.BytesIO()
        self.book.save(stream)
        return stream.getvalue()


def back(sheet: Sheet, plan: str = MONEY) -> str:
    found = take_back_money(sheet.saved, checked(plan), LIMITS)
    assert (found.conflicts, found.failed) == ([], {})
    return found.content.decode()


def test_a_sheet_that_nobody_touched_changes_no_byte():
    assert back(Sheet()) == MONEY


def test_sums_are_formulas_codes_are_locked_and_categories_are_chosen():
    sheet = Sheet()
    assert sheet.at("Sum of the years").value == f"=SUM(E{LINE}:G{LINE})"
    assert sheet.at("Three-year total").value == f"=H{LINE}"
    assert sheet.at("FY25", LINE + 1).value == f"=SUM(E{LINE}:E{LINE})"
    locked = {name: sheet.at(name).protection.locked for name in ("Program", "FY25", "Category 1")}
    assert locked == {"Program": True, "FY25": False, "Category 1": False}
    assert sheet.sheet.protection.sheet
    (rule,) = sheet.sheet.data_validations.dataValidation
    assert (rule.type, rule.formula1) == ("list", "=Lists!$A$1:$A$11")
    assert sheet.book["Lists"].max_row == 11


@pytest.mark.parametrize("written", [410000, 410000.0, "410,000", " $410000 ", "410000 dollars"])
def test_an_amount_is_read_however_it_is_written_and_the_total_follows(written):
    found = back(Sheet().put("FY25", written))
    assert found == MONEY.replace("FY25: 400,000", "FY25: 410,000").replace("total: 1,250,000", "total: 1,260,000")


def test_only_what_changed_is_written_and_columns_may_be_moved():
    sheet = Sheet().put("chapter 70", 1_100_000).put("Category 2", "Professional Development")
    sheet.sheet.move_range(f"J{HEAD}:J{LINE + 1}", cols=60)
    found = back(sheet)
    assert found == MONEY.replace("$1,000,000 ", "1,100,000 ").replace(
        "            - Pupil Services\n", "            - Pupil Services\n            - Professional Development\n"
    )


def test_a_new_source_takes_the_name_that_was_written_over_the_empty_column():
    sheet = Sheet()
    sheet.at("New source 1", HEAD).value = "A gift"
    sheet.put("A gift", 5)
    assert '            Title I: "250000"\n            A gift: 5\n' in back(sheet)


def test_a_program_is_found_again_where_others_came_before_it():
    moved = MONEY.replace("      - id: 2.2D", "      - id: 2.2C\n        today: A pair.\n      - id: 2.2D")
    found = back(Sheet().put("Title I", None), moved)
    assert found == moved.replace('            Title I: "250000"\n', "")


def test_emptied_money_is_cleared_and_takes_no_program_out():
    sheet = Sheet()
    for name in ("FY25", "FY26", "FY27", "Three-year total", "chapter 70", "Title I", "Category 1"):
        sheet.put(name, None)
    assert "      - id: 2.2D\n        today: Two tutors.\n" in back(sheet)


HOSTILE = '=HYPERLINK("http://x.example","2")'


def test_text_of_the_plan_never_becomes_a_formula():
    plan = MONEY.replace("        today:", f"        name: '{HOSTILE}'\n        today:").replace(
        "Title I", '"+Title I"'
    )
    sheet = Sheet(plan)
    for cell in (sheet.at("Name"), sheet.at("+Title I", HEAD)):
        assert cell.data_type == "s"
        assert cell.quotePrefix
    assert back(sheet, plan) == plan


def merge(sheet: Sheet) -> None:
    sheet.sheet.merge_cells(f"E{LINE}:F{LINE}")


def rename(sheet: Sheet) -> None:
    sheet.at("FY26", HEAD).value = "Year 2"


def double(sheet: Sheet) -> None:
    sheet.at("FY26", HEAD).value = "FY25"


def another_program(sheet: Sheet) -> None:
    sheet.at("FY25", LINE + 3).value = 5


def copied(sheet: Sheet) -> None:
    sheet.at("Place in the plan", LINE + 3).value = sheet.at("Place in the plan").value


def without_ours(sheet: Sheet) -> None:
    del sheet.book["soaplan"]


@pytest.mark.parametrize(
    ("action", "why"),
    [
        (merge, "merged"),
        (rename, "“FY26” is missing or was renamed. Is it “Year 2”"),
        (double, "two columns “FY25”"),
        (another_program, "no program of the plan"),
        (copied, "copy"),
        (without_ours, "isn't a money sheet"),
        (lambda sheet: sheet.put("FY25", "about 4 hundred"), "cell E5: “about 4 hundred” isn't an amount"),
        (lambda sheet: sheet.put("FY25", -5), "isn't an amount"),
        (lambda sheet: sheet.put("FY25", bool(sheet)), "isn't an amount"),
        (lambda sheet: sheet.put("FY25", "=1+1"), "formula"),
        (lambda sheet: sheet.put("FY25", HOSTILE), "formula"),
        (lambda sheet: sheet.put("Category 1", HOSTILE), "formula"),
        (lambda sheet: sheet.put("New source 1", 5), "name the source"),
    ],
)
def test_what_is_unclear_is_refused_with_its_place(action, why):
    sheet = Sheet()
    action(sheet)
    with pytest.raises(UnreadableSourceError, match=why):
        take_back_money(sheet.saved, checked(MONEY), LIMITS)


def test_other_sheets_are_named_and_not_read():
    sheet = Sheet()
    sheet.book.create_sheet("Dana's notes")["A1"] = HOSTILE
    found = take_back_money(sheet.saved, checked(MONEY), LIMITS)
    assert found.remarks == ["other sheets weren't read: Dana's notes"]


@pytest.mark.parametrize("size", [25_000_000, 70_000_000])
def test_a_bomb_is_refused(size):
    bomb = repacked(Sheet().saved, "xl/worksheets/sheet9.xml", b"<a>" + b" " * size)
    with pytest.raises(UnreadableSourceError, match="unpacks"):
        take_back_money(bomb, checked(MONEY), LIMITS)


def test_the_commands(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plan.yaml").write_text(MONEY, "utf-8")
    assert main(["export", "plan.yaml", "-o", "money.xlsx"]) == 0
    sheet = Sheet().put("FY25", 410000)
    (tmp_path / "edited.xlsx").write_bytes(sheet.saved)
    assert main(["import", "edited.xlsx", "--into", "plan.yaml"]) == 0
    assert "FY25: 410,000" in (tmp_path / "plan.yaml").read_text("utf-8")
    Workbook().save(tmp_path / "other.xlsx")
    assert main(["import", "other.xlsx", "--into", "plan.yaml"]) == 2
    assert "isn't a money sheet" in capsys.readouterr().err
