"""What must hold in a Sustainable Improvement Plan, stage by stage."""

from soaplan.rules.sustainable_improvement_plan import (  # noqa: F401 - each module enters its rules in the table
    district_systems,
    goal_areas,
    goals,
    monitoring,
    names,
    roadmap,
    root_causes,
    school,
    stages,
)
