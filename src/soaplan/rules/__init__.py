"""What must hold: one short function a rule. `RULES` holds them all, by code."""

from soaplan.rules import (
    document,
    lifecycle,
    section1_summary,
    whole_plan,
    whole_plan_money,
)
from soaplan.rules.registry import RULES

__all__ = ["RULES"]
