"""A Sustainable Improvement Plan by its ids: which root cause, objective, initiative and benchmark belong together."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from soaplan.plans.base import Node
from soaplan.plans.labels import fold
from soaplan.plans.sustainable_improvement_plan import (
    Initiative,
    InterimBenchmark,
    Objective,
    RootCause,
    SustainableImprovementPlan,
)
from soaplan.render.documents.blocks import Item
from soaplan.render.documents.reading import DocumentReader

Reading = DocumentReader[SustainableImprovementPlan]


@dataclass(frozen=True)
class Named:
    """A part of the plan with its id on the page, and the text that stands for it in tables."""

    node: Node
    anchor: str
    id: str
    text: str

    @property
    def item(self) -> Item:
        """The part as a link."""
        return Item(self.text or self.id or self.anchor, self.anchor)


@dataclass(frozen=True)
class Improvement:
    """The parts of one plan that name each other."""

    reader: Reading

    @cached_property
    def causes(self) -> tuple[Named, ...]:
        """The root causes."""
        return self._named(self.reader.parts(self.reader.plan, "root_causes"), "root-cause", RootCause)

    @cached_property
    def objectives(self) -> tuple[Named, ...]:
        """The strategic objectives."""
        return self._named(self.reader.parts(self.reader.plan, "objectives"), "objective", Objective)

    @cached_property
    def initiatives(self) -> dict[str, tuple[Named, ...]]:
        """The initiatives by the id on the page of their objective."""
        parts = {one.anchor: self.reader.parts(one.node, "initiatives") for one in self.objectives}
        return {anchor: self._named(found, "initiative", Initiative) for anchor, found in parts.items()}

    @cached_property
    def benchmarks(self) -> tuple[Named, ...]:
        """The interim benchmarks."""
        return self._named(self.reader.parts(self.reader.plan, "benchmarks"), "benchmark", InterimBenchmark)

    def _named(self, parts: Iterable[Node | str], kind: str, wanted: type[Node]) -> tuple[Named, ...]:
        reader = self.reader
        found = []
        for place, one in enumerate(parts, 1):
            if isinstance(one, wanted):
                name = reader.line(one, "id")
                found.append(Named(one, reader.anchor(kind, name or str(place)), name, reader.line(one, "text")))
        return tuple(found)

    # What names what

    def causes_of(self, node: Node) -> frozenset[str]:
        """The root causes that an objective or initiative names, by what names are compared by."""
        return frozenset(map(fold, self.reader.lines(node, "root_causes")))

    def objectives_for(self, cause: Named) -> tuple[Named, ...]:
        """The objectives that answer to a root cause, themselves or by one of their initiatives."""
        return tuple(one for one in self.objectives if fold(cause.id) in self._all_causes(one) and cause.id)

    def initiatives_for(self, cause: Named) -> tuple[Named, ...]:
        """The initiatives that answer to a root cause: those without causes of their own go with their objective."""
        return tuple(
            one
            for objective in self.objectives
            for one in self.initiatives[objective.anchor]
            if cause.id and fold(cause.id) in (self.causes_of(one.node) or self.causes_of(objective.node))
        )

    def benchmarks_for(self, objectives: Iterable[Named]) -> tuple[Named, ...]:
        """The benchmarks of some objectives."""
        wanted = {fold(one.id) for one in objectives if one.id}
        return tuple(one for one in self.benchmarks if fold(self.reader.line(one.node, "objective")) in wanted)

    def without_cause(self) -> tuple[Named, ...]:
        """The objectives that answer to none of the root causes."""
        ids = {fold(cause.id) for cause in self.causes if cause.id}
        return tuple(one for one in self.objectives if not self._all_causes(one) & ids)

    def _all_causes(self, objective: Named) -> frozenset[str]:
        own = self.causes_of(objective.node)
        return own.union(*(self.causes_of(one.node) for one in self.initiatives[objective.anchor]))
