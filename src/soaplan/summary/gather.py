"""From a checked file to its record. Answers are read as the plan's own page reads them, so the two agree."""

from collections import Counter
from dataclasses import dataclass, field

from soaplan.catalog import SoaCatalog
from soaplan.check.result import CheckResult
from soaplan.diagnostic import Severity
from soaplan.plans.base import known
from soaplan.plans.facts import outcome_of, vote_that_counts
from soaplan.plans.kinds import KINDS
from soaplan.plans.soa_plan import ChosenGroup, FocusArea, Program, SoaPlan
from soaplan.render import has_page
from soaplan.render.clean import clean, first_upper, one_line
from soaplan.render.costs import by_source, cost_in
from soaplan.render.reader import Reader
from soaplan.summary.records import CycleNames, FoundRecord, OtherFile, PlanRecord, ProgramRecord, Record, UnreadFile

PLAN = next(kind.name for kind in KINDS.values() if kind.model is SoaPlan)
USUAL_TYPE = "district"
"""What a plan is that does not say its type (see `plans.envelope`)."""


@dataclass
class Gatherer:
    """Makes one record after another; what a cycle calls things is looked up once."""

    _names: dict[int, tuple[SoaCatalog, CycleNames]] = field(default_factory=dict)

    def record(self, result: CheckResult) -> Record:
        """What a summary keeps of one checked file."""
        if result.kind not in {None, PLAN}:
            return _other(result)
        if not has_page(result):
            return _unread(result)
        return self._plan(result, Reader.of(result))

    def _plan(self, result: CheckResult, reader: Reader) -> PlanRecord:
        plan, vote = reader.plan, vote_that_counts(reader.plan.engagement)
        areas = reader.parts(plan, "focus_areas")
        return PlanRecord(
            path=result.path,
            cycle=self._cycle(reader.catalog),
            district=reader.line(plan.district, "name"),
            district_code=reader.line(plan.district, "code"),
            district_type=known(plan.district.type) or USUAL_TYPE,
            status=result.status,
            areas=tuple(dict.fromkeys(filter(None, (area_code(reader, area) for area in areas)))),
            programs=tuple(program for area in areas for program in _programs(reader, area)),
            groups=groups_of(reader),
            approved=outcome_of(vote),
            voted=known(vote.date),
            counts=result.counts,
            found=_found(result),
        )

    def _cycle(self, catalog: SoaCatalog) -> CycleNames:
        # The catalog is kept beside its names, so that its number belongs to no other one.
        if id(catalog) not in self._names:
            self._names[id(catalog)] = (catalog, names_of(catalog))
        return self._names[id(catalog)][1]


def names_of(catalog: SoaCatalog) -> CycleNames:
    """What a cycle lists, by code and name."""
    cycle = catalog.cycle
    return CycleNames(
        id=cycle.id,
        label=cycle.years_label,
        years=cycle.years,
        provisional=cycle.provisional,
        areas=tuple((row.id, row.name) for row in catalog.focus_areas.values()),
        programs=tuple((row.id, row.name) for row in catalog.programs.values()),
        categories=tuple((row.id, row.name) for row in catalog.categories),
        groups=tuple(row.label for row in catalog.groups),
    )


def _other(result: CheckResult) -> OtherFile:
    kind = result.kind or ""
    plan = result.plan
    names = (known(part.name) for part in (getattr(plan, "school", None), getattr(plan, "district", None)) if part)
    about = ", ".join(one_line(clean(name)) for name in names if name)
    return OtherFile(result.path, kind, KINDS[kind].title, about, result.status or "", result.counts)


def _unread(result: CheckResult) -> UnreadFile:
    first = result.diagnostics[0]
    return UnreadFile(result.path, first.span.line, first.code, first.message)


def area_code(reader: Reader, area: object) -> str:
    """The code of a focus area, or what was written in its place."""
    return reader.line(area, "id") if isinstance(area, FocusArea) else str(area)


def _programs(reader: Reader, area: object) -> list[ProgramRecord]:
    if not isinstance(area, FocusArea):
        return []
    place = area_code(reader, area)
    return [program_record(reader, program, place) for program in reader.parts(area, "programs")]


def program_record(reader: Reader, program: object, area: str) -> ProgramRecord:
    """One program. A text that stands where a program is due may be its code or its name; its cost is not known."""
    if not isinstance(program, Program):
        return _named(reader, str(program), str(program), area)
    found, cost = (
        _named(reader, reader.line(program, "id"), reader.line(program, "name"), area),
        cost_in(reader, program),
    )
    return ProgramRecord(
        found.code,
        found.name,
        area,
        found.category,
        total=cost.known_total,
        by_year=tuple(map(known, cost.by_year.values())),
        by_source=tuple(by_source(reader, program).items()),
    )


def _named(reader: Reader, code: str, name: str, area: str) -> ProgramRecord:
    """A program by its code; where the guidance does not list the code, by its official name."""
    listed = reader.catalog.programs
    row = listed.get(code) or listed.get(reader.catalog.program_named(name) or "")
    return ProgramRecord(row.id, row.name, area, row.category) if row else ProgramRecord(code, name, area)


def groups_of(reader: Reader) -> tuple[str, ...]:
    """The groups chosen in Section 2, each once, whatever the grades; one that nobody lists as it was written."""
    written = (
        reader.line(part, "group") if isinstance(part, ChosenGroup) else str(part)
        for part in reader.parts(reader.plan.analysis, "student_groups")
    )
    found = ((reader.catalog.group(name), name) for name in written if name)
    return tuple(dict.fromkeys(row.label if row else first_upper(name) for row, name in found))


def _found(result: CheckResult) -> tuple[FoundRecord, ...]:
    """How often each rule spoke; what the district has answered with a reason is left out."""
    open_ = (found for found in result.diagnostics if found.severity is not Severity.WAIVED)
    times = Counter((found.code, found.name, found.severity.value) for found in open_)
    return tuple(FoundRecord(*found, count) for found, count in sorted(times.items()))
