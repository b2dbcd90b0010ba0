"""The Action, its steps run one after the other as a build service runs them."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from hook_runs import GOOD, PROJECT

ACTION: dict[str, Any] = YAML(typ="safe").load(PROJECT / "action.yml")
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
VALUES = {f"${{{{ inputs.{name} }}}}": given["default"] for name, given in ACTION["inputs"].items()}


def run_steps(folder: Path, scripts: Path) -> dict[str, subprocess.CompletedProcess[str]]:
    """Every step that is a command, but for the installation; each runs whatever became of the one before."""
    found = {}
    for step in STEPS:
        if "run" not in step or step["name"] == "Install soaplan":
            continue
        given = {name: VALUES[value] for name, value in step.get("env", {}).items()}
        environment = os.environ | given | {"RUNNER_TEMP": str(folder.parent / "temp")}
        environment["PATH"] = f"{scripts}{os.pathsep}{environment['PATH']}"
        command = ["bash", "-e", "-o", "pipefail", "-c", step["run"]]
        found[step["name"]] = subprocess.run(
            command, cwd=folder, env=environment, capture_output=True, text=True, check=False
        )
    return found


@pytest.mark.skipif(shutil.which("bash") is None, reason="the Action's steps are written for bash")
@pytest.mark.parametrize("good", [True, False])
def test_the_steps_check_report_and_make_the_pages(tmp_path: Path, good: bool) -> None:
    folder = tmp_path / "district"
    folder.mkdir()
    (tmp_path / "temp").mkdir()
    (folder / "plan.yaml").write_text(GOOD if good else GOOD.replace("id: 2.2D", "id: 2.2Z"), encoding="utf-8")
    done = run_steps(folder, Path(sys.executable).parent)
    assert {name: one.returncode for name, one in done.items()} == {
        "Check the plans": 0 if good else 1,
        "Check that the pages are up to date": 1,  # there is none yet
        "Make the pages": 0,
    }
    assert ("::error file=plan.yaml" in done["Check the plans"].stdout) is not good
    made = {path.relative_to(tmp_path / "temp").as_posix() for path in (tmp_path / "temp").rglob("*") if path.is_file()}
    assert made == {"soaplan.sarif", "soaplan-pages/index.html", "soaplan-pages/plan.html"}


def test_an_input_reaches_a_command_only_through_the_environment() -> None:
    assert [step for step in STEPS if "${{" in step.get("run", "")] == []
