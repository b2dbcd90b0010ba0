"""Every rule has a plan that breaks it and a plan that keeps it."""

from pathlib import Path

import pytest

from case_text import case_folders, options_of, written
from soaplan.check import check_file

CODE_LENGTH = len("SOA504")


@pytest.mark.parametrize("folder", case_folders(), ids=lambda folder: folder.name)
def test_the_bad_plan_has_these_findings_and_no_others(folder: Path) -> None:
    expected = (folder / "bad.txt").read_text(encoding="utf-8")
    found = written(check_file(folder / "bad.yaml", options_of(expected)))
    assert found == "".join(line for line in expected.splitlines(keepends=True) if not line.startswith("options: "))
    assert folder.name[:CODE_LENGTH] in found


@pytest.mark.parametrize("folder", case_folders(), ids=lambda folder: folder.name)
def test_the_good_plan_keeps_the_rule(folder: Path) -> None:
    expected = (folder / "bad.txt").read_text(encoding="utf-8")
    result = check_file(folder / "good.yaml", options_of(expected))
    unwanted = [found for found in result.diagnostics if found.code not in COMPANIONS]
    assert unwanted == []


COMPANIONS = {"DOC020"}
"""What a good plan of a provisional cycle always carries."""
