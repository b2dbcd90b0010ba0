"""What must hold in a three-year plan, section by section of the state's form."""

from soaplan.rules.soa_plan import (  # noqa: F401 - each module enters its rules in the table
    lifecycle,
    section1_summary,
    section2_analysis,
    section3_targets,
    section4_councils,
    section4_engagement,
    section4_vote,
    section5_metrics,
    section5_money,
    section5_programs,
    stale_text,
    summary_amounts,
    whole_plan,
)
