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
    """The submission does not say what central office, school leaders and teachers will each do.

    "At a minimum, please describe: what the district's central office will do consistently to support school leaders;
    what school leaders will do consistently to support teacher practice; and what teachers will do consistently to
    support student learning and achieving the desired outcomes."

    Write for each what they will do, in a sentence or a list. All three may stand in one text.
    """
    if is_narrative(roles):
        yield from left_out_of_the_text(roles, not_told(roles, ROLES_TOLD, ctx), ROLES_TOLD, ctx, NOT_IN_THE_TEXT)
    elif lacking := missing(roles, ROLES):
        message = f"it is not written what {listed(list(lacking.values()))}"
        keys = listed([f"`{key}:`" for key in lacking])
        mend = f"Write below `roles:` what they will do consistently, after {keys}."
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

    "What partnerships, programs, or resources will you leverage to implement this priority?" A priority that nothing
    is set aside for stays on paper.

    Write the external and the internal resources, and how inequities found in budgets are addressed.
    """
    del ctx
    if is_blank(resources):
        mend = "Write them below `resources:`, after `external:`, `internal:` and `essa_inequities:`."
        yield Finding(resources.at("external"), "no resources are named for this priority", mend)


@rule("PRI702")
def one_sided_resources(resources: Resources, ctx: PrioritizationContext) -> Iterator[Finding]:
    """The submission names only external or only internal resources.

    "These could include external resources (e.g., supports offered by DESE or other partners) as well as internal
    resources (e.g., staffing, funding from TAG, ESSER, M3 etc.)."

    Name the other kind too. Where there is none, say so: "None" is an answer. Where the section is one text,
    inequities found in budgets are looked for in it too.
    """
    if is_narrative(resources):
        yield from left_out_of_the_text(resources, not_told(resources, RESOURCES_TOLD, ctx), RESOURCES_TOLD, ctx)
        return
    lacking = missing(resources, RESOURCES)
    if lacking and not is_blank(resources):
        key = next(iter(lacking))
        message = " and ".join(f"no {name.partition(',')[0]} are named" for name in lacking.values())
        mend = f"Write below `{key}:` the {lacking[key]}. Where there are none, write: None."
        yield Finding(resources.at(key), message, mend)


@rule("PRI703")
def no_inequity_statement(resources: Resources, ctx: PrioritizationContext) -> Iterator[Finding]:
    """The submission does not say how inequities found in budgets are addressed.

    "Briefly describe how the implementation of the plan will address any inequities discovered during the district's
    review of local district and school budgeting data, as required by ESSA."

    Say what the review of budgets has shown, and what the plan does about it. "None were found" is an answer.
    """
    del ctx
    if resources.essa_inequities is None and not is_blank(resources) and not is_narrative(resources):
        message = "it is not written how inequities found in the review of budgets are addressed"
        mend = "Write after `essa_inequities:` what the review has shown and what is done, or that none were found."
        yield Finding(resources.at("essa_inequities"), message, mend)
