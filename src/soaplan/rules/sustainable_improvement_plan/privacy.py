"""Figures that could point to single students."""

from collections.abc import Iterator

from soaplan.diagnostic import Finding
from soaplan.plans.sustainable_improvement_plan import SustainableImprovementPlan
from soaplan.plans.texts import texts_of
from soaplan.rules.registry import rule
from soaplan.rules.small_counts import CountReader
from soaplan.rules.sustainable_improvement_plan.context import ImprovementContext

LOOKED_FOR = (
    "soaplan looked for small numbers before students, learners, pupils, newcomers and other words for students."
)


@rule("SUS111")
def small_count_published(plan: SustainableImprovementPlan, ctx: ImprovementContext) -> Iterator[Finding]:
    """A text counts fewer than ten students.

    The plan is read by many. In one school, a count of a few students, say of one group in one grade, can let
    neighbors tell who they are. The state does not show results of groups this small.

    Write "fewer than 10 students", a share, or the figure of a wider group.
    """
    limit = ctx.number("small_count")
    reader = CountReader(ctx.catalog.words, limit)
    mend = f"Many will read the plan. Write “fewer than {limit}”, or a share, or the figure of a wider group."
    for pointer, text in texts_of(plan):
        for start, end in reader.pieces(text):
            message = f"“{' '.join(text[start:end].split())}” is a count of fewer than {limit} students"
            yield Finding(pointer, message, f"{mend} {LOOKED_FOR}", piece=(start, end))
