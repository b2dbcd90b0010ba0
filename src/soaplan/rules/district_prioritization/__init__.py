"""What must hold in a district prioritization submission, by its eight sections."""

from soaplan.rules.district_prioritization import (  # noqa: F401 - each module enters its rules in the table
    compared_with_previous,
    section1_gaps,
    section1_priorities,
    section2_analysis,
    section3_engagement,
    section4_figures,
    section4_outcomes,
    section5_roles,
    section6_benchmarks,
    section6_progress,
    section7_resources,
    section8_differentiation,
    whole_submission,
)
