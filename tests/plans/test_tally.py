"""Whether the tally of a vote is that of a motion that was lost."""

import pytest

from soaplan.plans.facts import is_lost

LOST = [
    "1-2", "3\u20134", "2 to 5", "2:5", "3 yes, 4 no", "3 Ayes / 4 Nays", "Yes: 3, No: 4", "yes 3; no 4; abstain 1",
    "for 3, against 4", "three in favor, four opposed", "4 against, 3 for", "3-4-1", "3-3", "3 yes, 3 no", "0-7",
    "a tie", "tied 3-3", "Motion fails", "The motion FAILED, 2-5.", "failed", "defeated", "rejected 4 to 3",
    "voted down", "did not pass", "the motion didn\u2019t carry", "not approved",
    "4-3 in favor; failed, as two thirds were needed",
    "passed 1-2", "3 of the members in favor, 4 against", "47.5-52.5 (weighted)", "2024-03-14, 2-5",
    "unanimously rejected", "two to five",
]  # fmt: skip
WON = [
    "", "5-0", "5\u20130", "4-3", "4-3-1", "4-1-2", "unanimous", "Unanimously approved", "7 in favor, 0 opposed",
    "5 in favor, none opposed", "7 yes, no abstentions", "7 yes, 0 no, 2 absent", "4 yeas 3 nays", "7 to 0",
    "Yes: 5, No: 2", "carried", "all in favor", "roll call", "2024-03-14", "3/14/2024: 5-0", "1 opposed", "six to one",
    "a first motion failed 3-4; the second passed 5-2", "5-2 (the motion to postpone failed, 2-5)", "by consent",
    "item 2-4 of the agenda: 7 yes, 0 no", "FY25-27: 7-0", "seven to zero, with none absent", "52.5-47.5 (weighted)",
    "did not fail: approved 5-0", "passed, no one against",
]  # fmt: skip


@pytest.mark.parametrize("tally", LOST)
def test_a_lost_vote_is_seen(tally: str) -> None:
    assert is_lost(tally)


@pytest.mark.parametrize("tally", WON)
def test_a_vote_that_may_have_passed_is_not_called_lost(tally: str) -> None:
    assert not is_lost(tally)
