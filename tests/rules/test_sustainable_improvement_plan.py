"""The Sustainable Improvement Plan: what is one cause, what stays silent, and how years and grades are read."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from case_text import CASES
from changed_plan import changed
from soaplan.check import Options
from soaplan.check.run import check_bytes
from soaplan.diagnostic import Diagnostic
from soaplan.plans import sustainable_improvement_plan
from soaplan.plans.sustainable_improvement_plan import RootCause
from soaplan.rules.sustainable_improvement_plan.goal_areas import grades_of
from soaplan.rules.sustainable_improvement_plan.years import plan_years, school_year

BASE = CASES / "base-sustainable-improvement-plan.yaml"
GOAL = "goals.0"
SKETCH = """\
kind: sustainable-improvement-plan
cycle: SY2026-27
process: renewal
school: {name: Example Elementary, code: "00000000", grades: [PK, 1, 2, 3, 4, 5], el_share: 0.31}
designation: {status: underperforming, year: 2024, eligible_exit: 2027, federal: [CSI]}
district_priority: {file: district-prioritization.yaml, id: p1}
stages:
  executive_summary:
    {snapshot: A school of six grades, vision: Every child reads, what_is_new: Tutors, key_strategies: Coaching}
  stakeholder_engagement:
    evidence: [{format: video, where: "https://www.example.example/vision", date: 2026-05-11, by: redesign team}]
root_causes: [{id: rc1, text: Lessons stay below grade level., data: [mcas-2026, class-2026]}]
objectives:
  - {id: o1, text: Grade-level lessons, practices: [2], root_causes: [rc1],
     initiatives: [{id: i1, text: Coaching, years: [1, 2, 3]}]}
goals:
  - {id: g1, area: attendance, metric: chronic absenteeism, unit: percent, direction: down, group: all,
     baseline: {value: 31.0, year: 2026}, targets: {2027: 27.0, 2028: 24.0, 2029: 21.0}}
benchmarks:
  - {id: b1, objective: o1, audience: educators, kind: process, every: month, quantity: "80%",
     text: Teachers plan., evidence: Plans}
monitoring: {school: {who: ILT, every: month}, district: {who: assistant superintendent, every: quarter}}
"""
DISTRICT = "kind: district-prioritization\ncycle: 2023\ndistrict: {name: Example}\npriorities: [{id: p1}]\n"


def found_in(plan: Any, folder: Path | None = None) -> list[Diagnostic]:
    return check_bytes(json.dumps(plan).encode(), Options(), "plan.yaml", folder or CASES).diagnostics


def codes(changes: Mapping[str, Any]) -> list[str]:
    return [found.code for found in found_in(changed(BASE, changes))]


def messages(changes: Mapping[str, Any]) -> list[str]:
    return [found.message for found in found_in(changed(BASE, changes))]


def test_the_clean_plan_has_no_finding() -> None:
    assert codes({}) == []


def test_the_sketch_is_read(tmp_path: Path) -> None:
    (tmp_path / "district-prioritization.yaml").write_text(DISTRICT, encoding="utf-8")
    result = check_bytes(SKETCH.encode(), Options(), "plan.yaml", tmp_path)
    told = {found.code for found in result.diagnostics}
    assert [code for code in sorted(told) if code.startswith("DOC")] == ["DOC020"]
    stages = [found.pointer for found in result.diagnostics if found.code == "SUS202"]
    assert stages == [("stages", "district_systems"), ("stages", "envision_the_future")]


@pytest.mark.parametrize("cycle", ["2024", "FY25", "SY2024-25", "SY24-25", "2024-25"])
def test_names_of_the_cycle(cycle: str) -> None:
    assert codes({"cycle": cycle}) == []


@pytest.mark.parametrize("cycle", ["2023", "FY24", "2025", "FY26", "SY2025-26", "2026", "FY27", "SY2026-27"])
def test_every_other_cycle_is_provisional(cycle: str) -> None:
    assert "DOC020" in codes({"cycle": cycle})


# One cause, one finding


def ways(node: Any, way: tuple[str, ...] = ()) -> list[str]:
    """The ways to every answer of the clean plan."""
    items = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    inner = [found for key, value in items for found in ways(value, (*way, str(key)))]
    return [*inner, ".".join(way)] if way and way[0] not in ("kind", "cycle") else inner


@pytest.mark.parametrize("way", ways(changed(BASE, {})))
def test_an_answer_still_due_is_told_once(way: str) -> None:
    assert [code for code in codes({way: "TBD"}) if not code.startswith("DOC")] == []


@pytest.mark.parametrize("way", [way for way in ways(changed(BASE, {})) if way != "stages"])
def test_what_is_taken_out_is_told_once_at_most(way: str) -> None:
    assert len(codes({way: ...})) <= 1


def test_one_wrong_id_in_several_places_is_one_finding() -> None:
    told = found_in(changed(BASE, {"objectives.0.id": "o9"}))
    assert [(found.code, found.pointer) for found in told] == [("SUS108", ("benchmarks", 0, "objective"))]
    assert "used in 2 places" in told[0].help


def test_a_misspelled_root_cause_leaves_no_second_finding() -> None:
    assert codes({"objectives.1.root_causes": ["rc22"]}) == ["SUS108"]


def test_a_root_cause_is_named_by_its_text_too() -> None:
    assert codes({"objectives.1.root_causes": ["Many students have no adult at school"]}) == []


def test_a_stage_that_is_there_twice_over_is_fine() -> None:
    assert codes({"stages.assessment_and_root_causes": "We read MCAS results and surveys."}) == []


def test_evidence_alone_is_not_a_written_stage() -> None:
    item = {"format": "video", "where": "Film", "date": "2024-05-01"}
    assert codes({"stages.executive_summary": {"evidence": [item]}}) == ["SUS201"]
    assert (
        codes(
            {
                "stages.executive_summary": {
                    "evidence": [item],
                    "text": "We serve grade 6. Every student will plan with a tutor.",
                }
            }
        )
        == []
    )


# The designation decides what is asked


@pytest.mark.parametrize(
    "status", ["underperforming", "Underperforming (2022)", "Level 4", "chronically underperforming"]
)
def test_annual_goals_are_asked_of_an_underperforming_school(status: str) -> None:
    assert codes({"designation.status": status, "adopts_state_targets": ...}) == ["SUS402"]


@pytest.mark.parametrize(
    "status",
    [
        "requiring assistance",
        "not designated",
        "no longer underperforming",
        "exited",
        "School of Concern",
        "Not requiring assistance or intervention: substantial progress toward targets",
        "In need of focused/targeted support: among the lowest performing 10% of schools",
    ],
)
def test_nothing_is_asked_of_any_other_school(status: str) -> None:
    assert codes({"designation.status": status, "adopts_state_targets": ..., "goals.7": ...}) == []


@pytest.mark.parametrize("status", ["underpeforming", "Underperfoming school", "Leval 4", "priority school"])
def test_a_designation_that_nobody_knows_is_asked_about(status: str) -> None:
    assert codes({"designation.status": status, "adopts_state_targets": ...}) == ["SUS114"]


def test_graduation_is_asked_of_high_schools() -> None:
    (message,) = messages({"school.grades": ["9-12"]})
    assert message == "1 area has no goal: Graduation rates (high schools only)"


def test_early_assessments_are_asked_of_the_early_grades() -> None:
    assert ["child assessments" in message for message in messages({"school.grades": ["PK", "K", "1-5"]})] == [True]


@pytest.mark.parametrize("federal", ["TSI", "Targeted support and improvement"])
def test_resource_inequities_are_not_asked_of_targeted_support(federal: str) -> None:
    changes = {"designation.federal": [federal], "stages.district_systems.resource_inequities": ...}
    assert codes(changes) == ["SUS601"]


@pytest.mark.parametrize("share", ["0.31", "31", "31%", "20"])
def test_many_english_learners(share: str) -> None:
    assert codes({"school.el_share": share}) == ["SUS604"]


@pytest.mark.parametrize("share", ["0.19", "12%", "1", "about a third"])
def test_few_english_learners_or_nobody_knows(share: str) -> None:
    assert "SUS604" not in codes({"school.el_share": share})


# The local stakeholder group: only for a first plan of an underperforming school

LATE = {"convened": "2024-02-12", "recommended": "2024-04-11", "members": [f"seat {place}" for place in range(20)]}


@pytest.mark.parametrize(("process", "status"), [("renewal", "underperforming"), ("initial", "requiring assistance")])
def test_the_group_of_other_plans_is_not_looked_at(process: str, status: str) -> None:
    changes = {"process": process, "designation.status": status, "local_stakeholder_group": LATE}
    assert [code for code in codes(changes) if code.startswith("SUS80") and code != "SUS801"] == []


def test_the_group_of_a_first_plan_is_looked_at() -> None:
    assert codes({"process": "initial", "reflection": ..., "local_stakeholder_group": LATE}) == ["SUS805", "SUS809"]


@pytest.mark.parametrize(("first", "day"), [("2024-02-26", "2024-04-11"), ("2024-04-11", "2024-04-11")])
def test_the_days_of_the_group(first: str, day: str) -> None:
    group = {"convened": first, "recommended": day}
    assert codes({"process": "initial", "reflection": ..., "local_stakeholder_group": group}) == []


def test_dates_of_sending_are_asked_once_the_plan_is_sent() -> None:
    changes = {"process": "initial", "reflection": ..., "local_stakeholder_group": {"convened": "2024-03-04"}}
    assert codes({**changes, "status": "adopted"}) == []
    assert codes({**changes, "status": "submitted"}) == ["SUS807"]


# Goals


@pytest.mark.parametrize(
    "text",
    [
        "Attendance rises by 4% this year, to 94 percent.",
        "The share of students on track grows by at least 10 percent.",
        "The graduation rate rises by 2.5%.",
    ],
)
def test_percent_or_points(text: str) -> None:
    assert codes({"goals.3.text": text, "goals.3.unit": "percent"}) == ["SUS411"]


@pytest.mark.parametrize(
    "text",
    [
        "Attendance rises by 4 percentage points.",
        "Attendance rises by 4 percent points, to 94 percent.",
        "Attendance rises to 94 percent.",
        "A survey is answered by 60% of families; the rate was lower before.",
        "Chronic absence falls by 10%, from 30 percent to 27 percent.",
    ],
)
def test_no_doubt_about_percent(text: str) -> None:
    assert codes({"goals.3.text": text, "goals.3.unit": "percent"}) == []


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("Mathematics proficiency in grade 6 rises.", "Lexia, students at grade level"),
        ("Math achievement rises.", "Students on track by DIBELS 8"),
        ("More students read at grade level in ELA.", "Zearn lessons finished"),
    ],
)
def test_a_test_of_another_subject(text: str, metric: str) -> None:
    assert codes({"goals.3.text": f"{text} By a third.", "goals.3.metric": metric}) == ["SUS410"]


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("Mathematics proficiency rises.", "i-Ready, students at grade level"),
        ("Mathematics proficiency rises.", "MCAS, students meeting expectations"),
        ("Reading and mathematics rise.", "DIBELS"),
        ("Students read more.", "DIBELS"),
        ("Mathematics proficiency rises.", "STAR Math and STAR Reading"),
    ],
)
def test_a_test_that_fits_or_may_fit(text: str, metric: str) -> None:
    assert codes({"goals.3.text": f"{text} By a third.", "goals.3.metric": metric}) == []


@pytest.mark.parametrize(("direction", "value"), [("down", "31"), ("decrease", "32"), (None, "33")])
def test_a_target_no_better_than_its_baseline(direction: str | None, value: str) -> None:
    assert codes({f"{GOAL}.direction": direction, f"{GOAL}.targets.2026": value}) == ["SUS407"]


def test_a_goal_up_to_the_year_of_exit() -> None:
    assert codes({"designation.eligible_exit": "2026", f"{GOAL}.targets": {"2025": "27", "2026": "24"}}) == []


@pytest.mark.parametrize("unit", ["percent", "%", "percentage of students"])
def test_a_target_of_everybody(unit: str) -> None:
    targets = {"2025": "84", "2026": "92", "2027": "100"}
    changes = {f"{GOAL}.direction": "up", f"{GOAL}.baseline.value": "80", f"{GOAL}.targets": targets}
    assert codes({**changes, f"{GOAL}.unit": unit}) == ["SUS413"]
    assert codes({**changes, f"{GOAL}.unit": "students"}) == []


# Initiatives and benchmarks


@pytest.mark.parametrize("text", ["Coaches visit each classroom weekly.", "The ILT opens the year in August."])
def test_a_sentence_that_says_who_and_when(text: str) -> None:
    assert codes({"objectives.1.initiatives": [{"text": text, "years": ["1-3"]}]}) == []


def test_an_initiative_of_a_later_year_needs_no_date() -> None:
    later = {"id": "i9", "text": "Families choose.", "years": ["2", "3"], "who": "Counselors"}
    assert codes({"objectives.1.initiatives": [later]}) == []


@pytest.mark.parametrize("day", ["2023-07-01", "2027-06-30"])
def test_days_of_the_plan(day: str) -> None:
    assert codes({"benchmarks.3.date": day}) == []


@pytest.mark.parametrize("day", ["2023-06-30", "2027-07-01"])
def test_days_outside_the_plan(day: str) -> None:
    assert codes({"benchmarks.3.date": day}) == ["SUS503"]
    assert codes({"objectives.0.initiatives.0.date": day}) == ["SUS309"]


def test_a_benchmark_without_an_audience_counts_for_both() -> None:
    assert codes({"benchmarks.3": ..., "benchmarks.2.audience": None}) == []


# How years and grades are read


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2026", 2026),
        ("2025-26", 2026),
        ("SY2025-26", 2026),
        ("FY26", 2026),
        ("spring 2026", 2026),
        ("Fall of 2025", 2026),
        ("by June 2026", 2026),
        ("2025-2026", 2026),
        ("SY2025-2026", 2026),
        ("SY25-26", 2026),
        ("25-26", 2026),
        ("SY26", 2026),
        ("September 2025", 2026),
        ("October 15, 2025", 2026),
        ("year 2", None),
        ("soon", None),
    ],
)
def test_a_school_year(text: str, year: int | None) -> None:
    assert school_year(text) == year


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("1", {1}),
        ("Year 2", {2}),
        ("1-3", {1, 2, 3}),
        ("years 1 to 3", {1, 2, 3}),
        ("2024-25", {1}),
        ("FY26", {2}),
        ("Fall 2024 – Spring 2027", {1, 2, 3}),
        ("SY24-25 to SY26-27", {1, 2, 3}),
        ("2024-2025", {1}),
        ("at once", None),
    ],
)
def test_years_of_the_plan(text: str, years: set[int] | None) -> None:
    assert plan_years(text, 2025) == years


@pytest.mark.parametrize(
    ("texts", "grades"),
    [
        (["PK", "K", "1"], {"PK", "K", "1"}),
        (["Grades 6–8"], {"6", "7", "8"}),
        (["Pre-K to 2"], {"PK", "K", "1", "2"}),
        (["Kindergarten through grade 1"], {"K", "1"}),
        (["6, 7 and 8"], {"6", "7", "8"}),
        (["09", "10th"], {"9", "10"}),
        (["ungraded"], set()),
    ],
)
def test_the_grades_of_a_school(texts: list[str], grades: set[str]) -> None:
    assert grades_of(texts) == grades


def test_commas_of_an_official_name_cut_nothing() -> None:
    whole = ["Leadership", "Shared Responsibility", "and Professional Collaboration", "2", "3"]
    assert codes({"objectives.0.practices": whole}) == []


# An id that stands twice may be the one that is missing


def test_a_repeated_id_is_told_and_not_the_reference_that_it_leaves_open() -> None:
    assert codes({"root_causes.1.id": "rc1"}) == ["SUS107"]


# Days, months and seasons


@pytest.mark.parametrize(
    "when", ["May 2024", "fall 2024", "by the end of June 2025", "mid-February 2025", "Sept. 2024"]
)
def test_a_month_or_season_is_a_date(when: str) -> None:
    assert codes({"benchmarks.3.date": when, "objectives.0.initiatives.0.date": when}) == []


@pytest.mark.parametrize("when", ["soon", "2024", "Year 1", "someday 2024", "February 30, 2025"])
def test_other_words_are_no_date(when: str) -> None:
    assert codes({"benchmarks.3.date": when}) == ["DOC013"]


@pytest.mark.parametrize(("when", "code"), [("spring 2021", "SUS503"), ("fall 2027", "SUS503")])
def test_a_season_outside_the_plan(when: str, code: str) -> None:
    assert codes({"benchmarks.3.date": when}) == [code]


def test_an_entry_of_exactly_these_words_is_meant_before_one_that_holds_them() -> None:
    longer, exact = RootCause(text="Help comes late in grade 9."), RootCause(text="Help comes late")
    assert sustainable_improvement_plan.found_in([longer, exact], "help comes late") is exact
    assert sustainable_improvement_plan.found_in([longer], "help comes late") is longer
    assert sustainable_improvement_plan.found_in([longer, exact], "rc9") is None
