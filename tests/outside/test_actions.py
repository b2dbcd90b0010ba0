"""The Action, our workflows, and the workflow that `soaplan init` writes, as actionlint and zizmor read them."""

from pathlib import Path

import pytest
from outside_tools import PROJECT

from outside_runs import node_program, python_program
from soaplan.skeleton.repository import repository

OWN = sorted((PROJECT / ".github" / "workflows").glob("*.yml"))


@pytest.fixture
def district(tmp_path: Path) -> Path:
    """The workflow of a district."""
    (file,) = [file for file in repository("plan.yaml", {}) if file.path.startswith(".github/")]
    path = tmp_path / file.path
    path.parent.mkdir(parents=True)
    path.write_text(file.text, encoding="utf-8")
    return path


def test_workflows_are_right(district: Path) -> None:
    assert node_program("actionlint.mjs", *OWN, district) == ""


def test_a_wrong_workflow_is_found(district: Path) -> None:
    district.write_text(district.read_text("utf-8").replace("needs: check", "needs: nothing"), encoding="utf-8")
    assert 'job "nothing"' in node_program("actionlint.mjs", district).replace("\\", "")


def test_nothing_in_them_is_unsafe(district: Path) -> None:
    said = python_program("zizmor", "--offline", "--pedantic", "--no-progress", PROJECT / "action.yml", *OWN, district)
    assert "No findings to report" in said
