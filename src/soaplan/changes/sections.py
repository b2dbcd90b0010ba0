"""Under which heading the changes of a file are told: a section of the state's form, or a part of the file."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any, get_args, get_origin

from soaplan.catalog import Catalog
from soaplan.changes.form_names import BEFORE, title_of, upper_first, without_section
from soaplan.plans.envelope import Envelope
from soaplan.plans.kinds import Kind
from soaplan.plans.labels import fold
from soaplan.plans.shape import part_of

Way = tuple[str, ...]
"""The names of the answers from the top of the file, without the numbers of entries: `("goals", "baseline")`."""


@dataclass(frozen=True)
class Sections:
    """The headings of one kind of file."""

    kind: Kind
    catalog: Catalog

    @cached_property
    def headings(self) -> dict[str, str]:
        """Every section by its id, in the order of the file: the form's, and parts of which no form asks."""
        form = {section.id: section.heading for section in self.catalog.form}
        found = {BEFORE: f"The {self.kind.noun} and the district"}
        for key in self._parts:
            title = title_of(self.kind.model, key)
            name = upper_first(without_section(title) or title)
            found |= form if self._asked_at_or_in((key,)) else {key: name}
        return found | form

    def of(self, way: Way) -> str:
        """The section in which the changes of an answer are told."""
        around = (way[:count] for count in range(len(way), 0, -1))
        found = next(filter(None, map(self._asked_at_or_in, around)), "")
        return found or (way[0] if way[0] in self._parts else BEFORE)

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
        return [key for key in fields if key not in Envelope.model_fields and _holds_others(fields[key].annotation)]


def _holds_others(annotation: Any) -> bool:
    """Whether an answer is a part, a list or a table."""
    origin = get_origin(annotation)
    return bool(part_of(annotation)) or origin in {tuple, dict} or any(map(_holds_others, get_args(annotation)))
