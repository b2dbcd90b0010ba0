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

    Write the plan's first or second year.
    """
    year = known(report.report_year)
    if year is not None and ctx.report_years and year not in ctx.report_years:
        years = [fiscal_year(one) for one in ctx.report_years]
        message = f"{fiscal_year(year)} isn't a year with a report on this plan"
        lines = listed([f"`report_year: {one}`" for one in years], "or")
        mend = f"This plan has reports in {listed(years)}; its last year brings the next plan. Write {lines}."
        yield Finding(report.at("report_year"), message, mend)


@rule("RPT102")
def report_of_another_cycle(report: SoaProgressReport, ctx: ReportContext) -> Iterator[Finding]:
    """The report and the plan it names are for different cycles.

    A report follows the guidance of its plan's cycle: it has the same years, programs and targets. Either the cycle is
    wrong, or you named another plan.

    Write the plan's cycle, or name the file of the plan you mean.
    """
    own = ctx.catalog.cycle
    other = ctx.named_plan.catalog.cycle if ctx.named_plan else own
    if other.id != own.id:
        message = f"the report is for cycle {own.id}, but its plan is for cycle {other.id} ({other.years_label})"
        mend = f"Write `cycle: {other.id}`, or name the plan for {own.years_label} after `plan:`."
        yield Finding(report.at("cycle"), message, mend, fix=Fix(other.id, safe=False))
    before = ctx.related.get("plan_before")
    if before is not None and before.catalog is not None and not ctx.is_of_this_cycle(before):
        years = before.catalog.cycle.years_label
        message = f"the earlier plan you named is for {years}, and the report is for cycle {own.id}"
        mend = "Name the file of this plan before its changes, or delete this line."
        yield Finding(report.at("plan_before"), message, mend)


@rule("RPT116")
def earlier_report_not_earlier(report: SoaProgressReport, ctx: ReportContext) -> Iterator[Finding]:
    """The earlier report isn't for an earlier year of the same plan.

    soaplan compares this report with the one from the year before.

    Name the earlier report's file, or delete the line: a plan's first report has none before it.
    """
    found = ctx.related.get("previous")
    if found is None or not isinstance(found.plan, SoaProgressReport) or found.catalog is None:
        return
    year, own = known(found.plan.report_year), ctx.report_year
    mend = "Name last year's report, or delete this line: a plan's first report has none before it."
    if not ctx.is_of_this_cycle(found):
        message = f"the report named here is about a plan from another cycle ({found.catalog.cycle.years_label})"
        yield Finding(report.at("previous"), message, mend)
    elif year is not None and own is not None and year >= own:
        message = f"the report named here is about {fiscal_year(year)}, which isn't before {fiscal_year(own)}"
        yield Finding(report.at("previous"), message, mend)
