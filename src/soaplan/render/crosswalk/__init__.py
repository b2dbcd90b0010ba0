"""The crosswalk: what law, regulation and guidance ask, beside where the plan answers it. A reply to a reviewer."""
