"""The figures of a report, each with the part of the plan that it is about."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from soaplan.plans.base import Node, known
from soaplan.plans.reported import Pair, area_pairs, metric_pairs, program_pairs, target_pairs
from soaplan.plans.soa_plan import Metric, SoaPlan, StateTarget, Target
from soaplan.plans.soa_progress_report import MetricProgress, ProgramProgress, Progress, StateProgress, TargetProgress
from soaplan.rules.soa_progress_report.matching import names_of

P = TypeVar("P", Target, Metric)
Told = StateProgress | TargetProgress | MetricProgress


@dataclass(frozen=True)
class Figure:
    """One figure of a report. `planned` is what it is about in the plan; None where the plan does not have it."""

    told: Told
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
