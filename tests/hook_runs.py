"""Running git, pre-commit and soaplan in a district's repository made for a test."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from ruamel.yaml import YAML

from case_text import CASES

PROJECT = Path(__file__).parents[1]
GOOD = (CASES / "base.yaml").read_text(encoding="utf-8")
PERSON = {"NAME": "Ana Medeiros", "EMAIL": "plans@millbrook.example"}


def run(folder: Path, *command: str, check: bool = True) -> subprocess.CompletedProcess[str]:
    environment = dict(os.environ, PRE_COMMIT_COLOR="never", GIT_CONFIG_GLOBAL=os.devnull, GIT_TERMINAL_PROMPT="0")
    environment["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{environment['PATH']}"
    environment.update(
        {f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER") for what, value in PERSON.items()}
    )
    environment["PRE_COMMIT_HOME"] = str(folder.parent / "pre-commit-home")
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0 or not check, done.stdout + done.stderr
    return done


TODAY = "2026-11-21"
TRANSLATION = "kind: plan-translation\ncycle: 2024\nof: plan.yaml\nlanguage: pt\ntexts:\n  summary: Resumo.\n"
PICTURE = b"\x89PNG\r\n\x1a\n"
PAGES = ["plan.es.html", "plan.html"]
HOOKS = YAML(typ="safe").load(PROJECT / ".pre-commit-hooks.yaml")
Change = Callable[[Path], object]


def district_in(folder: Path) -> Path:
    """A repository whose pages are in step: a plan with text, translation, report and settings, and a second plan."""
    millbrook = PROJECT / "examples" / "millbrook"
    shutil.copytree(millbrook / "texts", folder / "texts")
    for name in ("plan.yaml", "plan.es.yaml", "report-fy25.yaml"):
        shutil.copyfile(millbrook / name, folder / name)
    plan = (folder / "plan.yaml").read_text(encoding="utf-8")
    plan, count = re.subn(r"(?m)^summary: \|\n(?:(?: .*)?\n)+", "summary: {file: texts/summary.md}\n\n", plan)
    assert count == 1
    write(folder, "plan.yaml", plan)
    write(folder, "texts/summary.md", "We help every student to read.\n")
    (folder / "logo.png").write_bytes(PICTURE)
    write(folder, "soaplan.toml", '[page]\nlogo = "logo.png"\n')
    write(folder, "charter/plan.yaml", GOOD)
    run(folder, "git", "init", "--quiet")
    run(folder, "git", "add", ".")
    run(folder, "soaplan", "render", "--beside", "--as-of", TODAY, "--skip-others", ".")
    run(folder, "git", "add", ".")
    run(folder, "git", "commit", "--quiet", "--message", "Begin")
    return folder


def write(folder: Path, name: str, text: str) -> None:
    """Write a file, and its folder where there is none yet."""
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def edit(name: str, old: str, new: str) -> Change:
    """A change of one file."""

    def change(folder: Path) -> None:
        text = (folder / name).read_text(encoding="utf-8")
        assert old in text
        write(folder, name, text.replace(old, new))

    return change


def paste(folder: Path, output: str) -> list[str]:
    """Do what a hook says at the end of its output; the names of the files, in order."""
    lines = [line for line in output.splitlines() if line and not line.startswith("[")]  # pre-commit has last words
    assert lines[-1].startswith(("git add ", "git rm ")), lines
    commands = [shlex.split(line) for line in lines if line.startswith(("git add ", "git rm "))]
    for command in commands:
        run(folder, *command)
    return sorted(name for command in commands for name in command[2:])
