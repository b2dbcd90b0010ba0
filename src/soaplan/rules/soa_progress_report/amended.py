"""What amendments say, and of what."""

from collections.abc import Iterable

from soaplan.plans.base import known
from soaplan.plans.soa_progress_report import Amendment
from soaplan.rules.soa_progress_report.matching import id_of

Told = dict[str, set[str | None]]
"""What an amendment names, as ids are compared -> the kinds of change; None where it does not say what changes."""


def told_by(amendments: Iterable[Amendment]) -> Told:
    """What amendments tell."""
    found: Told = {}
    for amendment in amendments:
        if name := id_of(amendment):
            found.setdefault(name, set()).add(known(amendment.change))
    return found


def says(told: Told, names: Iterable[str], *changes: str | None) -> bool:
    """Whether one of these is told to have changed in one of these ways."""
    return any(not told[name].isdisjoint(changes) for name in names if name in told)
