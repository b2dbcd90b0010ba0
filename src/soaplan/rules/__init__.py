"""What must hold: one short function a rule. `RULES` holds them all, by code."""

from soaplan.rules import (  # noqa: F401 - each module enters its rules in the table
    document,
    lifecycle,
    section1_summary,
    section2_analysis,
    section3_targets,
    section4_engagement,
    section4_vote,
    section5_focus_areas,
    section5_money,
    section5_programs,
    stale_text,
    translation,
    whole_plan,
    whole_plan_money,
)
from soaplan.rules.registry import RULES

__all__ = ["RULES"]
