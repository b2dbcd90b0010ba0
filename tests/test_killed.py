"""A run that writes is killed, or the disk is full: every file is as it was, or as it should be."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from case_text import CASES

HERE = Path(__file__).parent
COMMANDS = {
    "seal": ("seal", "plan.yaml"),
    "fix": ("validate", "--fix", "--as-of", "2024-03-20", "slip.yaml"),
    "page": ("render", "plan.yaml", "-o", "pages/plan.html"),
    "page over an old one": ("render", "plan.yaml", "-o", "old.html"),
    "pages beside": ("render", "plan.yaml", "plan.es.yaml", "--beside"),
    "begin a translation": ("translate", "plan.yaml", "--to", "pt", "--as-of", "2024-03-20"),
    "refresh a translation": ("translate", "plan.yaml", "--to", "es", "--as-of", "2024-03-20"),
    "new": ("new", "-o", "next.yaml"),
    "next plan": ("new", "--from", "plan.yaml", "-o", "next.yaml"),
    "import": ("import", "print.txt", "-o", "draft.yaml"),
    "repository": ("init",),
    "site": ("render", "--site", "public", "."),
    "texts of their own": ("new", "--texts", "-o", "next.yaml"),
    "Word form": ("export", "plan.yaml", "-o", "plan.docx"),
    "money sheet": ("export", "plan.yaml", "-o", "money.xlsx"),
    "summary": ("summary", "plan.yaml", "--format", "csv", "-o", "summary.csv"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A district's folder."""
    plan = (CASES / "base.yaml").read_text(encoding="utf-8")
    files = {
        "plan.yaml": plan,
        "slip.yaml": plan.replace("date: 2024-03-14", "date: 3/14/24"),
        "old.html": "<p>An older page.</p>\n",
        "plan.es.yaml": "kind: plan-translation\ncycle: 2024\nof: plan.yaml\nlanguage: es\ntexts:\n",
        "print.txt": "Section 1: Summarize your District’s Plan\n\nWe will support English learners with tutoring.\n",
    }
    folder = tmp_path / "district"
    folder.mkdir()
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def run(way: str, folder: Path, arguments: tuple[str, ...]) -> list[dict[str, object]]:
    done = subprocess.run(
        [sys.executable, HERE / "killed.py", way, folder, *arguments],
        check=True, capture_output=True, text=True, env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip
    runs: list[dict[str, object]] = json.loads(done.stdout)
    return runs


def content(folder: str | Path) -> dict[str, bytes]:
    """Every file of a folder, by its way."""
    root = Path(folder)
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize("way", ["killed", "full"])
@pytest.mark.parametrize("name", COMMANDS)
def test_no_file_is_lost_or_left_half_written(name: str, way: str, folder: Path) -> None:
    before = content(folder)
    *stopped, ended = run(way, folder, COMMANDS[name])
    after = content(str(ended["copy"]))
    assert after != before, "the command writes nothing"
    assert stopped, "no moment was found"
    for one in stopped:
        left = content(str(one["copy"]))
        litter = {name for name in left if Path(name).name.startswith(".soaplan.")}
        assert len(litter) <= (way == "killed"), one
        for file in before.keys() | after.keys() | (left.keys() - litter):
            assert left.get(file) in {before.get(file), after.get(file)}, (file, one)
        assert one["code"] in ({137} if way == "killed" else {0, 1, 2}), one
