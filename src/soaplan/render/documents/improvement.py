"""A Sustainable Improvement Plan by its names: which root causes, objectives and benchmarks belong together."""

from collections.abc import Iterable, Mapping, Sequence
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
    found_in,
    names_of,
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

    def cause(self, text: str) -> Named | None:
        """The root cause that a text names, as the rules understand it: by its id or its words."""
        return _meant(self.causes, self._causes_by_name, text)

    def objective(self, text: str) -> Named | None:
        """The objective that a text names."""
        return _meant(self.objectives, self._objectives_by_name, text)

    @cached_property
    def _causes_by_name(self) -> dict[str, Named]:
        return _by_name(self.causes)

    @cached_property
    def _objectives_by_name(self) -> dict[str, Named]:
        return _by_name(self.objectives)

    @cached_property
    def _causes_of(self) -> dict[str, frozenset[str]]:
        """The root causes that each objective and initiative names, all by their ids on the page."""
        parts = (*self.objectives, *(one for initiatives in self.initiatives.values() for one in initiatives))
        named = {one.anchor: map(self.cause, self.reader.lines(one.node, "root_causes")) for one in parts}
        return {anchor: frozenset(cause.anchor for cause in found if cause) for anchor, found in named.items()}

    def objectives_for(self, cause: Named) -> tuple[Named, ...]:
        """The objectives that answer to a root cause, themselves or by one of their initiatives."""
        return tuple(one for one in self.objectives if cause.anchor in self._all_causes(one))

    def initiatives_for(self, cause: Named) -> tuple[Named, ...]:
        """The initiatives that answer to a root cause: those without causes of their own go with their objective."""
        return tuple(
            one
            for objective in self.objectives
            for one in self.initiatives[objective.anchor]
            if cause.anchor in self._answered_by(one, objective)
        )

    def _answered_by(self, initiative: Named, objective: Named) -> frozenset[str]:
        """The root causes of an initiative, or of its objective where it names none."""
        names_own = self.reader.is_given(initiative.node, "root_causes")
        return self._causes_of[(initiative if names_own else objective).anchor]

    def benchmarks_for(self, objectives: Iterable[Named]) -> tuple[Named, ...]:
        """The benchmarks of some objectives."""
        wanted = {one.anchor for one in objectives}
        return tuple(one for one in self.benchmarks if (of := self.objective_of(one)) and of.anchor in wanted)

    def objective_of(self, benchmark: Named) -> Named | None:
        """The objective that a benchmark names."""
        return self.objective(self.reader.line(benchmark.node, "objective"))

    def without_cause(self) -> tuple[Named, ...]:
        """The objectives that answer to none of the root causes."""
        return tuple(one for one in self.objectives if not self._all_causes(one))

    def _all_causes(self, objective: Named) -> frozenset[str]:
        own = self._causes_of[objective.anchor]
        return own.union(*(self._causes_of[one.anchor] for one in self.initiatives[objective.anchor]))


def _by_name(parts: Sequence[Named]) -> dict[str, Named]:
    """The parts by their ids and texts; the first of several with the same one."""
    return {name: part for part in reversed(parts) for name in names_of(part.node) if name}


def _meant(parts: Sequence[Named], by_name: Mapping[str, Named], text: str) -> Named | None:
    """The part that a text names; no text names none."""
    if not text or (exact := by_name.get(fold(text))):
        return exact if text else None
    node = found_in([part.node for part in parts], text)
    return next((part for part in parts if part.node is node), None)
