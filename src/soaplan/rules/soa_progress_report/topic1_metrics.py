"""Topic 1: every metric of the plan is reported on, by the name that the plan gives it."""

from collections.abc import Iterator

from soaplan.diagnostic import Finding
from soaplan.plans.labels import fold
from soaplan.plans.soa_progress_report import Progress
from soaplan.rules.registry import rule
from soaplan.rules.soa_progress_report.amended import says
from soaplan.rules.soa_progress_report.context import ReportContext
from soaplan.rules.soa_progress_report.matching import name_of, names_of
from soaplan.rules.soa_progress_report.said import WITHOUT_FIGURE, added, entry_to_paste, not_in_plan


@rule("RPT104", needs="reported_plan")
def unreported_metric(progress: Progress, ctx: ReportContext) -> Iterator[Finding]:
    """The report leaves out one of the plan's metrics.

    The form of the plan says of its metrics: "Please keep in mind that you will be asked to report on progress on the
    target and metrics in your annual update to DESE". Of a program that has not begun or was given up no figures are
    expected.

    Write an entry with its figure of this year. Where there is none, say so, and why.
    """
    del progress
    for account in ctx.metric_accounts:
        for metric in account.unreported if account.is_read else ():
            if not says(ctx.told, names_of(metric), "added", "dropped"):
                message = f"the metric “{name_of(metric)}” of {account.owner} is not reported"
                lines = entry_to_paste(metric, "metric", account.area)
                mend = added("metrics", lines, WITHOUT_FIGURE, is_begun=account.is_begun)
                yield Finding(account.place, message, mend, on_key=True)


@rule("RPT107", needs="reported_plan")
def metric_not_in_plan(progress: Progress, ctx: ReportContext) -> Iterator[Finding]:
    """The report has a metric that isn't in the plan.

    A metric is followed over three years only under one name. Most often it is worded in another way than in the
    plan, and the metric that is meant seems to be missing.

    Write the id or the words as the plan has them. A further figure may stay: it shows more than was promised.
    """
    del progress
    for account in ctx.metric_accounts:
        for entry in account.strangers if account.is_planned_read else ():
            names = {*names_of(entry), fold(account.code)}
            if not says(ctx.told, names, *NEW_METRIC):
                of = f" of {account.owner}" if account.owner else ""
                noun = f"metric{of} in the plan"
                yield not_in_plan(entry, noun, account.misspelled.get(id(entry)), account.planned)


NEW_METRIC = ("metric", "added", "other", None)
"""The changes of a plan by which it may have got a metric that its file does not have yet."""
