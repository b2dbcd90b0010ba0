"""Section 4 of the form: councils that the law makes districts have."""

from collections.abc import Iterator

from soaplan.catalog.soa_models import CouncilLaw, Stakeholder
from soaplan.diagnostic import Finding
from soaplan.plans.base import UNKNOWN, known
from soaplan.plans.soa_plan import Engagement
from soaplan.plans.texts import texts_of
from soaplan.rules.charter_schools import if_a_charter_school
from soaplan.rules.registry import rule
from soaplan.rules.soa_plan.context import Context
from soaplan.rules.soa_plan.counted_learners import LearnerCounts
from soaplan.rules.soa_plan.section4_heard import excused_groups, is_listed


@rule("SOA412")
def required_council_not_applicable(engagement: Engagement, ctx: Context) -> Iterator[Finding]:
    """A council is called not applicable, but the law makes districts like yours have it.

    Every district has a special education parent advisory council (G.L. c. 71B, s. 3). Every school has a school
    council, except charter schools (G.L. c. 71, s. 59C). A district has an English learner parent advisory council from
    100 English learners or 5 percent of its students on, whichever is less (603 CMR 14.09).

    If your district has the council, list it under `groups_engaged:` once you've heard it. If it doesn't, say in a
    waiver what you are doing about that.
    """
    for key, group in excused_groups(engagement, ctx).items():
        reason = known((known(engagement.not_applicable) or {})[key])
        if group.law is None or reason is None or is_listed(engagement, group, ctx):
            continue
        place = engagement.at("not_applicable", key)
        if group.law.group and ctx.prose(reason).has(ctx.words("no_english_learners")):
            if any(row is not None and row.label == group.law.group for _, _, row in ctx.chosen):
                message = f"this says that there are no {group.law.group}, but Section 2 chooses that group"
                yield Finding(place, message, "Only one can be right. Correct the reason or the list in Section 2.")
        elif message := _why_required(group.law, reason, ctx):
            yield Finding(place, message, _what_to_write(group), source=group.law.source)


def _why_required(law: CouncilLaw, reason: str, ctx: Context) -> str:
    """Why a district must have a council all the same; nothing where it need not, or where nobody can tell."""
    if law.students is None or law.percent is None:
        return "" if _may_be_exempt(law, ctx) else "the law requires your district to have this council"
    counts = LearnerCounts(ctx.words("english_learners_counted"), law.students, law.percent)
    found = counts.in_reason(reason) or next(filter(None, (counts.in_text(text) for _, text in texts_of(ctx.plan))), "")
    enough = f"with {law.students} of them, or {law.percent} percent of all students, a district must have this council"
    return f"your plan says “{found}”; {enough}" if found else ""


def _may_be_exempt(law: CouncilLaw, ctx: Context) -> bool:
    """Whether the law leaves out districts of this type, or of the type that this one seems to have."""
    is_unclear = ctx.plan.district.type is UNKNOWN or if_a_charter_school(ctx) != ""
    return known(ctx.plan.district.type) in law.not_for or (law.not_for != () and is_unclear)


def _what_to_write(group: Stakeholder) -> str:
    return (
        "If your district has one, list it under `groups_engaged:` once you've heard it:\n"
        f"groups_engaged:\n  - {group.label}\n"
        "If it doesn't, say in a waiver what you are doing about that: `rule: SOA412` and its `reason:`."
    )
