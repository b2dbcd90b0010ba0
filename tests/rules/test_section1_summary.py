"""What a summary has to speak of, and in how many ways it may."""

import pytest

from changed_plan import check_changed, codes_of

GROUPS = "English learners and students with disabilities"


@pytest.mark.parametrize(
    "words",
    [
        "2.2D",
        "2.2d",
        "Targeted Academic Support and Acceleration",
        "support and acceleration",
        "supports for acceleration",
        "high-dosage tutoring",
        "Acceleration Academies",
    ],
)
def test_a_program_may_be_told_in_many_ways(words: str) -> None:
    assert codes_of({"summary": f"We fund {words} for {GROUPS}."}) == []


@pytest.mark.parametrize("words", ["support", "12.2D", "financial aid", "2.2", "targeted mailings"])
def test_a_word_of_the_name_does_not_tell_of_a_program(words: str) -> None:
    assert codes_of({"summary": f"We fund it for {GROUPS}: {words}."}) == ["SOA103"]


def test_a_program_that_stands_twice_is_missed_once() -> None:
    programs = [{"id": "2.3A"}, {"id": "2.3A"}]
    found = codes_of({"focus_areas": [{"id": "2.3", "metrics": ["Attendance"], "programs": programs}]})
    assert found.count("SOA103") == 1


def test_a_code_that_is_not_listed_is_not_looked_for() -> None:
    assert "SOA103" not in codes_of({"focus_areas.0.programs.0.id": "2.2Z", "summary": f"We fund it for {GROUPS}."})


def test_a_program_may_be_told_by_the_spelling_of_the_crosswalk() -> None:
    program = {"id": "2.4A", "name": "Expanded Access to Pre-K"}
    area = {"id": "2.4", "metrics": ["Increase in Pre-K seats"], "programs": [program]}
    summary = f"We fund Pre-K for {GROUPS}."
    assert "SOA103" not in codes_of({"focus_areas": [area], "summary": summary})


@pytest.mark.parametrize("money", ["$1.2 million", "1.2 million", "900,000", "our budget", "the cost", "we invest"])
def test_money_may_be_told_in_many_ways(money: str) -> None:
    assert codes_of({"summary": f"Program 2.2D is for {GROUPS}: {money}."}) == []


def test_fundamental_and_investigate_are_no_money() -> None:
    text = f"Program 2.2D is fundamental for {GROUPS}. We investigate 12 schools."
    assert codes_of({"summary": text}) == ["SOA104"]


@pytest.mark.parametrize("summary", ["", "TBD"])
def test_a_summary_that_is_not_there_is_one_finding(summary: str) -> None:
    assert len(check_changed({"summary": summary}).diagnostics) == 1


def test_every_group_that_is_not_named_is_told() -> None:
    found = check_changed({"summary": "We fund program 2.2D."}).diagnostics
    assert [(one.code, one.pointer) for one in found] == [("SOA102", ("summary",)), ("SOA102", ("summary",))]


def test_without_groups_nothing_is_said_of_naming_them() -> None:
    assert codes_of({"summary": "We fund program 2.2D.", "analysis.student_groups": []}) == ["SOA201"]


def test_a_chosen_high_needs_is_named_by_its_members() -> None:
    changes = {"analysis.student_groups": ["High needs"], "targets.additional": []}
    assert codes_of(changes) == []


@pytest.mark.parametrize(
    "money", ["900000 over three years", "the work of our funders", "2,300 students and 900,000 in all"]
)
def test_an_amount_may_be_plain_digits(money: str) -> None:
    assert codes_of({"summary": f"Program 2.2D is for {GROUPS}: {money}."}) == []


@pytest.mark.parametrize("count", ["2,300 students", "1,200 mostly multilingual families", "10,000 hours of tutoring"])
def test_a_count_of_people_or_hours_is_no_amount(count: str) -> None:
    assert codes_of({"summary": f"Program 2.2D is for {GROUPS}: {count}."}) == ["SOA104"]


def test_a_list_makes_no_paragraphs() -> None:
    text = f"We fund 2.2D for {GROUPS}:\n\n- in the day\n\n- in summer\n\nIt begins in September."
    assert codes_of({"summary": text}) == []
