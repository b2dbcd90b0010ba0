"""Both of ruamel.yaml's parsers, the one in C and the one in Python, read a file alike."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from case_text import CASES, Case, all_cases, written
from soaplan.check import CheckResult, Options, check_bytes
from soaplan.source import events
from soaplan.source.decode import clean
from soaplan.source.nodes import Mapping
from soaplan.source.parse import Limits, parse


def check_text(text: str) -> CheckResult:
    return check_bytes(text.encode(), Options())


@pytest.fixture
def without_c(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "open_parser", events.written_in_python)


@pytest.mark.parametrize("case", all_cases(), ids=lambda case: case.name)
def test_every_case_has_the_same_findings_without_the_c_parser(without_c: None, case: Case, tmp_path: Path) -> None:
    assert case.found_in(case.lay_out(tmp_path)) == case.says


PLAN = (CASES / "base.yaml").read_text(encoding="utf-8").split("\n")
PIECES = st.sampled_from(["\n  ", "\n\n", ": ", "- ", " #", "|\n", *":-#|>[]{}\"'@`,? \\xA1=<"])


@st.composite
def damaged_plans(draw: st.DrawFn) -> str:
    """The clean plan with up to three slips of the pen."""
    lines = list(PLAN)
    for _ in range(draw(st.integers(1, 3))):
        number = draw(st.integers(1, len(lines) - 1))
        column = draw(st.integers(0, len(lines[number])))
        lines[number] = lines[number][:column] + draw(PIECES) + lines[number][column + draw(st.integers(0, 2)) :]
    return "\n".join(lines)


@given(damaged_plans())
@settings(max_examples=150)
def test_a_damaged_plan_has_the_same_findings(text: str) -> None:
    found = written(check_text(text))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(events, "open_parser", events.written_in_python)
        assert written(check_text(text)) == found


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a:\tb\t", {"a": "b"}),
        ("a: b\tc \td\t# e", {"a": "b\tc \td"}),
        ("a: |\n  b\tc\n  d\n", {"a": "b\tc\nd\n"}),
        ("a: 'b\tc'", {"a": "b\tc"}),
        ("{a: \tb}", {"a": "b"}),
    ],
)
def test_tabs_that_indent_nothing_are_read(without_c: None, text: str, data: object) -> None:
    root = parse(clean(text), Limits(1000, 8, 100)).root
    assert isinstance(root, Mapping)
    assert {key: entry.value.text for key, entry in root.entries.items()} == data


def test_soaplan_works_where_there_is_no_c_parser() -> None:
    """In a process of its own, since here the C parser is loaded already."""
    program = "import sys; sys.modules['_ruamel_yaml'] = None; from soaplan.cli import run; run()"
    plan = CASES / "base.yaml"
    done = subprocess.run(
        [sys.executable, "-c", program, "validate", "--format", "concise", str(plan)], capture_output=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
