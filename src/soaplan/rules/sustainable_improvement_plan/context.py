"""What a rule may ask besides the part of the plan it is given."""

from dataclasses import dataclass

from soaplan.plans.sustainable_improvement_plan import SustainableImprovementPlan
from soaplan.rules.context import FileContext


@dataclass
class ImprovementContext(FileContext):
    """One check of a plan of this kind."""

    plan: SustainableImprovementPlan
