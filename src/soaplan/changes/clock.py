"""The time for an amended plan: from the day of the commissioner's directive (603 CMR 55.05(4))."""

from datetime import date

from soaplan.changes.result import Amendment
from soaplan.changes.version import Read
from soaplan.dates import date_in_words, days_in_words
from soaplan.plans.facts import AmendedPlan, amended_plan

RULE = "SOA604"
"""The rule about the same days; the catalog cites its source there."""


def amendment_of(read: Read, as_of: date) -> Amendment | None:
    """How long there is for the amended plan; None where the commissioner did not ask for one."""
    days = read.catalog.cycle.limits.amendment_days
    if (plan := amended_plan(read.plan.review, days)) is None:
        return None
    left = (plan.due - as_of).days if plan.is_open else None
    source = read.catalog.rule(RULE).source
    words = f"{plan.asked}. The amended plan is due within {days} days, by {date_in_words(plan.due)} ({source})"
    return Amendment(plan.directed, plan.due, days, left, plan.resubmitted, f"{words}{_since(plan, left)}.")


def _since(plan: AmendedPlan, left: int | None) -> str:
    """How that stands today."""
    if plan.resubmitted is not None:
        how = f"{days_in_words(plan.days_late)} late" if plan.days_late else "on time"
        return f"; it was resubmitted on {date_in_words(plan.resubmitted)}, {how}"
    if left is None:
        return ""
    if left < 0:
        return f"; that was {days_in_words(-left)} ago"
    return f"; {days_in_words(left)} left" if left else "; today is the last day"
