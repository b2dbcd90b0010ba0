"""What is kept of a file: what the plan says, the guidance's labels where it has them, and None for the unknown."""

import pickle
from datetime import date
from decimal import Decimal

import pytest

from render.plans import TODAY, checked, plan
from soaplan.check import Options, check_bytes
from soaplan.summary.gather import Gatherer
from soaplan.summary.records import FoundRecord, Money, OtherFile, UnreadFile
from summary.region import broken, plan_record, program, region


def test_a_plan_is_kept_with_everything_that_is_added_up() -> None:
    found = plan_record(region()[0])
    assert (found.path, found.district, found.district_code) == ("0.yaml", "Alder Falls", "00010000")
    assert (found.district_type, found.status, found.cycle.id) == ("district", "adopted", "2024")
    assert (found.approved, found.voted) == (True, date(2024, 3, 14))
    assert found.areas == ("2.2", "2.4")
    assert found.categories == ("A", "E", "G")
    assert found.groups == ("English learners", "Students with disabilities", "Robotics team")
    first = found.programs[0]
    assert (first.code, first.area, first.category) == ("2.2D", "2.2", "A")
    assert first.name == "Targeted Academic Support and Acceleration"
    assert first.total == Decimal(900)
    assert first.by_year == (Decimal(100), Decimal(300), Decimal(500))
    assert first.by_source == (("Chapter 70", Decimal(600)), ("Title I", Decimal(200)))


def test_a_total_is_added_up_only_where_every_year_is_given() -> None:
    found = plan_record(region()[0])
    assert [program.total for program in found.programs] == [Decimal(900), Decimal(60), None]
    assert found.programs[2].by_year == (Decimal(5), None, None)
    assert found.cost == Money((Decimal(900), Decimal(60)), 1)


@pytest.mark.parametrize("total", ["about $1 million", "TBD", "-5", None, ""])
def test_an_amount_that_cannot_be_read_is_unknown(total: str | None) -> None:
    found = plan_record(plan(focus_areas=[{"id": "2.2", "programs": [program("2.2D", total)]}]))
    assert found.cost == Money((), 1)
    assert found.cost.shown == "not known"


def test_what_the_guidance_does_not_list_stays_as_it_was_written() -> None:
    found = plan_record(region()[2])
    assert found.areas == ("9.9", "3.1")
    assert [(it.code, it.name, it.category) for it in found.programs] == [
        ("9.9Z", "", ""),
        ("", "A program of our own", ""),
    ]


def test_a_program_without_its_code_is_known_by_its_official_name() -> None:
    named = {"name": "Expanded Access to Pre-K"}
    found = plan_record(plan(focus_areas=[{"id": "2.4", "programs": [named, "2.4B"]}]))
    assert [(it.code, it.category, it.total) for it in found.programs] == [("2.4A", "G", None), ("2.4B", "A", None)]


def test_a_group_counts_once_whatever_its_grades_and_spelling() -> None:
    groups = ["ELs", {"group": "English learners", "grades": "9-12"}, "english learner"]
    assert plan_record(plan(analysis={"student_groups": groups})).groups == ("English learners",)


def test_findings_are_kept_by_rule_without_those_that_are_answered() -> None:
    waiver = {"rule": "SOA510", "reason": "The amount follows in May."}
    wanted = plan(focus_areas=[{"id": "2.2", "programs": [program("2.2D", None)]}], waivers=[waiver])
    found = plan_record(wanted | {"status": "adopted"})
    codes = {it.code for it in found.found}
    assert "SOA510" not in codes
    assert found.counts["waived"] == 1
    assert FoundRecord("SOA513", "no-foundation-category", "error", 1) in found.found
    assert sum(it.times for it in found.found if it.severity == "error") == found.counts["error"]


@pytest.mark.parametrize(("text", "code"), [
    (b"kind: soa-plan: x\n", "DOC001"),
    (b"", "DOC001"),
    (b"kind: soa-plan\ncycle: 1999\n", "DOC004"),
    (b"cycle: 2024\nsummary: x\n", "DOC003"),
    (b"\xff\xfe\x00\xd8kind", "DOC005"),
])  # fmt: skip
def test_a_broken_file_is_kept_with_what_stands_in_the_way(text: bytes, code: str) -> None:
    found = broken(text)
    assert isinstance(found, UnreadFile)
    assert (found.path, found.code) == ("broken.yaml", code)
    assert found.line >= 1
    assert found.why


def test_a_translation_is_no_plan() -> None:
    text = b"kind: plan-translation\ncycle: 2024\nlanguage: es\nof: plan.yaml\n"
    result = check_bytes(text, Options(as_of=TODAY), "plan.es.yaml", follow=False)
    record = Gatherer().record(result)
    assert isinstance(record, OtherFile)
    assert (record.path, record.kind, record.title) == ("plan.es.yaml", "plan-translation", "translation of a plan")


def test_records_are_small_and_can_travel_between_processes() -> None:
    found = plan_record(region()[0])
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301 - our own bytes


def test_an_empty_plan_has_a_record() -> None:
    found = plan_record(plan())
    assert (found.programs, found.groups, found.areas, found.voted) == ((), (), (), None)
    assert found.cost == Money()
    assert checked(plan()).plan is not None
