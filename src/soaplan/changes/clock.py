"""The time for an amended plan: from the day of the commissioner's directive (603 CMR 55.05(4))."""

from datetime import date, timedelta

from soaplan.changes.result import Amendment
from soaplan.changes.version import Read
from soaplan.dates import date_in_words, days_in_words
from soaplan.plans.base import known

RULE = "SOA604"
"""The rule about the same days; the catalog cites its source there."""


def amendment_of(read: Read, as_of: date) -> Amendment | None:
    """How long there is for the amended plan; None where the commissioner did not ask for one."""
    review, days = read.plan.review, read.catalog.cycle.limits.amendment_days
    directed, resubmitted = known(review.directed), known(review.resubmitted)
    if directed is None:
        return None
    due = directed + timedelta(days=days)
    ended = review.resubmitted is not None or review.completed is not None
    left = None if ended else (due - as_of).days
    source = read.catalog.rule(RULE).source
    words = (
        f"The commissioner asked for changes on {date_in_words(directed)}. The amended plan is due within {days} days, "
        f"by {date_in_words(due)} ({source}){_since(due, left, resubmitted)}."
    )
    return Amendment(directed, due, days, left, resubmitted, words)


def _since(due: date, left: int | None, resubmitted: date | None) -> str:
    """How that stands today."""
    if resubmitted is not None:
        late = (resubmitted - due).days
        how = f"{days_in_words(late)} late" if late > 0 else "on time"
        return f"; it was resubmitted on {date_in_words(resubmitted)}, {how}"
    if left is None:
        return ""
    if left < 0:
        return f"; that was {days_in_words(-left)} ago"
    return f"; {days_in_words(left)} left" if left else "; today is the last day"
