"""One priority of a submission: what the page needs of it in more than one place."""

from collections.abc import Iterable
from dataclasses import dataclass

from soaplan.plans.base import Node, known
from soaplan.plans.district_prioritization import Benchmark, DistrictPrioritization, Gap, Outcome, Priority
from soaplan.plans.soa_plan import SoaPlan, Target
from soaplan.render.clean import clean, first_upper, one_line
from soaplan.render.documents.aims import Aim
from soaplan.render.documents.blocks import Distance
from soaplan.render.documents.reading import DocumentReader
from soaplan.render.figures import is_percent
from soaplan.render.measures import way

Reading = DocumentReader[DistrictPrioritization]
OUTCOMES = ("aggregate", "groups", "other")


@dataclass(frozen=True)
class PriorityView:
    """A priority with its gaps, outcomes and benchmarks. `gaps` are entries of the file or texts as written."""

    anchor: str
    name: str
    """Priority 1: it begins every caption, as captions tell tables apart."""
    title: str
    priority: Priority
    focus: tuple[str, ...]
    gaps: tuple[Node | str, ...]
    groups: tuple[str, ...]
    outcomes: dict[str, tuple[Aim, ...]]
    benchmarks: tuple[tuple[str, Node | str], ...]
    """Each with its id on the page."""


def view_of(reader: Reading, one: Priority, place: int) -> PriorityView:
    """The view of one priority; `place` counts from 1."""
    anchor = reader.anchor("priority", reader.line(one, "id") or str(place))
    focus = tuple(reader.listed(text, "focus") for text in reader.lines(one, "focus"))
    gaps = tuple(reader.parts(one, "gaps"))
    outcomes = {name: tuple(_aims(reader, reader.parts(one.outcomes, name))) for name in OUTCOMES}
    return PriorityView(
        anchor=anchor,
        name=f"Priority {place}",
        title=f"Priority {place}: {focus[0]}" if focus else f"Priority {place}",
        priority=one,
        focus=focus,
        gaps=gaps,
        groups=tuple(dict.fromkeys(filter(None, (group_of(reader, gap) for gap in gaps)))),
        outcomes=outcomes,
        benchmarks=tuple((_benchmark_anchor(reader, item, at), item) for at, item in _benchmarks(reader, one)),
    )


def _benchmarks(reader: Reading, one: Priority) -> Iterable[tuple[int, Node | str]]:
    return enumerate(reader.parts(one, "benchmarks"), 1)


def _benchmark_anchor(reader: Reading, item: Node | str, place: int) -> str:
    name = reader.line(item, "id") if isinstance(item, Benchmark) else ""
    return reader.anchor("benchmark", name or str(place))


def group_of(reader: Reading, gap: Node | str) -> str:
    """The student group of a gap, by the label of the catalog."""
    return reader.listed(reader.line(gap, "group"), "student-groups") if isinstance(gap, Gap) else ""


def _aims(reader: Reading, outcomes: Iterable[Node | str]) -> Iterable[Aim]:
    for one in outcomes:
        yield _aim(reader, one) if isinstance(one, Outcome) else Aim(str(one), (), Distance())


def _aim(reader: Reading, one: Outcome) -> Aim:
    unit, measure, text = (reader.line(one, name) for name in ("unit", "measure", "text"))
    distance = way(reader, one.baseline, one.target, unit)
    notes = (
        reader.listed(reader.line(one, "group"), "student-groups"),
        text if measure else "",
        "" if is_percent("", unit) else unit,
        reader.line(one.baseline, "note"),
    )
    return Aim(measure or text, tuple(filter(None, notes)), distance)


def soa_reference(reader: Reading, gap: Gap) -> str:
    """What a place in the three-year plan is called there: a target's measure, a program's name; else as written."""
    written = reader.line(gap, "soa_ref")
    related = reader.result.related.get("soa_plan")
    plan = related.plan if related else None
    if not written or not isinstance(plan, SoaPlan):
        return written
    targets = (one for one in known(plan.targets.additional) or () if isinstance(one, Target))
    named = {known(one.id): known(one.measure) for one in targets}
    named |= {known(one.id): known(one.name) for one in plan.programs()}
    name = named.get(written)
    return f"{written}: {first_upper(one_line(clean(name)))}" if name else written
