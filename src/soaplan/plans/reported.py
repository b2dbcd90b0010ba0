"""A progress report beside its plan: which entry of the report is about which target, metric or program of the plan.

An entry names what it is about by the id that the plan gives it, or by its text.
"""

import operator
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, Literal, TypeVar

from soaplan.plans.base import Answers, Node, known
from soaplan.plans.labels import fold
from soaplan.plans.soa_plan import FocusArea, Metric, Program, SoaPlan, StateTarget, Target
from soaplan.plans.soa_progress_report import (
    AreaMetricProgress,
    MetricProgress,
    ProgramProgress,
    Progress,
    StateProgress,
    TargetProgress,
)
from soaplan.regex import regex

Planned = TypeVar("Planned", bound=Node)
Told = TypeVar("Told", bound=Node)
Planned_co = TypeVar("Planned_co", bound=Node, covariant=True)
Told_co = TypeVar("Told_co", bound=Node, covariant=True)
Names = tuple[str, ...]
"""What an entry can be found by, the surest first; an empty name finds nothing."""
Movement = Literal["reached", "closer", "same", "away"]


@dataclass(frozen=True)
class Pair(Generic[Planned_co, Told_co]):
    """What the plan has and what the report says of it. One of the two is None where the other has no counterpart."""

    planned: Planned_co | None
    told: Told_co | None


def target_pairs(plan: SoaPlan | None, progress: Progress) -> list[Pair[Target, TargetProgress]]:
    """The additional targets, by id or by measure; one that is a text of its own, by most of the measure's words."""
    planned = readable(plan.targets.additional, Target) if plan else []
    told = readable(progress.targets, TargetProgress)
    pairs = _paired(planned, _names_of_target, told, lambda one: _names(one.id, one.measure))
    return _with_words_of_their_own(pairs)


def state_pairs(plan: SoaPlan | None, progress: Progress) -> list[Pair[StateTarget, StateProgress]]:
    """The state's figures for the lowest-performing students, by subject and grades."""
    planned = readable(plan.targets.lowest_performing_students, StateTarget) if plan else []
    told = readable(progress.lowest_performing_students, StateProgress)
    return _paired(planned, _names_of_figure, told, _names_of_figure)


def program_pairs(plan: SoaPlan | None, progress: Progress) -> list[Pair[Program, ProgramProgress]]:
    """The programs, by code or by name."""
    told = readable(progress.programs, ProgramProgress)
    planned = plan.programs() if plan else []
    return _paired(planned, lambda one: _names(one.id, one.name), told, lambda one: _names(one.id, one.name))


def metric_pairs(program: Program | None, told: ProgramProgress | None) -> list[Pair[Metric, MetricProgress]]:
    """The metrics of one program, by id or by text."""
    planned = readable(program.metrics, Metric) if program else []
    return _metrics(planned, readable(told.metrics, MetricProgress) if told else [])


def area_pairs(plan: SoaPlan | None, progress: Progress) -> list[tuple[str, Pair[Metric, AreaMetricProgress]]]:
    """The metrics that all programs of a focus area share, each with the code of its area.

    An entry without a code may be about any area.
    """
    areas = plan.areas() if plan else []
    planned = [(area, metric) for area in areas for metric in readable(area.metrics, Metric)]
    told = readable(progress.metrics, AreaMetricProgress)
    code_of = {id(metric): known(area.id) or "" for area, metric in planned}
    pairs = _metrics_of_areas(planned, told)
    return [(code_of.get(id(pair.planned)) or _area(pair.told), pair) for pair in pairs]


def readable(values: Answers[Told], kind: type[Told]) -> list[Told]:
    """The entries of a list that can be read."""
    return [one for one in known(values) or () if isinstance(one, kind)]


def movement(baseline: Decimal, target: Decimal, value: Decimal) -> Movement:
    """How a figure has moved since the baseline, as seen from the target: reached, closer, the same, or away."""
    wanted, moved = target - baseline, value - baseline
    if (wanted > 0 and value >= target) or (wanted < 0 and value <= target) or (wanted == 0 and moved == 0):
        return "reached"
    if moved == 0:
        return "same"
    return "closer" if (moved > 0) == (wanted > 0) and wanted != 0 else "away"


def _names(*answers: object) -> Names:
    return tuple(fold(one) if isinstance(one, str) else "" for one in answers)


def _names_of_target(one: Target) -> Names:
    return _names(one.id, one.measure if known(one.plain) is None else one.plain)


def _with_words_of_their_own(pairs: list[Pair[Target, TargetProgress]]) -> list[Pair[Target, TargetProgress]]:
    """The same, where entries that name nothing of the plan are about the one sentence that has most of their words.

    A target that is a whole sentence has neither id nor measure, and nobody copies the sentence into each report.
    """
    found = list(pairs)
    for stray in [pair for pair in pairs if pair.planned is None]:
        free = [pair for pair in found if pair.told is None and pair.planned and known(pair.planned.plain)]
        shares = [_share_of_words(stray.told, pair.planned) for pair in free]
        best = max(shares, default=0)
        if best >= MOST_WORDS and shares.count(best) == 1:
            place = found.index(free[shares.index(best)])
            found[place] = Pair(found[place].planned, stray.told)
            found.remove(stray)
    return found


MOST_WORDS = 0.65
"""From this share of its words on, a measure speaks of a sentence; words of four letters and more are held together."""
WORD = regex(r"[^\W\d_]{4,}")


def _share_of_words(told: TargetProgress | None, planned: Target | None) -> float:
    """How many of the words of a measure stand in a target's sentence, in whatever form: `chronic`, `chronically`."""
    words = WORD.findall((known(told.measure) or "").casefold()) if told else []
    sentence = WORD.findall((known(planned.plain) or "").casefold()) if planned else []
    there = sum(any(_is_form_of(one, other) for other in sentence) for one in words)
    return there / len(words) if len(words) > 1 else 0


def _is_form_of(one: str, other: str) -> bool:
    """Whether two words begin alike, but for an ending: absent and absence, math and mathematics."""
    least = max(4, min(len(one), len(other)) - 2)
    return one[:least] == other[:least]


def _names_of_figure(one: StateTarget | StateProgress) -> Names:
    subject, grades = _names(one.subject, one.grades)
    return (f"{subject} {grades}" if subject or grades else "",)


def _area(told: AreaMetricProgress | None) -> str:
    return (known(told.area) if told else None) or ""


def _metrics(planned: Sequence[Metric], told: Sequence[MetricProgress]) -> list[Pair[Metric, MetricProgress]]:
    return _paired(planned, lambda one: _names(one.id, one.metric), told, lambda one: _names(one.id, one.metric))


def _metrics_of_areas(
    planned: Sequence[tuple[FocusArea, Metric]], told: Sequence[AreaMetricProgress]
) -> list[Pair[Metric, AreaMetricProgress]]:
    """As other metrics, but the text counts only in the area that the entry names, if it names one."""
    codes = {id(metric): _names(area.id)[0] for area, metric in planned}

    def planned_names(one: Metric) -> Names:
        name, text = _names(one.id, one.metric)
        return name, f"{codes[id(one)]} {text}" if text else "", text

    def told_names(one: AreaMetricProgress) -> Names:
        name, text, area = _names(one.id, one.metric, one.area)
        return name, f"{area} {text}" if area and text else "", "" if area else text

    return _paired([metric for _, metric in planned], planned_names, told, told_names)


def _paired(
    planned: Sequence[Planned],
    planned_names: Callable[[Planned], Names],
    told: Sequence[Told],
    told_names: Callable[[Told], Names],
) -> list[Pair[Planned, Told]]:
    """All that is planned, in its order, each with what is told of it; then what is told of nothing in the plan.

    Of several with the same name each gets an entry of its own; what is told once too often is paired once more.
    """
    named: dict[tuple[int, str], list[int]] = {}
    for place, one in enumerate(planned):
        for name in filter(operator.itemgetter(1), enumerate(planned_names(one))):
            named.setdefault(name, []).append(place)
    about: dict[int | None, list[Told]] = {}
    for entry in told:
        about.setdefault(_place_of(told_names(entry), named, about), []).append(entry)
    found: list[Pair[Planned, Told]] = []
    for place, one in enumerate(planned):
        found += [Pair(one, entry) for entry in about.get(place, ())] or [Pair(one, None)]
    return found + [Pair(None, entry) for entry in about.get(None, ())]


def _place_of(
    wanted: Names, named: Mapping[tuple[int, str], Sequence[int]], taken: Container[int | None]
) -> int | None:
    """Where the first of the wanted names stands, at one that is still free if there is one."""
    hits = next(filter(None, (named.get(name) for name in enumerate(wanted))), ())
    return next((place for place in hits if place not in taken), hits[0] if hits else None)
