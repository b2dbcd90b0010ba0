"""What was probably meant by a student group that the state's list does not have."""

import re

from soaplan.plans.labels import meant
from soaplan.regex import regex
from soaplan.rules.soa_plan.context import Context

BETWEEN_GROUPS = regex(r"[,;&+]|\band\b", re.IGNORECASE)


def groups_meant(label: str, ctx: Context) -> str:
    """The group that a label very likely means; where one entry holds several, how to write them."""
    several = [part.strip() for part in BETWEEN_GROUPS.split(label) if ctx.catalog.group(part)]
    if len(several) > 1:
        return f"Write each group on a line of its own: {', '.join(f'`- {part}`' for part in several)}. "
    near = meant(label, {name: group.label for group in ctx.catalog.groups for name in (group.label, *group.aliases)})
    return f"Did you mean “{near}”? " if near else ""
