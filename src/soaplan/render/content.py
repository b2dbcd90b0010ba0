"""The content hash on a page: the mark by which what was voted can be told from what is posted."""

from soaplan.plans.base import known
from soaplan.plans.content import hash_beside
from soaplan.plans.facts import outcome_of, vote_that_counts
from soaplan.render.reader import Reader


def content_mark(reader: Reader) -> str:
    """The content hash of the plan, also on the page of a translation; empty where an answer cannot be read.

    While a seal of an older scheme holds, the page shows that one, as the minutes do.
    """
    recorded = known(vote_that_counts(reader.plan.engagement).content)
    return hash_beside(recorded, reader.plan, reader.catalog.cycle.id) or ""


def is_as_voted(reader: Reader, mark: str) -> bool:
    """Whether the vote that stands approved the plan, and the mark recorded with it is this one."""
    vote = vote_that_counts(reader.plan.engagement)
    return bool(mark) and outcome_of(vote) is True and known(vote.content) == mark
