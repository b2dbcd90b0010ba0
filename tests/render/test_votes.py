"""How the page and the worksheet tell of votes."""

from typing import Any

import pytest

from render.plans import checked, plan
from render.seen import text_of
from soaplan.render import FORMATS

MARCH = {"approved": "yes", "date": "2024-03-14"}
REFUSED = {"approved": "no", "date": "2024-03-14"}
JUNE = {"approved": "yes", "date": "2024-06-06"}


def seen(first: Any, *later: Any, status: str = "adopted") -> tuple[str, str]:
    """The page and the worksheet of a plan with these votes."""
    found = checked(plan(status=status, engagement={"school_committee_vote": first, "later_votes": list(later)}))
    return text_of(FORMATS["html"](found)), FORMATS["worksheet"](found)


def test_a_vote_after_a_refusal_is_no_second_approval() -> None:
    page, sheet = seen(REFUSED, JUNE)
    assert "Approved by the School Committee on June 6, 2024." in page
    assert "didn’t approve this plan on March 14, 2024. The School Committee approved this plan on June 6" in page
    assert "again" not in page.split("How families")[1]
    assert "Did the vote approve this plan?  [x] Yes\n\nDate of the vote: June 6, 2024" in sheet


def test_an_approval_after_an_approval_is_one_again() -> None:
    page, sheet = seen(MARCH, JUNE)
    assert "Approved by the School Committee on June 6, 2024." in page
    assert (
        "approved this plan on March 14, 2024. The School Committee approved this plan again on June 6, 2024." in page
    )
    assert "March 14" not in sheet


def test_a_later_refusal_takes_no_approval_back() -> None:
    page, _ = seen(MARCH, JUNE | {"approved": "no"})
    assert "Approved by the School Committee on March 14, 2024." in page
    assert "didn’t approve this plan on June 6, 2024." in page


@pytest.mark.parametrize("tally", ["1-2", "3-3", "motion fails"])
def test_a_lost_vote_is_never_called_an_approval(tally: str) -> None:
    page, sheet = seen(MARCH | {"tally": tally})
    assert f"The School Committee voted on this plan on March 14, 2024 ({tally})." in page
    assert "approved" not in page.lower()
    assert "Adopted" not in page
    assert f"(neither yes nor no: the answer is yes, but the tally is {tally})" in sheet


def test_a_refusal_is_ticked() -> None:
    assert "Did the vote approve this plan?  [x] No" in seen(REFUSED)[1]


@pytest.mark.parametrize("status", ["draft", "proposed"])
def test_before_the_vote_the_page_says_that_it_is_to_come(status: str) -> None:
    assert (
        "The vote and the state’s review The School Committee hasn’t voted on this plan yet."
        in seen(None, status=status)[0]
    )
    planned = seen({"date": "2024-03-14"}, status=status)[0]
    assert "The School Committee plans to vote on this plan on March 14, 2024." in planned
    assert "voted on this plan on" not in planned
