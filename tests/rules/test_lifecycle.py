"""Addendum, due dates, review and publication."""

from datetime import date
from typing import Any

import pytest

from changed_plan import check_changed, codes_of


@pytest.mark.parametrize(
    "name",
    [
        "Springfield",
        "Springfield Public Schools",
        "springfield public school",
        "Fall River Public School District",
        "New Bedford School District",
        "Lowell School Department",
        "City of Boston",
        "City of Lawrence Public Schools",
        "Holyoke\u00a0Public Schools",
        "HAVERHILL PUBLIC SCHOOLS",
    ],
)
def test_a_district_of_the_list_completes_the_addendum(name: str) -> None:
    found = check_changed({"district.name": name}).diagnostics
    assert [(one.code, one.severity, one.pointer) for one in found] == [("SOA601", "advice", ("district", "name"))]


def test_a_district_of_the_last_list_is_told_to_expect_the_addendum_again() -> None:
    found = [
        one for one in check_changed({"district.name": "Boston", "cycle": "2027"}).diagnostics if one.code == "SOA601"
    ]
    assert [(one.severity, one.pointer) for one in found] == [("advice", ("district", "name"))]
    assert "list of 2024" in found[0].message


@pytest.mark.parametrize(
    "changes",
    [
        {"district.name": "Lynnfield Public Schools"},
        {"district.name": "New Springfield Public Schools"},
        {"district.name": "Worcester Regional School District"},
        {"district.name": "Springfield Prep Charter School"},
        {"district.name": "Boston", "district.type": "charter-school"},
        {"district.name": "Boston", "addendum": {"submitted": "2024-03-28"}},
    ],
)
def test_no_other_district_is_reminded(changes: dict[str, Any]) -> None:
    assert "SOA601" not in codes_of(changes)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"addendum": {"submitted": "soon"}}, "DOC013"),
        ({"addendum": "sent"}, "DOC012"),
        ({"district.type": "charter"}, "DOC016"),
    ],
)
def test_what_cannot_be_read_silences_the_reminder(changes: dict[str, Any], code: str) -> None:
    assert codes_of({"district.name": "Boston", **changes}) == [code]


@pytest.mark.parametrize("kind", ["regional-district", "vocational-district", "district"])
def test_other_types_do_not_count(kind: str) -> None:
    assert codes_of({"district.name": "Boston", "district.type": kind}) == ["SOA601"]


DRAFT = {"status": "draft", "engagement.school_committee_vote": {"approved": "yes", "date": "2024-02-01"}}


@pytest.mark.parametrize(
    ("day", "says"),
    [
        (date(2024, 3, 1), None),
        (date(2024, 3, 2), "in 30 days"),
        (date(2024, 3, 31), "in 1 day,"),
        (date(2024, 4, 1), "today"),
        (date(2024, 4, 2), "1 day ago"),
        (date(2024, 5, 1), "30 days ago"),
    ],
)
def test_a_draft_is_told_how_many_days_are_left(day: date, says: str | None) -> None:
    found = check_changed(DRAFT, day).diagnostics
    assert [one.code for one in found] == (["SOA602"] if says else [])
    assert not found or says in found[0].message


@pytest.mark.parametrize("status", ["proposed", "adopted", "submitted", None, "drafted?"])
def test_only_a_draft_is_told(status: str | None) -> None:
    assert "SOA602" not in codes_of({**DRAFT, "status": status}, date(2024, 3, 30))


def test_a_charter_school_has_a_later_day() -> None:
    charter = {**DRAFT, "district.type": "charter-school"}
    assert codes_of(charter, date(2024, 4, 2)) == []
    assert "August 1, 2024" in check_changed(charter, date(2024, 7, 2)).diagnostics[0].message
    assert codes_of({**DRAFT, "district.type": "chartered!"}, date(2024, 7, 2)) == ["DOC016"]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, [("SOA603", "warning")]),
        ({"publication": {"url": "https://www.alderfalls.example/soa"}}, []),
        ({"publication": {"url": "somewhere"}}, [("DOC019", "error")]),
        ({"publication": "on our page"}, [("DOC012", "error")]),
        ({"status": "reviewed"}, [("SOA608", "advice")]),
        ({"status": None}, []),
    ],
)
def test_a_posted_plan_says_where_it_is(changes: dict[str, Any], said: list[tuple[str, str]]) -> None:
    found = check_changed({"status": "posted", **changes}).diagnostics
    assert [(one.code, one.severity) for one in found] == said


@pytest.mark.parametrize(
    ("published", "completed", "silent"),
    [
        ("2024-06-30", "2024-07-01", False),
        ("2024-07-01", "2024-07-01", True),
        ("2024-07-08", "2024-07-01", True),
        ("2024-06-30", None, True),
        (None, "2024-07-01", True),
    ],
)
def test_a_plan_is_posted_after_its_review(published: str | None, completed: str | None, *, silent: bool) -> None:
    changes = {
        "status": "posted",
        "publication": {"url": "https://www.alderfalls.example/soa", "date": published},
        "review": {"completed": completed},
    }
    found = check_changed(changes).diagnostics
    assert [(one.code, one.severity) for one in found] == ([] if silent else [("SOA603", "advice")])


@pytest.mark.parametrize(
    ("day", "severity", "says"),
    [
        (date(2024, 5, 20), "advice", "30 days left"),
        (date(2024, 6, 18), "advice", "1 day left"),
        (date(2024, 6, 19), "advice", "today is the last day"),
        (date(2024, 6, 20), "warning", "due on June 19, 2024, 1 day ago"),
    ],
)
def test_the_clock_of_an_amendment(day: date, severity: str, says: str) -> None:
    found = check_changed({"review": {"directed": "2024-05-20"}}, day).diagnostics
    assert [(one.code, one.severity, one.pointer) for one in found] == [("SOA604", severity, ("review",))]
    assert says in found[0].message


@pytest.mark.parametrize(
    ("review", "said"),
    [
        ({"resubmitted": "2024-06-19"}, []),
        ({"resubmitted": "2024-06-20"}, [("SOA604", "warning")]),
        ({"resubmitted": "2024-06-20", "completed": "2024-07-01"}, [("SOA604", "warning")]),
        ({"completed": "2024-07-01"}, []),
        ({"resubmitted": "in June"}, [("DOC013", "error")]),
        ({"completed": "in July"}, [("DOC013", "error")]),
        ({"directed": "in May"}, [("DOC013", "error")]),
        ({"directed": None}, []),
    ],
)
def test_when_the_clock_stands_still(review: dict[str, Any], said: list[tuple[str, str]]) -> None:
    found = check_changed({"review": {"directed": "2024-05-20", **review}}).diagnostics
    assert [(one.code, one.severity) for one in found] == said


def test_the_clock_does_not_run_before_the_directive() -> None:
    assert codes_of({"review": {"directed": "2024-05-20"}}, date(2024, 5, 19)) == ["SOA605"]


@pytest.mark.parametrize(
    "district",
    [
        {"name": "Alder Falls Charter School", "type": "charter-school"},
        {"name": "Alder Falls Charter School", "type": "district"},
        {"name": "Alder Falls Charter School", "type": "vocational-district"},
        {"name": "Alder Falls Charter School", "type": "chartre"},
        {"name": "Charter Oak Public Schools"},
        {"name": "Charter Street School District"},
        {"name": "Alder Falls Public Schools"},
        {"name": "Alder Falls Academy"},
        {"name": "Chartres Regional School District"},
        {"name": ""},
    ],
)
def test_only_a_charter_school_without_type_is_asked(district: dict[str, str]) -> None:
    assert "SOA609" not in codes_of({"district": district})


@pytest.mark.parametrize("name", ["Alder Falls Charter School", "ALDER FALLS CHARTER SCHOOL", "The Harbor Charter"])
def test_a_charter_school_without_type_is_told_what_to_write(name: str) -> None:
    found = check_changed({"district": {"name": name}}).diagnostics
    assert [(one.code, "type: charter-school" in one.help) for one in found] == [("SOA609", True)]
