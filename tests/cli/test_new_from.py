"""`soaplan new --from`: the plan of the next cycle, based on the last one."""

from pathlib import Path

import pytest

from running import Run, line_of
from soaplan.source.edit import Editor
from soaplan.source.layout import UNUSUAL, EditError


def test_the_new_plan_and_the_list(soaplan: Run, plan: Path) -> None:
    before = plan.read_bytes()
    done = soaplan("new", "--from", plan, "-o", "next.yaml")
    assert (done.code, done.out) == (0, "")
    assert plan.read_bytes() == before
    lines = done.err.splitlines()
    assert lines[0] == f"Wrote next.yaml: a draft for FY28-FY30, based on {plan}. Look at these again:"
    number = line_of(Path("next.yaml").read_text(encoding="utf-8"), "        funding:")
    assert (
        f"  line {number}: Focus Area 2.2, program 2.2D, funding: amounts for FY28-FY30; the old plan had total "
        "$900,000; by year FY25 $300,000, FY26 $300,000, FY27 $300,000; by source chapter 70 $700,000, Title I $200,000"
    ) in lines
    assert lines[-1] == "Check it any time:       soaplan validate next.yaml"
    assert soaplan("validate", "next.yaml").code == 0
    assert soaplan("status", "next.yaml").code == 0


def test_without_a_file_the_plan_goes_to_standard_output(soaplan: Run, plan: Path) -> None:
    done = soaplan("new", "--from", plan, "--cycle", "FY28-FY30")
    assert done.code == 0
    assert "\ncycle: 2027\n" in done.out
    assert done.err.startswith("Wrote to standard output: a draft for FY28-FY30")
    assert done.err.endswith("To write it to a file: -o FILE\n")
    soaplan("new", "--from", plan, "-o", "next.yaml")
    assert Path("next.yaml").read_text(encoding="utf-8") == done.out


def test_a_file_is_never_written_over(soaplan: Run, plan: Path) -> None:
    before = plan.read_bytes()
    done = soaplan("new", "--from", plan, "-o", plan)
    assert (done.code, "already exists" in done.err) == (2, True)
    assert plan.read_bytes() == before


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("district:\n", "district: [\n", "soaplan can't read this file; fix it first. Nothing was written"),
        ("cycle: 2024", "cycle: 1999", "DOC004"),
        ("kind: soa-plan", "kind: letter", "DOC003"),
        ("status: adopted", "status: adopted\nstatus: draft", "DOC002"),
    ],
)
def test_a_file_that_cannot_be_read(soaplan: Run, plan: Path, old: str, new: str, said: str) -> None:
    plan.write_text(plan.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    done = soaplan("new", "--from", plan, "-o", "next.yaml")
    assert (done.code, done.out) == (1, "")
    assert said in done.err
    assert not Path("next.yaml").exists()


@pytest.mark.parametrize(
    ("cycle", "asked", "said"),
    [
        ("2024", "2024", "is already a plan for cycle 2024 (FY25-FY27). Name a later one with --cycle."),
        ("2027", None, "is already a plan for cycle 2027 (FY28-FY30). soaplan doesn't know a later one yet."),
        ("2027", "2024", "2024 (FY25-FY27) is earlier. --from starts the next plan from the last one"),
        ("2024", "1999", "there's no cycle “1999”; the cycles are: 2024, 2027"),
    ],
)
def test_only_a_later_cycle(soaplan: Run, plan: Path, cycle: str, asked: str | None, said: str) -> None:
    plan.write_text(plan.read_text(encoding="utf-8").replace("cycle: 2024", f"cycle: {cycle}"), encoding="utf-8")
    done = soaplan("new", "--from", plan, *(["--cycle", asked] if asked else []), "-o", "next.yaml")
    assert done.code == 2
    assert said in done.err
    assert not Path("next.yaml").exists()


def test_another_kind_of_file(soaplan: Run, plan: Path) -> None:
    soaplan("translate", plan, "--to", "es")
    done = soaplan("new", "--from", plan.with_name("plan.es.yaml"))
    assert done.code == 2
    assert "is a “plan-translation” file; --from works with: soa-plan" in done.err


def test_a_plan_that_is_not_there(soaplan: Run) -> None:
    assert soaplan("new", "--from", "nowhere.yaml").code == 2


def test_a_text_file_that_the_new_folder_does_not_have(soaplan: Run, plan: Path, tmp_path: Path) -> None:
    (tmp_path / "help.md").write_text("It helps.\n", encoding="utf-8")
    text = plan.read_text(encoding="utf-8").replace("summary: |", "notes: x\nsummary: |")
    text = text.replace("families: |\n    Family liaisons", "families: {file: help.md}\n  # Family liaisons")
    plan.write_text(text, encoding="utf-8")
    (tmp_path / "later").mkdir()
    done = soaplan("new", "--from", plan, "-o", "later/plan.yaml")
    assert done.code == 0
    assert "Section 4, families: there is no file “help.md”" in done.err


def test_a_file_in_an_unusual_layout(soaplan: Run, plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> list[str]:
        raise EditError(UNUSUAL)

    monkeypatch.setattr(Editor, "clear", refuse)
    done = soaplan("new", "--from", plan, "-o", "next.yaml")
    assert done.code == 2
    assert "soaplan can't start a new plan from this file: it is written in a way that soaplan can't change" in done.err
    assert not Path("next.yaml").exists()


def test_a_bug_writes_nothing(soaplan: Run, plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What comes out is held against the old plan: a change that hits the wrong place is found."""
    monkeypatch.setattr(Editor, "replace", lambda *_: None)
    done = soaplan("new", "--from", plan, "-o", "next.yaml")
    assert done.code == 2
    assert not Path("next.yaml").exists()
