"""Settings of a repository, and which files are plans."""

import shutil
import subprocess
from pathlib import Path

import pytest

from running import Run
from soaplan.data import data_folder
from soaplan.workspace.files import is_our_text


@pytest.fixture
def settings(plan: Path) -> Path:
    (plan.parent / ".git").mkdir()
    return plan.parent / "soaplan.toml"


WITHOUT_ROSTER = "name: Alder Falls Public Schools"
LONG = ("Acceleration. We", "Acceleration.\n\n  More.\n\n  We")


def make_long(plan: Path) -> None:
    """Give the plan a finding of SOA101 (advice)."""
    plan.write_text(plan.read_text(encoding="utf-8").replace(*LONG), encoding="utf-8")


def test_a_rule_can_be_left_out(soaplan: Run, plan: Path, settings: Path) -> None:
    make_long(plan)
    assert "SOA101" in soaplan("validate", plan).out
    settings.write_text('ignore = ["SOA101"]\n', encoding="utf-8")
    assert soaplan("validate", plan).out == ""


def test_a_rule_can_weigh_more(soaplan: Run, plan: Path, settings: Path) -> None:
    make_long(plan)
    settings.write_text('[severity]\nSOA101 = "error"\n', encoding="utf-8")
    done = soaplan("validate", plan)
    assert done.code == 1
    assert "SOA101 error" in done.out


def test_pyproject_holds_settings_too(soaplan: Run, plan: Path, settings: Path) -> None:
    make_long(plan)
    (settings.parent / "pyproject.toml").write_text('[tool.soaplan]\nignore = ["SOA1"]\n', encoding="utf-8")
    assert soaplan("validate", plan).out == ""


def test_settings_above_the_repository_do_not_count(soaplan: Run, plan: Path) -> None:
    make_long(plan)
    (plan.parent / "soaplan.toml").write_text('ignore = ["SOA101"]\n', encoding="utf-8")
    inner = plan.parent / "district"
    (inner / ".git").mkdir(parents=True)
    shutil.copy(plan, inner / "plan.yaml")
    assert "SOA101" in soaplan("validate", inner / "plan.yaml").out


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('ignroe = ["SOA101"]', "did you mean “ignore”?"),
        ('ignore = "SOA101"', "is a list of codes"),
        ('ignore = ["SOA999"]', "there's no rule “SOA999”"),
        ('ignore = ["DOC"]', "can't be skipped or lowered"),
        ('ignore = ["SOA401"]', "can't be skipped or lowered"),
        ('ignore = [""]', "there's no rule"),
        ('severity = "high"', "is a table of codes"),
        ('severity = {SOA101 = "fatal"}', "write one of: error, warning, advice"),
        ('severity = {SOA101 = ["error"]}', "write one of: error, warning, advice"),
        ('severity = {SOA999 = "error"}', "there's no rule “SOA999”"),
        ('severity = {DOC014 = "warning"}', "can't be skipped or lowered"),
        ('catalog = "nowhere"', "isn't a folder"),
        ("ignore = [", "can't read"),
    ],
)
def test_bad_settings_are_2(soaplan: Run, plan: Path, settings: Path, text: str, says: str) -> None:
    settings.write_text(text + "\n", encoding="utf-8")
    done = soaplan("validate", plan)
    assert done.code == 2
    assert says in done.err
    assert "soaplan.toml" in done.err


def test_a_pyproject_of_another_tool_that_is_broken_is_not_our_concern(
    soaplan: Run, plan: Path, settings: Path
) -> None:
    shared = settings.parent / "pyproject.toml"
    for text in ("[broken\n", "tool = 3\n"):
        shared.write_text(text, encoding="utf-8")
        assert soaplan("validate", plan).code == 0


@pytest.mark.parametrize("text", ["[tool.soaplan\nignore = []\n", "[tool]\nsoaplan = 3\n"])
def test_a_pyproject_that_speaks_of_us_must_be_readable(soaplan: Run, plan: Path, settings: Path, text: str) -> None:
    (settings.parent / "pyproject.toml").write_text(text, encoding="utf-8")
    done = soaplan("validate", plan)
    assert (done.code, "pyproject.toml" in done.err) == (2, True)


def test_settings_may_begin_with_the_mark_of_windows_editors(soaplan: Run, plan: Path, settings: Path) -> None:
    make_long(plan)
    settings.write_text('ignore = ["SOA101"]\n', encoding="utf-8-sig")
    assert soaplan("validate", plan).out == ""


def test_a_repository_can_bring_its_own_catalog(soaplan: Run, plan: Path, settings: Path) -> None:
    shutil.copytree(data_folder("catalog"), settings.parent / "our-catalog")
    settings.write_text('catalog = "our-catalog"\n', encoding="utf-8")
    assert soaplan("validate", plan).code == 0
    cycle = settings.parent / "our-catalog" / "soa" / "2024" / "cycle.yaml"
    text = cycle.read_text(encoding="utf-8")
    cycle.write_text(text.replace("district: 2024-04-01", "district: 2024-03-01"), encoding="utf-8")
    assert "SOA403" in soaplan("validate", plan).out


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        (
            "soa/2024/cycle.yaml",
            "guidance: 2024",
            "guidence: 2024",
            "cycle.yaml:3:1: “guidence” is not known here",
        ),
        ("soa/2024/cycle.yaml", "district: 2024-04-01", "district: 2024-04-31", "cycle.yaml:33:15: there is no day"),
        ("soa/2024/cycle.yaml", "limits:", "limits: [", "cycle.yaml:"),
        ("soa/2024/cycle.yaml", "contact: SOAPlans", "contact: x\ncontact: SOAPlans", "is already used"),
        ("soa/2024/categories.yaml", "2.2D", "2.2X", "there is no program 2.2X (category A)"),
        ("document/limits.yaml", "depth: 64", "depth: deep", "limits.yaml:3:8: "),
    ],
)
def test_a_mistake_in_a_catalog_is_told_with_its_place(
    soaplan: Run, plan: Path, settings: Path, file: str, old: str, new: str, says: str
) -> None:
    shutil.copytree(data_folder("catalog"), settings.parent / "our-catalog")
    settings.write_text('catalog = "our-catalog"\n', encoding="utf-8")
    path = settings.parent / "our-catalog" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    done = soaplan("validate", plan)
    assert done.code == 2
    assert says in done.err


def test_a_catalog_without_a_file_names_it(soaplan: Run, plan: Path, settings: Path) -> None:
    shutil.copytree(data_folder("catalog"), settings.parent / "our-catalog")
    settings.write_text('catalog = "our-catalog"\n', encoding="utf-8")
    (settings.parent / "our-catalog" / "soa" / "2024" / "groups.yaml").unlink()
    done = soaplan("validate", plan)
    assert done.code == 2
    assert "2024/groups.yaml: the catalog needs this file" in done.err


@pytest.mark.parametrize(
    "text",
    [
        "kind: soa-plan\n",
        "# remark\nkind:   'soa-plan'\n",
        "kind: soa_plan\n",
        "kind: soa-progress-report\n",
        "kind: soa-plna\n",
        "summary: |\n  x\nfocus_areas:\n",
        "\ufeffkind: soa-plan\r\n",
        "kind:\u00a0soa-plan\n",
        "district: [\nanalysis: {\n",
    ],
)
def test_these_are_ours(text: str) -> None:
    assert is_our_text(text.encode())


@pytest.mark.parametrize(
    "text",
    [
        "name: checks\non: push\njobs: {}\n",
        "apiVersion: v1\nkind: Deployment\nstatus: {}\n",
        "kind: Plan\nmetadata: {}\n",
        "a:\n  kind: soa-plan\n",
        "summary: only one of our keys\n",
        "",
        "- kind: soa-plan\n",
    ],
)
def test_these_are_not(text: str) -> None:
    assert not is_our_text(text.encode())


def test_a_plan_saved_as_utf16_is_still_ours() -> None:
    assert is_our_text("kind: soa-plan\n".encode("utf-16"))


@pytest.mark.parametrize("text", ["# Ours\rkind: soa-plan\r", "# Ours\r\nkind: soa-plan\r\n", "\u200bkind: soa-plan\n"])
def test_what_other_programs_leave_in_a_file_does_not_hide_it(text: str) -> None:
    assert is_our_text(text.encode())


def test_a_repository_inside_another_is_searched_too(soaplan: Run, plan: Path) -> None:
    inner = plan.parent / "district"
    inner.mkdir()
    shutil.copy(plan, inner / "plan.yaml")
    for folder in (plan.parent, inner):
        subprocess.run(["git", "init", "--quiet", folder], check=True)
    assert soaplan("validate", ".").err == "Checked 2 plans, skipped 0 other files\n"
