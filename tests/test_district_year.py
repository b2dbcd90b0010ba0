"""Three years of one invented district: its plan, the amended plan, two reports, and the next plan begun from it."""

import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from running import Run
from soaplan import validate

FILES = Path(__file__).parent / "district_year"
SPRING_2026 = date(2026, 4, 1)
AMENDED, REPORT_1, REPORT_2 = "plan.yaml", "report-fy25.yaml", "report-fy26.yaml"


@pytest.fixture
def year(soaplan: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The files of the district, in a folder where they may be changed."""
    folder = tmp_path / "fernbrook"
    shutil.copytree(FILES, folder)
    monkeypatch.chdir(folder)  # after the program's own empty folder
    return folder


def codes(path: Path) -> list[str]:
    """The findings of a file, but for those that only look at the clock."""
    return [found.code for found in validate(path, as_of=SPRING_2026).diagnostics]


def change(path: Path, old: str, new: str) -> None:
    """Replace the one place of a file that holds a text."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path.name}"
    path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


@pytest.mark.parametrize("name", ["plan-2024.yaml", AMENDED, REPORT_1, REPORT_2])
def test_every_file_of_the_district_is_sound(year: Path, name: str) -> None:
    assert codes(year / name) == []


def test_the_amendment_is_told_in_words(year: Path, soaplan: Run) -> None:
    told = soaplan("diff", "plan-2024.yaml", AMENDED).out
    assert "2.2D: three-year funding from $960,000 to $1,020,000" in told
    assert "Program added: 2.2C Collaborative Teaching Models" in told


def test_what_was_voted_is_what_stands_until_the_plan_changes(year: Path, soaplan: Run) -> None:
    assert soaplan("seal", "plan-2024.yaml").code == 0
    assert codes(year / "plan-2024.yaml") == []
    change(year / "plan-2024.yaml", "total: 960,000", "total: 960,001")
    assert "SOA410" in codes(year / "plan-2024.yaml")


def contradictions() -> list[Any]:
    """What is planted where, with its title as the name of the test."""
    rows = YAML(typ="safe").load(FILES / "contradictions.yaml")
    return [pytest.param(row, id=row["title"]) for row in rows]


@pytest.mark.parametrize("planted", contradictions())
def test_a_planted_contradiction_is_found(year: Path, planted: dict[str, str]) -> None:
    change(year / planted["file"], planted["old"], planted["new"])
    assert planted["finds"] in codes(year / planted["file"])


def test_a_broken_plan_is_one_finding_of_its_report(year: Path) -> None:
    change(year / AMENDED, "kind: soa-plan\n", "kind: [\n")
    assert codes(year / REPORT_2) == ["DOC027"]


def test_the_next_report_is_begun_from_the_plan_and_the_earlier_report(year: Path, soaplan: Run) -> None:
    options = ("--kind", "soa-progress-report", "--plan", AMENDED, "--previous", REPORT_1)
    assert soaplan("new", *options, "-o", "begun.yaml").code == 0
    text = (year / "begun.yaml").read_text(encoding="utf-8")
    assert "report_year: FY26" in text
    for written in ("el-math", "on-grade", "co-taught", "2.2C", "2.2D", "baseline: 486", "target: 489"):
        assert written in text
    assert soaplan("validate", "begun.yaml", "--draft", "--as-of", "2026-01-15").code == 0


def test_the_next_plan_is_begun_from_the_last_one(year: Path, soaplan: Run) -> None:
    begun = soaplan("new", "--from", AMENDED, "--cycle", "2027", "-o", "plan-2027.yaml")
    assert begun.code == 0
    text = (year / "plan-2027.yaml").read_text(encoding="utf-8")
    assert "# The tutors are shared with the after-school program." in text
    assert "Tutoring in small groups gives both groups more time" in text
    for dropped in ("2024-03-14", "2025-03-13", "fernbrook.example/soa"):
        assert dropped not in "\n".join(line.split("#")[0] for line in text.splitlines())
    done = soaplan("validate", "plan-2027.yaml", "--format", "json", "--as-of", "2026-12-01")
    assert done.code == 0
    counts = json.loads(done.out)["files"][0]["counts"]
    assert counts["error"] == 0
    assert counts["todo"] > 0


def test_the_pages_of_the_year_are_made(year: Path, soaplan: Run) -> None:
    done = soaplan("render", "--beside", AMENDED, REPORT_1, REPORT_2)
    assert done.code == 0
    page = (year / "report-fy26.html").read_text(encoding="utf-8")
    assert "Fernbrook Public Schools" in page
    assert "not checked" not in page.casefold()
