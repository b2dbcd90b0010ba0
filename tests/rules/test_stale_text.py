"""Which years belong to the plan of another cycle."""

import pytest

from changed_plan import check_changed, codes_of

END = "focus_areas.0.programs.0.by_end_of_plan"
REST = " all schools tutor English learners and students with disabilities."


@pytest.mark.parametrize(
    "words",
    [
        "By June 2024",
        "by the end of June 2024",
        "Through June 30, 2030",
        "until June 2021",
        "end of June of 2033",
        "In FY22-FY24",
        "In FY22\u201324",
        "In FY2022 through FY2024",
        "In fiscal years 2028 to 2030",
        "In FY22, FY23 and FY24",
        "Over FY19 - FY21",
    ],
)
def test_the_years_of_another_cycle_are_told(words: str) -> None:
    assert codes_of({END: words + REST}) == ["DOC023"]


@pytest.mark.parametrize(
    "words",
    [
        "By June 2027",
        "By June 2025 and June 2026",
        "In June 2024",
        "Since June 2024",
        "By May 2024",
        "In FY24",
        "In FY22-FY23",
        "In FY24-FY26",
        "In FY25-FY27",
        "For the Class of 2030",
        "From 2022-2024",
        "After our first plan, which ran through June 2024,",
        "Unlike the FY22-FY24 plan, our previous plan,",
    ],
)
def test_other_years_are_not(words: str) -> None:
    assert codes_of({END: words + REST}) == []


@pytest.mark.parametrize("path", ["analysis.insights", "focus_areas.0.programs.0.today"])
def test_answers_about_the_past_are_not_looked_at(path: str) -> None:
    text = "By June 2024, at the end of FY22-FY24, English learners and students with disabilities had tutors."
    assert codes_of({path: text}) == []


def test_the_years_follow_the_cycle_of_the_plan() -> None:
    changes = {"cycle": "2027", END: f"By June 2027{REST}", "status": "draft"}
    found = [one for one in check_changed(changes).diagnostics if one.code == "DOC023"]
    assert ["June 2030" in one.message for one in found] == [True]
