"""The metrics of the plan beside those of the report: which are not reported, which the plan does not have.

A metric is reported in the entry of its program. One of a whole Focus Area is reported under `progress.metrics`, and
counts as reported too where the entry of one of its programs has it; and the other way round.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from soaplan.diagnostic import Pointer
from soaplan.plans.base import UNKNOWN, Node, known, unanswered
from soaplan.plans.reported import Pair, readable
from soaplan.plans.soa_plan import FocusArea, Metric, Program, SoaPlan
from soaplan.plans.soa_progress_report import (
    BEFORE_THAT,
    AreaMetricProgress,
    MetricProgress,
    ProgramProgress,
    Progress,
)
from soaplan.rules.soa_progress_report.amendments import has_unread_area
from soaplan.rules.soa_progress_report.matching import can_be_found, in_doubt, names_of, near_pairs, text_of

ProgramPair = Pair[Program, ProgramProgress]
NOTHING_YET = (*BEFORE_THAT, "discontinued")
"""The statuses of a program of which no figures are expected."""


@dataclass(frozen=True)
class Account:
    """The metrics of one program of the report, or of one Focus Area."""

    owner: str
    """How messages name whose metrics they are."""
    code: str
    """By which code amendments name it."""
    area: str
    """The code that an entry must name; nothing in the entry of a program."""
    place: Pointer
    """Where the entries stand."""
    missing: Sequence[Metric]
    """The plan's metrics that no entry is about."""
    strangers: Sequence[MetricProgress]
    """The entries that are about no metric of the plan, wherever it stands there."""
    planned: Sequence[Metric]
    is_read: bool
    """Whether every entry of the report can be told from the others."""
    is_planned_read: bool
    """The same of the plan's."""
    is_begun: bool = False
    """Whether there are entries already, to which one can be added."""
    is_quiet: bool = False
    """Whether no figures are expected yet, or nobody can tell."""

    @cached_property
    def misspelled(self) -> dict[int, Metric]:
        """The strangers, by `id()`, that are spelled almost like a metric that is missing."""
        return near_pairs(self.strangers, self.missing)

    @property
    def unreported(self) -> list[Metric]:
        """The metrics that are missing, but for those that are only misspelled."""
        if self.is_quiet:
            return []
        meant = list(map(id, self.misspelled.values()))
        return [metric for metric in self.missing if id(metric) not in meant]


@dataclass
class Accounts:
    """All metrics of a plan and its report. `before` is the plan as it was."""

    plan: SoaPlan
    before: SoaPlan | None
    progress: Progress
    pairs: list[ProgramPair]
    entries: dict[int, list[ProgramProgress]] = field(default_factory=dict)
    """The entries of each program of the plan, by its `id()`."""

    def __post_init__(self) -> None:
        for pair in self.pairs:
            if pair.planned is not None and pair.told is not None:
                self.entries.setdefault(id(pair.planned), []).append(pair.told)

    def all(self) -> Iterator[Account]:
        """One for each reported program of the plan, one for each Focus Area, one for what names another area."""
        for area in self.plan.areas():
            for program in readable(area.programs, Program):
                if entries := self.entries.get(id(program)):
                    yield self.of_program(area, program, entries)
            yield self.of_area(area)
        yield self.of_no_area()

    def of_program(self, area: FocusArea, program: Program, entries: list[ProgramProgress]) -> Account:
        """The metrics of one program."""
        told = [one for entry in entries for one in readable(entry.metrics, MetricProgress)]
        return Account(
            owner=text_of(entries[0], "id") or text_of(program, "id") or "this program",
            code=text_of(program, "id"),
            area="",
            place=entries[0].at("metrics"),
            missing=_missing(program, _names(told), self.shared_names[id(area)]),
            strangers=self.strangers(told),
            planned=[*readable(program.metrics, Metric), *readable(area.metrics, Metric)],
            is_read=self.is_shared_read and not any(in_doubt(entry.metrics) for entry in entries),
            is_planned_read=not in_doubt(program.metrics) and id(area) in self.read_areas,
            is_begun=not unanswered(entries[0].metrics),
            is_quiet=any(map(is_quiet, entries)),
        )

    def of_area(self, area: FocusArea) -> Account:
        """The metrics that the programs of an area share."""
        entries = [one for program in readable(area.programs, Program) for one in self.entries.get(id(program), [])]
        told = [one for entry in entries for one in readable(entry.metrics, MetricProgress)]
        own = [one for one in self.shared(area) if known(one.area) is not None]
        return Account(
            owner=f"Focus Area {text_of(area, 'id')}" if text_of(area, "id") else "its Focus Area",
            code=text_of(area, "id"),
            area=text_of(area, "id"),
            place=self.progress.at("metrics"),
            missing=_missing(area, _names(told), self.shared_names[id(area)]),
            strangers=self.strangers(own),
            planned=readable(area.metrics, Metric),
            is_read=self.is_shared_read and not any(in_doubt(entry.metrics) for entry in entries),
            is_planned_read=id(area) in self.read_areas,
            is_begun=not unanswered(self.progress.metrics),
            is_quiet=bool(entries) and all(map(is_quiet, entries)),
        )

    def of_no_area(self) -> Account:
        """The entries that name no Focus Area of the plan."""
        areas = {known(area.id) for area in self.plan.areas()} - {None}
        told = [one for one in readable(self.progress.metrics, AreaMetricProgress) if known(one.area) not in areas]
        planned = [metric for area in self.plan.areas() for metric in readable(area.metrics, Metric)]
        read = not has_unread_area(self.plan) and len(self.read_areas) == len(self.plan.areas())
        place = self.progress.at("metrics")
        return Account("", "", "", place, [], self.strangers(told), planned, is_read=True, is_planned_read=read)

    def shared(self, area: FocusArea) -> list[AreaMetricProgress]:
        """The entries under `progress.metrics` that may be about an area."""
        told = readable(self.progress.metrics, AreaMetricProgress)
        return [one for one in told if known(one.area) in {None, known(area.id)}]

    @cached_property
    def shared_names(self) -> dict[int, set[str]]:
        """What those entries can be found by, for each area by its `id()`; its programs all ask."""
        return {id(area): _names(self.shared(area)) for area in self.plan.areas()}

    @cached_property
    def read_areas(self) -> set[int]:
        """The areas of the plan, by their `id()`, of which every metric can be told from the others."""
        return {id(area) for area in self.plan.areas() if not in_doubt(area.metrics)}

    @cached_property
    def is_shared_read(self) -> bool:
        """Whether every entry under `progress.metrics` can be told from the others."""
        return not in_doubt(self.progress.metrics)

    def strangers(self, told: Sequence[MetricProgress]) -> list[MetricProgress]:
        """The entries that are about no metric of the plan, nor of the plan before."""
        return [one for one in told if names_of(one) and not names_of(one) & self.every_name]

    @cached_property
    def every_name(self) -> set[str]:
        """The names of all metrics of both plans."""
        plans = [plan for plan in (self.plan, self.before) if plan is not None]
        lists = [area.metrics for plan in plans for area in plan.areas()]
        lists += [program.metrics for plan in plans for program in plan.programs()]
        return {name for metrics in lists for name in _names(readable(metrics, Metric))}


def is_quiet(entry: ProgramProgress) -> bool:
    """Whether no figures are expected of a program, or nobody can tell."""
    return entry.status is UNKNOWN or known(entry.status) in NOTHING_YET


def _names(nodes: Sequence[Node]) -> set[str]:
    return {name for node in nodes for name in names_of(node)}


def _missing(owner: Program | FocusArea, *named: set[str]) -> list[Metric]:
    """The metrics of a program or an area that nothing reported names."""
    metrics = [one for one in readable(owner.metrics, Metric) if can_be_found(one)]
    return [one for one in metrics if all(names_of(one).isdisjoint(names) for names in named)]
