"""A draft whose due date is near or past: every kind of file is told of it in the same words."""

from datetime import date

from soaplan.dates import date_in_words, days_in_words
from soaplan.rules.context import FileContext


def draft_due(noun: str, ctx: FileContext, soon: int) -> str:
    """How a draft stands to its due date: "the plan is due on June 1, 2024, in 3 days, and is still a draft".

    Nothing where the file is no draft, has no due date, or that is more than `soon` days ahead.
    """
    if not ctx.is_draft or ctx.due is None or (ctx.due - ctx.as_of).days > soon:
        return ""
    return f"the {noun} {_due(ctx.due, ctx.as_of)}, and is still a draft"


def _due(due: date, today: date) -> str:
    left, day = (due - today).days, date_in_words(due)
    if left < 0:
        return f"was due on {day}, {days_in_words(-left)} ago"
    return f"is due on {day}, {f'in {days_in_words(left)}' if left else 'today'}"
