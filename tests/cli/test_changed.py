"""`--changed`, as the hooks call it: what is looked at when files of a commit change."""

import shlex
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from hook_runs import GOOD, HOOKS, PAGES, PICTURE, TODAY, TRANSLATION, Change, district_in, edit, paste, run, write
from running import Done, Run

REPORT = "report-fy25.html"
EVERY = [*PAGES, REPORT, "charter/plan.html"]
CHANGES: dict[str, tuple[Change, list[str]]] = {
    "text file": (edit("texts/summary.md", "read", "write"), PAGES),
    "plan": (edit("plan.yaml", "Millbrook", "Birchbrook"), [*PAGES, REPORT]),
    "translation": (edit("plan.es.yaml", "lectura", "escritura"), ["plan.es.html"]),
    "report": (edit(REPORT.replace("html", "yaml"), "budget", "spending plan"), [REPORT]),
    "settings": (edit("soaplan.toml", "[page]", '[page]\nnotice = "Ask us."'), EVERY),
    "no settings": (lambda folder: (folder / "soaplan.toml").unlink(), EVERY),
    "settings of a folder": (lambda folder: write(folder, "charter/soaplan.toml", ""), ["charter/plan.html"]),
    "logo": (lambda folder: (folder / "logo.png").write_bytes(PICTURE + b"2"), EVERY),
    "new translation": (lambda folder: write(folder, "plan.pt.yaml", TRANSLATION), [*PAGES, "plan.pt.html"]),
    "no translation": (lambda folder: (folder / "plan.es.yaml").unlink(), PAGES),
    "renamed plan": (
        lambda folder: (folder / "charter/plan.yaml").rename(folder / "charter/our soa.yaml"),
        ["charter/plan.html", "charter/our soa.html"],
    ),
    "deleted plan": (lambda folder: (folder / "charter/plan.yaml").unlink(), ["charter/plan.html"]),
    "page by hand": (edit("plan.html", "Millbrook", "Birchbrook"), ["plan.html"]),
    "deleted page": (lambda folder: (folder / "plan.html").unlink(), ["plan.html"]),
}
QUIET: list[Change] = [
    edit("plan.yaml", "kind: soa-plan", "# A remark.\nnotes: Ask Ana.\nkind: soa-plan"),
    edit("plan.html", "soaplan 0.", "soaplan 9."),
    lambda folder: write(folder, "pyproject.toml", "[tool.other]\nline = 1\n"),
    lambda folder: write(folder, "notes/minutes.md", "We met.\n"),
]
ERRORS: list[tuple[Change, str]] = [
    (edit("texts/summary.md", "We help every student to read.", "TBD"), "DOC017"),
    (lambda folder: (folder / "texts/summary.md").unlink(), "DOC027"),
    (lambda folder: (folder / "plan.yaml").unlink(), "DOC027"),
    (edit("plan.yaml", "{file: texts/summary.md}", "|\nToo far left."), "Put 2 spaces"),
]
Hooks = Callable[[], list[Done]]


@pytest.fixture(scope="module")
def committed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return district_in(tmp_path_factory.mktemp("changed"))


@pytest.fixture
def district(soaplan: Run, committed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    del soaplan  # it changes into an empty folder first
    folder = Path(shutil.copytree(committed, tmp_path / "district"))
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def hooks(soaplan: Run, district: Path) -> Hooks:
    """Run both hooks for everything that is changed, as pre-commit does: with the files that are there."""

    def run_them() -> list[Done]:
        run(district, "git", "add", "--all")
        names = run(district, "git", "diff", "--cached", "--name-only", "--diff-filter=d", "-z").stdout.split("\0")
        commands = [shlex.split(hook["entry"])[1:] for hook in HOOKS]
        return [soaplan(*command, "--as-of", TODAY, *filter(None, names)) for command in commands]

    return run_them


@pytest.mark.parametrize("name", CHANGES)
def test_every_page_that_a_change_touches_is_made_anew(district: Path, hooks: Hooks, soaplan: Run, name: str) -> None:
    change, pages = CHANGES[name]
    change(district)
    checked, rendered = hooks()
    assert (checked.code, rendered.code) == (0, 1)
    assert paste(district, rendered.err) == sorted(pages)
    assert [done.code for done in hooks()] == [0, 0]
    assert soaplan("render", "--check", "--as-of", TODAY).code == 0


@pytest.mark.parametrize("change", QUIET)
def test_what_is_on_no_page_passes(district: Path, hooks: Hooks, change: Change) -> None:
    change(district)
    assert [(done.code, "git add" in done.err) for done in hooks()] == [(0, False), (0, False)]


@pytest.mark.parametrize(("change", "told"), ERRORS)
def test_an_error_that_a_change_brings_about_fails(district: Path, hooks: Hooks, change: Change, told: str) -> None:
    change(district)
    checked, _ = hooks()
    assert checked.code == 1
    assert told in " ".join(checked.out.split())
    assert paste(district, checked.err)


def test_errors_of_other_plans_fail_only_with_settings(district: Path, hooks: Hooks) -> None:
    edit("charter/plan.yaml", "id: 2.2D", "id: 2.2Z")(district)
    paste(district, hooks()[1].err)
    run(district, "git", "commit", "--all", "--quiet", "--message", "Not checked")
    edit("plan.yaml", "kind: soa-plan", "# A remark.\nkind: soa-plan")(district)
    assert [done.code for done in hooks()] == [0, 0]
    write(district, "pyproject.toml", "[tool.soaplan]\n")
    assert [done.code for done in hooks()] == [0, 0], "the settings of soaplan.toml count here"
    run(district, "git", "mv", "--force", "soaplan.toml", "other.toml")
    assert hooks()[0].code == 1


def test_a_page_and_what_it_is_made_from_belong_to_the_commit(district: Path, soaplan: Run) -> None:
    command = shlex.split(HOOKS[1]["entry"])[1:]
    edit("plan.yaml", "texts/summary.md", "texts/new.md")(district)
    write(district, "texts/new.md", "New words.\n")
    run(district, "git", "add", "plan.yaml")
    assert paste(district, soaplan(*command, "plan.yaml").err) == sorted([*PAGES, "texts/new.md"])
    assert soaplan(*command, "plan.yaml", *PAGES, "texts/new.md").code == 0

    write(district, "second.yaml", GOOD)
    run(district, "git", "add", "second.yaml")
    for _ in range(2):  # the page is there the second time, but not in the commit
        done = soaplan(*command, "second.yaml")
        assert done.code == 1
    write(district, ".gitignore", "second.html\n")
    assert soaplan(*command, "second.yaml").code == 0


@pytest.mark.parametrize("command", ["validate", "render --beside --fail-if-changed"])
@pytest.mark.parametrize("names", [[], ["other.yaml"], ["gone.yaml"]])
@pytest.mark.parametrize("in_git", [False, True])
def test_without_plans_nothing_is_said(
    soaplan: Run, tmp_path: Path, command: str, names: list[str], *, in_git: bool
) -> None:
    write(tmp_path, "other.yaml", "a: 1\n")
    if in_git:
        run(tmp_path, "git", "init", "--quiet")
    assert soaplan(*command.split(), "--skip-others", "--changed", *names) == Done(0, "", "")
