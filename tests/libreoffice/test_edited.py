"""Forms and money sheets that were opened, edited and saved by LibreOffice. Run by `make office`, never skipped."""

import json
import subprocess
import uuid
from pathlib import Path

import office_tools
import pytest

from office.test_money_sheet import MONEY
from office.test_word_form import EXAMPLES, FILES, PLAN
from office.word import LIMITS, checked, exported, taken_back
from soaplan.office.money_answers import take_back_money
from soaplan.office.money_sheet import money_sheet
from soaplan.office.take_back import TakenBack

EDIT = Path(__file__).with_name("edit.py")
PATIENCE = 180


def edited(folder: Path, content: bytes, ending: str, *edits: tuple[str, ...]) -> bytes:
    """What LibreOffice saves after these edits. It gets a profile of its own, so that none of the user's is touched."""
    source, target, pipe = folder / f"sent{ending}", folder / f"returned{ending}", f"soaplan-{uuid.uuid4().hex}"
    source.write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    listening = f"--accept=pipe,name={pipe};urp;"
    started = subprocess.Popen(
        [office_tools.libreoffice(), "--headless", "--norestore", "--nologo", profile, listening],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        driver = [office_tools.python_with_uno(), str(EDIT), pipe, str(source), str(target), json.dumps(edits)]
        subprocess.run(driver, check=True, timeout=PATIENCE)
        started.wait(PATIENCE)
    finally:
        started.kill()
        started.wait()
    return target.read_bytes()


def form_back(folder: Path, *edits: tuple[str, ...]) -> TakenBack:
    return taken_back(edited(folder, exported(PLAN), ".docx", *edits), PLAN)


@pytest.mark.parametrize("path", FILES[1:4], ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_form_that_was_only_saved_changes_no_byte(path, tmp_path):
    content = path.read_bytes()
    found = taken_back(edited(tmp_path, exported(content, path.parent), ".docx"), content, path.parent)
    assert (found.content, found.remarks) == (content, [])


def test_words_are_changed_and_made_bold(tmp_path):
    found = form_back(tmp_path, ("replace", "two coaches", "three coaches"), ("bold", "three coaches"))
    assert found.content.decode() == PLAN.replace("two coaches", "**three coaches**")


def test_tracked_changes_are_read_as_accepted(tmp_path):
    found = form_back(tmp_path, ("track",), ("replace", "Two tutors", "Nine tutors"))
    assert found.content.decode() == PLAN.replace("Two tutors", "Nine tutors")
    assert "tracked changes" in found.remarks[0]


def test_two_editors_merge(tmp_path):
    folders = [tmp_path / name for name in ("ana", "ben")]
    for folder in folders:
        folder.mkdir()
    one = edited(folders[0], exported(PLAN), ".docx", ("replace", "Two tutors", "Nine tutors"))
    other = edited(folders[1], exported(PLAN), ".docx", ("replace", "1,250,000", "1,300,000"))
    both = taken_back(other, taken_back(one, PLAN).content).content.decode()
    assert both == PLAN.replace("Two tutors", "Nine tutors").replace("1,250,000", "1,300,000")


def test_a_money_sheet_is_edited_and_its_sums_follow(tmp_path):
    sheet = edited(tmp_path, money_sheet(checked(MONEY)), ".xlsx", ("cell", "E5", "=400000+10000"))
    found = take_back_money(sheet, checked(MONEY), LIMITS)
    assert found.content.decode() == MONEY.replace("400,000", "410,000").replace("1,250,000", "1,260,000")


def test_a_money_sheet_that_was_only_saved_changes_no_byte(tmp_path):
    plan = (EXAMPLES / "millbrook" / "plan.yaml").read_bytes()
    found = take_back_money(edited(tmp_path, money_sheet(checked(plan)), ".xlsx"), checked(plan), LIMITS)
    assert found.content == plan
