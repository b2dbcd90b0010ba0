"""Which entry of a report is about which target, metric or program of its plan."""

from decimal import Decimal
from typing import Any

import pytest

from soaplan.plans.base import known
from soaplan.plans.reported import area_pairs, metric_pairs, movement, program_pairs, state_pairs, target_pairs
from soaplan.plans.soa_plan import SoaPlan
from soaplan.plans.soa_progress_report import Progress


def plan(**answers: Any) -> SoaPlan:
    return SoaPlan.model_validate(answers)


def progress(**answers: Any) -> Progress:
    return Progress.model_validate(answers)


def targets(*entries: Any) -> SoaPlan:
    return plan(targets={"additional": list(entries)})


def values_of(pairs: list[Any]) -> list[tuple[bool, str | None]]:
    """Of each pair: whether the plan has it, and the figure that is told of it."""
    return [(one.planned is not None, str(known(one.told.value)) if one.told else None) for one in pairs]


@pytest.mark.parametrize("entry", [{"id": "T2"}, {"measure": "chronic   Absenteeism"}, {"id": "t2", "measure": "x"}])
def test_a_target_is_found_by_its_id_or_its_measure(entry: dict[str, str]) -> None:
    found = target_pairs(
        targets({"id": "t1", "measure": "Graduation"}, {"id": "t2", "measure": "Chronic absenteeism"}),
        progress(targets=[entry | {"value": "27"}]),
    )
    assert values_of(found) == [(True, None), (True, "27")]


def test_a_target_that_is_one_text_is_found_by_it() -> None:
    found = target_pairs(targets("More books"), progress(targets=[{"measure": "more books", "value": "5"}]))
    assert values_of(found) == [(True, "5")]


MATH = "By 2027, 40 percent of English learners meet expectations in math, up from 18 percent."
ABSENCE = "Chronic absence among students with disabilities falls from 24 to 15 percent by 2027."


@pytest.mark.parametrize(
    ("measure", "place"),
    [
        ("English learners who meet expectations in mathematics", 0),
        ("MCAS math, English learners", 0),
        ("Students with disabilities who are chronically absent", 1),
        ("chronic absenteeism", 1),
        ("Students", None),
        ("Graduation of English learners after four years", None),
        ("English learners; students with disabilities", None),
    ],
)
def test_a_target_that_is_a_sentence_is_found_by_most_words_of_a_measure(measure: str, place: int | None) -> None:
    pairs = target_pairs(targets(MATH, ABSENCE), progress(targets=[{"measure": measure, "value": "5"}]))
    assert [told for planned, told in values_of(pairs) if planned] == ["5" if place == i else None for i in (0, 1)]
    assert (len(pairs) == 2) is (place is not None)


def test_what_is_in_no_plan_comes_last_and_an_empty_entry_finds_nothing() -> None:
    told = progress(targets=[{"id": "t9", "value": "1"}, {"value": "2"}, {"id": "t1", "value": "3"}])
    assert values_of(target_pairs(targets({"id": "t1"}, {}), told)) == [
        (True, "3"), (True, None), (False, "1"), (False, "2"),
    ]  # fmt: skip
    assert values_of(target_pairs(None, told)) == [(False, "1"), (False, "2"), (False, "3")]


def test_of_two_with_the_same_measure_each_gets_its_own_entry_and_a_third_the_first() -> None:
    same = {"measure": "MCAS"}
    told = [same | {"value": str(number)} for number in (1, 2, 3)]
    assert values_of(target_pairs(targets(same, same), progress(targets=told))) == [
        (True, "1"), (True, "3"), (True, "2"),
    ]  # fmt: skip


def test_the_states_figures_are_found_by_subject_and_grades() -> None:
    rows = [{"subject": "ELA", "grades": grades, "value": "1"} for grades in ("high school", "non-high school")]
    bare = [{key: value for key, value in row.items() if key != "value"} for row in rows]
    found = state_pairs(
        plan(targets={"lowest_performing_students": bare}), progress(lowest_performing_students=rows[::-1])
    )
    assert [known(one.told.grades) for one in found if one.told] == ["high school", "non-high school"]


def test_programs_are_found_by_their_codes_and_their_metrics_in_them() -> None:
    metrics = [{"id": "m1", "metric": "Lessons"}, "Visits"]
    planned = plan(focus_areas=[{"id": "2.2", "programs": [{"id": "2.2D", "metrics": metrics}, {"id": "2.2E"}]}])
    told = progress(programs=[{"id": "2.2d", "metrics": [{"metric": "visits", "value": "9"}, {"id": "m3"}]}])
    first, second = program_pairs(planned, told)
    assert (known(first.planned.id), first.told is not None, second.told) == ("2.2D", True, None)
    assert values_of(metric_pairs(first.planned, first.told)) == [(True, None), (True, "9"), (False, "None")]


def test_the_metrics_of_an_area_are_found_in_the_area_that_the_entry_names() -> None:
    areas = [{"id": code, "metrics": ["Visits"]} for code in ("1.1", "2.2")]
    told = progress(metrics=[{"area": "2.2", "metric": "Visits", "value": "2"}, {"area": "3.1", "metric": "Visits"}])
    found = area_pairs(plan(focus_areas=areas), told)
    assert [code for code, _ in found] == ["1.1", "2.2", "3.1"]
    assert values_of([pair for _, pair in found]) == [(True, None), (True, "2"), (False, "None")]


def test_an_entry_without_an_area_is_found_by_its_text_in_any() -> None:
    areas = [{"id": "1.1", "metrics": ["Visits"]}]
    assert values_of([pair for _, pair in area_pairs(plan(focus_areas=areas), progress(metrics=["visits"]))]) == [
        (True, "None")
    ]


@pytest.mark.parametrize(("figures", "expected"), [
    ((31, 22, 27), "closer"), ((31, 22, 22), "reached"), ((31, 22, 20), "reached"), ((31, 22, 33), "away"),
    ((31, 22, 31), "same"), ((40, 50, 45), "closer"), ((40, 50, 39), "away"), ((40, 50, 51), "reached"),
    ((40, 40, 40), "reached"), ((40, 40, 41), "away"),
])  # fmt: skip
def test_movement(figures: tuple[int, int, int], expected: str) -> None:
    assert movement(*map(Decimal, figures)) == expected
