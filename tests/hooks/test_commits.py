"""Commits with the real `pre-commit`: whatever is committed, its pages are in step with its plans."""

import shutil
import subprocess
from pathlib import Path

import pytest

from hook_runs import HOOKS, PAGES, TODAY, TRANSLATION, Change, district_in, edit, paste, run, write


@pytest.fixture(scope="module")
def committed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("commits") / "district"
    folder.mkdir()
    hooks = [hook | {"language": "system", "args": ["--as-of", TODAY]} for hook in HOOKS]
    write(folder, ".pre-commit-config.yaml", f"repos: {[{'repo': 'local', 'hooks': hooks}]}\n".replace("True", "true"))
    district_in(folder)
    run(folder, "pre-commit", "install")
    return folder


@pytest.fixture
def district(committed: Path, tmp_path: Path) -> Path:
    """A repository with both hooks, each for a program that is installed already, on a fixed day."""
    return Path(shutil.copytree(committed, tmp_path / "district", symlinks=True))


def commit(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return run(folder, "git", "commit", "--message", "Change", *options, check=False)


def is_in_step(folder: Path) -> bool:
    """Whether what was committed, and nothing else, has the pages that its plans make."""
    shutil.rmtree(clone := folder.parent / "clone", ignore_errors=True)
    run(folder.parent, "git", "clone", "--quiet", str(folder), str(clone))
    return run(clone, "soaplan", "render", "--check", "--as-of", TODAY, check=False).returncode == 0


@pytest.mark.parametrize(
    ("change", "options", "pages"),
    [
        (edit("texts/summary.md", "read", "write"), (), PAGES),
        (lambda folder: write(folder, "plan.pt.yaml", TRANSLATION), (), [*PAGES, "plan.pt.html"]),
        (lambda folder: (folder / "plan.es.yaml").unlink(), ("--all",), PAGES),
    ],
    ids=["text file", "new translation", "deleted translation"],
)
def test_every_page_that_a_commit_touches_comes_with_it(
    district: Path, change: Change, options: tuple[str, ...], pages: list[str]
) -> None:
    change(district)
    if not options:
        run(district, "git", "add", "--all")
    stopped = commit(district, *options)
    assert stopped.returncode != 0
    assert paste(district, stopped.stderr) == sorted(pages)
    passed = commit(district, *options)
    assert passed.returncode == 0, passed.stderr
    assert is_in_step(district)


def test_of_a_file_staged_in_part_the_page_shows_that_part(district: Path) -> None:
    edit("plan.yaml", "Millbrook", "Birchbrook")(district)
    run(district, "git", "add", "plan.yaml")
    edit("plan.yaml", "Birchbrook", "Cedarbrook")(district)
    stopped = commit(district)
    assert stopped.returncode != 0
    paste(district, stopped.stderr)
    passed = commit(district)
    assert passed.returncode == 0, passed.stderr
    assert is_in_step(district)
    assert "Birchbrook" in run(district, "git", "show", "HEAD:plan.html").stdout
    assert "Cedarbrook" in (district / "plan.yaml").read_text(encoding="utf-8")


def test_a_remark_passes_at_once_and_a_whole_repository_is_checked_on_a_server(district: Path) -> None:
    edit("plan.yaml", "kind: soa-plan", "# A remark.\nkind: soa-plan")(district)
    assert commit(district, "--all").returncode == 0
    assert run(district, "pre-commit", "run", "--all-files").returncode == 0
    edit("charter/plan.yaml", "id: 2.2D", "id: 2.2Z")(district)
    run(district, "git", "commit", "--all", "--no-verify", "--quiet", "--message", "Not checked")
    for what in (("--all-files",), ("--from-ref", "HEAD~1", "--to-ref", "HEAD")):
        done = run(district, "pre-commit", "run", *what, check=False)
        assert "SOA505" in done.stdout
        run(district, "git", "checkout", "--quiet", ".")
