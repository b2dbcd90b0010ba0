"""The catalog as something to look up: every entry with its id, its text, and what differs between cycles."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from soaplan.catalog import SoaCatalog
from soaplan.catalog.models import Row
from soaplan.catalog.soa_models import ProgramRow
from soaplan.plans.labels import fold, nearest
from soaplan.prose import Prose

FILES = (
    "cycle", "objectives", "metrics", "categories", "groups", "stakeholders", "foundation", "form", "resources",
    "addendum", "required", "rules",
)  # fmt: skip
"""The files of a catalog that people look things up in; word lists are for the rules."""

WORD_SIGNS = re.compile(r"[*+|=&…?]")
"""What a word pattern has besides words."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing of the catalog. `facts` are shown below the name, each with its title."""

    id: str
    kind: str
    name: str
    text: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    also: tuple[str, ...] = field(default=())
    spoken: tuple[str, ...] = field(default=())
    """Word patterns by which people speak of it."""

    @property
    def title(self) -> str:
        """The id and the name; the name alone where it is the id."""
        return f"{self.id}  {self.name}" if self.id and self.id != self.name else self.name

    @property
    def data(self) -> dict[str, Any]:
        """The entry for other programs."""
        facts = dict(self.facts)
        return {
            "id": self.id,
            "kind": self.kind,
            "name": self.name,
            "text": self.text,
            **facts,
            "also": list(self.also),
        }


def whole(catalog: SoaCatalog) -> dict[str, Any]:
    """The whole catalog, every text in full, for other programs."""
    return {name: plain(getattr(catalog, name)) for name in FILES}


def plain(value: Any) -> Any:
    """The value as JSON has it: texts, numbers, yes and no, lists and objects."""
    if isinstance(value, Row):
        fields = type(value).model_fields.items()
        return {field.alias or name: plain(getattr(value, name)) for name, field in fields if not field.exclude}
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    return value if isinstance(value, bool | int | str | None) else _number(value)


def _number(value: Any) -> Any:
    """A day as 2024-04-01; an amount as a number."""
    if isinstance(value, Decimal):
        return int(value) if value == int(value) else float(value)
    return value.isoformat()


def entries(catalog: SoaCatalog) -> Iterator[Entry]:
    """Every entry, in the order of the guidance."""
    yield from _programs(catalog)
    for metric in catalog.metrics:
        provider = f"{metric.provider} metric"
        yield Entry(
            "", "suggested metric", metric.metric, facts=(("objective", metric.objective), ("provider", provider))
        )
    for category in catalog.categories:
        yield Entry(category.id, "program category", category.name, facts=(("programs", ", ".join(category.programs)),))
    for group in catalog.groups:
        also = (*group.official, *group.aliases)
        yield Entry(group.label, "student group", group.label, also=also, spoken=group.mentions)
    for stakeholder in catalog.stakeholders.required:
        label, spoken = stakeholder.label, stakeholder.mentions
        yield Entry(label, "stakeholder group", label, also=stakeholder.aliases, spoken=spoken)
    for row in catalog.foundation.categories:
        yield Entry(row.label, "foundation category", row.label, also=row.aliases)
    for section in catalog.form:
        for question in section.questions:
            details = tuple(("detail", detail) for detail in question.details)
            yield Entry(
                question.id, "question of the form", question.text, facts=(("answered by", question.kind), *details)
            )
    for part in catalog.resources:
        for tool in part.items:
            yield Entry("", "tool of the guidance", tool.name, tool.text, (("section", part.section),))


def _programs(catalog: SoaCatalog) -> Iterator[Entry]:
    for objective in catalog.objectives:
        yield Entry(objective.id, "Strategic Objective", objective.name)
        for area in objective.focus_areas:
            programs = ", ".join(program.id for program in area.programs)
            yield Entry(area.id, "Focus Area", area.name, facts=(("programs", programs),))
            for program in area.programs:
                yield _program(program, area.id, catalog)


def _program(program: ProgramRow, area: str, catalog: SoaCatalog) -> Entry:
    category = next((row for row in catalog.categories if row.id == program.category), None)
    facts = [("focus area", f"{area} {catalog.focus_areas[area].name}")]
    facts += [("category", f"{category.id}) {category.name}")] if category else []
    facts += [("priority", "yes, a priority program of the commissioner")] if program.priority else []
    kind = "Evidence-Based Program"
    spoken = catalog.program_words.get(program.id, ())
    return Entry(program.id, kind, program.name, program.description, tuple(facts), program.also_named, spoken)


def find(catalog: SoaCatalog, wanted: str) -> Entry | None:
    """The entry with an id, or with a name."""
    folded = fold(wanted)
    all_entries = list(entries(catalog))
    by_id = (entry for entry in all_entries if entry.id and fold(entry.id) == folded)
    by_name = (entry for entry in all_entries if folded in map(fold, (entry.name, *entry.also)))
    return next(by_id, None) or next(by_name, None)


def nearest_id(catalog: SoaCatalog, wanted: str) -> str | None:
    """The id that looks most like the text."""
    return nearest(wanted, [entry.id for entry in entries(catalog) if entry.id])


def search(catalog: SoaCatalog, words: tuple[str, ...]) -> list[Entry]:
    """The entries whose texts hold every word, from the start of a word; then those that people call so."""
    asked = " ".join(words)
    patterns = [f"{word.rstrip('*')}*" for word in asked.split()]
    everything = list(entries(catalog))
    by_text = [entry for entry in everything if _holds(_texts(entry), patterns)]
    by_speech = [entry for entry in everything if entry not in by_text and _is_called(entry, asked, patterns)]
    return by_text + by_speech


def _is_called(entry: Entry, asked: str, patterns: list[str]) -> bool:
    """Whether people speak so of an entry: one of its patterns fits what was asked, or has all of its words."""
    return Prose(asked).has(entry.spoken) or any(
        _holds(WORD_SIGNS.sub(" ", pattern), patterns) for pattern in entry.spoken if not pattern.startswith("!")
    )


def _texts(entry: Entry) -> str:
    return " ".join((entry.id, entry.name, entry.text, *entry.also, *(fact for _, fact in entry.facts)))


def _holds(text: str, patterns: list[str]) -> bool:
    prose = Prose(text)
    return all(prose.has((pattern,)) for pattern in patterns)


IDS = ("id", "label", "name", "metric", "when", "section")
"""By which answer the entries of a list are told apart."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One place that differs; None where it is not there."""

    place: str
    old: str | None
    new: str | None


def compare(old: SoaCatalog, new: SoaCatalog) -> list[Difference]:
    """Every difference, in the order of the old cycle."""
    left, right = dict(_flat("", whole(old))), dict(_flat("", whole(new)))
    places = [*left, *(place for place in right if place not in left)]
    return [
        Difference(place, left.get(place), right.get(place)) for place in places if left.get(place) != right.get(place)
    ]


def _flat(place: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _flat(f"{place} > {key}" if place else str(key), item)
    elif isinstance(value, list):
        for number, item in enumerate(value, 1):
            yield from _flat(f"{place} > {_name(item, number)}", item)
    elif value is not None:
        yield place, str(value)


def _name(item: Any, number: int) -> str:
    if isinstance(item, dict):
        return str(next((item[key] for key in IDS if key in item), number))
    return str(number)
