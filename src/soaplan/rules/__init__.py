"""What must hold: one short function a rule. Those of a kind are in the package of its name, others in `shared`."""

from functools import cache
from importlib import import_module

from soaplan.plans.base import Node
from soaplan.plans.kinds import KINDS, Kind
from soaplan.rules import document, other_district, shared  # noqa: F401 - each module enters its rules in the table
from soaplan.rules.registry import RULES, Rule

__all__ = ["Rule", "all_rules", "rules_about", "rules_for"]


def rules_for(kind: Kind) -> tuple[Rule, ...]:
    """The rules that look at files of a kind, in the order of its form. They are imported when asked for first."""
    return _rules_for(kind.name)


@cache
def _rules_for(name: str) -> tuple[Rule, ...]:
    import_module(f"soaplan.rules.{KINDS[name].module}")
    return tuple(rule for rule in RULES.values() if rule.is_for(KINDS[name]))


def rules_about(part: type[Node], kind: Kind) -> tuple[Rule, ...]:
    """Those of them that look at one part of such a file."""
    return _rules_about(part, kind.name)


@cache
def _rules_about(part: type[Node], name: str) -> tuple[Rule, ...]:
    return tuple(rule for rule in _rules_for(name) if issubclass(part, rule.part))


def all_rules() -> dict[str, Rule]:
    """The rules of every kind, by code."""
    for kind in KINDS.values():
        rules_for(kind)
    return RULES
