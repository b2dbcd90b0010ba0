"""The submission as a whole: the larger plan it belongs to, and its ids."""

from collections.abc import Iterator

from soaplan.diagnostic import Finding
from soaplan.plans.district_prioritization import DistrictPrioritization
from soaplan.rules.district_prioritization.context import PrioritizationContext
from soaplan.rules.registry import rule


@rule("PRI109")
def no_larger_plan(plan: DistrictPrioritization, ctx: PrioritizationContext) -> Iterator[Finding]:
    """The submission does not say to which larger plan its priorities belong.

    "The 1-2 priorities outlined in this submission should be a subset of a larger multi-year district strategic plan,
    for example, a district's 3-year SOA plan, and/or plans developed for ESSER, Title I, or similar strategic
    efforts."

    Name the plan, or the file of the SOA plan.
    """
    del ctx
    if plan.district.parent_plan is None and plan.soa_plan is None:
        mend = (
            "Write below `district:`, for example: parent_plan: SOA plan for FY25-FY27. Where the SOA plan is a file "
            "of soaplan, write `soa_plan:` and its name at the top instead."
        )
        yield Finding(plan.district.at("parent_plan"), "no larger plan is named", mend)
