"""The name of an answer inside a text: too many spaces stand before it (DOC028)."""

import pytest

from soaplan.check import Options, check_bytes

SCHOOLS = "        schools: district-wide\n"
HELPS = "          Tutoring in small groups gives both groups more time on grade-level mathematics.\n"


def codes(plan: str) -> list[tuple[str, str]]:
    return [(one.code, str(one.severity)) for one in check_bytes(plan.encode(), Options()).diagnostics]


def test_a_block_below_a_text_is_an_answer_and_not_missing_too(base_plan: str) -> None:
    metrics = "        metrics:\n          - Increase in MCAS SGP on Math and ELA MCAS\n"
    plan = base_plan.replace(metrics, "").replace(
        HELPS, HELPS + metrics.replace("        metrics", "          metrics")
    )
    found = codes(plan.replace("          - Increase", "            - Increase"))
    assert found == [("DOC028", "error")]


def test_a_sentence_may_begin_like_an_answer(base_plan: str) -> None:
    plan = base_plan.replace(SCHOOLS, "").replace(HELPS, HELPS + "          schools: all of them\n")
    assert codes(plan) == [("DOC010", "error"), ("DOC028", "warning")]


@pytest.mark.parametrize(
    "line", ["funding: more of it", "summary: we go on", "notes: none", "Schools: all", "elm: oak"]
)
def test_other_lines_with_a_colon_are_text(line: str, base_plan: str) -> None:
    assert codes(base_plan.replace(HELPS, HELPS + f"          {line}\n")) == []
