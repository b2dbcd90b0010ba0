"""What a rule may ask besides the part of the submission it is given."""

from dataclasses import dataclass

from soaplan.plans.district_prioritization import DistrictPrioritization
from soaplan.rules.context import FileContext


@dataclass
class PrioritizationContext(FileContext):
    """One check of a submission of this kind."""

    plan: DistrictPrioritization
