"""SOA410: which vote's hash counts, and when the rule is silent."""

from typing import Any

import pytest

from changed_plan import check_changed, codes_of
from soaplan.check import CheckResult
from soaplan.plans.content import content_hash
from soaplan.plans.soa_plan import SoaPlan

VOTE = "engagement.school_committee_vote"
LATER = "engagement.later_votes"
OTHER = "v1-0123456789abcdef"


def hash_now(result: CheckResult, like: str | None = None) -> str:
    assert isinstance(result.plan, SoaPlan)
    found = content_hash(result.plan, "2024", like=like)
    assert found is not None
    return found


NOW, OLDER = hash_now(check_changed({})), hash_now(check_changed({}), OTHER)


def vote(content: str | None, approved: str = "yes") -> Any:
    return {"approved": approved, "date": "2024-03-20", "content": content}


@pytest.mark.parametrize(
    ("changes", "speaks"),
    [
        ({}, False),
        ({f"{VOTE}.content": NOW}, False),
        ({f"{VOTE}.content": OTHER}, True),
        ({f"{VOTE}.content": OTHER, LATER: [vote(NOW)]}, False),
        ({f"{VOTE}.content": OTHER, LATER: [vote(None)]}, False),
        ({f"{VOTE}.content": NOW, LATER: [vote(OTHER)]}, True),
        ({f"{VOTE}.content": NOW, LATER: [vote(OTHER, "no")]}, False),
        ({f"{VOTE}.content": OTHER, LATER: [vote(NOW), vote(None, "no")]}, False),
        ({f"{VOTE}.content": NOW.upper()}, True),
        ({f"{VOTE}.content": OLDER}, False),
        ({f"{VOTE}.content": "v2-0123456789abcdef"}, True),
    ],
)
def test_the_vote_that_stands_counts(changes: Any, speaks: bool) -> None:
    assert ("SOA410" in codes_of(changes)) is speaks


@pytest.mark.parametrize(("sealed", "now"), [(OTHER, OLDER), (f"v2-{'0' * 32}", NOW)])
def test_both_hashes_are_named(sealed: str, now: str) -> None:
    (found,) = check_changed({f"{VOTE}.content": sealed}).diagnostics
    assert sealed in found.message
    assert now in found.message
    assert "soaplan diff plan.yaml@REVISION plan.yaml" in found.help


def test_a_hash_of_another_shape_has_other_words() -> None:
    (found,) = check_changed({f"{VOTE}.content": "3f9a2c"}).diagnostics
    assert "“3f9a2c” isn't a content hash" in found.message


def test_it_is_silent_while_an_answer_cannot_be_read() -> None:
    unread = {"focus_areas.0.programs.0.funding.details": "TBD"}
    assert "SOA410" not in codes_of({f"{VOTE}.content": OTHER, **unread})


def test_it_can_be_waived() -> None:
    waiver = {"rule": "SOA410", "reason": "Only the telephone number changed."}
    found = check_changed({f"{VOTE}.content": OTHER, "waivers": [waiver]})
    assert [diagnostic.severity.value for diagnostic in found.diagnostics] == ["waived"]
