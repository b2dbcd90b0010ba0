"""Figures that could point to single students."""

from collections.abc import Iterator

from soaplan.diagnostic import Finding
from soaplan.plans.sustainable_improvement_plan import SustainableImprovementPlan
from soaplan.plans.texts import texts_of
from soaplan.rules.published_counts import counts_in, what_to_write
from soaplan.rules.registry import rule
from soaplan.rules.small_counts import CountReader
from soaplan.rules.sustainable_improvement_plan.context import ImprovementContext


@rule("SUS111")
def small_count_published(plan: SustainableImprovementPlan, ctx: ImprovementContext) -> Iterator[Finding]:
    """A text counts fewer than ten students.

    The plan is read by many. In one school, a count of a few students, say of one group in one grade, can let
    neighbors tell who they are. The state does not show results of groups this small.

    Write "fewer than 10 students", a share, or the figure of a wider group.
    """
    reader = CountReader(ctx.catalog.words, ctx.number("small_count"))
    yield from counts_in(texts_of(plan), reader, f"Many will read the plan. {what_to_write(reader)}")
