"""Where output goes: never over what a run reads, and into whatever is named."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import pytest

from running import Run
from soaplan.data import data_folder

LOGO = b"\x89PNG\r\n\x1a\n" + b"\0" * 40
COMMANDS = {
    "render": ["render", "plan.yaml"],
    "worksheet": ["render", "plan.yaml", "--format", "worksheet"],
    "validate": ["validate", "plan.yaml", "--exit-zero"],
    "validate in parallel": ["validate", "plan.yaml", "plans", "--jobs", "2", "--exit-zero"],
    "summary": ["summary", "plan.yaml"],
    "diff": ["diff", "plan.yaml", "plan.yaml"],
    "schema": ["schema"],
    "new": ["new"],
    "new from": ["new", "--from", "plan.yaml"],
    "translate": ["translate", "plan.yaml", "--to", "es"],
}
READERS = [name for name in COMMANDS if not name.startswith(("schema", "new"))]
LINKS: dict[str, Callable[[Path, Path], None]] = {
    "itself": lambda *_: None,
    "link": lambda file, link: link.symlink_to(file),
    "hard link": lambda file, link: link.hardlink_to(file),
    "link to a link": lambda file, link: (link.with_name("first").symlink_to(file), link.symlink_to("first"))[1],
}


@pytest.fixture
def district(in_folder: Path, base_plan: str) -> Path:
    """A plan with a text file, settings and a logo, and other plans."""
    text = re.sub(r"(?m)^  families: \|\n(    .*\n)+", "  families: {file: texts/families.md}\n", base_plan)
    assert text != base_plan
    (in_folder / "plan.yaml").write_text(text, encoding="utf-8")
    (in_folder / "texts").mkdir()
    (in_folder / "texts" / "families.md").write_text("We asked families in two meetings.\n", encoding="utf-8")
    (in_folder / "logo.png").write_bytes(LOGO)
    (in_folder / "soaplan.toml").write_text('[page]\nlogo = "logo.png"\n', encoding="utf-8")
    for name in ("a", "b", "c"):
        (in_folder / "plans" / name).mkdir(parents=True)
        (in_folder / "plans" / name / "plan.yaml").write_text(base_plan, encoding="utf-8")
    return in_folder


def everything(folder: Path) -> dict[str, bytes]:
    """Every file with what is in it."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("link", LINKS)
@pytest.mark.parametrize("command", COMMANDS)
def test_output_is_never_written_over_a_plan(soaplan: Run, district: Path, command: str, link: str) -> None:
    target = district / ("plan.yaml" if link == "itself" else "page.html")
    LINKS[link](district / "plan.yaml", target)
    before = everything(district)
    done = soaplan(*COMMANDS[command], "-o", target)
    assert done.code == 2
    assert str(target) in done.err
    assert everything(district) == before


@pytest.mark.parametrize("file", ["texts/families.md", "logo.png", "soaplan.toml", "./texts/../texts/families.md"])
@pytest.mark.parametrize("command", READERS)
def test_output_is_never_written_over_what_a_plan_is_made_of(
    soaplan: Run, district: Path, command: str, file: str
) -> None:
    before = everything(district)
    done = soaplan(*COMMANDS[command], "-o", file)
    assert (done.code, everything(district)) == (2, before)


@pytest.mark.parametrize("command", ["schema", "render"])
def test_settings_and_a_catalog_of_ones_own_are_read_too(soaplan: Run, district: Path, command: str) -> None:
    shutil.copytree(data_folder("catalog"), district / "ours")
    (district / "soaplan.toml").write_text('catalog = "ours"\n', encoding="utf-8")
    rules = next((district / "ours").rglob("rules.yaml"))
    before = everything(district)
    for file in (rules, district / "soaplan.toml"):
        assert soaplan(*COMMANDS[command], "-o", file).code == 2
    assert everything(district) == before


@pytest.mark.parametrize("command", COMMANDS)
def test_a_dash_is_standard_output(soaplan: Run, district: Path, command: str) -> None:
    before = everything(district)
    done = soaplan(*COMMANDS[command], "-o", "-")
    assert (done.code, everything(district)) == (0, before)
    assert done.out or command == "validate"


@pytest.mark.parametrize("words", [["plan.yaml", "plans/a/plan.yaml"], ["plan.yaml", "--beside"]])
def test_several_pages_do_not_go_to_one_place(soaplan: Run, district: Path, words: list[str]) -> None:
    before = everything(district)
    assert soaplan("render", *words, "-o", "-").code == 2
    assert everything(district) == before


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no named pipes in folders")
@pytest.mark.parametrize("command", COMMANDS)
def test_a_pipe_is_written_into(soaplan: Run, district: Path, command: str) -> None:
    pipe, got = district / "pipe", []
    os.mkfifo(pipe)
    reader = Thread(target=lambda: got.append(pipe.read_bytes()))
    reader.start()
    done = soaplan(*COMMANDS[command], "-o", pipe)
    if done.code:  # let the reader go
        os.close(os.open(pipe, os.O_WRONLY | os.O_NONBLOCK))
    reader.join()
    assert (done.code, pipe.is_fifo()) == (0, True)
    assert got[0] or command == "validate"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no named pipes in folders")
@pytest.mark.parametrize("command", COMMANDS)
def test_a_pipe_that_nobody_reads_does_not_hold_the_run(
    soaplan: Run, district: Path, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("soaplan.workspace.write.PATIENCE", 0)
    os.mkfifo(district / "pipe")
    done = soaplan(*COMMANDS[command], "-o", "pipe")
    assert (done.code, "no program is reading" in done.err) == (2, True)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_device_is_not_replaced(soaplan: Run, district: Path, command: str) -> None:
    before = everything(district)
    assert soaplan(*COMMANDS[command], "-o", os.devnull).code == 0
    assert everything(district) == before
    assert not Path(os.devnull).is_file()


@pytest.mark.parametrize("command", COMMANDS)
def test_a_new_folder_is_made(soaplan: Run, district: Path, command: str) -> None:
    assert soaplan(*COMMANDS[command], "-o", "out/new/it").code == 0
    assert (district / "out" / "new" / "it").is_file()


@pytest.mark.parametrize("command", COMMANDS)
def test_a_file_in_the_place_of_a_folder_is_told(soaplan: Run, district: Path, command: str) -> None:
    before = everything(district)
    done = soaplan(*COMMANDS[command], "-o", "plan.yaml/page.html")
    assert (done.code, "not a folder" in done.err) == (2, True)
    assert everything(district) == before


@pytest.mark.parametrize("command", [name for name in COMMANDS if not name.startswith(("new", "translate"))])
def test_a_read_only_file_stays(soaplan: Run, district: Path, command: str) -> None:
    page = district / "page.html"
    page.write_text("by hand", encoding="utf-8")
    page.chmod(0o444)
    done = soaplan(*COMMANDS[command], "-o", page)
    assert (done.code, "read-only" in done.err) == (2, True)
    assert page.read_text(encoding="utf-8") == "by hand"


@pytest.mark.parametrize("format_", ["html", "markdown", "worksheet", "fragment", "crosswalk"])
def test_what_soaplan_wrote_is_written_again(soaplan: Run, district: Path, format_: str) -> None:
    target = district / "made"
    for _ in "12":
        assert soaplan("render", "plan.yaml", "--format", format_, "-o", target).code == 0
        target.write_bytes(target.read_bytes() + b"\n")


@pytest.mark.parametrize("words", [["render", "plan.yaml"], ["new", "--from", "plan.yaml"], ["catalog", "list"]])
def test_redirected_output_is_utf_8_whatever_the_console_speaks(district: Path, words: list[str]) -> None:
    plan = district / "plan.yaml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("Alder Falls", "Québec 学校"), encoding="utf-8")
    environment = os.environ | {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}
    with (district / "out").open("wb") as out:
        subprocess.run(
            [sys.executable, "-m", "soaplan", *words], check=True, stdout=out, stderr=subprocess.PIPE, env=environment
        )
    text = (district / "out").read_bytes().decode("utf-8")
    assert "Québec 学校" in text or words[0] == "catalog"
    assert "\r" not in text


@pytest.mark.parametrize("command", ["validate", "render", "status", "summary", "diff - "])
def test_a_closed_standard_input_is_told(district: Path, command: str) -> None:
    words = [*command.split(), *(["plan.yaml"] if command.startswith("diff") else ["-"])]
    program = "import sys; sys.stdin = None; from soaplan.cli import run; run()"
    done = subprocess.run([sys.executable, "-c", program, *words], capture_output=True, text=True, check=False)
    assert (done.returncode, "standard input is closed" in done.stderr) == (2, True)


def test_another_name_of_standard_output_is_standard_output(district: Path) -> None:
    if not Path("/dev/stdout").exists():
        pytest.skip("this system has no name for standard output")
    log = district / "log"
    log.write_text("before\n", encoding="utf-8")
    with log.open("ab") as out:
        command = [sys.executable, "-m", "soaplan", "render", "plan.yaml", "-o", "/dev/stdout"]
        subprocess.run(command, stdout=out, stderr=subprocess.PIPE, check=True)
    assert log.read_text(encoding="utf-8").startswith("before\n<!doctype html>")
