"""A folder that came from somebody else: it runs nothing, reaches nowhere, and always has an answer."""

import hashlib
import os
import re
import shutil
import stat
import subprocess
from pathlib import Path
from typing import Any

import pytest

from running import Run
from soaplan.workspace import git

NAMES = ["-c", "user.name=Ana", "-c", "user.email=ana@alder-falls.example", "-c", "commit.gpgsign=false"]
COMMANDS = """\
[core]
	fsmonitor = "{run}"
	hooksPath = "{hooks}"
	sshCommand = "{run}"
	gitProxy = "{run}"
	askPass = "{run}"
	editor = "{run}"
	pager = "{run}"
	alternateRefsCommand = "{run}"
[sequence]
	editor = "{run}"
[alias]
	ls-files = "!{run}"
	rev-parse = "!{run}"
	cat-file = "!{run}"
[pager]
	ls-files = "{run}"
	rev-parse = "{run}"
	cat-file = "{run}"
[diff]
	external = "{run}"
[diff "planted"]
	command = "{run}"
	textconv = "{run}"
[filter "planted"]
	clean = "{run}"
	smudge = "{run}"
	process = "{run}"
	required = true
[merge "planted"]
	driver = "{run}"
[credential]
	helper = "!{run}"
[gpg]
	program = "{run}"
[uploadpack]
	packObjectsHook = "{run}"
[submodule]
	recurse = true
[submodule "theme"]
	active = true
	update = "!{run}"
[extensions]
	partialClone = origin
[remote "origin"]
	url = "ext::sh -c {run}"
	promisor = true
	vcs = "planted"
	uploadpack = "{run}"
	proxy = "{run}"
[protocol]
	allow = always
[protocol "ext"]
	allow = always
[safe]
	bareRepository = all
	directory = *
[include]
	path = more
"""
"""Every setting known to name a command, and what would let it run."""


def run_git(folder: Path, *words: str) -> None:
    subprocess.run(["git", "-C", folder, *NAMES, *words], check=True, capture_output=True)


@pytest.fixture
def ran(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file that is there once a planted command has run."""
    return tmp_path_factory.mktemp("outside") / "ran"


@pytest.fixture
def repository(plan: Path) -> Path:
    run_git(plan.parent, "init", "-q", ".")
    run_git(plan.parent, "add", "plan.yaml")
    run_git(plan.parent, "commit", "-q", "-m", "v1")
    run_git(plan.parent, "tag", "v1")
    return plan.parent


def plant(folder: Path, ran: Path) -> None:
    """Put a command behind every setting and every hook of a repository's own folder (`.git`, or a bare one)."""
    script = ran.parent / "run.sh"
    script.write_text(f"#!/bin/sh\necho $0 $* >> {ran}\nexit 1\n", encoding="utf-8")
    script.chmod(stat.S_IRWXU)
    hooks = folder / "planted-hooks"
    hooks.mkdir()
    for name in ("post-index-change", "fsmonitor-watchman", "reference-transaction", "pre-auto-gc", "post-checkout"):
        shutil.copy(script, hooks / name)
        shutil.copy(script, folder / "hooks" / name)
    with (folder / "config").open("a", encoding="utf-8") as file:
        file.write(COMMANDS.format(run=script, hooks=hooks))
    (folder / "more").write_text(f'[core]\n\tfsmonitor = "{script}"\n', encoding="utf-8")
    (folder / "info").mkdir(exist_ok=True)
    (folder / "info" / "attributes").write_text("* filter=planted diff=planted merge=planted\n", encoding="utf-8")


def ask_everything(soaplan: Run) -> None:
    for words in (["validate", "."], ["validate"], ["summary", "."], ["render", "--check", "--beside", "."]):
        assert soaplan(*words).code in {0, 1, 2}
    assert soaplan("diff", "plan.yaml@v1", "plan.yaml").code in {0, 2}


def test_the_planted_commands_do_run_where_git_is_asked_without_care(repository: Path, ran: Path) -> None:
    """Else the tests below could not fail."""
    plant(repository / ".git", ran)
    subprocess.run(["git", "-C", repository, "ls-files"], check=False, capture_output=True)
    assert ran.exists()


def test_the_settings_of_a_repository_run_nothing(soaplan: Run, repository: Path, ran: Path) -> None:
    plant(repository / ".git", ran)
    assert soaplan("validate", ".").err == "Checked 1 plan, skipped 0 other files\n"
    ask_everything(soaplan)
    assert not ran.exists()


def test_the_settings_of_a_repository_inside_another_run_nothing(soaplan: Run, repository: Path, ran: Path) -> None:
    inner = repository / "received"
    inner.mkdir()
    shutil.copy(repository / "plan.yaml", inner)
    run_git(inner, "init", "-q", ".")
    plant(inner / ".git", ran)
    assert soaplan("validate", ".").err == "Checked 2 plans, skipped 0 other files\n"
    assert not ran.exists()


@pytest.mark.parametrize("above", ["nothing", "a repository", "an empty .git", "an empty .git beside it"])
def test_plain_files_laid_out_like_a_bare_repository_run_nothing(
    soaplan: Run, plan: Path, ran: Path, above: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    received = plan.parent / "received"
    run_git(plan.parent, "init", "-q", "--bare", "received")
    plant(received, ran)
    shutil.move(plan, received / "plan.yaml")
    with (received / "config").open("a", encoding="utf-8") as file:
        file.write("[core]\n\tbare = false\n\tworktree = .\n")
    if above == "a repository":
        run_git(plan.parent, "init", "-q", ".")
    elif above != "nothing":
        (received.parent if above == "an empty .git" else received).joinpath(".git").mkdir()
    subprocess.run(["git", "-C", received, "ls-files"], check=False, capture_output=True)
    planted = ran.exists()
    ran.unlink(missing_ok=True)
    monkeypatch.chdir(received)
    assert soaplan("validate", received).err == "Checked 1 plan, skipped 0 other files\n"
    ask_everything(soaplan)
    assert not ran.exists()
    assert planted


def test_a_version_that_was_never_fetched_is_not_fetched_now(
    soaplan: Run, repository: Path, ran: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (repository / "plan.yaml").write_text("kind: soa-plan\n", encoding="utf-8")
    run_git(repository, "commit", "-q", "-a", "-m", "v2")
    run_git(repository, "config", "uploadpack.allowFilter", "true")
    clone = repository.parent / f"{repository.name}-clone"
    run_git(repository, "clone", "-q", "--filter=blob:none", f"file://{repository}", str(clone))
    monkeypatch.chdir(clone)
    helper = ran.parent / "upload.sh"
    helper.write_text(f'#!/bin/sh\necho > {ran}\nexec git-upload-pack "$@"\n', encoding="utf-8")
    helper.chmod(stat.S_IRWXU)
    run_git(clone, "config", "remote.origin.uploadpack", str(helper))
    done = soaplan("diff", "plan.yaml@v1", "plan.yaml")
    assert (done.code, done.out) == (2, "")
    assert "get the file with: git show v1:plan.yaml" in done.err
    assert not ran.exists()
    run_git(clone, "show", "v1:plan.yaml")
    assert ran.exists()
    assert soaplan("diff", "plan.yaml@v1", "plan.yaml").code in {0, 1}


def test_no_program_of_the_current_folder_is_taken_for_git(
    soaplan: Run, repository: Path, ran: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("git", "git.exe"):
        (repository / name).write_text(f"#!/bin/sh\necho > {ran}\n", encoding="utf-8")
        (repository / name).chmod(stat.S_IRWXU)
    monkeypatch.setenv("PATH", os.pathsep.join([".", "", os.environ["PATH"]]))
    ask_everything(soaplan)
    assert not ran.exists()


def test_what_a_hook_says_of_its_own_repository_does_not_lead_astray(
    soaplan: Run, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Git names the repository and the index of a commit to its hooks, seen from the top."""
    other = repository / "district"
    other.mkdir()
    shutil.copy(repository / "plan.yaml", other)
    run_git(other, "init", "-q", ".")
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/next-index-1.lock")
    monkeypatch.setenv("GIT_WORK_TREE", "/")
    for folder in (".", other):
        assert soaplan("validate", folder).code == 0
    monkeypatch.chdir(other)
    assert soaplan("diff", "../plan.yaml@v1", "plan.yaml").code == 0


def test_git_that_does_not_answer_is_not_waited_for(
    soaplan: Run, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without an answer the folder is searched on disk; an earlier version cannot be had."""
    os.mkfifo(repository / "pipe")
    run_git(repository, "config", "core.excludesFile", str(repository / "pipe"))
    monkeypatch.setattr(git, "SECONDS", 0.2)
    assert soaplan("validate", ".").err == "Checked 1 plan, skipped 0 other files\n"


def test_names_in_an_index_lead_nowhere_else(
    soaplan: Run, repository: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Git itself never writes such names; whoever makes up an index may."""
    private = tmp_path_factory.mktemp("private") / "plan.yaml"
    shutil.copy(repository / "plan.yaml", private)
    index = repository / ".git" / "index"
    way = os.path.relpath(private, repository)
    name = "x" * len(way)
    (repository / name).write_text("kind: soa-plan\n", encoding="utf-8")
    run_git(repository, "add", name)
    (repository / name).unlink()
    content = index.read_bytes().replace(name.encode(), way.encode())
    body = content[:-20]
    index.write_bytes(body + hashlib.sha1(body, usedforsecurity=False).digest())
    listed = subprocess.run(["git", "-C", repository, "ls-files"], check=True, capture_output=True, text=True).stdout
    assert way in listed
    done = soaplan("validate", ".")
    assert done.err == "Checked 1 plan, skipped 0 other files\n"


def test_a_submodule_that_is_not_checked_out_is_an_empty_folder(
    soaplan: Run, repository: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    theme = tmp_path_factory.mktemp("theme")
    run_git(theme, "init", "-q", ".")
    run_git(theme, "commit", "-q", "--allow-empty", "-m", "first")
    run_git(repository, "-c", "protocol.file.allow=always", "submodule", "add", "-q", str(theme), "theme")
    run_git(repository, "commit", "-q", "-m", "with a theme")
    clone = tmp_path_factory.mktemp("clone")
    run_git(clone, "clone", "-q", str(repository), ".")
    monkeypatch.chdir(clone)
    assert soaplan("validate", ".").err == "Checked 1 plan, skipped 0 other files\n"
    assert soaplan("validate", "theme").code == 2
    assert soaplan("summary", ".").code == 0
    assert soaplan("render", "--check", "--beside", ".").code == 1


def test_a_second_worktree_is_a_repository_too(
    soaplan: Run, repository: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree = tmp_path_factory.mktemp("tree") / "second"
    run_git(repository, "worktree", "add", "-q", "-b", "second", str(tree))
    (tree / ".gitignore").write_text("drafts/\n", encoding="utf-8")
    (tree / "drafts").mkdir()
    shutil.copy(repository / "plan.yaml", tree / "drafts")
    monkeypatch.chdir(tree)
    assert soaplan("validate", ".").err == "Checked 1 plan, skipped 0 other files\n"
    assert soaplan("diff", "plan.yaml@v1", "plan.yaml").code == 0


@pytest.mark.parametrize("in_git", [True, False])
def test_links_in_a_ring_end(soaplan: Run, plan: Path, *, in_git: bool) -> None:
    if in_git:
        run_git(plan.parent, "init", "-q", ".")
    (plan.parent / "a").mkdir()
    (plan.parent / "a" / "b").symlink_to(plan.parent / "a", target_is_directory=True)
    (plan.parent / "self").symlink_to(".", target_is_directory=True)
    assert soaplan("validate", ".").err == "Checked 1 plan, skipped 0 other files\n"


@pytest.mark.parametrize("in_git", [True, False])
@pytest.mark.parametrize("target", ["missing.yaml", "second.yaml"])
def test_a_link_that_leads_nowhere_is_told(soaplan: Run, plan: Path, target: str, *, in_git: bool) -> None:
    if in_git:
        run_git(plan.parent, "init", "-q", ".")
    (plan.parent / "second.yaml").symlink_to(target)
    done = soaplan("validate", ".")
    assert done.code == 2
    assert "second.yaml: soaplan can't open it (" in done.err
    assert "Checked 1 plan, skipped 0 other files" in done.err


@pytest.mark.parametrize("words", [["validate"], ["validate", "--skip-others"], ["summary"], ["render", "--beside"]])
def test_a_plan_that_may_not_be_read_is_told(
    soaplan: Run, plan: Path, words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(plan, plan.parent / "second.yaml")
    opened = Path.open

    def refuse(path: Path, *rest: Any, **more: Any) -> Any:
        if path.name == "second.yaml":
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, *rest, **more)

    monkeypatch.setattr(Path, "open", refuse)
    done = soaplan(*words, ".")
    assert (done.code, "second.yaml: soaplan can't open it (Permission denied)" in done.err) == (2, True)


def test_a_folder_that_git_ignores_is_told_with_the_way_to_check_it(soaplan: Run, repository: Path) -> None:
    (repository / ".gitignore").write_text("drafts/\n", encoding="utf-8")
    (repository / "drafts").mkdir()
    shutil.copy(repository / "plan.yaml", repository / "drafts")
    done = soaplan("validate", "drafts")
    assert done.code == 2
    assert "git ignores the plan in this folder; to check it anyway, name it: soaplan validate drafts/plan.yaml" in (
        done.err
    )
    assert soaplan("validate", "drafts/plan.yaml").code == 0


@pytest.mark.parametrize("name", ["plan.yaml.txt", "plan.txt", "plan", "PLAN.YAML.TXT"])
def test_a_plan_under_the_name_of_a_text_file_is_named(soaplan: Run, plan: Path, name: str) -> None:
    shutil.move(plan, plan.parent / name)
    done = soaplan("validate")
    assert done.code == 2
    assert f"“{name}” looks like a plan, but plan files end in .yaml; rename it to “plan.yaml”" in (
        done.err.replace("PLAN.YAML”", "plan.yaml”")
    )


def test_a_folder_without_plans_is_2_and_0_where_others_are_skipped(soaplan: Run, tmp_path: Path) -> None:
    (tmp_path / "checks.yaml").write_text("jobs: {}\n", encoding="utf-8")
    assert soaplan("validate", ".").code == 2
    done = soaplan("validate", "--skip-others", ".")
    assert (done.code, done.err) == (0, "Checked 0 plans, skipped 1 other file\n")


HUGE = 10**11
"""Bytes: more than any memory holds. The files have holes in place of most of them."""


def make_huge(path: Path, start: str = "") -> None:
    with path.open("wb") as file:
        file.write(start.encode())
        file.truncate(HUGE)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["validate", "plan.yaml"], 1),
        (["validate", "."], 1),
        (["summary", "."], 0),
        (["render", "plan.yaml"], 1),
        (["status", "plan.yaml"], 1),
    ],
)
def test_of_a_huge_plan_only_the_beginning_is_read(soaplan: Run, plan: Path, words: list[str], code: int) -> None:
    make_huge(plan, "kind: soa-plan\n")
    done = soaplan(*words)
    assert done.code == code
    assert "5,000,000 bytes" in done.out + done.err or "cannot be read" in done.err


def test_of_other_huge_files_only_the_beginning_is_read(soaplan: Run, plan: Path) -> None:
    for name in ("data.yaml", "plan.es.yaml", "pyproject.toml", "notes.txt"):
        make_huge(plan.parent / name, "x: y\n")
    assert soaplan("validate", ".").err == "Checked 1 plan, skipped 2 other files\n"
    assert soaplan("render", "plan.yaml").code == 0
    plan.unlink()
    assert soaplan("validate", ".").code == 2


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ("[page]\nlogo = 'logo.png'\n", "“logo”: "),
        ("[page]\nlogo = '.logo.png'\n", "is a hidden file"),
        ("", "can't read these settings"),
    ],
)
def test_huge_and_hidden_files_of_the_settings_are_2(soaplan: Run, plan: Path, settings: str, says: str) -> None:
    for name in ("logo.png", ".logo.png"):
        make_huge(plan.parent / name)
    file = plan.parent / "soaplan.toml"
    file.write_text(settings, encoding="utf-8")
    if not settings:
        make_huge(file)
    done = soaplan("render", "plan.yaml")
    assert done.code == 2
    assert says in done.err


def test_settings_that_go_too_deep_are_2(soaplan: Run, plan: Path) -> None:
    (plan.parent / "soaplan.toml").write_text(f"ignore = {'[' * 100_000}\n", encoding="utf-8")
    assert soaplan("validate", "plan.yaml").code == 2


def test_an_answer_from_a_hidden_file_is_published_nowhere(soaplan: Run, repository: Path) -> None:
    plan = repository / "plan.yaml"
    text = re.sub(r"  families: \|\n    .*\n", "  families: {file: .git/config}\n", plan.read_text(encoding="utf-8"))
    plan.write_text(text, encoding="utf-8")
    run_git(repository, "config", "remote.origin.url", "https://ana:secret-word@code.example/plans")
    assert "DOC027" in soaplan("validate", "plan.yaml").out
    for format_ in ("html", "markdown", "worksheet", "fragment", "crosswalk"):
        assert "secret-word" not in soaplan("render", "--format", format_, "plan.yaml").out
    for words in (
        ["diff", "plan.yaml@v1", "plan.yaml"],
        ["status", "plan.yaml"],
        ["summary"],
        ["translate", "plan.yaml"],
    ):
        done = soaplan(*words)
        assert "secret-word" not in done.out + done.err


def test_the_addendum_may_be_any_document_and_is_never_read(soaplan: Run, plan: Path) -> None:
    make_huge(plan.parent / "addendum.docx")
    plan.write_text(plan.read_text(encoding="utf-8") + "addendum: {file: addendum.docx}\n", encoding="utf-8")
    assert (soaplan("validate", "plan.yaml").code, soaplan("render", "plan.yaml").code) == (0, 0)
