"""Check and publish Massachusetts Student Opportunity Act plans kept as YAML files."""

__version__ = "0.1.0"
