"""Check and publish Massachusetts Student Opportunity Act plans kept as YAML files.

>>> import soaplan
>>> result = soaplan.validate(pathlib.Path("plan.yaml"))
>>> result.has_errors
False
"""

from typing import TYPE_CHECKING, Any

from soaplan.version import VERSION

if TYPE_CHECKING:
    from soaplan.api import PlanError, load, validate
    from soaplan.check import CheckResult as Result
    from soaplan.plans.district_prioritization import DistrictPrioritization
    from soaplan.plans.envelope import Envelope
    from soaplan.plans.plan_translation import PlanTranslation
    from soaplan.plans.soa_plan import SoaPlan as Plan
    from soaplan.plans.soa_progress_report import SoaProgressReport
    from soaplan.plans.sustainable_improvement_plan import SustainableImprovementPlan

__version__ = VERSION

__all__ = [
    "DistrictPrioritization",
    "Envelope",
    "Plan",
    "PlanError",
    "PlanTranslation",
    "Result",
    "SoaProgressReport",
    "SustainableImprovementPlan",
    "__version__",
    "load",
    "validate",
]

_HOMES = {
    "load": ("soaplan.api", "load"),
    "validate": ("soaplan.api", "validate"),
    "PlanError": ("soaplan.api", "PlanError"),
    "Result": ("soaplan.check", "CheckResult"),
    "Plan": ("soaplan.plans.soa_plan", "SoaPlan"),
    "Envelope": ("soaplan.plans.envelope", "Envelope"),
    "DistrictPrioritization": ("soaplan.plans.district_prioritization", "DistrictPrioritization"),
    "PlanTranslation": ("soaplan.plans.plan_translation", "PlanTranslation"),
    "SoaProgressReport": ("soaplan.plans.soa_progress_report", "SoaProgressReport"),
    "SustainableImprovementPlan": ("soaplan.plans.sustainable_improvement_plan", "SustainableImprovementPlan"),
}


def __getattr__(name: str) -> Any:
    """Import what is asked for, so that `soaplan --version` need not wait for all of it."""
    if name not in _HOMES:
        fact = f"module 'soaplan' has no attribute '{name}'"
        raise AttributeError(fact)
    from importlib import import_module  # noqa: PLC0415 - `soaplan --version` need not wait for it

    module, attribute = _HOMES[name]
    return getattr(import_module(module), attribute)
