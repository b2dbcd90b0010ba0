"""What must hold in a Sustainable Improvement Plan, stage by stage."""

from soaplan.rules.sustainable_improvement_plan import (  # noqa: F401 - each module enters its rules in the table
    benchmarks,
    district_systems,
    goal_areas,
    goal_wording,
    goals,
    local_group,
    names,
    narratives,
    renewal,
    roadmap,
    root_causes,
    school,
    stages,
    summary_and_monitoring,
    targets,
)
