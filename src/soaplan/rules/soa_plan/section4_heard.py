"""What Section 4 tells of those who were heard, for the rules that ask for it."""

import re
from collections.abc import Iterator
from typing import Any

from soaplan.catalog.soa_models import Stakeholder
from soaplan.plans.base import UNKNOWN, Unknown, given, known
from soaplan.plans.soa_plan import Engagement, EngagementSession
from soaplan.regex import regex
from soaplan.rules.soa_plan.context import Context

BETWEEN_NAMES = regex(r"[,;/&+]|\band\b", re.IGNORECASE)


def engaged_groups(engagement: Engagement, ctx: Context) -> dict[str, tuple[int, Stakeholder]]:
    """The required groups in the list of those engaged, by label, with the place of the first entry of each."""
    found: dict[str, tuple[int, Stakeholder]] = {}
    for place, entry in given(engagement.groups_engaged):
        for group in _groups_of(entry, ctx):
            found.setdefault(group.label, (place, group))
    return found


def _groups_of(entry: str, ctx: Context) -> list[Stakeholder]:
    """The required groups of one entry: by its label, or by the labels and councils named in it."""
    if (group := ctx.catalog.stakeholder(entry)) is not None:
        return [group]
    councils = (group for group in ctx.catalog.stakeholders.required if group.can_be_absent)
    named = [group for group in councils if ctx.prose(entry).has(group.mentions)]
    return [*_groups_by_label(entry, ctx), *named]


def _groups_by_label(entry: str, ctx: Context) -> list[Stakeholder]:
    groups = map(ctx.catalog.stakeholder, (entry, *BETWEEN_NAMES.split(entry)))
    return [group for group in groups if group is not None]


def is_listed(engagement: Engagement, group: Stakeholder, ctx: Context) -> bool:
    """Whether a required group is engaged by its very label; "our parent advisory council" may be either of two."""
    return any(group in _groups_by_label(entry, ctx) for _, entry in given(engagement.groups_engaged))


def excused_groups(engagement: Engagement, ctx: Context) -> dict[str, Stakeholder]:
    """The required groups called not applicable with a reason, by the name as written."""
    reasons = known(engagement.not_applicable) or {}
    groups = {key: ctx.catalog.stakeholder(key) for key, reason in reasons.items() if reason is not None}
    return {key: group for key, group in groups.items() if group is not None}


def has_unread(value: object) -> bool:
    """Whether a list, or an entry of it, cannot be read."""
    return value is UNKNOWN or (isinstance(value, tuple) and UNKNOWN in value)


def session_texts(engagement: Engagement) -> Iterator[Any]:
    """What the sessions say of who was heard and what changed; unknown where it cannot be read."""
    if isinstance(engagement.sessions, Unknown):
        yield UNKNOWN
        return
    for session in engagement.sessions or ():
        if isinstance(session, EngagementSession):
            yield from (session.group, session.heard, session.changed)
        else:
            yield session


def list_texts(engagement: Engagement) -> list[Any]:
    """What stands in the lists of the section, the reasons included."""
    reasons, groups = engagement.not_applicable, engagement.groups_engaged
    return [
        *([UNKNOWN] if isinstance(reasons, Unknown) else (reasons or {}).values()),
        *([UNKNOWN] if isinstance(groups, Unknown) else groups or ()),
    ]


def in_two_languages(session: EngagementSession) -> bool:
    """Whether a session was held in two languages; what cannot be read may be two."""
    if has_unread(session.languages):
        return True
    return sum(len(BETWEEN_NAMES.split(language)) for _, language in given(session.languages)) > 1
