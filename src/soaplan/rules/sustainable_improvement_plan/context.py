"""What a rule may ask besides the part it is given: what is answered, what is named, what the designation brings."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from soaplan.catalog.models import ListRow
from soaplan.diagnostic import Pointer
from soaplan.plans.base import Node, Unknown, given, known, unanswered
from soaplan.plans.labels import fold, nearest
from soaplan.plans.sustainable_improvement_plan import (
    Initiative,
    Objective,
    Stage,
    SustainableImprovementPlan,
    found_in,
    id_of,
    names_of,
)
from soaplan.rules.context import FileContext


def is_answered(value: Any) -> bool:
    """Whether there is any answer in a value; one that cannot be read counts."""
    if isinstance(value, Node):
        return any(is_answered(getattr(value, name)) for name in type(value).model_fields)
    return not unanswered(value) and value != {}


def speaks_otherwise(stage: Stage) -> bool:
    """Whether a stage has a text of its own or evidence, which may hold what its named answers leave out."""
    return is_answered(stage.text) or is_answered(stage.evidence)


TITLES = {"root_causes": "root cause", "objectives": "objective"}
STAGES = {"root_causes": "assessment_and_root_causes", "objectives": "strategic_objectives_and_initiatives"}
"""A list that others refer to -> its stage. Where neither is there, one finding about the stage is enough."""


@dataclass(frozen=True)
class Reference:
    """One entry named by another: where it is named, by which words, and in which list it should be."""

    pointer: Pointer
    text: str
    target: str
    """`root_causes` or `objectives`."""

    @property
    def is_id(self) -> bool:
        """Whether it is one word, as ids are; several words may name something that stands elsewhere."""
        return len(self.text.split()) == 1


def references(plan: SustainableImprovementPlan) -> Iterator[Reference]:
    """Every entry of a plan that another one names, in the order of the file's form."""
    for _, objective in given(plan.objectives):
        yield from _in_list(objective, "root_causes")
        for _, initiative in given(objective.initiatives):
            yield from _in_list(initiative, "root_causes")
    for node in (*plan.named("goals"), *plan.named("benchmarks")):
        if (text := known(getattr(node, "objective"))) is not None:  # noqa: B009 - both kinds of entry have one
            yield Reference(node.at("objective"), text, "objectives")


def _in_list(node: Any, key: str) -> Iterator[Reference]:
    for place, text in given(getattr(node, key)):
        yield Reference(node.at(key, place), text, key)


def is_fully_read(values: Any) -> bool:
    """Whether every entry of a list can be read."""
    return not isinstance(values, Unknown) and not any(isinstance(item, Unknown) for item in values or ())


def all_names(nodes: list[Node]) -> set[str]:
    """The ids and texts of entries, as they are compared."""
    return {name for node in nodes for name in names_of(node)}


def unresolved(plan: SustainableImprovementPlan) -> Iterator[Reference]:
    """The references that lead to no entry. Words are taken to name what a stage says in another format."""
    names = {target: all_names(plan.named(target)) for target in TITLES}
    for reference in references(plan):
        if fold(reference.text) in names[reference.target]:
            continue
        nodes = plan.named(reference.target)
        listed = getattr(plan, reference.target)
        readable = is_fully_read(listed) and _are_told_apart(nodes)
        elsewhere = is_answered(getattr(plan.stages, STAGES[reference.target]))
        if readable and (nodes or (reference.is_id and elsewhere)) and found_in(nodes, reference.text) is None:
            yield reference


def _are_told_apart(nodes: list[Node]) -> bool:
    """Whether every id can be read and stands once: a repeated one is most often the one that is missing."""
    ids = [getattr(node, "id", None) for node in nodes]
    names = [fold(name) for name in ids if isinstance(name, str)]
    return not any(isinstance(name, Unknown) for name in ids) and len(names) == len(set(names))


def nearest_name(nodes: list[Node], text: str) -> str | None:
    """The id that looks most like a text."""
    return nearest(text, (name for node in nodes if (name := id_of(node))))


def is_all_read(plan: SustainableImprovementPlan) -> bool:
    """Whether every objective and every initiative can be read."""
    lists = [plan.objectives, *(objective.initiatives for _, objective in given(plan.objectives))]
    return all(map(is_fully_read, lists))


def is_linked(objective: Objective) -> bool:
    """Whether an objective, or each of its initiatives, names root causes that can be read."""
    initiatives = [initiative.root_causes for _, initiative in given(objective.initiatives)]
    if not all(is_fully_read(causes) for causes in (objective.root_causes, *initiatives)):
        return False
    return bool(given(objective.root_causes)) or (bool(initiatives) and all(given(causes) for causes in initiatives))


YES = "yes"


@dataclass
class ImprovementContext(FileContext):
    """One check of a plan of this kind."""

    plan: SustainableImprovementPlan

    def number(self, name: str) -> int:
        """A number of the cycle, by its name."""
        return self.catalog.cycle.numbers[name]

    # The school and its designation

    @cached_property
    def designation(self) -> ListRow | None:
        """How the school is designated; None where the plan does not say, or says it in words of its own."""
        if (status := known(self.plan.designation.status)) is None:
            return None
        rows = self.catalog.rows("designations")
        prose = self.prose(status)
        return self.catalog.row("designations", status) or next((row for row in rows if prose.has(row.mentions)), None)

    def designation_means(self, fact: str) -> bool:
        """Whether the state's designation brings a duty: `measurable-annual-goals`, `local-stakeholder-group`."""
        return self.designation is not None and self.designation.facts.get(fact) == YES

    @property
    def sets_annual_goals(self) -> bool:
        """Whether the law asks the school for measurable annual goals."""
        return self.designation_means("measurable-annual-goals")

    @property
    def has_stakeholder_group(self) -> bool:
        """Whether a local stakeholder group advises: for the first plan of a school that is underperforming."""
        return known(self.plan.process) == "initial" and self.designation_means("local-stakeholder-group")

    def federal_law_asks(self, fact: str) -> list[str]:
        """The federal designations of the school that bring a duty: `resource-inequities`, `evidence-based`."""
        named = (self.catalog.row("federal", text) for _, text in given(self.plan.designation.federal))
        return [row.id for row in named if row is not None and row.facts.get(fact) == YES]

    # The strategy

    @cached_property
    def objectives(self) -> list[Objective]:
        """The readable objectives."""
        return [objective for _, objective in given(self.plan.objectives)]

    @cached_property
    def initiatives(self) -> list[Initiative]:
        """The readable initiatives of all objectives."""
        return [initiative for objective in self.objectives for _, initiative in given(objective.initiatives)]

    @cached_property
    def unresolved(self) -> list[Reference]:
        """The references that lead to no root cause or objective."""
        return list(unresolved(self.plan))

    def is_resolved(self, target: str) -> bool:
        """Whether every reference to one of the lists leads somewhere: `root_causes`, `objectives`."""
        return not any(reference.target == target for reference in self.unresolved)

    @cached_property
    def root_causes_named(self) -> frozenset[str]:
        """The words by which objectives and initiatives name root causes, as they are compared."""
        return frozenset(fold(one.text) for one in references(self.plan) if one.target == "root_causes")

    @cached_property
    def strategy_is_told(self) -> bool:
        """Whether every objective and initiative can be read, and none is missing that others refer to."""
        return is_all_read(self.plan) and self.is_resolved("objectives")

    @cached_property
    def links_are_complete(self) -> bool:
        """Whether every objective says, by itself or by its initiatives, to which root causes it answers."""
        return self.strategy_is_told and self.is_resolved("root_causes") and all(map(is_linked, self.objectives))

    @property
    def strategy_texts(self) -> list[str]:
        """What the objectives and initiatives say in words."""
        texts = [*(one.text for one in self.objectives), *(one.text for one in self.initiatives)]
        return [known(text) or "" for text in texts]

    @property
    def plan_years(self) -> range:
        """The school years of the plan, by the June in which each ends."""
        first = self.number("first_year")
        return range(first, first + self.number("roadmap_years"))

    def practice(self, text: str) -> ListRow | None:
        """The Turnaround Practice that a text names, by its number or its name."""
        return self.catalog.row("practices", text)
