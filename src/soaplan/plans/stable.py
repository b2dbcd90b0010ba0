"""Names for the texts of a plan that hold when the plan is put in another order. Translations go by them.

A name comes from ids and codes: `programs.2.2D.today`. What has none goes by a short hash of its text, never by its
number in a list, so that a new entry shifts no other.
"""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from soaplan.characters import visible
from soaplan.diagnostic import Pointer
from soaplan.plans.base import Answer, Node, given, known
from soaplan.plans.soa_plan import EngagementSession, Metric, Program, SoaPlan, Target
from soaplan.plans.texts import texts_of

HASH_DIGITS = 8
LONGEST_NAME = 60
PROSE = ("today", "by_end_of_plan", "how_it_helps", "schools")
"""The texts of a program, beside the details of its funding and its metrics."""

N = TypeVar("N", bound=Node)


@dataclass(frozen=True, slots=True)
class StableText:
    """One text of a plan: its stable name, the way to it in this file, and the text."""

    place: str
    pointer: Pointer
    text: str


def stable_texts(plan: SoaPlan) -> dict[str, str]:
    """Stable name -> text, in the order of the form. Texts that are missing or cannot be read are left out."""
    return {found.place: found.text for found in texts_with_places(plan)}


def texts_with_places(plan: SoaPlan) -> Iterator[StableText]:
    """Every text of a plan that can be translated; figures, dates and names are none."""
    for place, pointer, value in _everything(plan):
        if isinstance(value, str) and any(character.isalpha() for character in value):
            yield StableText(place, pointer, value)


def short_hash(text: str) -> str:
    """What tells one version of a text from another; how its lines are broken does not count."""
    plain = " ".join(unicodedata.normalize("NFC", text).split())
    return hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()[:HASH_DIGITS]


Found = tuple[str, Pointer, Any]


def _everything(plan: SoaPlan) -> Iterator[Found]:
    yield "summary", ("summary",), plan.summary
    for key in ("disparities", "insights"):
        yield f"analysis.{key}", ("analysis", key), getattr(plan.analysis, key)
    for place, one in given(plan.analysis.indicators):
        measure = known(one.measure) or ""
        yield f"analysis.indicators.#{short_hash(measure)}", ("analysis", "indicators", place, "measure"), measure
    yield from _targets(plan)
    yield from _engagement(plan)
    yield from _areas(plan)
    yield "district.contact.title", ("district", "contact", "title"), plan.district.contact.title


def _targets(plan: SoaPlan) -> Iterator[Found]:
    for place, target, name in _named(given(plan.targets.additional), _target_name):
        way = ("targets", "additional", place)
        yield f"targets.{name}", (*way, "plain"), target.plain
        yield f"targets.{name}.measure", (*way, "measure"), target.measure


def _target_name(target: Target) -> str:
    return _id(target.id) or f"additional.#{short_hash(known(target.plain) or known(target.measure) or '')}"


def _engagement(plan: SoaPlan) -> Iterator[Found]:
    part = plan.engagement
    for key in ("families", "family_measures", "stakeholders"):
        yield f"engagement.{key}", ("engagement", key), getattr(part, key)
    for group, reason in (known(part.not_applicable) or {}).items():
        yield f"engagement.not_applicable.{slug(group)}", ("engagement", "not_applicable", group), reason
    for place, session, name in _named(given(part.sessions), _session_name):
        for key in ("heard", "changed"):
            yield f"engagement.sessions.{name}.{key}", ("engagement", "sessions", place, key), getattr(session, key)
    tally = part.school_committee_vote.tally
    yield "engagement.school_committee_vote.tally", ("engagement", "school_committee_vote", "tally"), tally
    for place, vote, name in _named(given(part.later_votes), lambda vote: _day(vote.date) or "undated"):
        yield f"engagement.later_votes.{name}.tally", ("engagement", "later_votes", place, "tally"), vote.tally


def _session_name(session: EngagementSession) -> str:
    """By the day and the group; a meeting without either goes by what was said."""
    name = "-".join(filter(None, (_day(session.date), slug(known(session.group) or ""))))
    return name or f"#{short_hash(_all_of(session))}"


def _areas(plan: SoaPlan) -> Iterator[Found]:
    programs: list[tuple[Pointer, Program]] = []
    for place, area, name in _named(
        given(plan.focus_areas), lambda area: _id(area.id) or f"#{short_hash(_all_of(area))}"
    ):
        way: Pointer = ("focus_areas", place)
        yield from _metrics(f"focus_areas.{name}", way, area.metrics)
        programs += [((*way, "programs", number), program) for number, program in given(area.programs)]
    for way, program, name in _named(programs, lambda one: _id(one.id) or f"#{short_hash(_all_of(one))}"):
        yield from _program(f"programs.{name}", way, program)


def _program(name: str, way: Pointer, program: Program) -> Iterator[Found]:
    for key in PROSE:
        yield f"{name}.{key}", (*way, key), known(getattr(program, key))
    yield f"{name}.funding.details", (*way, "funding", "details"), program.funding.details
    yield from _metrics(name, way, program.metrics)


def _metrics(name: str, way: Pointer, metrics: Any) -> Iterator[Found]:
    for place, metric, own in _named(given(metrics), _metric_name):
        yield f"{name}.metrics.{own}", (*way, "metrics", place, "metric"), metric.metric


def _metric_name(metric: Metric) -> str:
    return _id(metric.id) or f"#{short_hash(known(metric.metric) or '')}"


P = TypeVar("P")


def _named(items: list[tuple[P, N]], name: Callable[[N], str]) -> Iterator[tuple[P, N, str]]:
    """The items with their names; of several with one name each gets a hash of all it says behind it."""
    names = [name(item) for _, item in items]
    often = Counter(names)
    for (place, item), own in zip(items, names, strict=True):
        yield place, item, own if often[own] == 1 or "#" in own else f"{own}.#{short_hash(_all_of(item))}"


def _all_of(node: Node) -> str:
    return "\n".join(text for _, text in texts_of(node))


def _id(value: Answer[str]) -> str:
    return slug(known(value) or "", small=False)


def _day(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else ""


def slug(text: str, *, small: bool = True) -> str:
    """A name as one word: letters, digits, points and hyphens."""
    plain = visible(text).casefold() if small else visible(text)
    word = re.sub(r"[^\w.-]+", "-", plain).strip("-.")
    return word if len(word) <= LONGEST_NAME else f"{word[:LONGEST_NAME]}.#{short_hash(text)}"
