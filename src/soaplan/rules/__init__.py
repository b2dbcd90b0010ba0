"""What must hold: one short function a rule. `RULES` holds them all, by code."""

from soaplan.rules import (
    document,
    section1_summary,
)
from soaplan.rules.registry import RULES

__all__ = ["RULES"]
