"""Under which heading the changes of a file are told, and what the form calls an answer in the middle of a sentence."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, get_args, get_origin

from soaplan.catalog import Catalog
from soaplan.plans.base import Node
from soaplan.plans.envelope import Envelope
from soaplan.plans.kinds import Kind
from soaplan.plans.labels import fold
from soaplan.plans.shape import part_of

BEFORE = "plan"
"""The id of what stands in a file before the sections of the form."""
RECORD = "record"
NUMBERED = re.compile(r"(?:Section|Topic) \d+(?:, )?")


def asked(catalog: Catalog, way: str, otherwise: str = "") -> str:
    """The form's name of an answer, by the way to it: `engagement.families`; of several in one question, our own."""
    found = catalog.question_for(tuple(way.split(".")))
    if found is None or (otherwise and len(found[1].answers) > 1):
        return otherwise
    return lower_first(found[1].short)


def title_of(part: type[Node], key: str) -> str:
    """The name of an answer in our own words, as messages use it."""
    return part.model_fields[key].title or key


def lower_first(text: str) -> str:
    """The text with a small first letter, unless it begins with a word in capitals."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]


def upper_first(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def without_section(title: str) -> str:
    """A name without the number of its section, which its heading tells: "Section 2, analysis"."""
    return NUMBERED.sub("", title, count=1) if NUMBERED.match(title) else title


Way = tuple[str, ...]
"""The names of the answers from the top of the file, without the numbers of entries: `("goals", "baseline")`."""


@dataclass(frozen=True)
class Sections:
    """The headings of one kind of file."""

    kind: Kind
    catalog: Catalog
    record: Mapping[str, str]
    """Parts of which no form asks and that share a heading, `RECORD`: the answer -> the heading."""

    @cached_property
    def headings(self) -> dict[str, str]:
        """Every section by its id, in the order of the file: the form's, and parts of which no form asks."""
        form = {section.id: section.heading for section in self.catalog.form}
        found = {BEFORE: f"The {self.kind.noun} and the district"}
        for key in self._parts:
            title = title_of(self.kind.model, key)
            name = upper_first(without_section(title) or title)
            own = {RECORD: self.record[key]} if key in self.record else {key: name}
            found |= form if self._asked_at_or_in((key,)) else own
        return found | form

    def of(self, way: Way) -> str:
        """The section in which the changes of an answer are told."""
        around = (way[:count] for count in range(len(way), 0, -1))
        found = next(filter(None, map(self._asked_at_or_in, around)), "")
        own = RECORD if way[0] in self.record else way[0]
        return found or (own if way[0] in self._parts else BEFORE)

    def says(self, way: Way, name: str) -> bool:
        """Whether the heading over a part already says what the part is called."""
        section = self.of(way)
        if not name or fold(name) in fold(self.headings[section]):
            return True
        if len(way) > 1:
            return section != self.of(way[:-1])
        within = {found for answer, found in self._asked.items() if answer.startswith(f"{way[0]}.")}
        return len(within) > 1

    def _asked_at_or_in(self, way: Way) -> str:
        """The section of the form that asks for an answer, or first for something inside it; else nothing."""
        name = ".".join(way)
        inside = (section for answer, section in self._asked.items() if answer.startswith(f"{name}."))
        return self._asked.get(name) or next(inside, "")

    @cached_property
    def _asked(self) -> dict[str, str]:
        """Way -> section of the form; the first that asks for it."""
        found: dict[str, str] = {}
        for section in self.catalog.form:
            for question in section.questions:
                for answer in question.answers:
                    found.setdefault(answer.replace("[]", ""), section.id)
        return found

    @cached_property
    def _parts(self) -> list[str]:
        """The answers at the top of the file that hold others."""
        fields = self.kind.model.model_fields
        return [key for key in fields if key not in Envelope.model_fields and holds_others(fields[key].annotation)]


def holds_others(annotation: Any) -> bool:
    """Whether an answer is a part, a list or a table."""
    origin = get_origin(annotation)
    return bool(part_of(annotation)) or origin in {tuple, dict} or any(map(holds_others, get_args(annotation)))
