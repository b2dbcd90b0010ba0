"""When a target is complete, which way is better, and whose target it is."""

from typing import Any

import pytest

from changed_plan import check_changed, codes_of

TARGET = "targets.additional.0"


def test_an_unreadable_confirmation_is_no_second_finding() -> None:
    assert codes_of({"targets.lowest_performing_students_confirmed": "maybe"}) == ["DOC015"]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"student_groups": None}, "no student group"),
        ({"student_groups": [{"grades": "6-8"}]}, "no student group"),
        ({"measure": ""}, "no measure"),
        ({"baseline": None}, "no baseline"),
        ({"baseline": {"year": "2023"}}, "no baseline"),
        ({"target": {"value": "30"}}, "no year in which to reach it"),
        ({"target": {"year": "2027"}}, "no value to reach"),
        ({"target": None}, "no value and year to reach"),
        ({"measure": None, "target": None}, "no measure and no value and year to reach"),
    ],
)
def test_tells_in_one_finding_what_a_target_lacks(changes: dict[str, Any], said: str) -> None:
    result = check_changed({f"{TARGET}.{key}": value for key, value in changes.items()})
    assert [(found.code, found.message) for found in result.diagnostics] == [("SOA302", f"this target has {said}")]


@pytest.mark.parametrize(
    "target",
    [
        "Halve the mathematics gap of English learners in grades 3-8 by June 2027.",
        {
            "student_groups": ["English learners"],
            "measure": "Graduation rate",
            "baseline": {"value": "61"},
            "target": {"value": "70", "year": "FY27"},
        },
    ],
)
def test_plain_text_and_a_baseline_without_year_are_complete(target: Any) -> None:
    assert "SOA302" not in codes_of({TARGET: target})


@pytest.mark.parametrize(
    ("part", "value", "code"),
    [
        ("measure", "TBD", "DOC017"),
        ("baseline", "eighteen", "DOC012"),
        ("target.value", "about 30", "DOC025"),
        ("direction", "upwards", "DOC016"),
        ("student_groups", {"English learners": "yes"}, "DOC012"),
    ],
)
def test_an_unreadable_part_is_told_once(part: str, value: Any, code: str) -> None:
    assert codes_of({f"{TARGET}.{part}": value}) == [code]


FALLING = [
    "Students chronically absent, all grades",
    "Chronic absenteeism rate",
    "Annual dropout rate",
    "Students who drop out in grade 9",
    "Out-of-school suspensions of English learners",
    "Students expelled",
    "Disciplinary removals",
]
RISING = [
    "Students meeting expectations on the MCAS",
    "Students not chronically absent",
    "Students without a suspension",
    "Students who avoid suspension",
    "Alternatives to suspension used by assistant principals",
    "Dropouts who return to school",
    "Dropout recovery: students who re-enroll",
    "Attendance of students who were absent last year",
    "Students taking an interdisciplinary course",
    "Students taking a multi-disciplinary course",
]


@pytest.mark.parametrize("measure", FALLING)
def test_lower_is_better(measure: str) -> None:
    figures = {f"{TARGET}.measure": measure, f"{TARGET}.baseline.value": "30", f"{TARGET}.target.value": "18"}
    assert codes_of(figures) == []
    assert codes_of({**figures, f"{TARGET}.target.value": "31"}) == ["SOA303"]


@pytest.mark.parametrize("measure", RISING)
def test_higher_is_better(measure: str) -> None:
    figures = {f"{TARGET}.measure": measure, f"{TARGET}.baseline.value": "18", f"{TARGET}.target.value": "30"}
    assert codes_of(figures) == []
    assert codes_of({**figures, f"{TARGET}.target.value": "17.9"}) == ["SOA303"]


def test_a_written_direction_wins() -> None:
    absent = {f"{TARGET}.measure": "Days absent that were made up", f"{TARGET}.direction": "increase"}
    assert codes_of(absent) == []
    assert codes_of({**absent, f"{TARGET}.direction": "decrease"}) == ["SOA303"]


@pytest.mark.parametrize(
    ("chosen", "group"),
    [
        (["English learners"], "EL"),
        (["English learners"], "Multilingual learners (ML)"),
        (["High needs"], "Students with disabilities"),
        (["English learners"], "High needs students"),
        (["English learners"], "English learners in grades 6-8"),
        (["English learners"], "Lowest performing students"),
        (["English learners", "Students with disabilities"], "both groups"),
        (["English learners", "Children of military families"], "children of military families"),
    ],
)
def test_a_target_for_a_chosen_group(chosen: list[str], group: str) -> None:
    assert "SOA304" not in codes_of({"analysis.student_groups": chosen, f"{TARGET}.student_groups": [group]})


@pytest.mark.parametrize(
    ("chosen", "group"),
    [
        (["English learners"], "Low income"),
        (["High needs"], "Asian"),
        (["Hispanic or Latino"], "Multi-race, non-Hispanic or Latino"),
        (["Children of military families"], "English learners"),
        (["English learners"], "All students"),
    ],
)
def test_a_target_for_another_group(chosen: list[str], group: str) -> None:
    assert "SOA304" in codes_of({"analysis.student_groups": chosen, f"{TARGET}.student_groups": [group]})


def test_each_group_of_a_target_is_looked_at() -> None:
    groups = ["English learners", {"group": "Asian", "grades": "6-8"}, "White"]
    found = check_changed({f"{TARGET}.student_groups": groups}).diagnostics
    place = ("targets", "additional", 0, "student_groups")
    assert [(one.code, one.pointer) for one in found] == [("SOA304", (*place, 1)), ("SOA304", (*place, 2))]


def test_nothing_is_said_of_a_group_while_the_choice_is_open() -> None:
    assert "SOA304" not in codes_of({"analysis.student_groups": None})
    assert "SOA304" not in codes_of({"analysis.student_groups": ["TBD", "Asian"]})


@pytest.mark.parametrize("year", ["2025", "FY26", "2026-27"])
def test_a_year_of_the_plan(year: str) -> None:
    assert codes_of({f"{TARGET}.target.year": year}) == []


@pytest.mark.parametrize("year", ["2024", "FY28", "2029-30"])
def test_a_year_outside_the_plan(year: str) -> None:
    assert codes_of({f"{TARGET}.target.year": year}) == ["SOA305"]


def test_years_outside_the_plan_are_told_once() -> None:
    assert codes_of({f"{TARGET}.target.year": "2023", f"{TARGET}.baseline.year": "2024"}) == ["SOA305"]


STATE = "targets.lowest_performing_students"


@pytest.mark.parametrize(
    "row",
    [
        {"subject": "ELA", "baseline": "480", "target": "490"},
        {"subject": "mathematics", "grades": "3-8", "baseline": "484.2", "target": "484.3"},
        {"subject": "ELA", "baseline": "-2", "target": "0"},
        {"subject": "ELA", "baseline": "9", "target": "10", "unit": "percent"},
        {"subject": "ELA", "baseline": "480"},
        {"subject": "ELA", "target": "490"},
        {"subject": "science", "baseline": "478", "target": "1,000"},
        {"subject": "chronic absenteeism", "baseline": "31", "target": "24"},
        {"subject": "dropout rate", "baseline": "4.1", "target": "3"},
        {"baseline": "480", "target": "490"},
    ],
)
def test_a_target_of_the_state_that_rises_is_right(row: dict[str, str]) -> None:
    assert "SOA307" not in codes_of({STATE: [row]})


@pytest.mark.parametrize(("baseline", "target"), [("490", "480"), ("490", "490"), ("484.3", "484.2")])
def test_a_target_of_the_state_that_does_not_rise_is_found(baseline: str, target: str) -> None:
    assert codes_of({STATE: [{"subject": "ELA", "baseline": baseline, "target": target}]}) == ["SOA307"]
