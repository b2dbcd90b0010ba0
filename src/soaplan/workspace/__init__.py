"""The folder that a district works in: which files are plans, and what its settings say."""
