"""What amendments say, what in a plan they can name, and what they should tell: the changes between two versions."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TypeVar

from soaplan.money import dollars
from soaplan.plans.base import UNKNOWN, Answers, known
from soaplan.plans.labels import fold
from soaplan.plans.reported import readable
from soaplan.plans.soa_plan import Metric, Program, SoaPlan, Target
from soaplan.plans.soa_progress_report import Amendment
from soaplan.rules.soa_plan.context import Context
from soaplan.rules.soa_progress_report.matching import (
    id_of,
    in_doubt,
    name_of,
    names_of,
    near_pairs,
    shortened,
    text_of,
    words_of,
)

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


@dataclass(frozen=True)
class PlanNames:
    """The names in one version of a plan, as ids are compared."""

    version: Context

    def has(self, name: str) -> bool | None:
        """Whether the plan has something of this name; None where nobody can tell, because a part cannot be read."""
        return True if name in self.every_name else False if self.is_read else None

    @cached_property
    def every_name(self) -> frozenset[str]:
        """Codes and names of areas and programs; ids and words of targets and metrics."""
        plan, catalog = self.version.plan, self.version.catalog
        owners = [*plan.areas(), *plan.programs()]
        codes = [text_of(owner, "id") for owner in owners]
        rows = [row for code in codes if (row := catalog.programs.get(code))]
        parts = [*readable(plan.targets.additional, Target)]
        lists = [area.metrics for area in plan.areas()] + [program.metrics for program in plan.programs()]
        metrics = [metric for metrics in lists for metric in readable(metrics, Metric)]
        names = {name for part in (*parts, *metrics) for name in names_of(part)}
        spelled = [*codes, *(text_of(owner, "name") for owner in owners), *(name for row in rows for name in row.names)]
        return frozenset(names | set(map(fold, spelled))) - {""}

    @cached_property
    def is_read(self) -> bool:
        """Whether everything that has a name can be read."""
        plan = self.version.plan
        lists = [plan.targets.additional, *(area.metrics for area in plan.areas())]
        lists += [program.metrics for program in plan.programs()]
        unread = any(in_doubt(found) for found in lists) or any(area.id is UNKNOWN for area in plan.areas())
        return not (unread or has_unread_program(plan))


def programs_of(plan: SoaPlan) -> dict[str, Program]:
    """The programs of a plan by code."""
    return {code: program for program in plan.programs() if (code := known(program.id))}


def has_unread_area(plan: SoaPlan) -> bool:
    """Whether a Focus Area of the plan cannot be read."""
    return plan.focus_areas is UNKNOWN or UNKNOWN in (known(plan.focus_areas) or ())


def has_unread_program(plan: SoaPlan) -> bool:
    """Whether a program of the plan cannot be read, so that nobody can tell what the plan lacks."""
    lists = [area.programs for area in plan.areas()]
    unread = has_unread_area(plan) or any(found is UNKNOWN or UNKNOWN in (known(found) or ()) for found in lists)
    return unread or any(program.id is UNKNOWN for program in plan.programs())


P = TypeVar("P", Target, Metric)
ADDED, DROPPED, AMOUNT, METRIC, OTHER = "added", "dropped", "amount", "metric", "other"
FIGURES = {"baseline": "baseline", "target": "value to reach"}


@dataclass(frozen=True)
class Change:
    """One change. `names` are those by which an amendment may name it, as ids are compared."""

    id: str
    kind: str
    """What an amendment calls it."""
    names: frozenset[str]
    words: str
    """What happened, as the end of a sentence."""
    also: str = ""
    """What an amendment may call it besides."""


@dataclass(frozen=True)
class Versions:
    """Two versions of a plan."""

    before: Context
    now: Context

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """Every change that is certain, in the order of the form."""
        return tuple(self._changes())

    def _changes(self) -> Iterator[Change]:
        yield from of_targets(self.before.plan.targets.additional, self.now.plan.targets.additional)
        old, new = ({text_of(area, "id"): area for area in ctx.plan.areas()} for ctx in (self.before, self.now))
        for code in new:
            if code and code in old:
                yield from of_metrics(code, old[code].metrics, new[code].metrics)
        yield from self.of_programs()

    def of_programs(self) -> Iterator[Change]:
        """Programs that are new or gone, and what changed in the others."""
        old, new = programs_of(self.before.plan), programs_of(self.now.plan)
        if has_unread_program(self.before.plan) or has_unread_program(self.now.plan):
            return
        for code, program in new.items():
            if code in old:
                yield from self.of_program(code, old[code], program)
            else:
                yield whole_program(code, program, self.now, ADDED)
        for code, program in old.items():
            if code not in new:
                yield whole_program(code, program, self.before, DROPPED)

    def of_program(self, code: str, old: Program, new: Program) -> Iterator[Change]:
        """Amount and metrics of a program that both have."""
        was, is_ = self.amounts(old, new)
        if was is not None and is_ is not None and was != is_:
            words = f"the three-year funding of {code} went from {dollars(was)} to {dollars(is_)}"
            yield Change(code, AMOUNT, frozenset({fold(code)}), words)
        yield from of_metrics(code, old.metrics, new.metrics)

    def amounts(self, old: Program, new: Program) -> tuple[Decimal | None, Decimal | None]:
        """The three-year amounts of a program."""
        return self.before.cost(old.funding).known_total, self.now.cost(new.funding).known_total


def whole_program(code: str, program: Program, ctx: Context, kind: str) -> Change:
    """A program that is new or gone, with its name and its cost."""
    row, total = ctx.catalog.programs.get(code), ctx.cost(program.funding).known_total
    money = f", three-year funding {dollars(total)}," if total is not None else ""
    way = "was added to the plan" if kind == ADDED else "was taken out of the plan"
    return Change(code, kind, frozenset({fold(code)}), f"program {code}{f' {row.name}' if row else ''}{money} {way}")


def of_targets(old: Answers[Target], new: Answers[Target]) -> Iterator[Change]:
    """The additional targets."""
    if not in_doubt(old) and not in_doubt(new):
        yield from _of_parts("target", "", readable(old, Target), readable(new, Target))


def of_metrics(owner: str, old: Answers[Metric], new: Answers[Metric]) -> Iterator[Change]:
    """The metrics of a program or a Focus Area; an amendment of that one tells of them too."""
    if not in_doubt(old) and not in_doubt(new):
        yield from _of_parts("metric", owner, readable(old, Metric), readable(new, Metric))


def _of_parts(noun: str, owner: str, old: list[P], new: list[P]) -> Iterator[Change]:
    """Parts that are new or gone, reworded, or have other figures."""
    for was, is_ in _side_by_side(old, new):
        called = f"the {noun} “{name_of(is_ or was or old[0])}”{f' of {owner}' if owner else ''}"
        if was is not None and is_ is not None:
            for words in _differences(called, was, is_):
                yield _change(owner, OTHER, (was, is_), words)
        elif is_ is not None:
            yield _change(owner, ADDED, (is_,), f"{called} was added")
        elif was is not None:
            yield _change(owner, DROPPED, (was,), f"{called} was taken out")


def _side_by_side(old: list[P], new: list[P]) -> list[tuple[P | None, P | None]]:
    """The parts of two versions by their names; what is spelled almost alike is one part reworded."""
    by_name = {name: was for was in reversed(old) for name in names_of(was)}
    found = {id(is_): next((by_name[name] for name in names_of(is_) if name in by_name), None) for is_ in new}
    stayed = {id(was) for was in found.values() if was is not None}
    gone = [was for was in old if id(was) not in stayed]
    near = near_pairs([is_ for is_ in new if found[id(is_)] is None], gone)
    pairs: list[tuple[P | None, P | None]] = [(found[id(is_)] or near.get(id(is_)), is_) for is_ in new]
    left = {id(was) for was in near.values()}
    return pairs + [(was, None) for was in gone if id(was) not in left]


def _differences(called: str, was: P, is_: P) -> Iterator[str]:
    """What changed in a target or a metric."""
    before, after = " ".join(words_of(was).split()), " ".join(words_of(is_).split())
    if before and after and fold(before) != fold(after):
        yield f"{called} was worded “{shortened(before)}” before"
    for part, title in FIGURES.items():
        old, new = known(getattr(was, part).value), known(getattr(is_, part).value)
        if old is not None and new is not None and old != new:
            yield f"the {title} of {called} went from {old:f} to {new:f}"


def _change(owner: str, kind: str, parts: Sequence[P], words: str) -> Change:
    """A change of a target or a metric; one of a metric may be told as a change of its program."""
    names = {name for part in parts for name in names_of(part)} | ({fold(owner)} if owner else set())
    called = text_of(parts[-1], "id") or owner or " ".join(words_of(parts[-1]).split())
    return Change(called, METRIC if owner else kind, frozenset(names), words, kind)
