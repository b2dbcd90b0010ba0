"""The figures of a report, each with the part of the plan that it is about; those of the state with its own rows."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from soaplan.catalog import Catalog
from soaplan.plans.base import UNKNOWN, Node, known
from soaplan.plans.labels import fold
from soaplan.plans.reported import Pair, area_pairs, metric_pairs, program_pairs, readable, target_pairs
from soaplan.plans.soa_plan import Metric, SoaPlan, StateTarget, Target
from soaplan.plans.soa_progress_report import MetricProgress, ProgramProgress, Progress, StateProgress, TargetProgress
from soaplan.rules.soa_progress_report.matching import names_of

P = TypeVar("P", Target, Metric)
ToldFigure = StateProgress | TargetProgress | MetricProgress


@dataclass(frozen=True)
class Figure:
    """One figure of a report. `planned` is what it is about in the plan; None where the plan does not have it."""

    told: ToldFigure
    planned: StateTarget | Target | Metric | None = None
    is_sure: bool = False
    """Whether it can be about nothing else."""
    program: ProgramProgress | None = None
    """The program whose metric it is."""

    @property
    def value(self) -> Decimal | None:
        """The figure itself; None where there is none."""
        value = known(self.told.value)
        return value if isinstance(value, Decimal) else None

    def year(self, report_year: int | None) -> int | None:
        """The school year of the figure: that of its report where it does not say."""
        return report_year if self.told.year is None else known(self.told.year)


def figures_of(plan: SoaPlan | None, progress: Progress) -> Iterator[Figure]:
    """The figures of the plan's own targets and metrics, in the order of the report."""
    yield from _figures(target_pairs(plan, progress))
    yield from _figures([pair for _, pair in area_pairs(plan, progress)])
    for pair in program_pairs(plan, progress):
        if pair.told is not None:
            yield from _figures(metric_pairs(pair.planned, pair.told), pair.told)


def _figures(pairs: Sequence[Pair[P, Node]], program: ProgramProgress | None = None) -> Iterator[Figure]:
    planned = {id(pair.planned): pair.planned for pair in pairs if pair.planned}
    often = Counter(name for part in planned.values() for name in names_of(part))
    for pair in pairs:
        if isinstance(pair.told, TargetProgress | MetricProgress):
            shared = names_of(pair.told) & names_of(pair.planned) if pair.planned else set()
            yield Figure(pair.told, pair.planned, any(often[name] == 1 for name in shared), program)


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
