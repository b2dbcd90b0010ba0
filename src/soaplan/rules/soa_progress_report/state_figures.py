"""The state's figures for the lowest-performing students, in the report and in the plan."""

from collections.abc import Mapping
from dataclasses import dataclass

from soaplan.catalog import Catalog
from soaplan.plans.base import UNKNOWN, known
from soaplan.plans.labels import fold
from soaplan.plans.reported import readable
from soaplan.plans.soa_plan import SoaPlan, StateTarget
from soaplan.plans.soa_progress_report import Progress, StateProgress
from soaplan.rules.soa_progress_report.figures import Figure


@dataclass(frozen=True)
class StateRows:
    """The state's figures; their subjects and grades are read by the lists of a catalog."""

    catalog: Catalog

    def subject(self, row: StateTarget | StateProgress) -> str:
        """The subject, whichever way it is written; nothing where it is not."""
        return self._named("subjects", known(row.subject))

    def grades(self, row: StateTarget | StateProgress) -> str:
        """The grades, likewise."""
        return self._named("grade_spans", known(row.grades))

    def _named(self, name: str, text: str | None) -> str:
        row = self.catalog.row(name, text) if text else None
        return row.id if row else fold(text or "").removeprefix("grade")

    def of_plan(self, plan: SoaPlan | None) -> list[StateTarget]:
        """The rows of a plan."""
        return readable(plan.targets.lowest_performing_students, StateTarget) if plan else []

    def figures_of(self, plan: SoaPlan | None, progress: Progress) -> list[Figure]:
        """The rows of a report, each with that of the plan."""
        told = readable(progress.lowest_performing_students, StateProgress)
        rows: dict[str, list[StateTarget]] = {}
        for planned in self.of_plan(plan):
            rows.setdefault(self.subject(planned), []).append(planned)
        return [Figure(row, found := self.planned(row, rows), found is not None) for row in told]

    def planned(self, told: StateProgress, rows: Mapping[str, list[StateTarget]]) -> StateTarget | None:
        """The one row of the plan, by its subject, that a row of the report is about; None where it could be two."""
        if UNKNOWN in (told.subject, told.grades) or not self.subject(told):
            return None
        of_subject = rows.get(self.subject(told), [])
        wanted = self.grades(told)
        found = [row for row in of_subject if not wanted or self.grades(row) in {wanted, ""}]
        return found[0] if len(found) == 1 and (wanted or len(of_subject) == 1) else None
