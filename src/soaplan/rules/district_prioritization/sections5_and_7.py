"""Section 5: role clarity. Section 7: resources."""

from collections.abc import Iterator

from soaplan.diagnostic import Finding
from soaplan.plans.district_prioritization import Resources, Roles
from soaplan.rules.district_prioritization.context import PrioritizationContext
from soaplan.rules.looked_for import listed
from soaplan.rules.narratives import Topics, is_blank, is_narrative, left_out_of_the_text, missing, not_told
from soaplan.rules.registry import rule

ROLES = {
    "central_office": "the central office will do for school leaders",
    "school_leaders": "school leaders will do for teachers",
    "teachers": "teachers will do for students",
}
ROLES_TOLD: Topics = {
    "central_office": ("the central office", "central_office_words"),
    "school_leaders": ("school leaders", "school_leader_words"),
    "teachers": ("teachers", "teacher_words"),
}
NOT_ANSWERED, NOT_IN_THE_TEXT = "not-answered", "not-in-the-text"


@rule("PRI501")
def role_left_open(roles: Roles, ctx: PrioritizationContext) -> Iterator[Finding]:
    """Section 5 doesn't say what the central office, school leaders and teachers will each do.

    "At a minimum, please describe: what the district's central office will do consistently to support school leaders;
    what school leaders will do consistently to support teacher practice; and what teachers will do consistently to
    support student learning and achieving the desired outcomes."

    For each, write what they'll do, in a sentence or a list. You can put all three in one text.
    """
    if is_narrative(roles):
        yield from left_out_of_the_text(roles, not_told(roles, ROLES_TOLD, ctx), ROLES_TOLD, ctx, NOT_IN_THE_TEXT)
    elif lacking := missing(roles, ROLES):
        message = f"Section 5 doesn't say what {listed(list(lacking.values()))}"
        keys = listed([f"`{key}:`" for key in lacking])
        mend = f"Under `roles:`, write what they'll do consistently, after {keys}."
        yield Finding(roles.at(next(iter(lacking))), message, mend, NOT_ANSWERED)


RESOURCES = {
    "external": "external resources, such as supports offered by DESE or other partners",
    "internal": "internal resources, such as staffing and funding",
}
RESOURCES_TOLD: Topics = {
    "external": ("external resources", "external_resource_words"),
    "internal": ("internal resources", "internal_resource_words"),
    "essa_inequities": ("inequities found in the review of budgets", "budget_inequity_words"),
}


@rule("PRI701")
def unanswered_resources(resources: Resources, ctx: PrioritizationContext) -> Iterator[Finding]:
    """Section 7 has no answer.

    "What partnerships, programs, or resources will you leverage to implement this priority?" A priority without any
    resources stays on paper.

    Write the external and internal resources, and what you do about inequities you found in budgets.
    """
    del ctx
    if is_blank(resources):
        mend = "Write them under `resources:`, after `external:`, `internal:` and `essa_inequities:`."
        yield Finding(resources.at("external"), "this priority doesn't name any resources", mend)


@rule("PRI702")
def one_sided_resources(resources: Resources, ctx: PrioritizationContext) -> Iterator[Finding]:
    """Section 7 names only external or only internal resources.

    "These could include external resources (e.g., supports offered by DESE or other partners) as well as internal
    resources (e.g., staffing, funding from TAG, ESSER, M3 etc.)."

    Name the other kind too. If there are none, say so: "None" is an answer. If the section is one text, this rule also
    looks for inequities found in budgets.
    """
    if is_narrative(resources):
        yield from left_out_of_the_text(resources, not_told(resources, RESOURCES_TOLD, ctx), RESOURCES_TOLD, ctx)
        return
    lacking = missing(resources, RESOURCES)
    if lacking and not is_blank(resources):
        key = next(iter(lacking))
        message = " and ".join(f"no {name.partition(',')[0]} are named" for name in lacking.values())
        mend = f"Write below `{key}:` the {lacking[key]}. If there are none, write: None."
        yield Finding(resources.at(key), message, mend)


@rule("PRI703")
def no_inequity_statement(resources: Resources, ctx: PrioritizationContext) -> Iterator[Finding]:
    """Section 7 doesn't say what you do about inequities found in budgets.

    "Briefly describe how the implementation of the plan will address any inequities discovered during the district's
    review of local district and school budgeting data, as required by ESSA."

    Say what your review of budgets showed, and what the plan does about it. "We found none" is an answer.
    """
    del ctx
    if resources.essa_inequities is None and not is_blank(resources) and not is_narrative(resources):
        message = "Section 7 doesn't say what you do about inequities found in budgets"
        mend = "After `essa_inequities:`, write what the review showed and what you'll do, or that you found none."
        yield Finding(resources.at("essa_inequities"), message, mend)
