"""Check and publish Massachusetts Student Opportunity Act plans kept as YAML files.

>>> import soaplan
>>> result = soaplan.validate(pathlib.Path("plan.yaml"))
>>> result.has_errors
False
"""

from soaplan.version import VERSION

TYPE_CHECKING = False  # type checkers know the name; to import it takes as long as half of Python's own start
if TYPE_CHECKING:
    from typing import Any

    # `import ... as` the same name says that it is meant for others. Here are types only: a kind's model is found
    # by its row in the table of kinds.
    from soaplan.api import PlanError as PlanError
    from soaplan.api import load as load
    from soaplan.api import validate as validate
    from soaplan.check import CheckResult
    from soaplan.plans.district_prioritization import DistrictPrioritization as DistrictPrioritization
    from soaplan.plans.envelope import Envelope as Envelope
    from soaplan.plans.plan_translation import PlanTranslation as PlanTranslation
    from soaplan.plans.soa_plan import SoaPlan as SoaPlan
    from soaplan.plans.soa_progress_report import SoaProgressReport as SoaProgressReport
    from soaplan.plans.sustainable_improvement_plan import SustainableImprovementPlan as SustainableImprovementPlan

    Plan = SoaPlan
    Result = CheckResult

__version__ = VERSION

_HOMES = {
    "load": ("soaplan.api", "load"),
    "validate": ("soaplan.api", "validate"),
    "PlanError": ("soaplan.api", "PlanError"),
    "Result": ("soaplan.check", "CheckResult"),
    "Plan": ("soaplan.plans.soa_plan", "SoaPlan"),
    "Envelope": ("soaplan.plans.envelope", "Envelope"),
}


def __getattr__(name: str) -> "Any":
    """Import what is asked for, so that `soaplan --version` need not wait for all of it."""
    from importlib import import_module  # noqa: PLC0415 - `soaplan --version` need not wait for it

    from soaplan.plans.kinds import KINDS  # noqa: PLC0415 - only where a model is asked for

    if (home := _HOMES.get(name)) is not None:
        return getattr(import_module(home[0]), home[1])
    if (kind := next((kind for kind in KINDS.values() if kind.model_name == name), None)) is not None:
        return kind.model
    fact = f"module 'soaplan' has no attribute '{name}'"
    raise AttributeError(fact)
