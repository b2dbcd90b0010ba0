"""`soaplan diff` from the outside, with a real git repository."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from running import Run

SCHEMA = Path(__file__).parents[2] / "schemas" / "output" / "diff.schema.json"
Git = Callable[..., None]


@pytest.fixture
def git(tmp_path: Path) -> Git:
    """A repository in the folder of the test."""

    def run(*words: str) -> None:
        settings = ["-c", "user.name=Ana", "-c", "user.email=ana@alder-falls.example", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", *settings, *words], cwd=tmp_path, check=True, capture_output=True)

    run("init", "-q", ".")
    return run


def commit(git: Git, tag: str) -> None:
    git("add", "-A")
    git("commit", "-q", "-m", tag)
    git("tag", tag)


def put(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_two_files(soaplan: Run, plan: Path) -> None:
    shutil.copy(plan, "new.yaml")
    put(Path("new.yaml"), "schools: district-wide", "schools: Elm Street School")
    done = soaplan("diff", "plan.yaml", "new.yaml")
    assert done.code == 0
    assert done.out.startswith("Changes from plan.yaml to new.yaml\n\nSection 5: ")
    assert "  - 2.2D: schools from “district-wide” to “Elm Street School”\n" in done.out
    assert "1 answer changed." in done.out


def test_nothing_changed_is_0_and_said(soaplan: Run, plan: Path) -> None:
    put(plan, "cycle: 2024", "cycle: FY25-FY27  # a remark")
    done = soaplan("diff", "plan.yaml", "plan.yaml")
    assert done.code == 0
    assert "Nothing changed" in done.out


def test_a_revision_with_its_texts(soaplan: Run, plan: Path, git: Git) -> None:
    put(plan, "  families: |\n", "  families: {file: texts/families.md}\n  # |\n")
    text = plan.read_text(encoding="utf-8")
    family = next(line for line in text.splitlines() if "Family liaisons" in line)
    plan.write_text(text.replace(f"{family}\n", ""), encoding="utf-8")
    (plan.parent / "texts").mkdir()
    words = plan.parent / "texts" / "families.md"
    words.write_text(family.strip(), encoding="utf-8")
    commit(git, "v1")
    words.write_text(family.strip().replace("every month", "every week"), encoding="utf-8")
    commit(git, "v2")
    words.write_text("Gone.", encoding="utf-8")
    done = soaplan("diff", "plan.yaml@v1", "plan.yaml@v2")
    assert done.code == 0
    assert "every month, with" in " ".join(done.out.split())
    assert "every week, with" in " ".join(done.out.split())
    assert "1 answer changed." in done.out


def test_a_file_in_a_folder_and_one_that_is_gone(
    soaplan: Run, plan: Path, git: Git, monkeypatch: pytest.MonkeyPatch
) -> None:
    (plan.parent / "plans" / "alder").mkdir(parents=True)
    shutil.move(plan, plan.parent / "plans" / "alder" / "plan.yaml")
    commit(git, "v1")
    put(plan.parent / "plans" / "alder" / "plan.yaml", "total: 900,000", "total: 900,001")
    assert "1 answer changed" in soaplan("diff", "plans/alder/plan.yaml@v1", "plans/alder/plan.yaml").out
    monkeypatch.chdir(plan.parent / "plans")
    assert "1 answer changed" in soaplan("diff", "alder/plan.yaml@v1", "../plans/alder/plan.yaml").out
    shutil.move("alder/plan.yaml", "plan.yaml")
    shutil.rmtree("alder")
    assert "1 answer changed" in soaplan("diff", "alder/plan.yaml@HEAD@{0}", "plan.yaml").out


def test_a_file_with_the_sign_in_its_name_wins(soaplan: Run, plan: Path, git: Git) -> None:
    commit(git, "v1")
    shutil.copy(plan, "plan.yaml@v1")
    put(Path("plan.yaml@v1"), "total: 900,000", "total: 900,001")
    assert "three-year funding from $900,001 to $900,000" in soaplan("diff", "plan.yaml@v1", "plan.yaml").out


@pytest.mark.parametrize(
    ("old", "says"),
    [
        ("plan.yaml@v9", "git doesn't have a revision “v9” here"),
        ("plan.yaml@--help", "git doesn't have a revision “--help” here"),
        ("plan.yaml@v1:plan.yaml", "git doesn't have a revision “v1:plan.yaml” here"),
        ("other.yaml@v1", "the revision “v1” doesn't have a file other.yaml"),
        ("other.yaml", "there's no such file"),
        ("other.yaml@", "there's no such file"),
        ("@v1", "there's no such file"),
        (".", "it isn't a file"),
    ],
)
def test_what_is_not_there_is_2(soaplan: Run, plan: Path, git: Git, old: str, says: str) -> None:
    commit(git, "v1")
    done = soaplan("diff", old, "plan.yaml")
    assert (done.code, done.out) == (2, "")
    assert says in done.err


def test_without_a_repository_is_2(soaplan: Run, plan: Path) -> None:
    done = soaplan("diff", "plan.yaml@v1", "plan.yaml")
    assert done.code == 2
    assert "isn't in a git repository" in done.err


def test_without_git_is_2(soaplan: Run, plan: Path, git: Git, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(git, "v1")
    monkeypatch.setenv("PATH", "")
    done = soaplan("diff", "plan.yaml@v1", "plan.yaml")
    assert done.code == 2
    assert "git isn't installed" in done.err


def test_a_plan_that_cannot_be_read_is_1_with_the_finding(soaplan: Run, plan: Path) -> None:
    Path("broken.yaml").write_text("kind: soa-plan\nsummary: [\n", encoding="utf-8")
    done = soaplan("diff", "broken.yaml", "plan.yaml")
    assert done.code == 1
    assert done.out.startswith("broken.yaml:")
    assert "DOC001" in done.out
    assert "Changes from" not in done.out


def test_another_kind_of_file_is_2(soaplan: Run, plan: Path) -> None:
    Path("plan.es.yaml").write_text(
        "kind: plan-translation\ncycle: 2024\nof: plan.yaml\nlanguage: es\n", encoding="utf-8"
    )
    done = soaplan("diff", "plan.yaml", "plan.es.yaml")
    assert (done.code, done.out) == (2, "")
    assert "plan.yaml is a three-year plan, but plan.es.yaml is a translation of a plan" in done.err
    Path("broken.yaml").write_text("kind: soa-plan\nsummary: [\n", encoding="utf-8")
    assert soaplan("diff", "broken.yaml", "plan.es.yaml").code == 1


REPORT = """\
kind: soa-progress-report
cycle: 2024
report_year: FY25
plan: plan.yaml
progress:
  programs:
    - id: 2.2D
      status: planning
      evidence: {file: texts/evidence.md}
"""


@pytest.fixture
def report(plan: Path) -> Path:
    """A report on the plan, with a text in a file of its own."""
    path = plan.parent / "report.yaml"
    path.write_text(REPORT, encoding="utf-8")
    (plan.parent / "texts").mkdir()
    (plan.parent / "texts" / "evidence.md").write_text("Six tutors work in two schools.", encoding="utf-8")
    return path


def test_a_report_and_one_at_a_revision(soaplan: Run, report: Path, git: Git) -> None:
    commit(git, "v1")
    put(report, "status: planning", "status: in progress")
    (report.parent / "texts" / "evidence.md").write_text("Eight tutors work in two schools.", encoding="utf-8")
    done = soaplan("diff", "report.yaml@v1", "report.yaml")
    assert done.code == 0
    assert "  - Program 2.2D: status from planning to in progress\n" in done.out
    assert "“Six tutors work in two schools.” to “Eight tutors" in " ".join(done.out.split())
    assert "2 answers changed." in done.out
    assert "Nothing changed in what the report says." in soaplan("diff", "report.yaml", "report.yaml").out


def test_the_formats_of_another_kind(soaplan: Run, report: Path) -> None:
    shutil.copy(report, "new.yaml")
    put(Path("new.yaml"), "status: planning", "status: in place")
    put(Path("new.yaml"), "report_year: FY25", "report_year: about then")
    found = json.loads(soaplan("diff", "report.yaml", "new.yaml", "--format", "json").out)
    assert [error.message for error in Draft202012Validator(schema_of_diff()).iter_errors(found)] == []
    assert (found["kind"], found["amendment"], found["new"]["content"]) == ("soa-progress-report", None, None)
    assert found["new"]["unread"] == ["report year"]
    assert [change["place"] for change in found["changes"]] == ["progress.programs.2.2D.status"]
    markdown = soaplan("diff", "report.yaml", "new.yaml", "--format", "markdown").out
    assert "\n- Program 2.2D: status from planning to in place\n" in markdown


def schema_of_diff() -> Any:
    return json.loads(SCHEMA.read_text(encoding="utf-8"))


def test_standing_in_for_both_is_2(soaplan: Run) -> None:
    assert soaplan("diff", "-", "-").code == 2


def test_json_is_what_its_schema_says(soaplan: Run, plan: Path) -> None:
    shutil.copy(plan, "new.yaml")
    put(Path("new.yaml"), "Two schools tutor English learners after the school day.", "No school does. " * 20)
    put(Path("new.yaml"), "total: 900,000", "total: about a million")
    put(Path("new.yaml"), "focus_areas:", "review:\n  directed: 2024-05-20\nfocus_areas:")
    done = soaplan("diff", "plan.yaml", "new.yaml", "--format", "json", "--as-of", "2024-06-01")
    report = json.loads(done.out)
    schema = schema_of_diff()
    Draft202012Validator.check_schema(schema)
    assert [error.message for error in Draft202012Validator(schema).iter_errors(report)] == []
    assert report["amendment"]["days_left"] == 18
    assert report["new"]["unread"] == ["Focus Area 2.2, program 2.2D, funding, three-year total"]
    assert {change["kind"] for change in report["changes"]} == {"rewritten", "added"}


def test_markdown_into_a_file(soaplan: Run, plan: Path) -> None:
    shutil.copy(plan, "new.yaml")
    put(Path("new.yaml"), "status: adopted", "status: posted")
    done = soaplan("diff", "plan.yaml", "new.yaml", "--format", "markdown", "-o", "changes.md")
    assert (done.code, done.out) == (0, "")
    text = Path("changes.md").read_text(encoding="utf-8")
    assert text.startswith(
        "# Changes from plan.yaml to new.yaml\n\n## The plan and the district\n\n- Status from adopted"
    )


def test_headings_stand_out_only_where_color_is_wanted(
    soaplan: Run, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "\x1b[" not in soaplan("diff", "plan.yaml", "plan.yaml").out
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert soaplan("diff", "plan.yaml", "plan.yaml").out.startswith("\x1b[1m")
    soaplan("diff", "plan.yaml", "plan.yaml", "-o", "out.txt")
    assert "\x1b[" not in Path("out.txt").read_text(encoding="utf-8")


def test_text_files_outside_the_repository_are_not_taken_out(soaplan: Run, plan: Path, git: Git) -> None:
    put(plan, "schools: district-wide", "schools: {file: ../../../up.md}")
    commit(git, "v1")
    done = soaplan("diff", "plan.yaml@v1", "plan.yaml", "--format", "json")
    assert done.code == 0
    assert json.loads(done.out)["old"]["unread"] == ["Focus Area 2.2, program 2.2D, schools"]
