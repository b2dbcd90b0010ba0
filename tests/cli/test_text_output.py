"""The text output: questions without an answer are one list, and what keeps a plan back comes first."""

from datetime import date

import pytest

from case_text import CASES
from soaplan.check import Options, check_bytes
from soaplan.output.report import Report, Screen
from soaplan.output.text import write

DAY = date(2024, 3, 20)


def shown(plan: str) -> str:
    return write(Report(DAY, [check_bytes(plan.encode(), Options(as_of=DAY), "plan.yaml")]), Screen())


@pytest.fixture
def draft() -> str:
    return (CASES / "base.yaml").read_text(encoding="utf-8").replace("adopted", "draft", 1)


def without(plan: str, *names: str) -> str:
    """The plan without the answers of one line below these names."""
    lines = plan.split("\n")
    for name in names:
        number = next(number for number, line in enumerate(lines) if line.strip() == f"{name}: |")
        lines[number : number + 2] = [f"{lines[number][:-2]}"]
    return "\n".join(lines)


def test_several_questions_are_one_list_by_section(draft: str) -> None:
    text = shown(without(draft, "disparities", "insights", "families", "how_it_helps"))
    assert text.count("to do") == 1
    listed = text[: text.index("To see what's left: soaplan status plan.yaml")].split("\n")
    assert listed[0].split() == ["to", "do", "4", "questions", "aren't", "answered", "yet"]
    sections = [line.strip() for line in listed if line.startswith("  ") and not line.startswith("   ")]
    assert sections[:3] == ["Section 2", "Section 4", "Focus Area 2.2, program 2.2D"]
    assert "    insights  plan.yaml:11:3  DOC010" in listed
    assert "      Write the answer after `insights:`." in listed


def test_two_questions_are_shown_each(draft: str) -> None:
    assert shown(without(draft, "disparities", "insights")).count("to do DOC010") == 2


def test_what_keeps_a_plan_back_comes_first(draft: str) -> None:
    plan = draft.replace("    - English learners\n", "    - Pupils of Elm Street\n", 1).replace(
        "900,000\n", "a lot\n", 1
    )
    text = shown(plan)
    assert text.index("error DOC014") < text.index("warning SOA202")
