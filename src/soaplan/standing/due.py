"""When a file is due."""

from datetime import date

from soaplan.check import CheckResult
from soaplan.plans.base import known
from soaplan.plans.envelope import CHARTER_SCHOOL


def day_due(result: CheckResult) -> date | None:
    """The day on which a file is due; None where nobody outside the state knows.

    Of reports only the days of districts are known. What kind of school a report is about, its plan says.
    """
    if result.plan is None or result.catalog is None:
        return None
    due = result.catalog.cycle.due
    files = [result.plan, *(one.plan for one in result.related.values() if one.plan is not None)]
    is_charter_school = any(known(file.district.type) == CHARTER_SCHOOL for file in files)
    return None if is_charter_school and CHARTER_SCHOOL not in due.days else due.day_for(result.plan.due_case)
