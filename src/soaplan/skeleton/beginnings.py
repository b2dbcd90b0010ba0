"""What each kind of file can be begun from, and how."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from soaplan.skeleton.report import begun_report
from soaplan.skeleton.sources import Sources
from soaplan.skeleton.yearly import begun_school_plan, begun_submission


@dataclass(frozen=True)
class Beginning:
    """`options` are those of `soaplan new` that make sense for a kind; `start` fills in what is known already."""

    options: frozenset[str]
    start: Callable[[Sources], Any]


def nothing(sources: Sources) -> None:
    """A file of which nothing is known before it is written."""
    del sources


BEGINNINGS = {
    "soa-plan": Beginning(frozenset({"from"}), nothing),
    "soa-progress-report": Beginning(frozenset({"plan", "previous", "report-year"}), begun_report),
    "district-prioritization": Beginning(frozenset({"plan", "previous"}), begun_submission),
    "sustainable-improvement-plan": Beginning(frozenset({"previous"}), begun_school_plan),
}
"""The kinds of which something can be known before they are written."""


def beginning_of(kind: str) -> Beginning:
    """How a kind is begun; one that is not in the table from nothing but its skeleton."""
    return BEGINNINGS.get(kind, Beginning(frozenset(), nothing))
