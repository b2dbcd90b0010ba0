"""What a submission can refer to in the three-year plan: student groups, targets, programs, metrics."""

import re
from functools import cached_property

from soaplan.plans.base import UNKNOWN, Unknown, given, known
from soaplan.plans.labels import fold
from soaplan.plans.soa_plan import SoaPlan

APART = re.compile(r"[\s,;:()]+")


class SoaLinks:
    """The groups and ids of one three-year plan."""

    def __init__(self, plan: SoaPlan) -> None:
        self._plan = plan

    @cached_property
    def groups(self) -> list[str]:
        """The chosen student groups as they are written; nothing where not all of them can be read."""
        groups = self._plan.analysis.student_groups
        entries = () if isinstance(groups, Unknown) else groups or ()
        labels = [UNKNOWN if isinstance(entry, Unknown) else entry.group for entry in entries if entry is not None]
        return [] if UNKNOWN in labels else [str(label) for label in labels if label is not None]

    @cached_property
    def own_groups(self) -> set[str]:
        """The same, reduced to what counts when two labels are compared."""
        return set(map(fold, self.groups))

    @cached_property
    def ids(self) -> set[str]:
        """The ids of targets and metrics and the codes of focus areas and programs."""
        return {fold(name) for name in map(known, self._names()) if name is not None}

    def _names(self) -> list[str | Unknown | None]:
        areas, programs = self._plan.areas(), self._plan.programs()
        lists = [*(area.metrics for area in areas), *(program.metrics for program in programs)]
        metrics = [metric for metrics in lists for _, metric in given(metrics)]
        targets = [target for _, target in given(self._plan.targets.additional)]
        ids = (part.id for parts in (targets, areas, programs, metrics) for part in parts)
        return list(ids)

    def has(self, reference: str) -> bool:
        """Whether a reference names one of them, alone or among other words. An id that cannot be read may be it."""
        named = any(fold(word) in self.ids for word in (reference, *APART.split(reference)) if word)
        return named or UNKNOWN in self._names()
