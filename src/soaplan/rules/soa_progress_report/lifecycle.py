"""Which year and plan the report is about, and what came before it."""

from collections.abc import Iterator

from soaplan.dates import fiscal_year
from soaplan.diagnostic import Finding, Fix
from soaplan.plans.base import known
from soaplan.plans.soa_progress_report import SoaProgressReport
from soaplan.rules.looked_for import listed
from soaplan.rules.registry import rule
from soaplan.rules.soa_progress_report.context import ReportContext


@rule("RPT101")
def report_year_outside_plan(report: SoaProgressReport, ctx: ReportContext) -> Iterator[Finding]:
    """The report is for a year that doesn't need a report on this plan.

    Districts "submit progress updates to DESE for the two years following the three-year plan submission". The third
    year brings the next plan.

    Write the first or the second year of the plan.
    """
    year = known(report.report_year)
    if year is not None and ctx.report_years and year not in ctx.report_years:
        years = [fiscal_year(one) for one in ctx.report_years]
        message = f"{fiscal_year(year)} is no year in which this plan is reported on"
        lines = listed([f"`report_year: {one}`" for one in years], "or")
        mend = f"The plan is reported on in {listed(years)}; its last year brings the next plan. Write {lines}."
        yield Finding(report.at("report_year"), message, mend)


@rule("RPT102")
def report_of_another_cycle(report: SoaProgressReport, ctx: ReportContext) -> Iterator[Finding]:
    """The report and the plan it names are for different cycles.

    A report is written by the guidance of its plan's cycle: the years, the programs and the targets are those of the
    plan. Either the cycle is wrong, or the file named is another plan.

    Write the cycle of the plan, or the file of the plan that is meant.
    """
    own = ctx.catalog.cycle
    other = ctx.named_plan.catalog.cycle if ctx.named_plan else own
    if other.id != own.id:
        message = f"the report is of cycle {own.id}, but its plan is of cycle {other.id} ({other.years_label})"
        mend = f"Write `cycle: {other.id}`, or name the plan for {own.years_label} after `plan:`."
        yield Finding(report.at("cycle"), message, mend, fix=Fix(other.id, safe=False))
    before = ctx.related.get("plan_before")
    if before is not None and before.catalog is not None and not ctx.is_of_this_cycle(before):
        years = before.catalog.cycle.years_label
        message = f"the plan named as the one before is for {years}, and the report is of cycle {own.id}"
        mend = "Name the file of the same plan as it was before its changes, or take this line out."
        yield Finding(report.at("plan_before"), message, mend)


@rule("RPT116")
def earlier_report_not_earlier(report: SoaProgressReport, ctx: ReportContext) -> Iterator[Finding]:
    """The earlier report isn't for an earlier year of the same plan.

    What has happened since can be told only from the report of the year before.

    Name the file of the earlier report, or take the line out: the first report of a plan has none before it.
    """
    found = ctx.related.get("previous")
    if found is None or not isinstance(found.plan, SoaProgressReport) or found.catalog is None:
        return
    year, own = known(found.plan.report_year), ctx.report_year
    mend = "Name the report of the year before, or take this line out: the first report of a plan has none before it."
    if not ctx.is_of_this_cycle(found):
        message = f"the report named here is about a plan of another cycle ({found.catalog.cycle.years_label})"
        yield Finding(report.at("previous"), message, mend)
    elif year is not None and own is not None and year >= own:
        message = f"the report named here is about {fiscal_year(year)}, which is not before {fiscal_year(own)}"
        yield Finding(report.at("previous"), message, mend)
