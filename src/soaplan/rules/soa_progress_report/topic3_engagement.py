"""Topic 3: ongoing activities to engage families/caregivers and other stakeholders."""

from collections.abc import Iterator

from soaplan.diagnostic import Finding
from soaplan.plans.base import known
from soaplan.plans.soa_progress_report import SoaProgressReport
from soaplan.rules.looked_for import looked_for
from soaplan.rules.registry import rule
from soaplan.rules.soa_progress_report.context import ReportContext


@rule("RPT301")
def no_engagement(report: SoaProgressReport, ctx: ReportContext) -> Iterator[Finding]:
    """The report doesn't say how you engage families and others.

    Topic 3 of the report asks for "Ongoing activities to engage families/caregivers and other stakeholders". A plan is
    made with them, and carried out with them.

    Write what took place this year, and with whom.
    """
    if report.engagement is None:
        asked = ctx.catalog.question_for(("engagement",))
        words = f" The report asks for: {asked[1].text}" if asked else ""
        mend = f"Write what took place this year, and with whom, after `engagement:`.{words}"
        yield Finding(report.at("engagement"), "nothing is said of how families and others are engaged", mend)


@rule("RPT302")
def engagement_without_families(report: SoaProgressReport, ctx: ReportContext) -> Iterator[Finding]:
    """The text on engagement doesn't mention families or any other group.

    Topic 3 is about "families/caregivers and other stakeholders". A reader wants to know who was heard.

    Say which families and groups took part, and in what.
    """
    text = known(report.engagement)
    groups = ctx.words("families_and_stakeholders")
    if text is not None and not ctx.prose(text).has(groups):
        message = "the text on engagement names neither families nor any other group"
        mend = f"{looked_for(groups, 'names of groups')} Say who took part, and in what."
        yield Finding(report.at("engagement"), message, mend, on_key=True)
