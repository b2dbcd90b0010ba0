"""Beginning the next plan from the last one."""

from collections.abc import Callable, Mapping
from pathlib import Path

from soaplan.catalog import Catalog
from soaplan.check import CheckResult, Options
from soaplan.rollforward.roll import LookAgain, NotRolledError, Rolled, roll_soa_plan

__all__ = ["ROLLED", "LookAgain", "NotRolledError", "Rolled"]

ROLLED: Mapping[str, Callable[[CheckResult, Catalog, Options, str, Path | None], Rolled]] = {"soa-plan": roll_soa_plan}
"""The kinds of file from which that of the next cycle can be begun."""
