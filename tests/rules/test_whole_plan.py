"""What only the whole plan can tell: priority, category, for whom, and what the law asks about the money."""

from typing import Any

import pytest
from ruamel.yaml import YAML

from changed_plan import BASE, check_changed, codes_of
from soaplan.catalog import Catalogs
from soaplan.prose import Prose

PROGRAM = "focus_areas.0.programs.0"
HOW, DETAILS, SUMMARY = f"{PROGRAM}.how_it_helps", f"{PROGRAM}.funding.details", "summary"
NO_SOURCE = {f"{PROGRAM}.funding.by_source": None}
THREE_GROUPS = {
    "analysis.student_groups": ["English learners", "Students with disabilities", "Low income"],
    "analysis.disparities": "English learners, students with disabilities and low-income students score lower.",
    SUMMARY: "For ELs, SWDs and low-income students we spend $900,000 on Targeted Academic Support and Acceleration.",
}


def second_program(**answers: Any) -> dict[str, Any]:
    """A second program that speaks of nobody; `answers` are put in place of its own."""
    program = {
        "id": "2.2C",
        "today": "One pair of co-teachers works in each school.",
        "by_end_of_plan": "Two pairs of co-teachers work in each school.",
        "how_it_helps": "Two teachers in a room notice sooner when somebody loses the thread.",
        "schools": "district-wide",
        "funding": {
            "total": "300,000",
            "by_source": {"chapter 70": "300,000"},
            "details": "Chapter 70 pays for planning time.",
            "foundation_categories": ["Classroom & Specialist Teachers"],
        },
        "metrics": ["Share of classes with two teachers"],
    }
    return {"focus_areas.0.programs": [first_program(), {**program, **answers}]}


def first_program() -> Any:
    return YAML(typ="base").load(BASE.read_text(encoding="utf-8"))["focus_areas"][0]["programs"][0]


@pytest.mark.parametrize(
    ("area", "program", "code"),
    [("2.2", "2.2C", "SOA517"), ("2.4", "2.4C", "SOA518"), ("1.3", "1.3B", "SOA518"), ("2.1", "2.1D", None)],
)
def test_priority_and_category(area: str, program: str, code: str | None) -> None:
    changes = {
        "focus_areas.0.id": area,
        f"{PROGRAM}.id": program,
        f"{PROGRAM}.name": None,
        SUMMARY: f"English learners and students with disabilities: $900,000 go into {program}.",
    }
    assert codes_of(changes) == ([code] if code else [])


@pytest.mark.parametrize(("program", "code"), [("9.9Z", "SOA505"), (None, "DOC010"), ("TBD", "DOC017")])
def test_a_program_that_cannot_be_told_may_be_a_priority_program(program: str | None, code: str) -> None:
    assert codes_of({f"{PROGRAM}.id": program, f"{PROGRAM}.name": None}) == [code]


@pytest.mark.parametrize(
    "how",
    [
        "ELs learn more.",
        "Students on IEPs learn more.",
        "It gives these students more time.",
        "It helps the chosen groups.",
        "It helps all three groups.",
        "Students with high needs get more time.",
        "Newcomers are not left behind.",
    ],
)
def test_a_program_names_its_groups(how: str) -> None:
    assert codes_of(second_program(how_it_helps=how)) == []


@pytest.mark.parametrize("groups", [["SWD"], ["EL"], [{"group": "Multilingual learners", "grades": "6-8"}], "IEP"])
def test_a_program_lists_its_groups(groups: Any) -> None:
    assert codes_of(second_program(student_groups=groups)) == []


@pytest.mark.parametrize("how", ["All students learn more.", "White students learn more.", "Everybody gains."])
def test_a_program_for_nobody(how: str) -> None:
    found = check_changed(second_program(how_it_helps=how)).diagnostics
    assert [(one.code, one.pointer) for one in found] == [
        ("SOA519", ("focus_areas", 0, "programs", 1, "how_it_helps")),
    ]


@pytest.mark.parametrize(
    "answers",
    [{"how_it_helps": None}, {"today": "TBD"}, {"student_groups": ["TBD"]}, {"student_groups": {"a": ["b"]}}],
)
def test_a_program_that_is_not_finished_is_not_judged(answers: dict[str, Any]) -> None:
    found = codes_of(second_program(**answers))
    assert "SOA519" not in found
    assert len(found) == 1


@pytest.mark.parametrize(
    ("how", "silent"),
    [
        ("English learners and students on IEPs gain.", False),
        ("English learners gain. These students need time.", False),
        ("It gives these students time.", False),
        ("English learners gain most, and all three groups gain.", True),
        ("The chosen groups gain time.", True),
        ("Economically disadvantaged families are reached.", True),
        ("Students with high needs gain time.", True),
    ],
)
def test_a_group_that_no_program_names(how: str, *, silent: bool) -> None:
    found = check_changed({**THREE_GROUPS, HOW: how}).diagnostics
    expected = [] if silent else [("SOA521", ("analysis", "student_groups", 2))]
    assert [(one.code, one.pointer) for one in found] == expected


def test_a_group_that_a_program_lists_is_in_a_program() -> None:
    assert codes_of({**THREE_GROUPS, HOW: "It helps.", f"{PROGRAM}.student_groups": ["Low-income students"]}) == []


UNEXPLAINED = "Chapter 70 pays for six tutors."


@pytest.mark.parametrize(
    ("way", "text", "silent"),
    [
        (DETAILS, "Chapter 70 money goes where English learners are.", False),
        (
            DETAILS,
            "Chapter 70 follows the needs of ELs. It follows those of economically disadvantaged students.",
            True,
        ),
        (DETAILS, "Chapter 70 follows multilingual learners and students in poverty.", True),
        (HOW, "English learners and low-income students gain most.", False),
        (HOW, "We spend most where English learners and low-income students are.", True),
        (HOW, "We spend most. English learners and low-income students gain.", False),
        (SUMMARY, "We fund 2.2D. English learners, SWDs and low-income students gain.", False),
        (SUMMARY, "We fund 2.2D for English learners, SWDs and low-income students.", True),
        (SUMMARY, "2.2D is a fundamental help for English learners, SWDs and low-income students. It costs $9.", False),
    ],
)
def test_the_needs_that_the_law_names(way: str, text: str, *, silent: bool) -> None:
    assert codes_of({DETAILS: UNEXPLAINED, way: text}) == ([] if silent else ["SOA515"])


@pytest.mark.parametrize(("way", "code"), [(DETAILS, "DOC017"), (SUMMARY, "DOC017")])
def test_while_a_text_is_due_nothing_is_said_of_the_money(way: str, code: str) -> None:
    assert codes_of({DETAILS: UNEXPLAINED, way: "TBD"}) == [code]


@pytest.mark.parametrize(
    ("details", "silent"),
    [
        ("Six tutors are paid.", False),
        ("Six tutors are paid by Chapter 70.", True),
        ("The town pays from its operating budget.", True),
        ("Title 1 and our grants carry it.", True),
        ("Donations of the Education Foundation.", True),
        ("Federal funds", True),
    ],
)
def test_a_source_of_the_money(details: str, *, silent: bool) -> None:
    needs = " English learners and low-income students gain most."
    assert codes_of({**NO_SOURCE, DETAILS: details + needs}) == ([] if silent else ["SOA522"])


@pytest.mark.parametrize("by_source", [{"chapter 70": "900,000"}, "TBD", {"chapter 70": "all of it"}])
def test_a_written_list_of_sources_is_an_answer(by_source: Any) -> None:
    details = "Six tutors. English learners and low-income students gain."
    assert "SOA522" not in codes_of({f"{PROGRAM}.funding.by_source": by_source, DETAILS: details})


def test_every_fund_is_known_as_a_source() -> None:
    for cycle in ("2024", "2027"):
        catalog = Catalogs().get("soa", cycle)
        assert catalog is not None
        words = catalog.words["fund_sources"]
        plain = [name for fund in catalog.foundation.funds for name in (fund.label, *fund.aliases)]
        missed = [name for name in plain if not Prose(f"paid by {name} money").has(words)]
        assert set(missed) <= TOO_COMMON


TOO_COMMON = {
    "Choice",
    "City",
    "Early College",
    "Early childhood special education",
    "SOA",
    "Student Opportunity Act",
    "Town",
}
"""Good as the name of a fund, but in prose they mostly mean something else."""


@pytest.mark.parametrize("areas", [None, [], "2.2", [{"id": "2.2"}]])
def test_without_programs_nothing_is_said_of_the_whole(areas: Any) -> None:
    assert not {"SOA515", "SOA517", "SOA518", "SOA519", "SOA521", "SOA522"} & set(codes_of({"focus_areas": areas}))


def test_without_groups_nobody_can_be_left_out() -> None:
    assert codes_of({"analysis.student_groups": None}) == ["SOA201"]


@pytest.mark.parametrize(
    ("words", "codes"), [("both groups", ["SOA521"]), ("all three groups", []), ("each group", [])]
)
def test_both_groups_cannot_be_all_of_three(words: str, codes: list[str]) -> None:
    assert codes_of({**THREE_GROUPS, HOW: f"Tutoring gives {words} more time."}) == codes


def test_the_list_after_a_colon_belongs_to_the_sentence_about_money() -> None:
    how = "The budget pays for:\n\n- tutors for English learners and low-income students\n- coaches for both groups"
    assert codes_of({DETAILS: "Chapter 70 pays.", HOW: how}) == []
