"""The answers of a file as blocks of its document, and what the catalog of its cycle says of them."""

from collections.abc import Container, Iterable
from dataclasses import dataclass, field
from typing import Any

from soaplan.catalog.models import FormSection
from soaplan.check.result import CheckResult
from soaplan.diagnostic import Pointer
from soaplan.plans.base import Node, known, walk
from soaplan.plans.figures import Value
from soaplan.plans.kinds import KINDS, Kind
from soaplan.render.anchors import anchor
from soaplan.render.clean import first_upper
from soaplan.render.documents.blocks import NOT_ANSWERED, Block, Cell, Item, Names, Note, Pair, Pairs, Prose, short
from soaplan.render.figures import is_percent, school_year, with_unit
from soaplan.render.file_reader import FileReader, Plan_co
from soaplan.render.words import Sentence

UNREAD = "This was written here, but it couldn’t be read:"


@dataclass(frozen=True)
class DocumentReader(FileReader[Plan_co]):
    """One checked file of any kind, asked answer by answer."""

    result: CheckResult
    kind: Kind
    stand_alone: frozenset[str | int]
    """The answers for which one text may stand where named answers are due."""
    taken: set[str] = field(default_factory=set, kw_only=True)
    """The ids that stand on the page."""

    @classmethod
    def of(cls, result: CheckResult) -> "DocumentReader[Plan_co]":
        """The reader of a file that `has_page` admits. Raises TypeError for any other."""
        plan, catalog, document = result.plan, result.catalog, result.document
        if plan is None or catalog is None or document is None or result.kind not in KINDS:
            raise TypeError(result.path)
        return cls(plan, catalog, document, result, KINDS[result.kind], _stand_alone(plan))  # type: ignore[arg-type]  # the kind's composer knows its model

    def may_stand(self, rest: Pointer) -> bool:
        """Whether every step is to the answer that a text stands for: it is shown once."""
        return self.stand_alone.issuperset(rest)

    def anchor(self, kind: str, name: str) -> str:
        """The id of a part of the page: stable, and there only once."""
        return anchor(kind, name, self.taken)

    # What the catalog says

    def listed(self, text: str, *lists: str) -> str:
        """The label of an entry of the catalog's lists, by any of its names; any other text as it is."""
        rows = (self.catalog.row(name, text) for name in lists if text and name in self.catalog.lists)
        row = next(filter(None, rows), None)
        return first_upper(row.label if row else text)

    def section_number(self, start: str) -> str:
        """The number of that section, where the guidance numbers its sections: "Section 2"."""
        section = self._section(start)
        return f"Section {section.id}" if section and section.id.isdigit() else ""

    def form_line(self, start: str) -> str:
        """Which section of the state's form asks for the answers at a place; nothing where none does."""
        name = self.section_name(start)
        return f"In the state’s guidance: {name}" if name else ""

    def section_name(self, start: str, fallback: str = "") -> str:
        """The name of the section of the form that asks for the answers at a place: `priorities[].analysis`."""
        section = self._section(start)
        return section.name if section else fallback

    def _section(self, start: str) -> FormSection | None:
        places = (f"{start}.", f"{start}[")
        for section in self.catalog.form:
            if any(f"{key}.".startswith(places) for question in section.questions for key in question.answers):
                return section
        return None

    # Answers as blocks

    def prose(self, node: Node, name: str) -> Prose:
        """A text; "not answered" where there is none."""
        return Prose(self.text(node, name))

    def title(self, node: Node, name: str) -> str:
        """How the form names an answer."""
        return first_upper(type(node).model_fields[name].title or name)

    def pairs(self, node: Node, names: Iterable[str], asked: Container[str] = ()) -> tuple[Block, ...]:
        """The answers with their names: those that are given, and those that every file is asked for."""
        given = {name: self.is_given(node, name) for name in names}
        rows = [self.pair(node, name) for name, there in given.items() if there or name in asked]
        return (Pairs(tuple(rows)),) if any(given.values()) else (NOT_ANSWERED,)

    def pair(self, node: Node, name: str) -> Pair:
        """One answer with its name; a list of several texts as a list."""
        is_list = isinstance(getattr(node, name), tuple)
        block = short(*self.lines(node, name)) if is_list else self.prose(node, name)
        return Pair(self.title(node, name), (block,))

    def is_given(self, node: Node, name: str) -> bool:
        """Whether there is anything to show of an answer."""
        value = getattr(node, name)
        return bool(self.lines(node, name)) if isinstance(value, tuple) else bool(self.text(node, name))

    def unread(self, node: Node, *names: str) -> tuple[Block, ...]:
        """The entries of lists that cannot be read, as they were written."""
        texts = tuple(entry for name in names for entry in self.parts(node, name) if isinstance(entry, str) and entry)
        return (Note(UNREAD), Names(texts)) if texts else ()

    # Answers as cells

    def cell(self, node: Node, name: str, *lists: str) -> Cell:
        """A short answer, by its label in the lists of the catalog."""
        text = self.line(node, name)
        return cell(self.listed(text, *lists) if lists else text)

    def day_cell(self, node: Node, name: str) -> Cell:
        """A day, or the text that stands in its place."""
        day = self.day(node, name)
        return Cell((Item(day),) if day else ())

    def aimed_at(self, target: Value, unit: str) -> str:
        """A figure to reach, with its unit and year: "80% in 2024-25", "12 visits"."""
        shown = with_unit(self.number(target, "value"), unit)
        if not shown:
            return ""
        in_unit = shown if is_percent(shown, unit) or not unit else f"{shown} {unit}"
        return " in ".join(filter(None, (in_unit, self.year(target))))

    def sent(self, node: Node, name: str) -> Sentence:
        """The sentence on the day when the file was sent to the state; nothing without a day."""
        day = self.day(node, name)
        return self.words.sentence("sent_on", day=day) if day else ()

    def year(self, node: Node, name: str = "year") -> str:
        """A school year: 2023-24."""
        return school_year(known(getattr(node, name))) or self.line(node, name)


AnyReader = DocumentReader[Any]


def cell(*texts: str) -> Cell:
    """Short texts; those that are empty are left out."""
    return Cell(tuple(Item(text) for text in texts if text))


def _stand_alone(plan: Node) -> frozenset[str | int]:
    """Of every part the answer that a text stands for, or else its first."""
    firsts = (type(node).TEXT_KEY or next(iter(type(node).model_fields)) for node in walk(plan))
    return frozenset({*firsts, 0})
