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
    from soaplan.plans.soa_plan import SoaPlan as Plan

__version__ = VERSION

__all__ = ["Plan", "PlanError", "Result", "__version__", "load", "validate"]

_HOMES = {
    "load": ("soaplan.api", "load"),
    "validate": ("soaplan.api", "validate"),
    "PlanError": ("soaplan.api", "PlanError"),
    "Result": ("soaplan.check", "CheckResult"),
    "Plan": ("soaplan.plans.soa_plan", "SoaPlan"),
}


def __getattr__(name: str) -> Any:
    """Import what is asked for, so that `soaplan --version` need not wait for all of it."""
    if name not in _HOMES:
        fact = f"module 'soaplan' has no attribute '{name}'"
        raise AttributeError(fact)
    from importlib import import_module  # noqa: PLC0415 - `soaplan --version` need not wait for it

    module, attribute = _HOMES[name]
    return getattr(import_module(module), attribute)
