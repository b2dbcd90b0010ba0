"""A file as a form: the state's headings and questions in their order, and a box for every answer.

Everything comes from the models (which answers there are, how they are named, what may be chosen) and from the form
of the catalog (what is asked, in which order). Nothing here knows Word.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, get_args, get_origin

from soaplan.catalog.models import FormSection, Question
from soaplan.check.result import CheckResult
from soaplan.diagnostic import Pointer
from soaplan.plans.base import OFFERS, Node, is_text_file, mark_of
from soaplan.plans.choices import OneOf
from soaplan.plans.kinds import KINDS
from soaplan.plans.shape import answers_of, part_of
from soaplan.plans.values import Reads, ReadsSchools, read_text, read_yes_no
from soaplan.source.edit import plain
from soaplan.source.nodes import Listing, Scalar
from soaplan.source.nodes import Mapping as Written

NEW = "+"
"""Takes the place of a number in the way to an answer of an entry that isn't in the file yet."""
PROSE, LINE, LIST, NAMED = "prose", "line", "list", "named"
"""What a box holds: a text with paragraphs, one line, one entry a line, or `name: value` lines."""
LONG_KINDS = frozenset({"open response", "flexible format"})
LONG = 100
"""A text with more signs than this gets a wide box."""
MOST_CHECKED = 40
"""A list with more entries than this is written line by line; nobody reads through so many check boxes."""
LEFT_OUT = frozenset({"kind", "cycle", "waivers", "notes", "content"})
"""What is not for a form: what soaplan itself goes by, remarks for colleagues, and the record of a vote."""
Choice = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is a section of the state's form."""

    text: str
    level: int


@dataclass(frozen=True, slots=True)
class Words:
    """What is asked, line by line."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """One answer. `value` is what the file says, on as many lines as the shape has."""

    pointer: Pointer
    title: str
    help: str
    shape: str
    value: str
    choices: Choice = field(default_factory=dict)
    """What may be chosen -> how the form shows it."""
    closed: bool = False
    """Whether nothing else may be written."""
    is_text: bool = False
    file: str = ""
    """The text file that the answer is kept in."""
    one_text: bool = False
    """Whether one entry of the list is as good as a text: the schools of a program, `district-wide`."""


Item = Heading | Words | Box


def name_of(pointer: Pointer) -> str:
    """A pointer as one word: `focus_areas[0].programs[+].today`."""
    words = "".join(f"[{one}]" if isinstance(one, int) or one == NEW else f".{one}" for one in pointer)
    return words.removeprefix(".")


def place_of(pointer: Pointer) -> str:
    """The place in the form of the catalog: `focus_areas[].programs[].today`."""
    words = "".join("[]" if isinstance(one, int) or one == NEW else f".{one}" for one in pointer)
    return words.removeprefix(".")


def form_of(result: CheckResult, *, with_new: bool = True) -> list[Item]:
    """The form of a file that was read; `with_new` has an empty block behind every list of parts."""
    return list(_Form(result, with_new=with_new).items())


def boxes_of(result: CheckResult) -> dict[Pointer, Box]:
    """The answers of a file, by their pointers."""
    return {item.pointer: item for item in form_of(result, with_new=False) if isinstance(item, Box)}


class _Form:
    def __init__(self, result: CheckResult, *, with_new: bool) -> None:
        assert result.kind is not None  # noqa: S101 - seen by whoever asks for a form
        assert result.catalog is not None  # noqa: S101 - likewise
        assert result.document is not None  # noqa: S101 - likewise
        self.kind, self.catalog, self.document = KINDS[result.kind], result.catalog, result.document
        self.plan = result.plan
        self.with_new = with_new
        self.questions = [question for section in self.catalog.form for question in section.questions]
        self.claimed = {tuple(place.partition("[]")[0].split(".")) for one in self.questions for place in one.answers}
        self.done: set[Pointer] = set()

    # The order of the form

    def items(self) -> Iterator[Item]:
        """Whose file it is, the sections of the form, and what no section asks for."""
        tops = [name for name in answers_of(self.kind.model) if name not in LEFT_OUT | set(self.kind.related)]
        asked = {pointer[0] for pointer in self.claimed}
        first = next((place for place, name in enumerate(tops) if name in asked and name != "district"), len(tops))
        for name in tops[:first]:
            yield from self.rest((name,), self.kind.model, name)
        for section in self.catalog.form:
            yield from self.section(section)
        for name in tops:
            yield from self.rest((name,), self.kind.model, name)

    def section(self, section: FormSection) -> Iterator[Item]:
        """The questions of a section, each with its boxes, and the other answers of the parts it asks about."""
        yield Heading(section.heading, 1)
        if section.tasks:
            yield Words(section.tasks)
        ways = [
            tuple(place.partition("[]")[0].split(".")) for question in section.questions for place in question.answers
        ]
        for question in section.questions:
            places = [place for place in question.answers if "[]" not in place]
            found = [item for place in places for item in self.at(tuple(place.split(".")))]
            if found:
                yield Words(question.lines())
                yield from found
        for way in ways:
            yield from self.at(way)
        for depth in range(max(map(len, ways), default=0) - 1, 0, -1):
            for parent in dict.fromkeys(way[:depth] for way in ways if len(way) > depth):
                yield from self.rest_of(parent)

    def at(self, way: Pointer) -> Iterator[Item]:
        """The boxes of an answer, unless it or a part around it is there already."""
        if any(way[:length] in self.done for length in range(1, len(way) + 1)) or set(way) & LEFT_OUT:
            return
        part: type[Node] | None = self.kind.model
        for name in way[:-1]:
            part = part_of(part.model_fields[str(name)].annotation) if part else None
        if part is not None and str(way[-1]) in part.model_fields:
            yield from self.answer(way, part, str(way[-1]), 2, set())

    def rest_of(self, parent: Pointer) -> Iterator[Item]:
        """The answers of a part that no question names."""
        part: type[Node] | None = self.kind.model
        for name in parent:
            part = part_of(part.model_fields[str(name)].annotation) if part else None
        for name in answers_of(part) if part else ():
            yield from self.rest((*parent, name), part, name)  # type: ignore[arg-type] # it has names

    def rest(self, way: Pointer, part: type[Node], name: str) -> Iterator[Item]:
        """An answer that no question names, or what no question names of it."""
        if way in self.done or way in self.claimed or name in LEFT_OUT | set(self.kind.related):
            return
        if any(one[: len(way)] == way for one in (*self.claimed, *self.done)):
            if isinstance(part.model_fields[name].annotation, type):
                yield from self.rest_of(way)
            return
        yield from self.answer(way, part, name, 2 if len(way) > 1 else 1, set())

    # One answer

    def answer(self, way: Pointer, part: type[Node], name: str, level: int, said: set[str]) -> Iterator[Item]:
        """The boxes of one answer of a part."""
        self.done.add(way)
        annotation = part.model_fields[name].annotation
        inner, written = part_of(annotation), self.written(way)
        if inner is None:
            yield from self.box(way, part, name)
        elif isinstance(annotation, type):
            yield from self.group(way, part, name, level, said, inner)
        elif self.is_lines(inner, written):
            yield from self.box(way, part, name, inner)
        else:
            yield from self.blocks(way, part, name, level, said, inner)

    def group(  # noqa: PLR0913, PLR0917 - where it is, what it is, and what was said above it
        self, way: Pointer, part: type[Node], name: str, level: int, said: set[str], inner: type[Node]
    ) -> Iterator[Item]:
        """A part inside another one: its boxes below its title; where one text stands for it, one box."""
        written = self.written(way)
        if isinstance(written, str) or (inner.TEXT_KEY and is_text_file(written)):
            yield from self.box(way, part, name)
            return
        found = list(self.answers(way, inner, level + 1, said))
        if found and part.model_fields[name].title and len(found) > 1:
            yield Heading(_capital(str(part.model_fields[name].title)), level)
        yield from found

    def answers(self, way: Pointer, part: type[Node], level: int, said: set[str]) -> Iterator[Item]:
        """All answers of a part, each below the question that asks for it."""
        for name in answers_of(part):
            if name in LEFT_OUT:
                continue
            if lines := self.asked(place_of((*way, name)), said):
                yield Words(lines)
            yield from self.answer((*way, name), part, name, level, said)

    def blocks(  # noqa: PLR0913, PLR0917 - as above
        self, way: Pointer, part: type[Node], name: str, level: int, said: set[str], inner: type[Node]
    ) -> Iterator[Item]:
        """A list of parts, one block each, and an empty block to copy."""
        if self.with_new or self.count(way):
            yield Heading(_capital(str(part.model_fields[name].title or name)), level)
        for number in range(self.count(way)):
            yield Heading(self.title((*way, number), inner), level + 1)
            yield from self.block((*way, number), inner, level + 2, set(said))
        if self.with_new:
            kind = inner.SINGULAR or "entry"
            yield Heading(f"New {kind} (to add more, copy this heading and the boxes below it)", level + 1)
            yield from self.block((*way, NEW), inner, level + 2, set(said))

    def block(self, way: Pointer, inner: type[Node], level: int, said: set[str]) -> Iterator[Item]:
        written = self.written(way)
        if isinstance(written, str) or (inner.TEXT_KEY and is_text_file(written)):
            value, file = self.text_at(way)
            shape = PROSE if "\n" in value or len(value) > LONG else LINE
            yield Box(way, _capital(inner.SINGULAR), "", shape, value, is_text=True, file=file)
        else:
            yield from self.answers(way, inner, level, said)

    def box(self, way: Pointer, part: type[Node], name: str, inner: type[Node] | None = None) -> Iterator[Item]:
        """The box of an answer that is no part; of a list of parts where each is one text."""
        info = part.model_fields[name]
        marks = list(_marks(info.annotation))
        is_text = any(isinstance(one, Reads) and one.reader is read_text for one in marks) or part_of(info.annotation)
        owner, key = (inner, inner.TEXT_KEY) if inner else (part, name)
        choices, closed = self.choices(owner, key, marks)
        value, file = self.text_at(way)
        shape = self.shape(way, info.annotation, value, bool(is_text) and not choices)
        if not self.is_broken(way, shape):
            title = _capital(str(info.title or name))
            one_text = any(isinstance(one, ReadsSchools) for one in marks)
            yield Box(way, title, info.description or "", shape, value, choices, closed, bool(is_text), file, one_text)

    def shape(self, way: Pointer, annotation: Any, value: str, is_text: bool) -> str:  # noqa: FBT001 - one of four facts
        origins = set(_origins(annotation))
        if dict in origins:
            return NAMED
        if tuple in origins:
            return LIST
        asked = any(one.kind in LONG_KINDS and place_of(way) in one.answers for one in self.questions)
        return PROSE if is_text and (asked or "\n" in value or len(value) > LONG) else LINE

    def choices(self, part: type[Node], name: str, marks: list[Any]) -> tuple[Choice, bool]:
        """What may be chosen for an answer, and whether nothing else may be written."""
        for mark in marks:
            if isinstance(mark, OneOf):
                return {label: label for label in mark.labels}, True
            if isinstance(mark, Reads) and mark.reader is read_yes_no:
                return {"yes": "yes", "no": "no"}, True
        offers = mark_of(part, name, OFFERS) if name in part.model_fields else None
        found = self.catalog.choices(offers) if offers else None
        if found is None:
            return {}, False
        return {label: f"{label} {words}".strip() if found.codes else label for label, words in found.labels.items()}, (
            found.closed
        )

    # What the file says

    def written(self, way: Pointer) -> Any:
        """What is written at a place, as plain data."""
        spot = self.document.follow(way)
        return plain(spot.node) if spot.complete and NEW not in way else None

    def count(self, way: Pointer) -> int:
        """How many entries a list has; blank ones count, since somebody will write in them."""
        spot = self.document.follow(way)
        return len(spot.node.items) if spot.complete and NEW not in way and isinstance(spot.node, Listing) else 0

    def text_at(self, way: Pointer) -> tuple[str, str]:
        """The answer as text, and the file that it is kept in."""
        value = self.written(way)
        if is_text_file(value) and isinstance(value["file"], str):
            return self.read_text(way).strip("\n"), value["file"]
        return _as_text(value), ""

    def read_text(self, way: Pointer) -> str:
        """The text of the file that an answer is kept in, as the check has read it."""
        found: Any = self.plan
        for step in way:
            found = found[step] if isinstance(step, int) else getattr(found, step)
        if isinstance(found, Node):
            found = getattr(found, found.TEXT_KEY)
        return found if isinstance(found, str) else ""

    def is_broken(self, way: Pointer, shape: str) -> bool:
        """Whether something stands at a place that no box can show: it is left alone."""
        spot = self.document.follow(way)
        node = spot.node if spot.complete and NEW not in way else None
        if isinstance(node, Written):
            return shape != NAMED and not is_text_file(plain(node))
        if isinstance(node, Listing):
            return shape != LIST or not all(isinstance(one, Scalar) for one in node.items)
        return node is not None and not isinstance(node, Scalar)

    def is_lines(self, inner: type[Node], written: Any) -> bool:
        """Whether a list of parts is a list of plain texts in this file."""
        if not inner.TEXT_KEY:
            return False
        if isinstance(written, list):
            return all(one is None or isinstance(one, str) for one in written) and inner.TEXT_KEY in inner.model_fields
        return inner.TEXT_KEY in inner.model_fields

    # Words

    def asked(self, place: str, said: set[str]) -> tuple[str, ...]:
        """The lines that ask for an answer inside a block, the question itself the first time."""
        lines: list[str] = []
        for question in self.questions:
            if place in question.answers:
                lines += self._lines(question, place, said)
        return tuple(lines)

    @staticmethod
    def _lines(question: Question, place: str, said: set[str]) -> list[str]:
        part = question.parts.get(place.rpartition(".")[2], "")
        whole = [] if question.id in said else list(question.lines(frozenset(question.parts.values())))
        said.add(question.id)
        return [*whole, *([part] if part else [])]

    def title(self, way: Pointer, inner: type[Node]) -> str:
        """How a block is called: Program 2.2D, Targeted Academic Support and Acceleration."""
        names = [self.written((*way, name)) for name in ("id", "name", "metric", "measure", "text", "date", "group")]
        words = " ".join([str(one) for one in names if isinstance(one, str)][:2])
        number = f" {int(way[-1]) + 1}" if not words else f": {words[:LONG]}"
        return _capital(f"{inner.SINGULAR or 'entry'}{number}")


def _as_text(value: Any) -> str:
    if isinstance(value, str):
        return value.strip("\n")
    if isinstance(value, list):
        return "\n".join(" ".join(one.split()) for one in value if isinstance(one, str))
    if isinstance(value, dict):
        return "\n".join(f"{key}: {' '.join(one.split())}" for key, one in value.items() if isinstance(one, str))
    return ""


def _marks(annotation: Any) -> Iterator[Any]:
    """Everything that an annotation says beside its types."""
    for inner in get_args(annotation):
        if isinstance(inner, Reads | ReadsSchools | OneOf):
            yield inner
        yield from _marks(inner)


def _origins(annotation: Any) -> Iterator[Any]:
    yield get_origin(annotation)
    for inner in get_args(annotation):
        yield from _origins(inner)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
