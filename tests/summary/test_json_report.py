"""The summary for other programs: as its schema describes it, and with the figures of the region."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from render.attacks import STRINGS
from render.plans import everywhere, plan
from soaplan.output.report import Screen
from soaplan.summary import Summary, write
from soaplan.summary.json_report import number
from soaplan.summary.records import OtherFile
from soaplan.summary.totals import summary_of
from summary.region import broken, records, summary

SCHEMA = json.loads(
    (Path(__file__).parents[2] / "schemas" / "output" / "summary.schema.json").read_text(encoding="utf-8")
)


def report(found: Summary) -> Any:
    content = json.loads(write("json", found, Screen()))
    Draft202012Validator(SCHEMA).validate(content)
    return content


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


COUNTS = {"error": 2, "warning": 1, "advice": 0, "todo": 0, "waived": 0}


def test_figures() -> None:
    content = report(
        summary(
            broken(),
            OtherFile("plan.es.yaml", "plan-translation", "translation of a plan", "Elm Street", "draft", COUNTS),
        )
    )
    assert (content["version"], content["plans"], content["as_of"]) == (1, 3, "2026-11-21")
    first = content["cycles"][0]
    assert first["cost"] == {"dollars": 1260, "known": 3, "unknown": 1}
    assert first["by_year"]["FY26"] == {"dollars": 420, "known": 3, "unknown": 1}
    assert first["median_cost_of_a_plan"] == 300
    by_code = {choice["id"]: choice for choice in first["programs"]}
    assert (by_code["2.2D"]["plans"], by_code["2.2D"]["median_cost"]) == (2, 600)
    assert by_code["2.4A"]["cost"] == {"dollars": None, "known": 0, "unknown": 1}
    assert by_code["3.1A"]["plans"] == 0
    assert first["votes"] == {"approved": 2, "first": "2024-03-14", "last": "2024-03-28"}
    assert first["files"][0]["programs"][2]["by_year"] == {"FY25": 5, "FY26": None, "FY27": None}
    assert content["unreadable"][0]["path"] == "broken.yaml"
    entry = {"path": "plan.es.yaml", "kind": "plan-translation", "about": "Elm Street", "status": "draft"}
    assert content["other_files"] == [entry | {"counts": COUNTS}]


@pytest.mark.parametrize("text", STRINGS[::5])
def test_an_attacked_plan_fits_the_schema(text: str) -> None:
    report(summary_of(records(everywhere(text)), date(2026, 11, 21)))


def test_nothing_answered_fits_the_schema() -> None:
    report(summary_of(records(plan()), date(2026, 11, 21)))


@pytest.mark.parametrize(("amount", "written"), [
    (None, None), (Decimal(5), 5), (Decimal("5.50"), 5.5), (Decimal(999999999999999), 999999999999999),
])  # fmt: skip
def test_amounts_are_numbers(amount: Decimal | None, written: float | None) -> None:
    assert number(amount) == written
