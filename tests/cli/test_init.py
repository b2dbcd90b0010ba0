"""`soaplan init`: a folder with everything, in which nothing that is there is touched."""

import json
import shlex
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from hook_runs import HOOKS
from running import Run
from soaplan.skeleton.repository import TEMPLATES

FILES = {
    "plan.yaml",
    "schemas/soa-plan/2027.schema.json",
    "schemas/plan-translation/2027.schema.json",
    "README.md",
    ".pre-commit-config.yaml",
    ".github/workflows/soaplan.yml",
    ".vscode/settings.json",
    ".vscode/extensions.json",
}


def files() -> set[str]:
    return {path.as_posix() for path in Path().rglob("*") if path.is_file()}


def test_an_empty_folder_gets_everything_and_a_full_one_nothing(soaplan: Run, tmp_path: Path) -> None:
    said = soaplan("init", "--dry-run").out
    assert files() == set()
    done = soaplan("init")
    assert (done.code, files()) == (0, FILES)
    assert done.out == said.replace("Would write", "Wrote")
    before = {name: Path(name).read_bytes() for name in FILES}
    again = soaplan("init")
    assert again.code == 0
    assert sorted(again.out.splitlines()) == sorted(f"Left {name} as it was" for name in FILES)
    assert {name: Path(name).read_bytes() for name in files()} == before


def test_what_it_writes_works(soaplan: Run, tmp_path: Path) -> None:
    soaplan("init")
    (local,) = YAML(typ="safe").load(Path(".pre-commit-config.yaml"))["repos"]
    assert local["hooks"] == [
        {key: value for key, value in (hook | {"language": "system"}).items() if key != "description"} for hook in HOOKS
    ]
    jobs = YAML(typ="safe").load(Path(".github/workflows/soaplan.yml"))["jobs"]
    runs = [step["run"] for job in jobs.values() for step in job["steps"] if "run" in step]
    commands = [shlex.split(run)[1:] for run in runs if run.startswith("soaplan ")]
    assert [words[0] for words in commands] == ["validate", "render", "render"]
    assert soaplan("render", "--beside", "plan.yaml").code == 0
    assert [soaplan(*words).code for words in commands] == [0, 0, 0]
    settings = json.loads(Path(".vscode/settings.json").read_text("utf-8"))["yaml.schemas"]
    assert settings == {
        "./schemas/soa-plan/2027.schema.json": ["plan.yaml"],
        "./schemas/plan-translation/2027.schema.json": ["plan.*.yaml"],
    }


def test_the_readme_names_commands_that_run(soaplan: Run, base_plan: str) -> None:
    Path("our plan.yaml").write_text(base_plan, encoding="utf-8")
    soaplan("init")
    lines = [line.strip() for line in Path("README.md").read_text("utf-8").splitlines()]
    commands = [shlex.split(line)[1:] for line in lines if line.startswith("soaplan ")]
    assert [words[0] for words in commands] == ["validate", "status", "render"]
    assert [soaplan(*words).code for words in commands] == [0, 0, 0]
    assert Path("our plan.html").is_file()


def test_a_folder_with_a_plan_keeps_it(soaplan: Run, tmp_path: Path, base_plan: str) -> None:
    plan = tmp_path / "district" / "plans" / "alder falls.yml"
    plan.parent.mkdir(parents=True)
    plan.write_text(base_plan, encoding="utf-8")
    done = soaplan("init", "district")
    assert done.out.startswith("Left district/plans/alder falls.yml as it was\n")
    assert not Path("district/plan.yaml").exists()
    assert Path("district/schemas/soa-plan/2024.schema.json").is_file()
    settings = json.loads(Path("district/.vscode/settings.json").read_text("utf-8"))["yaml.schemas"]
    assert settings["./schemas/soa-plan/2024.schema.json"] == ["plans/alder falls.yml"]
    assert "`plans/alder falls.yml`" in Path("district/README.md").read_text("utf-8")


def test_files_of_others_stay_and_what_to_add_is_shown(soaplan: Run, tmp_path: Path) -> None:
    Path(".pre-commit-config.yaml").write_text("repos: []\n", encoding="utf-8")
    Path("ReadMe.rst").write_text("Ours\n", encoding="utf-8")
    done = soaplan("init")
    assert "Left README.md as it was" in done.out
    assert ".pre-commit-config.yaml doesn't know about soaplan yet. Add this to it:" in done.out
    assert (TEMPLATES / "pre-commit-config.yaml").read_text("utf-8") in done.out
    assert Path(".pre-commit-config.yaml").read_text("utf-8") == "repos: []\n"
    assert Path("ReadMe.rst").read_text("utf-8") == "Ours\n"


@pytest.mark.parametrize(("name", "start"), [("draft.txt", "# Begun by"), ("other.yaml", "# A plan")])
def test_a_draft_or_a_plan_from_elsewhere(soaplan: Run, tmp_path: Path, base_plan: str, name: str, start: str) -> None:
    (tmp_path / "papers").mkdir()
    paper = tmp_path / "papers" / name
    head = "# yaml-language-server: $schema=../schemas/soa-plan/2024.schema.json\n"
    text = f"{head}# A plan\n{base_plan}" if name.endswith(".yaml") else "Three-year plan\nSummary: We will tutor.\n"
    paper.write_text(text, encoding="utf-8")
    done = soaplan("init", "district", "--from", paper)
    assert done.code == 0, done.err
    first, second, *_ = Path("district/plan.yaml").read_text("utf-8").split("\n")
    assert first == "# yaml-language-server: $schema=schemas/soa-plan/2024.schema.json"
    assert Path("district", first.partition("=")[2]).is_file()
    assert second.startswith(start) or not second
    assert soaplan("init", "district", "--from", paper).code == 2


def test_a_link_is_not_followed_out_of_the_folder(soaplan: Run, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (tmp_path / "district").mkdir()
    (tmp_path / "district" / ".github").symlink_to(outside)
    (tmp_path / "district" / "README.md").symlink_to(outside / "nowhere.md")
    done = soaplan("init", "district")
    assert done.code == 0
    assert list(outside.iterdir()) == []
    assert "Left district/.github/workflows/soaplan.yml as it was" in done.out


def test_what_cannot_be_written_is_told_and_the_rest_is_there(soaplan: Run, tmp_path: Path) -> None:
    (tmp_path / ".vscode").write_text("a file", encoding="utf-8")
    done = soaplan("init")
    assert done.code == 2
    assert ".vscode" in done.err
    assert files() == {name for name in FILES if not name.startswith(".vscode")} | {".vscode"}
