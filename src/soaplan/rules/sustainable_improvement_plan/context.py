"""What a rule may ask besides the part of the Sustainable Improvement Plan it is given."""

from dataclasses import dataclass
from functools import cached_property

from soaplan.catalog.models import ListRow
from soaplan.plans.base import given, known
from soaplan.plans.labels import fold
from soaplan.plans.sustainable_improvement_plan import Initiative, Objective, SustainableImprovementPlan
from soaplan.rules.context import FileContext
from soaplan.rules.sustainable_improvement_plan.references import (
    Reference,
    is_all_read,
    is_linked,
    references,
    unresolved,
)

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
