"""Section 1 of the form: the summary."""

from collections.abc import Iterator

from soaplan.diagnostic import Finding
from soaplan.plans.base import known
from soaplan.plans.soa_plan import SoaPlan
from soaplan.prose import paragraphs
from soaplan.rules.context import Context
from soaplan.rules.registry import rule


@rule("SOA101")
def long_summary(plan: SoaPlan, ctx: Context) -> Iterator[Finding]:
    """The summary has more paragraphs than the form asks for.

    The state asks for a short summary, so that families, the school committee and the reviewers see the plan at a
    glance. A longer one is accepted; it is read less.

    Shorten the summary to one or two paragraphs; the details have their own place in the later sections.
    """
    if (summary := known(plan.summary)) is None:
        return
    count, most = len(paragraphs(summary)), ctx.catalog.cycle.limits.summary_paragraphs
    if count > most:
        message = f"the summary has {count} paragraphs; the form asks for no more than {most}"
        yield Finding(plan.at("summary"), message, "Move details to the sections where the form asks for them.", on_key=True)
