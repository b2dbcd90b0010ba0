"""What must hold in a district prioritization submission, by its eight sections."""

from soaplan.rules.district_prioritization import (  # noqa: F401 - each module enters its rules in the table
    section1_priorities,
    section2_analysis,
    section3_engagement,
    section4_outcomes,
    section6_benchmarks,
    section8_schools,
    sections5_and_7,
    whole_submission,
)
