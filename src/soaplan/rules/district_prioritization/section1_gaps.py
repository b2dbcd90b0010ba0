"""Section 1: the equity and opportunity gaps that a priority addresses."""

from collections.abc import Iterator

from soaplan.diagnostic import Finding
from soaplan.plans.base import given, known, unanswered
from soaplan.plans.district_prioritization import Gap, Priority
from soaplan.plans.labels import fold
from soaplan.rules.district_prioritization.context import PrioritizationContext
from soaplan.rules.district_prioritization.soa_links import SoaLinks
from soaplan.rules.looked_for import looked_for
from soaplan.rules.registry import rule

EXAMPLE = "gaps:\n  - group: English learners\n    text: Half as many meet expectations in reading as in the district."


@rule("PRI105")
def unnamed_gap(priority: Priority, ctx: PrioritizationContext) -> Iterator[Finding]:
    """A priority doesn't name an equity or opportunity gap, or doesn't describe one.

    "Which specific equity and opportunity gaps will this priority address?" The priorities "are designed to close
    equity and opportunity gaps".

    Write each gap below `gaps:` with its student group and what the gap is.
    """
    del ctx
    if unanswered(priority.gaps):
        message = "no equity or opportunity gap is named for this priority"
        yield Finding(priority.at("gaps"), message, f"Write:\n{EXAMPLE}")
    for _, gap in given(priority.gaps):
        if gap.text is None and gap.soa_ref is None:
            mend = "Write after `text:` what the gap is, or after `soa_ref:` where the SOA plan speaks of it."
            yield Finding(gap.at("text"), "this gap is not described", mend)


@rule("PRI114")
def gap_without_student_group(gap: Gap, ctx: PrioritizationContext) -> Iterator[Finding]:
    """A gap doesn't say which student group it's for.

    A gap lies between a group of students and others. Whom it is about decides which data are looked at, and which
    outcomes show that it closes.

    Write the group after `group:`.
    """
    if gap.group is not None or (text := known(gap.text)) is None or gap.soa_ref is not None:
        return
    if not ctx.groups_in(text) and not ctx.prose(text).has(ctx.words("every_group")):
        names = looked_for(ctx.specific_groups, "names of student groups")
        mend = f"{names} Name the group in the text, or write for example:\n{EXAMPLE}"
        yield Finding(gap.at("group"), "this gap names no student group", mend)


@rule("PRI106")
def gap_outside_soa_plan(gap: Gap, ctx: PrioritizationContext) -> Iterator[Finding]:
    """A gap isn't one the district's SOA plan mentions.

    "Specific equity and opportunity gaps should align to your SOA plan." Two plans that serve different students pull
    schools in different directions.

    Name a group that the SOA plan has chosen, or correct the place in it that `soa_ref:` names.
    """
    soa, group, reference = ctx.soa_plan, known(gap.group), known(gap.soa_ref)
    if soa is None:
        return
    chosen = f"The SOA plan chooses: {', '.join(soa.groups)}."
    if group is not None and soa.groups and _is_outside(group, soa, ctx):
        message = f"the group “{group}” is not one of the student groups of the SOA plan"
        yield Finding(gap.at("group"), message, f"{chosen} Name one of these, or add the group to the SOA plan.")
    elif reference is not None and soa.groups and not _leads_somewhere(reference, soa, ctx):
        message = f"“{reference}” is no target, metric, program or chosen group of the SOA plan"
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

    Where all plans of a district call a group by the same name, a reader sees that the same students are meant, and
    the state's figures for it can be found.

    Use the state's name of the group. Where a group of your own is meant, keep it and say so in a waiver.
    """
    group = known(gap.group)
    if group is not None and not ctx.is_known_group(group):
        message = f"“{group}” is not on the state's list of student groups"
        mend = f"{ctx.group_meant(group)}The state's groups are: {ctx.group_labels}."
        yield Finding(gap.at("group"), message, mend)
