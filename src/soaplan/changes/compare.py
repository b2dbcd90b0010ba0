"""Hold two files of one kind against each other. To give a kind a comparison of its own: its row here."""

from collections.abc import Callable
from datetime import date
from importlib import import_module

from soaplan.changes.result import Comparison
from soaplan.check import CheckResult
from soaplan.plans.kinds import KINDS, Kind

OF_THEIR_OWN = {"soa-plan": "soaplan.changes.soa_plan"}
"""Kinds whose comparison knows what their answers mean -> its module, imported when it is asked for."""
OF_ALL_OTHERS = "soaplan.changes.answers"

Comparing = Callable[[Kind, CheckResult, CheckResult, date], Comparison]


def compare(old: CheckResult, new: CheckResult, as_of: date) -> Comparison:
    """Everything that differs between two files of one kind that were read.

    Remarks, order, the spelling of labels, amounts and days, and where lines are broken are no differences. `as_of`
    stands for today. Raises TypeError where a file cannot be read, or the two are not of one kind.
    """
    if old.kind is None or old.kind != new.kind:
        raise TypeError(old.path)
    compared: Comparing = import_module(OF_THEIR_OWN.get(old.kind, OF_ALL_OTHERS)).compared
    return compared(KINDS[old.kind], old, new, as_of)
