"""`soaplan status` of files that are no three-year plan."""

import re
from pathlib import Path

import pytest

from running import Run

EXAMPLES = Path(__file__).parents[2] / "examples"
FILES = [
    "millbrook/report-fy25.yaml",
    "millbrook/report-fy26.yaml",
    "millbrook/priorities-2023.yaml",
    "millbrook/priorities-2025.yaml",
    "elm-street/improvement-plan.yaml",
]


@pytest.mark.parametrize("name", FILES)
def test_every_question_of_an_example_is_answered(soaplan: Run, name: str) -> None:
    done = soaplan("status", EXAMPLES / name)
    assert done.code == 0
    assert "[x] answered" in done.out
    assert "[ ]" not in done.out
    assert "every question answered, 0 errors\n" in done.out


@pytest.mark.parametrize("name", FILES)
def test_an_example_has_no_finding(soaplan: Run, name: str) -> None:
    found = [line for line in soaplan("validate", "--format", "concise", EXAMPLES / name).out.splitlines() if line]
    assert [line for line in found if " DOC020 advice: " not in line] == []
    assert len(found) <= 1


def test_what_is_open_is_told_from_what_is_missing(soaplan: Run) -> None:
    soaplan("new", "--kind", "district-prioritization", "--cycle", "2023", "-o", "priorities.yaml")
    out = soaplan("status", "priorities.yaml").out
    assert re.search(r"Priority p1 \(0 of \d+ answered\)\n  \[ \] missing   Priority\n", out)
    assert "  [ ] open      Underlying systemic factors\n" in out
    assert "  [-] left out  Other data points\n" in out
    assert " answers missing, 6 questions open, 0 errors\n" in out


def test_a_finding_stands_with_its_priority(soaplan: Run, tmp_path: Path) -> None:
    soaplan("new", "--kind", "district-prioritization", "--cycle", "2023", "-o", "priorities.yaml")
    file = tmp_path / "priorities.yaml"
    gap = "\n    gaps: [{group: Englsh learners, text: Few meet expectations.}]\n"
    text = file.read_text(encoding="utf-8").replace("cycle: 2023", "cycle: 2024").replace("\n    gaps:\n", gap)
    file.write_text(text, encoding="utf-8")
    first, rest = soaplan("status", "priorities.yaml").out.split("\nThe rest of the file\n")
    assert "PRI107" in first
    assert "PRI107" not in rest


PLAN = Path(__file__).parents[1] / "cases" / "base-report-plan.yaml"


def test_a_blank_figure_is_no_answer(soaplan: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(PLAN.read_text(encoding="utf-8"), encoding="utf-8")
    soaplan("new", "--kind", "soa-progress-report", "--plan", "plan.yaml", "-o", "report.yaml")
    out = soaplan("status", "report.yaml").out
    assert "  [ ] missing   Lowest-performing students\n" in out
    assert "  [ ] missing   Additional targets\n" in out
    assert "  [ ] missing   Metrics of Focus Areas\n" in out
    file = tmp_path / "report.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("value:\n", "value: 1\n"), encoding="utf-8")
    out = soaplan("status", "report.yaml").out
    assert "  [x] answered  Lowest-performing students\n" in out
    assert "  [x] answered  Additional targets\n" in out


def test_the_day_of_a_charter_schools_report_is_not_known(soaplan: Run, tmp_path: Path) -> None:
    plan = PLAN.read_text(encoding="utf-8")
    for type_, words in (("district", "The report was due April 1, 2025"), ("charter-school", "ask the state")):
        text = plan.replace("district:\n", f"district:\n  type: {type_}\n", 1)
        (tmp_path / "plan.yaml").write_text(text, encoding="utf-8")
        (tmp_path / "report.yaml").unlink(missing_ok=True)
        soaplan("new", "--kind", "soa-progress-report", "--plan", "plan.yaml", "-o", "report.yaml")
        assert words in soaplan("status", "report.yaml").out


@pytest.mark.parametrize(
    ("kind", "prompt"),
    [
        ("district-prioritization", "what the Data Equity Pause showed you"),
        ("sustainable-improvement-plan", "which Turnaround Practice and which root cause each one addresses"),
        ("soa-plan", "what you will invest, and what will change"),
    ],
)
def test_what_an_answer_should_say_is_shown_until_it_is_there(soaplan: Run, kind: str, prompt: str) -> None:
    soaplan("new", "--kind", kind, "-o", "new.yaml")
    assert prompt in " ".join(soaplan("status", "new.yaml").out.split())  # a narrow terminal breaks the line


def test_a_new_file_says_what_an_answer_should_say(soaplan: Run) -> None:
    text = soaplan("new", "--kind", "district-prioritization", "-o", "-").out
    assert "# Say: targets for all students together; targets for specific student groups." in text
    assert "# Say: what the four kinds of data show" not in text, "the form says it in its own words"
