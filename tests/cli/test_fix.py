"""`soaplan validate --fix` and `--diff` from the outside."""

import json
import subprocess
from pathlib import Path

import pytest

from running import Run, line_of

CHANGES = {"date: 2024-03-14": "date: 3/14/24", "total: 900,000": "total: about $0.9M"}


@pytest.fixture
def slips(plan: Path, base_plan: str) -> Path:
    """A plan with a slip that is safely fixed, and one that may be meant otherwise."""
    for right, wrong in CHANGES.items():
        base_plan = base_plan.replace(right, wrong)
    plan.write_text(base_plan, encoding="utf-8")
    return plan


def git(folder: Path, *words: str) -> None:
    subprocess.run(["git", "-c", "user.name=x", "-c", "user.email=x@x.example", *words], cwd=folder, check=True)


def test_fix_writes_what_is_safe_and_says_what_is_left(soaplan: Run, slips: Path, base_plan: str) -> None:
    done = soaplan("validate", "--fix", "plan.yaml")
    assert slips.read_text("utf-8") == base_plan.replace("date: 2024-03-14", "date: 3/14/2024").replace(
        "total: 900,000", "total: about $0.9M"
    )
    assert done.code == 1
    assert done.out.count("\n") == 1
    assert done.out.endswith("isn't an amount [--fix --unsafe]\n")
    number = line_of(base_plan, "date: 2024-03-14")
    assert (
        f"plan.yaml: soaplan fixed 1 problem:\n  line {number}  DOC013  Section 4, vote, date of the vote\n" in done.err
    )
    assert "soaplan validate --unsafe --diff plan.yaml" in done.err


def test_unsafe_fixes_the_rest_and_twice_gives_nothing_new(soaplan: Run, slips: Path) -> None:
    assert soaplan("validate", "--fix", "--unsafe", slips).code == 0
    once = slips.read_bytes()
    assert "found nothing" in soaplan("validate", "--fix", "--unsafe", slips).err
    assert slips.read_bytes() == once


def test_diff_shows_and_writes_nothing(soaplan: Run, slips: Path) -> None:
    before = slips.read_bytes()
    done = soaplan("validate", "--diff", "--fix", "plan.yaml")
    assert "\n-    date: 3/14/24\n+    date: 3/14/2024\n" in done.out
    assert "0.9M" not in done.out
    assert "Nothing was written. To fix 1 problem: soaplan validate --fix plan.yaml" in done.err
    assert slips.read_bytes() == before


def test_it_says_how_to_undo_it(soaplan: Run, slips: Path, base_plan: str) -> None:
    assert "there's no undo" in soaplan("validate", "--fix", "plan.yaml").err
    git(slips.parent, "init", "-q")
    git(slips.parent, "add", ".")
    git(slips.parent, "commit", "-qm", "x")
    slips.write_text(base_plan.replace("2024-03-14", "3/14/24"), encoding="utf-8")
    assert "undo by hand" in soaplan("validate", "--fix", "plan.yaml").err
    slips.write_text(base_plan.replace("2024-03-14", "3/14/24"), encoding="utf-8")
    git(slips.parent, "commit", "-qam", "y")
    assert "To undo it: git restore plan.yaml" in soaplan("validate", "--fix", "plan.yaml").err


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--unsafe"], "use it with --fix or --diff"),
        (["--fix", "--changed"], "--changed is for hooks"),
        (["--fix", "-"], "--fix can't change standard input"),
    ],
)
def test_options_that_say_nothing_together(soaplan: Run, slips: Path, options: list[str], said: str) -> None:
    done = soaplan("validate", *options, slips)
    assert done.code == 2
    assert said in done.err


def test_only_what_is_selected_is_fixed(soaplan: Run, slips: Path) -> None:
    before = slips.read_bytes()
    soaplan("validate", "--fix", "--unsafe", "--select", "SOA", slips)
    assert slips.read_bytes() == before


def test_a_file_that_may_not_be_written_stays(soaplan: Run, slips: Path) -> None:
    slips.chmod(0o444)
    done = soaplan("validate", "--fix", slips)
    assert done.code == 2
    assert "is read-only" in done.err
    assert "fixed" not in done.err


@pytest.mark.parametrize("name", ["text", "github", "junit"])
def test_every_format_for_people_says_that_it_can_be_fixed(soaplan: Run, slips: Path, name: str) -> None:
    out = " ".join(soaplan("validate", "--format", name, slips).out.split())
    assert "soaplan can write this for you with --fix." in out
    assert "soaplan can write this for you with --fix --unsafe, but" in out


def test_formats_for_machines_have_the_edits(soaplan: Run, slips: Path, base_plan: str) -> None:
    (file,) = json.loads(soaplan("validate", "--format", "json", slips).out)["files"]
    fix = next(found["fix"] for found in file["diagnostics"] if found["code"] == "DOC013")
    line = line_of(base_plan, "date: 2024-03-14")
    edit = {"line": line, "column": 11, "end_line": line, "end_column": 18, "text": "3/14/2024"}
    assert fix == {"safe": True, "edits": [edit]}
    results = json.loads(soaplan("validate", "--format", "sarif", slips).out)["runs"][0]["results"]
    (change,) = next(found["fixes"][0]["artifactChanges"] for found in results if found["ruleId"] == "DOC013")
    (replacement,) = change["replacements"]
    region = {"startLine": line, "startColumn": 11, "endLine": line, "endColumn": 18}
    assert replacement == {"deletedRegion": region, "insertedContent": {"text": "3/14/2024"}}
