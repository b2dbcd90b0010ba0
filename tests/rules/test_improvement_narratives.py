"""Stages of a school's plan that are one text: a text that answers nothing is told, one word as well as many."""

from collections.abc import Mapping
from typing import Any

import pytest

from changed_plan import changed
from rules.test_sustainable_improvement_plan import BASE, codes
from rules.test_sustainable_improvement_plan import found_in as findings_of

WITHOUT: dict[str, Mapping[str, Any]] = {
    "assessment_and_root_causes": {
        "root_causes": ...,
        "objectives.0.root_causes": ...,
        "objectives.1.root_causes": ...,
    },
    "strategic_objectives_and_initiatives": {
        "objectives": ...,
        **{f"benchmarks.{place}.objective": ... for place in range(4)},
    },
    "goals_and_benchmarks": {"goals": ..., "benchmarks": ...},
    "monitor_progress": {"monitoring": ...},
}
"""A stage -> the lists that would be this stage, taken out."""
STAGES = (
    "stakeholder_engagement",
    "envision_the_future",
    "assessment_and_root_causes",
    "strategic_objectives_and_initiatives",
    "goals_and_benchmarks",
    "district_systems",
    "executive_summary",
    "monitor_progress",
)


def found_in(stage: str, text: str) -> list[str]:
    """The codes of the findings at a stage that is this text alone."""
    changes = {f"stages.{stage}": text, **WITHOUT.get(stage, {})}
    return [found.code for found in findings_of(changed(BASE, changes)) if found.pointer[:2] == ("stages", stage)]


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize(
    "text", ["Yes.", "Done.", "Our slides are in the binder.", "This was done as the guidance asks."]
)
def test_a_text_that_answers_nothing_is_one_finding(stage: str, text: str) -> None:
    codes_found = found_in(stage, text)
    assert [code for code in codes_found if code != "SUS602"] == ["SUS204"]


@pytest.mark.parametrize(
    ("stage", "text"),
    [
        ("stakeholder_engagement", "All stakeholders took part in this stage."),
        ("stakeholder_engagement", "Families matter to us, and so do teachers."),
        ("envision_the_future", "We have a strong vision. It was written this spring."),
        ("assessment_and_root_causes", "Our scores are low. We need to do better."),
        ("strategic_objectives_and_initiatives", "Teachers will work hard on instruction every year."),
        ("goals_and_benchmarks", "We will do better."),
        ("goals_and_benchmarks", "Our goals are ambitious and our benchmarks are clear."),
        ("district_systems", "The district supports us in many ways."),
        ("executive_summary", "This plan will improve our school. We thank everyone who helped."),
        ("monitor_progress", "Progress will be monitored regularly."),
        ("monitor_progress", "The team monitors the plan."),
    ],
)
def test_a_text_that_leaves_something_out(stage: str, text: str) -> None:
    assert "SUS204" in found_in(stage, text)


def test_taking_the_goals_out_is_no_better_than_having_one() -> None:
    one = codes({f"goals.{place}": ... for place in range(7, 0, -1)})
    text = "We will be absent less often: 5 percent fewer by June 2025."
    none = codes({"goals": ..., "benchmarks": ..., "stages.goals_and_benchmarks": text})
    assert one == none == ["SUS401"]


def test_lists_that_are_the_stage_leave_its_text_alone() -> None:
    assert codes({"stages.monitor_progress": "As written below."}) == []


def test_evidence_may_hold_what_a_text_leaves_out() -> None:
    item = {"format": "video", "where": "Film", "date": "2024-05-01"}
    assert codes({"stages.envision_the_future": {"text": "In our film.", "evidence": [item]}}) == []


def test_a_text_that_cannot_be_read_is_told_once() -> None:
    assert codes({"stages.envision_the_future": "TBD"}) == ["DOC017"]
