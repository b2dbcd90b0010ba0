"""What follows from a plan: what a program costs, and which vote counts."""

from decimal import Decimal
from typing import Any

import pytest

from render.plans import checked, plan, program
from soaplan.plans.base import UNKNOWN
from soaplan.plans.facts import Cost, by_name, cost_of, outcome_of, usual_body, vote_that_counts, votes_of
from soaplan.plans.labels import fold
from soaplan.plans.soa_plan import SoaPlan

YEARS = ("FY25", "FY26", "FY27")


def read(**answers: Any) -> SoaPlan:
    found = checked(plan(**answers)).plan
    assert isinstance(found, SoaPlan)
    return found


def cost(**funding: Any) -> Cost:
    plan_ = read(focus_areas=[{"id": "2.2", "programs": [program("2.2D", funding=funding)]}])
    return cost_of(plan_.programs()[0].funding, YEARS)


@pytest.mark.parametrize("years", [
    {"FY25": "1", "FY26": "2", "FY27": "4"}, {"2025": "1", "2026": "2", "2027": "4"},
    {"2024-25": "1", "FY2026": "2", "2027": "4"}, {"fy 27": "4", "2026": "2.00", "FY25": "$1"},
])  # fmt: skip
def test_the_total_is_the_sum_of_the_years_however_they_are_written(years: dict[str, str]) -> None:
    found = cost(by_year=years)
    assert found.known_total == 7
    assert list(found.by_year.values()) == [1, 2, 4]


@pytest.mark.parametrize("years", [
    {"FY25": "1", "FY26": "2"}, {"FY25": "1", "FY26": "2", "FY27": None}, {},
    {"FY25": "1", "FY26": "2", "FY27": "4", "FY28": "8"},
])  # fmt: skip
def test_no_total_is_made_of_other_years_than_the_plans(years: dict[str, Any]) -> None:
    assert cost(by_year=years).total is None


@pytest.mark.parametrize("years", ["about 7", {"FY25": "1", "FY26": "2", "FY27": "some"}])
def test_of_what_cannot_be_read_no_sum_is_known(years: Any) -> None:
    assert cost(by_year=years).total is UNKNOWN
    assert cost(total="7", by_year=years).known_total == 7


def test_of_a_year_that_is_written_twice_nothing_is_claimed() -> None:
    found = cost(by_year={"FY25": "1", "2025": "1", "FY26": "2", "FY27": "4"})
    assert found.repeated == (("FY25", "2025"),)
    assert found.total is UNKNOWN
    assert list(found.by_year.values()) == [UNKNOWN, 2, 4]


def test_a_blank_line_is_no_second_amount() -> None:
    assert cost(by_year={"FY25": None, "2025": "1", "FY26": "2", "FY27": "4"}).known_total == 7


def test_sources_of_one_name_are_added_up() -> None:
    assert by_name({"Local": Decimal(1), "local": Decimal(2), "x": None}, fold) == {"local": 3}
    assert by_name({"Local": Decimal(1), "local": UNKNOWN}, fold) == {"local": UNKNOWN}


NO, YES, LOST = {"approved": "no"}, {"approved": "yes"}, {"approved": "yes", "tally": "1-2"}
MARCH, JUNE, JULY = {"date": "2024-03-14"}, {"date": "2024-06-06"}, {"date": "2024-07-11"}


@pytest.mark.parametrize(("first", "later", "day", "outcome"), [
    (YES | MARCH, [], MARCH, True),
    (NO | MARCH, [YES | JUNE], JUNE, True),
    (YES | MARCH, [YES | JUNE], JUNE, True),
    (YES | MARCH, [NO | JUNE], MARCH, True),
    (NO | MARCH, [NO | JUNE], JUNE, False),
    (NO | MARCH, [YES | JULY, NO | JUNE], JULY, True),
    (YES | JUNE, [NO | MARCH], JUNE, True),
    (NO | MARCH, [JUNE], JUNE, None),
    (LOST | MARCH, [], MARCH, None),
    (YES | MARCH, [LOST | JUNE], MARCH, True),
    (None, [YES | JUNE], JUNE, True),
])  # fmt: skip
def test_the_last_approving_vote_counts_else_the_last(
    first: Any, later: list[Any], day: dict[str, str], *, outcome: bool | None
) -> None:
    vote = vote_that_counts(read(engagement={"school_committee_vote": first, "later_votes": later}).engagement)
    assert str(vote.date) == day["date"]
    assert outcome_of(vote) is outcome


def test_without_a_vote_the_empty_first_one_stands_for_all() -> None:
    engagement = read().engagement
    assert votes_of(engagement) == []
    assert vote_that_counts(engagement) is engagement.school_committee_vote


def test_who_votes_follows_the_type_of_district() -> None:
    bodies = {kind: usual_body(read(district={"type": kind}).district) for kind in ("charter-school", "district", "x")}
    assert bodies == {"charter-school": "Board of Trustees", "district": "School Committee", "x": "School Committee"}
