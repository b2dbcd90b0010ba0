"""Section 7: resources."""

from collections.abc import Iterator

from soaplan.diagnostic import Finding
from soaplan.plans.district_prioritization import Resources
from soaplan.rules.district_prioritization.context import PrioritizationContext
from soaplan.rules.looked_for import listed
from soaplan.rules.narratives import Topics, is_blank, is_narrative, missing, not_told, what_to_do
from soaplan.rules.registry import rule

KINDS = {
    "external": "external resources, such as supports offered by DESE or other partners",
    "internal": "internal resources, such as staffing and funding",
}
IN_A_TEXT: Topics = {
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
        yield from _left_out_of_the_text(resources, ctx)
        return
    lacking = missing(resources, KINDS)
    if lacking and not is_blank(resources):
        key = next(iter(lacking))
        message = " and ".join(f"no {name.partition(',')[0]} are named" for name in lacking.values())
        mend = f"Write below `{key}:` the {lacking[key]}. Where there are none, write: None."
        yield Finding(resources.at(key), message, mend)


def _left_out_of_the_text(resources: Resources, ctx: PrioritizationContext) -> Iterator[Finding]:
    """One finding on all that a section in one text does not speak of."""
    if lacking := not_told(resources, IN_A_TEXT, ctx):
        message = f"the text does not speak of {listed(list(lacking.values()))}"
        yield Finding(resources.path, message, what_to_do(lacking, IN_A_TEXT, ctx), on_key=True)


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
