"""Every text of a plan is found, with the way to it."""

from soaplan.plans.base import texts_of
from soaplan.plans.soa_plan import SoaPlan

PLAN = {
    "summary": "Summary.",
    "targets": {"additional": ["A target in one text."]},
    "engagement": {"groups_engaged": ["educators"], "not_applicable": {"ELPAC": "There is none."}},
    "focus_areas": [
        {"id": "2.2", "programs": [{"id": "2.2D", "schools": ["Elm Street School"], "metrics": ["Attendance"]}]}
    ],
}
PROGRAM = ("focus_areas", 0, "programs", 0)


def test_texts_stand_in_lists_tables_and_parts() -> None:
    found = dict(texts_of(SoaPlan.model_validate(PLAN)))
    assert found == {
        ("summary",): "Summary.",
        ("targets", "additional", 0, "plain"): "A target in one text.",
        ("engagement", "groups_engaged", 0): "educators",
        ("engagement", "not_applicable", "ELPAC"): "There is none.",
        ("focus_areas", 0, "id"): "2.2",
        (*PROGRAM, "id"): "2.2D",
        (*PROGRAM, "schools", 0): "Elm Street School",
        (*PROGRAM, "metrics", 0, "metric"): "Attendance",
    }


def test_a_part_that_cannot_be_read_has_no_texts() -> None:
    assert list(texts_of(SoaPlan.unknown())) == []
