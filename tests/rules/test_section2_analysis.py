"""Which groups are chosen, whether they overlap, and figures about a few students."""

from typing import Any

import pytest

from changed_plan import check_changed, codes_of

GROUPS = "analysis.student_groups"
EL, SWD = "English learners", "Students with disabilities"


@pytest.mark.parametrize("groups", [None, [], "", [None], [{"grades": "6-8"}]])
def test_no_group_is_one_finding(groups: Any) -> None:
    assert codes_of({GROUPS: groups}) == ["SOA201"]


def test_one_text_is_a_list_of_one_group() -> None:
    assert codes_of({GROUPS: EL}) == []


def test_a_group_that_cannot_be_read_is_not_asked_for_again() -> None:
    assert codes_of({GROUPS: ["TBD"]}) == ["DOC017"]


@pytest.mark.parametrize("groups", [["Marathon runners"], [EL, SWD, "Marathon runners"], ["Marathon runners", EL, SWD]])
def test_a_group_that_nobody_knows_is_one_finding(groups: list[str]) -> None:
    assert [code for code in codes_of({GROUPS: groups}) if code != "SOA304"] == ["SOA202"]


def test_an_unlisted_group_is_placed_at_its_name() -> None:
    found = check_changed(
        {f"{GROUPS}.1": {"group": "Students with learning disabilities", "grades": "6-8"}}
    ).diagnostics
    assert ("SOA202", ("analysis", "student_groups", 1, "group")) in [(one.code, one.pointer) for one in found]


@pytest.mark.parametrize(
    ("groups", "place", "severity"),
    [
        ([EL, SWD, "ELL"], 2, "warning"),
        ([EL, SWD, "Multilingual learners (ML)"], 2, "warning"),
        ([{"group": EL, "grades": "6-8"}, SWD, {"group": "EL", "grades": "6-8"}], 2, "warning"),
        (["High needs", EL, SWD], 1, "advice"),
        ([EL, SWD, "High needs"], 2, "advice"),
        ([EL, SWD, {"group": "High needs", "grades": "3-5"}], 2, "advice"),
    ],
)
def test_overlaps_are_told_at_the_later_entry(groups: list[Any], place: int, severity: str) -> None:
    found = [one for one in check_changed({GROUPS: groups}).diagnostics if one.code == "SOA203"]
    assert [(one.pointer, one.severity) for one in found] == [(("analysis", "student_groups", place), severity)]


@pytest.mark.parametrize(
    "groups",
    [
        [EL, SWD],
        [{"group": EL, "grades": "3-5"}, SWD, {"group": EL, "grades": "9-12"}],
        [EL, SWD, {"group": EL, "grades": "9-12"}],
        [{"group": EL, "grades": "3-5"}, {"group": "High needs", "grades": "9-12"}],
        [EL, SWD, {"group": EL, "grades": "TBD"}],
    ],
)
def test_different_grades_are_no_overlap(groups: list[Any]) -> None:
    assert "SOA203" not in codes_of({GROUPS: groups})


def test_the_analysis_may_name_a_group_in_either_text() -> None:
    texts = {"analysis.disparities": "Newcomers score lower.", "analysis.insights": "So do students on IEPs."}
    assert codes_of(texts) == []
    assert codes_of({**texts, "analysis.insights": "So do others."}) == ["SOA204"]


@pytest.mark.parametrize(("insights", "code"), [(None, "DOC010"), ("TBD", "DOC017")])
def test_while_a_text_of_the_analysis_is_missing_nothing_is_missed_in_it(insights: str | None, code: str) -> None:
    assert codes_of(
        {"analysis.disparities": "Scores differ from school to school.", "analysis.insights": insights}
    ) == [code]


@pytest.mark.parametrize(
    "path",
    [
        "summary",
        "analysis.insights",
        "targets.additional.0",
        "targets.additional.0.measure",
        "engagement.sessions.0.heard",
        "focus_areas.0.programs.0.funding.details",
        "focus_areas.0.programs.0.metrics.0",
        "focus_areas.0.programs.0.schools",
    ],
)
def test_a_small_count_is_found_in_every_text(path: str) -> None:
    changes = {"engagement.sessions": [{}], path: "Of our students 4 of 7 newcomers came."}
    assert "SOA205" in codes_of(changes)


def test_notes_are_not_looked_at() -> None:
    assert codes_of({"focus_areas.0.programs.0.notes": "4 of 7 newcomers", "notes": "4 of 7 newcomers"}) == []


@pytest.mark.parametrize(
    "figure",
    [
        {"measure": "Students in Algebra I", "value": "7", "unit": "students"},
        {"measure": "Algebra I by grade 8", "value": "7", "unit": "number of students"},
        {"measure": "Graduates in five years", "value": "9", "unit": "count"},
        {"measure": "Students absent 18 days or more", "value": "9", "unit": "students"},
        {"measure": "Number of students in Algebra I", "value": "1"},
        {"measure": "Students in Algebra I", "value": "70", "all_students": "8", "unit": "students"},
    ],
)
def test_a_small_figure_is_told(figure: dict[str, str]) -> None:
    assert codes_of({"analysis.indicators": [figure]}) == ["SOA205"]


@pytest.mark.parametrize(
    "figure",
    [
        {"measure": "Students in Algebra I", "value": "7", "unit": "percent"},
        {"measure": "Students in Algebra I", "value": "7%"},
        {"measure": "Students in Algebra I", "value": "10", "unit": "students"},
        {"measure": "Students in Algebra I", "value": "0", "unit": "students"},
        {"measure": "Average number of students in a section", "value": "8", "unit": "students"},
        {"measure": "Caseload", "value": "8", "unit": "students per counselor"},
        {"measure": "Days absent", "value": "8", "unit": "number"},
        {"measure": "Schools with a newcomer program", "value": "2", "unit": "count"},
        {"measure": "Mathematics MCAS", "value": "-8", "unit": "scaled score"},
        {"measure": "Change in students in Algebra I", "value": "-8", "unit": "students"},
    ],
)
def test_other_figures_are_not(figure: dict[str, str]) -> None:
    assert codes_of({"analysis.indicators": [figure]}) == []


@pytest.mark.parametrize("label", ["Newcomers", "ENGLISH LEARNERS", "Students w/ disabilities"])
def test_a_name_of_a_group_is_its_label_too(label: str) -> None:
    assert "SOA202" not in codes_of({GROUPS: [label]})


def test_several_groups_in_one_entry_are_told_apart() -> None:
    (found,) = (one for one in check_changed({GROUPS: ["English learners & SWD"]}).diagnostics if one.code == "SOA202")
    assert "`- English learners`, `- SWD`" in found.help
