"""Everything in a plan that an amendment can name."""

from dataclasses import dataclass
from functools import cached_property

from soaplan.plans.base import UNKNOWN, known
from soaplan.plans.labels import fold
from soaplan.plans.reported import readable
from soaplan.plans.soa_plan import Metric, Program, SoaPlan, Target
from soaplan.rules.soa_plan.context import Context
from soaplan.rules.soa_progress_report.matching import in_doubt, names_of, text_of


@dataclass(frozen=True)
class PlanNames:
    """The names in one version of a plan, as ids are compared."""

    version: Context

    def has(self, name: str) -> bool | None:
        """Whether the plan has something of this name; None where nobody can tell, because a part cannot be read."""
        return True if name in self.every_name else False if self.is_read else None

    @cached_property
    def every_name(self) -> frozenset[str]:
        """Codes and names of areas and programs; ids and words of targets and metrics."""
        plan, catalog = self.version.plan, self.version.catalog
        owners = [*plan.areas(), *plan.programs()]
        codes = [text_of(owner, "id") for owner in owners]
        rows = [row for code in codes if (row := catalog.programs.get(code))]
        parts = [*readable(plan.targets.additional, Target)]
        lists = [area.metrics for area in plan.areas()] + [program.metrics for program in plan.programs()]
        metrics = [metric for metrics in lists for metric in readable(metrics, Metric)]
        names = {name for part in (*parts, *metrics) for name in names_of(part)}
        spelled = [*codes, *(text_of(owner, "name") for owner in owners), *(name for row in rows for name in row.names)]
        return frozenset(names | set(map(fold, spelled))) - {""}

    @cached_property
    def is_read(self) -> bool:
        """Whether everything that has a name can be read."""
        plan = self.version.plan
        lists = [plan.targets.additional, *(area.metrics for area in plan.areas())]
        lists += [program.metrics for program in plan.programs()]
        unread = any(in_doubt(found) for found in lists) or any(area.id is UNKNOWN for area in plan.areas())
        return not (unread or has_unread_program(plan))


def programs_of(plan: SoaPlan) -> dict[str, Program]:
    """The programs of a plan by code."""
    return {code: program for program in plan.programs() if (code := known(program.id))}


def has_unread_area(plan: SoaPlan) -> bool:
    """Whether a Focus Area of the plan cannot be read."""
    return plan.focus_areas is UNKNOWN or UNKNOWN in (known(plan.focus_areas) or ())


def has_unread_program(plan: SoaPlan) -> bool:
    """Whether a program of the plan cannot be read, so that nobody can tell what the plan lacks."""
    lists = [area.programs for area in plan.areas()]
    unread = has_unread_area(plan) or any(found is UNKNOWN or UNKNOWN in (known(found) or ()) for found in lists)
    return unread or any(program.id is UNKNOWN for program in plan.programs())
