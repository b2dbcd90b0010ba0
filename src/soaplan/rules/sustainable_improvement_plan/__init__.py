"""What must hold in a Sustainable Improvement Plan, stage by stage."""
