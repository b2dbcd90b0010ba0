"""Whatever an old plan looks like: the new one can be read, or none is begun."""

import re
from contextlib import nullcontext, suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from rollforward.layouts import laid_out, plain
from rollforward.rolls import DRAFT, OPTIONS, TESTS, can_be_rolled, errors, rolled
from soaplan.check import CheckResult, check_bytes
from soaplan.check.result import NO_PAGE
from soaplan.rollforward import NotRolledError, Rolled
from soaplan.source.edit import Editor
from test_hostile import HOSTILE, mutated

FILES = (TESTS / "cases" / "base.yaml", TESTS / "changes" / "full.yaml")
PLANS = [plain(YAML(typ="base").load(path.read_text(encoding="utf-8"))) for path in FILES]
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]


def begins(text: str, *, aliases: bool = False) -> None:
    """Begin a plan from a text, where it is one; what may not happen is asserted."""
    content = text.encode("utf-8", "surrogatepass")
    old = check_bytes(content, OPTIONS, "old.yaml")
    if not can_be_rolled(old):
        return
    with suppress(NotRolledError) if aliases else nullcontext():
        compared(old, rolled(old))


def compared(old: CheckResult, new: Rolled) -> None:
    """Hold a new plan against the old one."""
    again = check_bytes(new.text.encode("utf-8"), DRAFT, "new.yaml")
    assert (again.cycle, again.status) == ("2027", "draft")
    assert not NO_PAGE & {found.code for found in again.diagnostics}
    assert errors(again) == [] or errors(check_bytes(old.content, DRAFT, "old.yaml"))
    count = len(re.split("\r\n|\r|\n", new.text))
    assert all(1 <= one.line <= count and one.where and one.what for one in new.again)
    assert remarks(old) <= remarks(again)


def remarks(result: CheckResult) -> set[str]:
    """Every remark of a file."""
    assert result.document is not None
    return {words for _, words in Editor(result.content, result.document).all_remarks()}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file(name: str) -> None:
    begins(HOSTILE[name])


@pytest.mark.parametrize(
    "more",
    [
        "waivers:\n" + "- {rule: SOA505, reason: x, where: a.b}\n" * 3_000,
        "focus_areas:\n" + "- id: 2.2\n  programs: [{id: 2.2D, today: x, funding: {total: 5}}]\n" * 1_000,
        "notes: " + "[x, " * 20 + "y" + "]" * 20 + "\n",
        "notes: |\n" + "  # no remark of FY25\n" * 20_000,
        "# a remark of FY25\n" * 5_000,
    ],
)
def test_a_long_file(more: str) -> None:
    begins(f"kind: soa-plan\ncycle: 2024\n{more}")


@settings(max_examples=300, suppress_health_check=SLOW)
@given(mutated())
def test_a_damaged_plan(text: str) -> None:
    begins(text, aliases="*" in text)


@settings(max_examples=100, suppress_health_check=SLOW)
@given(st.sampled_from(PLANS).flatmap(laid_out))
def test_a_plan_in_any_layout(text: str) -> None:
    assert can_be_rolled(check_bytes(text.encode("utf-8"), OPTIONS, "old.yaml"))
    begins(text)


@settings(max_examples=60, suppress_health_check=SLOW)
@given(st.sampled_from(PLANS).flatmap(lambda plan: laid_out(plan, anchors=True)))
def test_a_plan_that_repeats_its_parts(text: str) -> None:
    assert can_be_rolled(check_bytes(text.encode("utf-8"), OPTIONS, "old.yaml"))
    begins(text, aliases=True)


def test_what_stands_in_answers_steers_nothing() -> None:
    """Texts of the old plan come into remarks: on one line, short, and without signs that nobody sees."""
    tally = "5-0\\n\\e[31m # TODO: x \\u202e ::error::x" + "y" * 500
    old = (TESTS / "cases" / "base.yaml").read_text(encoding="utf-8")
    old = old.replace("    date: 2024-03-14\n", f'    date: 2024-03-14\n    tally: "{tally}"\n')
    found = rolled(check_bytes(old.encode(), OPTIONS, "old.yaml"))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", found.text)
    assert max(map(len, found.text.split("\n"))) < 700
    assert "\\x1b[31m" in found.text


def test_the_new_file_can_be_read_by_itself(tmp_path: Path) -> None:
    path = tmp_path / "new.yaml"
    path.write_text(rolled(check_bytes(FILES[0].read_bytes(), OPTIONS, "old.yaml")).text, encoding="utf-8")
    assert errors(check_bytes(path.read_bytes(), DRAFT, "new.yaml", tmp_path)) == []
