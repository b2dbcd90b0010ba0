"""Section 1: the priorities."""

from collections.abc import Iterator

from soaplan.catalog.models import ListRow
from soaplan.diagnostic import Finding
from soaplan.plans.base import UNKNOWN, Unknown, known, unanswered
from soaplan.plans.district_prioritization import DistrictPrioritization, Priority
from soaplan.rules.district_prioritization.context import PrioritizationContext
from soaplan.rules.looked_for import looked_for
from soaplan.rules.registry import rule

FOCUS = "focus"


@rule("PRI101")
def no_priority(plan: DistrictPrioritization, ctx: PrioritizationContext) -> Iterator[Finding]:
    """The submission doesn't have a priority.

    "We ask that districts provide one submission capturing the district's 1-2 top instructional priorities". All
    sections of the submission are about them, and the state's support of the district goes by them.

    Begin with one priority below `priorities:`.
    """
    if unanswered(plan.priorities):
        topic = next(iter(ctx.catalog.rows(FOCUS))).id
        mend = (
            "Write each below `priorities:`, for example:\npriorities:\n  - id: literacy\n    priority: Strengthen ..."
            f"\n    focus:\n      - {topic}"
        )
        yield Finding(plan.at("priorities"), "no priority is named yet", mend)


@rule("PRI102")
def more_than_two_priorities(plan: DistrictPrioritization, ctx: PrioritizationContext) -> Iterator[Finding]:
    """The submission has more priorities than the state asks for.

    "District submissions should not describe all the priorities and strategies that the district may be engaged in.
    This guidance is intentionally designed to focus on 1-2 high leverage priorities".

    Keep the one or two that matter most. Other work can go on; it belongs in the district's larger plan.
    """
    written = [place for place, one in enumerate(known(plan.priorities) or ()) if one is not None]
    most = ctx.catalog.cycle.numbers["most_priorities"]
    if len(written) > most:
        message = f"this submission has {len(written)} priorities; the guidance asks for no more than {most}"
        mend = "Keep those that matter most for teaching and learning, and leave the others to the larger plan."
        yield Finding(plan.at("priorities", written[most], "id"), message, mend)


@rule("PRI103")
def no_culturally_sustaining_priority(plan: DistrictPrioritization, ctx: PrioritizationContext) -> Iterator[Finding]:
    """None of the priorities is about culturally and linguistically sustaining, grade-appropriate instruction.

    "At least one priority should be focused on strengthening culturally and linguistically sustaining grade
    appropriate instruction". A second priority may be about another topic.

    Name the topic under `focus:` of the priority that is about it. If none is, see which one could be.
    """
    wanted = [row for row in ctx.catalog.rows(FOCUS) if "asked_of" in row.facts]
    if not plan.all_priorities() or not wanted or any(_may_be_about(wanted, one, ctx) for one in plan.all_priorities()):
        return
    row = wanted[0]
    message = f"no priority is about {row.label[0].lower()}{row.label[1:]}"
    mend = f"{looked_for(row.mentions)} Write it below `focus:` of the priority that is about it:\nfocus:\n  - {row.id}"
    yield Finding(plan.at("priorities"), message, mend, on_key=True)


def _may_be_about(rows: list[ListRow], priority: Priority, ctx: PrioritizationContext) -> bool:
    """Whether a priority is about a topic, by its focus or its words; what is unread or not yet written may be."""
    focus = priority.focus
    texts = [priority.priority, priority.educator_change, priority.student_change]
    texts += [focus] if isinstance(focus, Unknown) else focus or ()
    if UNKNOWN in texts or _is_unstated(priority):
        return True
    written = [text for text in texts if isinstance(text, str)]
    named = any(ctx.catalog.row(FOCUS, text) is row for text in written for row in rows)
    return named or any(ctx.prose(text).has(row.mentions) for text in written for row in rows)


@rule("PRI113")
def unstated_priority(priority: Priority, ctx: PrioritizationContext) -> Iterator[Finding]:
    """A priority doesn't say what it is.

    "What are your district's top 1-2 instructional priorities" is the first question. Everything else that is written
    about a priority rests on this.

    Write the priority in a sentence, or name its topic under `focus:`.
    """
    if _is_unstated(priority):
        topics = ", ".join(row.id for row in ctx.catalog.rows(FOCUS))
        mend = f"Write it in a sentence after `priority:`, or its topic below `focus:` ({topics}, or your own words)."
        yield Finding(priority.at("priority"), "this priority is not stated yet", mend)


def _is_unstated(priority: Priority) -> bool:
    """Whether neither the priority nor its topic is written."""
    return priority.priority is None and unanswered(priority.focus)
