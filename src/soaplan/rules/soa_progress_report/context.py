"""What a rule may ask besides the part of the report it is given."""

from dataclasses import dataclass

from soaplan.plans.soa_progress_report import SoaProgressReport
from soaplan.rules.context import FileContext


@dataclass
class ReportContext(FileContext):
    """One check of a report of this kind."""

    plan: SoaProgressReport
