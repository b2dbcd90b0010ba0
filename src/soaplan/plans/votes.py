"""Which vote stands: the first one, or a later one that took its place."""

from soaplan.plans.base import given, known
from soaplan.plans.soa_plan import Engagement, Vote


def votes_of(engagement: Engagement) -> list[Vote]:
    """Every vote that can be read, in the order of the file."""
    return [engagement.school_committee_vote, *(vote for _, vote in given(engagement.later_votes))]


def standing_vote(engagement: Engagement) -> Vote:
    """The last vote that did not refuse the plan; the first one where all did."""
    kept = [vote for vote in votes_of(engagement) if known(vote.approved) is not False]
    return kept[-1] if kept else engagement.school_committee_vote
