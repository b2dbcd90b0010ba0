"""Every rule has a plan that breaks it and a plan that keeps it."""

from pathlib import Path

import pytest

from case_text import Case, all_cases
from soaplan.check import check_file

CODE_LENGTH = len("SOA504")


@pytest.mark.parametrize("case", all_cases(), ids=lambda case: case.name)
def test_the_bad_plan_has_these_findings_and_no_others(case: Case, tmp_path: Path) -> None:
    found = case.found_in(case.lay_out(tmp_path))
    assert found == case.says
    assert case.name[:CODE_LENGTH] in found


@pytest.mark.parametrize("case", all_cases(), ids=lambda case: case.name)
def test_the_good_plan_keeps_the_rule(case: Case, tmp_path: Path) -> None:
    result = check_file(case.lay_out(tmp_path) / "good.yaml", case.options)
    unwanted = [found for found in result.diagnostics if found.code not in COMPANIONS]
    assert unwanted == []


COMPANIONS = {"DOC020"}
"""What a good plan of a provisional cycle always carries."""
