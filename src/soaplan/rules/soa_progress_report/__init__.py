"""What must hold in a progress report, by its three topics."""

from soaplan.rules.soa_progress_report import (  # noqa: F401 - each module enters its rules in the table
    lifecycle,
    topic1_course,
    topic1_figures,
    topic1_progress,
    topics2_and_3,
)
