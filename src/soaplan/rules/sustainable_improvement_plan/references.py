"""The references between the entries of a plan, and those that lead nowhere."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from soaplan.diagnostic import Pointer
from soaplan.plans.base import Node, Unknown, given, known
from soaplan.plans.improvement_names import found_in, id_of, names_of
from soaplan.plans.labels import fold, nearest
from soaplan.plans.sustainable_improvement_plan import Objective, SustainableImprovementPlan
from soaplan.rules.sustainable_improvement_plan.answered import is_answered

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
