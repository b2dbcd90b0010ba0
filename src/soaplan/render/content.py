"""The content hash on a page: the mark by which what was voted can be told from what is posted."""

from soaplan.plans.base import known
from soaplan.plans.content import content_hash
from soaplan.plans.votes import standing_vote
from soaplan.render.reader import Reader

SEAL_COMMAND = "soaplan seal"
"""What records the mark with the vote."""


def content_mark(reader: Reader) -> str:
    """The content hash of the plan, also on the page of a translation; empty where an answer cannot be read."""
    return content_hash(reader.plan, reader.catalog.cycle.id) or ""


def is_as_voted(reader: Reader, mark: str) -> bool:
    """Whether the vote that stands approved the plan, and the mark recorded with it is this one."""
    vote = standing_vote(reader.plan.engagement)
    return bool(mark) and known(vote.approved) is True and known(vote.content) == mark
