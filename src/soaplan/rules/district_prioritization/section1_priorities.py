"""Section 1: the priorities, and the equity and opportunity gaps that they address."""

from collections.abc import Iterator

from soaplan.catalog.models import ListRow
from soaplan.diagnostic import Finding
from soaplan.plans.base import UNKNOWN, Unknown, given, known, unanswered
from soaplan.plans.district_prioritization import DistrictPrioritization, Gap, Priority
from soaplan.plans.labels import fold
from soaplan.rules.district_prioritization.context import PrioritizationContext, SoaLinks
from soaplan.rules.looked_for import looked_for
from soaplan.rules.registry import rule

FOCUS = "focus"


@rule("PRI101")
def no_priority(plan: DistrictPrioritization, ctx: PrioritizationContext) -> Iterator[Finding]:
    """The submission doesn't have a priority.

    "We ask that districts provide one submission capturing the district's 1-2 top instructional priorities". Every
    section of the submission is about them, and the state plans its support around them.

    Start with one priority under `priorities:`.
    """
    if unanswered(plan.priorities):
        topic = next(iter(ctx.catalog.rows(FOCUS))).id
        mend = (
            "Write each one under `priorities:`:\npriorities:\n  - id: literacy\n    priority: Strengthen ..."
            f"\n    focus:\n      - {topic}"
        )
        yield Finding(plan.at("priorities"), "there's no priority yet", mend)


@rule("PRI102")
def more_than_two_priorities(plan: DistrictPrioritization, ctx: PrioritizationContext) -> Iterator[Finding]:
    """The submission has more priorities than the state asks for.

    "District submissions should not describe all the priorities and strategies that the district may be engaged in.
    This guidance is intentionally designed to focus on 1-2 high leverage priorities".

    Keep the one or two that matter most. Your other work can go on; it belongs in your larger plan.
    """
    written = [place for place, one in enumerate(known(plan.priorities) or ()) if one is not None]
    most = ctx.catalog.cycle.numbers["most_priorities"]
    if len(written) > most:
        message = f"this submission has {len(written)} priorities; the guidance asks for no more than {most}"
        mend = "Keep the ones that matter most for teaching and learning, and leave the others to your larger plan."
        yield Finding(plan.at("priorities", written[most], "id"), message, mend)


@rule("PRI103")
def no_culturally_sustaining_priority(plan: DistrictPrioritization, ctx: PrioritizationContext) -> Iterator[Finding]:
    """No priority is about culturally and linguistically sustaining, grade-appropriate instruction.

    "At least one priority should be focused on strengthening culturally and linguistically sustaining grade appropriate
    instruction". A second priority may be about another topic.

    Name the topic under `focus:` in the priority it fits. If it doesn't fit any, see which one could take it on.
    """
    wanted = [row for row in ctx.catalog.rows(FOCUS) if "asked_of" in row.facts]
    if not plan.all_priorities() or not wanted or any(_may_be_about(wanted, one, ctx) for one in plan.all_priorities()):
        return
    row = wanted[0]
    message = f"no priority is about {row.label[0].lower()}{row.label[1:]}"
    mend = f"{looked_for(row.mentions)} Write it under `focus:` in the priority it fits:\nfocus:\n  - {row.id}"
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

    "What are your district's top 1-2 instructional priorities" is the first question. Everything else you write about a
    priority builds on this.

    Write the priority in a sentence, or name its topic under `focus:`.
    """
    if _is_unstated(priority):
        topics = ", ".join(row.id for row in ctx.catalog.rows(FOCUS))
        mend = f"Write it in a sentence after `priority:`, or its topic under `focus:` ({topics}, or your own words)."
        yield Finding(priority.at("priority"), "this priority doesn't say what it is yet", mend)


def _is_unstated(priority: Priority) -> bool:
    """Whether neither the priority nor its topic is written."""
    return priority.priority is None and unanswered(priority.focus)


EXAMPLE = "gaps:\n  - group: English learners\n    text: Half as many meet expectations in reading as in the district."


@rule("PRI105")
def unnamed_gap(priority: Priority, ctx: PrioritizationContext) -> Iterator[Finding]:
    """A priority doesn't name an equity or opportunity gap, or doesn't describe one.

    "Which specific equity and opportunity gaps will this priority address?" The priorities "are designed to close
    equity and opportunity gaps".

    Write each gap under `gaps:`: its student group, and what the gap is.
    """
    del ctx
    if unanswered(priority.gaps):
        message = "this priority doesn't name an equity or opportunity gap"
        yield Finding(priority.at("gaps"), message, f"Write:\n{EXAMPLE}")
    for _, gap in given(priority.gaps):
        if gap.text is None and gap.soa_ref is None:
            mend = "Write what the gap is after `text:`, or where your SOA plan describes it after `soa_ref:`."
            yield Finding(gap.at("text"), "this gap doesn't have a description", mend)


@rule("PRI114")
def gap_without_student_group(gap: Gap, ctx: PrioritizationContext) -> Iterator[Finding]:
    """A gap doesn't say which student group it's for.

    A gap is between one group of students and others. Who it's about decides which data you look at, and which outcomes
    show that it's closing.

    Write the group after `group:`.
    """
    if gap.group is not None or (text := known(gap.text)) is None or gap.soa_ref is not None:
        return
    if not ctx.groups_in(text) and not ctx.prose(text).has(ctx.words("every_group")):
        names = looked_for(ctx.specific_groups, "names of student groups")
        mend = f"{names} Name the group in the text, or write, for example:\n{EXAMPLE}"
        yield Finding(gap.at("group"), "this gap doesn't say which student group it's for", mend)


@rule("PRI106")
def gap_outside_soa_plan(gap: Gap, ctx: PrioritizationContext) -> Iterator[Finding]:
    """A gap isn't one the district's SOA plan mentions.

    "Specific equity and opportunity gaps should align to your SOA plan." If the two plans serve different students,
    they pull schools in different directions.

    Name a group the SOA plan chose, or correct what `soa_ref:` points to.
    """
    soa, group, reference = ctx.soa_plan, known(gap.group), known(gap.soa_ref)
    if soa is None:
        return
    chosen = f"The SOA plan chooses: {', '.join(soa.groups)}."
    if group is not None and soa.groups and _is_outside(group, soa, ctx):
        message = f"the group “{group}” isn't one of the student groups in your SOA plan"
        yield Finding(gap.at("group"), message, f"{chosen} Name one of these, or add the group to the SOA plan.")
    elif reference is not None and soa.groups and not _leads_somewhere(reference, soa, ctx):
        message = f"“{reference}” isn't a target, metric, program or chosen group in your SOA plan"
        mend = f"Write the id of a target or metric, the code of a program, or a chosen group. {chosen}"
        yield Finding(gap.at("soa_ref"), message, mend)


def _is_outside(text: str, soa: SoaLinks, ctx: PrioritizationContext) -> bool:
    """Whether a text names groups, and none of them is chosen, belongs to a chosen one, or is every plan's."""
    named = ctx.groups_in(text)
    return bool(named) and not _is_chosen(named, text, soa, ctx)


def _is_chosen(named: set[str], text: str, soa: SoaLinks, ctx: PrioritizationContext) -> bool:
    chosen = {name for label in soa.groups for name in ctx.groups_in(label)} | ctx.ids_of("groups_of_every_plan")
    return bool(named & chosen) or fold(text) in soa.own_groups


def _leads_somewhere(reference: str, soa: SoaLinks, ctx: PrioritizationContext) -> bool:
    return soa.has(reference) or _is_chosen(ctx.groups_in(reference), reference, soa, ctx)


@rule("PRI107")
def unlisted_group_of_a_gap(gap: Gap, ctx: PrioritizationContext) -> Iterator[Finding]:
    """The student group of a gap isn't one the state reports results for.

    When all of a district's plans use the same name for a group, readers can see that they mean the same students, and
    can find the state's numbers.

    Use the state's name for the group. If you mean a group of your own, keep it and say so in a waiver.
    """
    yield from ctx.unlisted_group(gap, gap.group)
