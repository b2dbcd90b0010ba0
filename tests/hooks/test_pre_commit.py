"""The hooks, with the real `pre-commit` program in a district's repository made for the test."""

import shutil
import subprocess
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from hook_runs import GOOD, HOOKS, PROJECT, run

BAD = GOOD.replace("id: 2.2D", "id: 2.2Z")
WORKFLOW = "name: checks\non: push\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps: []\n"
OTHER = "kind: Deployment\nmetadata: {name: web}\nstatus: {}\n"


@pytest.fixture(scope="module")
def district(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with the hooks, a workflow and YAML of other programs, all committed."""
    top = tmp_path_factory.mktemp("hooks")
    hooks = copy_of_the_project(top / "soaplan")
    folder = top / "district"
    folder.mkdir()
    run(folder, "git", "init", "--quiet")
    revision = run(hooks, "git", "rev-parse", "HEAD").stdout.strip()
    config = f"repos:\n- repo: {hooks}\n  rev: {revision}\n  hooks:\n  - id: soaplan-validate\n  - id: soaplan-render\n"
    (folder / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
    (folder / ".github" / "workflows").mkdir(parents=True)
    (folder / ".github" / "workflows" / "checks.yml").write_text(WORKFLOW, encoding="utf-8")
    (folder / "other.yaml").write_text(OTHER, encoding="utf-8")
    run(folder, "git", "add", ".")
    run(folder, "git", "commit", "--quiet", "--message", "Begin")
    run(folder, "pre-commit", "install")
    return folder


def copy_of_the_project(target: Path) -> Path:
    """The project as it is now, uncommitted changes included, as a repository of its own."""
    names = run(PROJECT, "git", "ls-files", "-z", "--cached", "--others", "--exclude-standard").stdout.split("\0")
    for name in filter(None, names):
        if (PROJECT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(PROJECT / name, target / name)
    run(target, "git", "init", "--quiet")
    run(target, "git", "add", ".")
    run(target, "git", "commit", "--quiet", "--message", "As it is")
    return target


def commit(folder: Path, **files: str) -> subprocess.CompletedProcess[str]:
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    run(folder, "git", "add", ".")
    return run(folder, "git", "commit", "--message", "Change", check=False)


def test_a_bad_plan_blocks_the_commit_and_a_good_one_passes(district: Path) -> None:
    blocked = commit(district, plan=BAD)
    assert blocked.returncode != 0
    assert "SOA505" in blocked.stdout + blocked.stderr
    assert "plan.yaml" in blocked.stdout + blocked.stderr

    page_is_new = commit(district, plan=GOOD)
    assert page_is_new.returncode != 0, "the page was written, and must be part of the commit"
    assert (district / "plan.html").is_file()

    passed = commit(district, plan=GOOD)
    assert passed.returncode == 0, passed.stdout + passed.stderr
    assert "plan.html" in run(district, "git", "ls-files").stdout


def test_other_yaml_files_are_left_alone(district: Path) -> None:
    done = commit(district, values="a: {{ not yaml\n", other=OTHER + "extra: 1\n")
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_broken_plan_blocks_the_commit_too(district: Path) -> None:
    done = commit(district, broken="kind: soa-plan\ncycle: 2024\nsummary: we will: do it\n")
    assert done.returncode != 0
    assert "DOC001" in done.stdout + done.stderr
    run(district, "git", "rm", "--quiet", "--force", "broken.yaml")


def test_the_docs_show_the_hooks_as_they_are() -> None:
    blocks = (PROJECT / "docs" / "hooks.md").read_text(encoding="utf-8").split("```yaml\n")
    (shown,) = [block.partition("```")[0] for block in blocks if "repo: local" in block]
    hooks = YAML(typ="safe").load(shown)["repos"][0]["hooks"]
    assert hooks == [
        {key: value for key, value in (hook | {"language": "system"}).items() if key != "description"} for hook in HOOKS
    ]
