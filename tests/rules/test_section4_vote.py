"""Which votes count, by which day, and what is said once only."""

from datetime import date
from typing import Any

import pytest

from changed_plan import check_changed, codes_of

VOTE = "engagement.school_committee_vote"


@pytest.mark.parametrize(
    ("vote", "said"),
    [
        (None, "the vote to approve this plan isn't recorded yet"),
        ({"date": "2024-03-14"}, "the file doesn't say yet whether the vote approved this plan"),
        ({"approved": "yes"}, "the date of the vote isn't recorded yet"),
        ({"approved": "no"}, "the answer is no, but you can only submit a plan that was approved"),
    ],
)
def test_an_unconfirmed_vote(vote: Any, said: str) -> None:
    assert [(one.code, one.message) for one in check_changed({VOTE: vote}).diagnostics] == [("SOA402", said)]


@pytest.mark.parametrize(
    ("status", "vote", "severity"),
    [
        ("draft", None, "todo"),
        ("proposed", None, "todo"),
        ("adopted", None, "error"),
        ("draft", {"approved": "no"}, "error"),
        ("proposed", {"approved": "no"}, "error"),
    ],
)
def test_before_the_vote_only_a_written_no_is_an_error(status: str, vote: Any, severity: str) -> None:
    found = check_changed({"status": status, VOTE: vote}, as_of=date(2024, 1, 2)).diagnostics
    assert [(one.code, one.severity) for one in found] == [("SOA402", severity)]


def test_a_later_vote_can_approve_the_plan() -> None:
    later = {"engagement.later_votes": [{"approved": "yes", "date": "2024-06-06"}]}
    assert codes_of({f"{VOTE}.approved": "no", **later}) == []
    assert codes_of(later) == []


@pytest.mark.parametrize(
    ("part", "value", "code"), [("approved", "unanimous", "DOC015"), ("date", "mid-March", "DOC013")]
)
def test_an_unreadable_answer_is_no_second_finding(part: str, value: str, code: str) -> None:
    assert codes_of({f"{VOTE}.{part}": value}) == [code]


@pytest.mark.parametrize(
    ("kind", "day", "codes"),
    [
        ("district", "2024-03-31", []),
        ("district", "2024-04-01", ["SOA403"]),
        ("vocational-district", "2024-07-31", ["SOA403"]),
        ("charter-school", "2024-07-31", []),
        ("charter-school", "2024-08-01", ["SOA403"]),
        ("charter scool", "2024-05-14", ["DOC016"]),
    ],
)
def test_the_first_vote_comes_before_the_due_date(kind: str, day: str, codes: list[str]) -> None:
    assert codes_of({"district.type": kind, f"{VOTE}.date": day}) == codes


def test_the_due_dates_follow_the_cycle() -> None:
    late = {"cycle": "2027", f"{VOTE}.date": "2027-04-01"}
    assert "SOA403" in codes_of(late)
    assert "SOA403" not in codes_of({**late, "district.type": "charter-school"})
    assert "SOA403" in codes_of({**late, f"{VOTE}.date": "2027-08-01", "district.type": "charter-school"})
    assert "SOA403" not in codes_of({**late, f"{VOTE}.date": "2027-03-31"})


@pytest.mark.parametrize(("status", "severity"), [("adopted", "error"), ("draft", "advice"), ("proposed", "advice")])
def test_a_vote_in_the_future_silences_what_else_its_date_could_mean(status: str, severity: str) -> None:
    found = check_changed({"status": status, f"{VOTE}.date": "2024-04-09"}, as_of=date(2024, 2, 1)).diagnostics
    assert [(one.code, one.severity) for one in found] == [("SOA404", severity)]


def test_a_vote_of_today_is_no_vote_in_the_future() -> None:
    assert codes_of({}, as_of=date(2024, 3, 14)) == []
    assert codes_of({}, as_of=date(2024, 3, 13)) == ["SOA404"]


def test_a_status_is_final_where_none_is_written() -> None:
    found = check_changed({"status": None}, as_of=date(2024, 3, 1)).diagnostics
    assert [(one.code, one.severity) for one in found] == [("SOA404", "error")]


@pytest.mark.parametrize(("day", "codes"), [("2023-11-30", ["SOA405"]), ("2023-12-01", [])])
def test_a_vote_follows_the_guidance(day: str, codes: list[str]) -> None:
    assert codes_of({f"{VOTE}.date": day}) == codes


def test_later_votes_have_plausible_dates_too() -> None:
    assert codes_of({"engagement.later_votes": [{"approved": "yes", "date": "2021-06-06"}]}) == ["SOA405"]
    assert codes_of({"engagement.later_votes": [{"approved": "yes", "date": "2024-06-06"}]}) == []
