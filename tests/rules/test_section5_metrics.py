"""Metrics that go the wrong way, or that every plan has."""

import pytest

from changed_plan import codes_of

METRICS = "focus_areas.0.programs.0.metrics"


@pytest.mark.parametrize(
    "metric",
    [
        "Increase in chronic absenteeism rates",
        "Increase in chronic absenteeism",
        "Increased dropout rates",
        "Increase in discipline rates",
        "Decrease in principal retention rates",
        "Reduction in FAFSA completion rates",
        "Decrease in % of English learners making progress on the ACCESS",
        "Increase in out of school suspension and expulsion rate",
    ],
)
def test_a_metric_of_the_state_reversed(metric: str) -> None:
    assert codes_of({METRICS: [metric]}) == ["SOA526"]


@pytest.mark.parametrize(
    "metric",
    [
        "Decrease in chronic absenteeism rates",
        "Increase in attendance rates",
        "Increase in students who are not chronically absent",
        "Decrease in the gap in chronic absenteeism rates",
        "Increase in students exiting Tier 2 and Tier 3 supports",
        "Decrease in time from referral to evaluation",
        "Increase in restorative responses to discipline",
        "Decrease in students below benchmark",
        "Chronic absenteeism rates",
        "Increase in principal retention rates",
        "Increase in retention of effective educators of color",
        "Change in select indicators from local educator surveys",
        "Decrease in the number of students without Pre-K seats",
    ],
)
def test_other_metrics_are_the_district_s_own(metric: str) -> None:
    assert "SOA526" not in codes_of({METRICS: [metric]})


@pytest.mark.parametrize(
    "metric",
    [
        "DESE targets for the Lowest Performing Students group",
        "State target for lowest-performing students in ELA and math",
        "Lowest performing student group target",
    ],
)
def test_the_target_of_every_plan_is_no_metric_of_a_program(metric: str) -> None:
    assert codes_of({METRICS: [metric]}) == ["SOA527"]
    assert codes_of({METRICS: [metric, "Tutoring sessions attended"]}) == []
    assert codes_of({METRICS: [metric], "focus_areas.0.metrics": ["Tutoring sessions attended"]}) == []


@pytest.mark.parametrize(
    "metric",
    [
        "i-Ready growth of the lowest performing students against their target",
        "Attendance of the lowest-performing students at tutoring",
        "In addition to the lowest performing students target: MCAS SGP in math",
        "MCAS growth of the lowest performing quarter",
        "Lowest performing students meeting local reading targets",
        "Share of tutored students who reach their growth target",
        "ACCESS growth toward the target of each student",
        "Average scaled score of the lowest performing students on the fall screener",
        "Number of lowest performing students tutored three times a week",
        "DESE accountability percentile",
    ],
)
def test_metrics_about_the_lowest_performing_students_are_welcome(metric: str) -> None:
    assert codes_of({METRICS: [metric]}) == []
