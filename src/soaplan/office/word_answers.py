"""Read the boxes of a form that came back as a Word file."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from soaplan.diagnostic import Pointer
from soaplan.importing.blocks import Paragraph
from soaplan.importing.boxes import box_of, without_box
from soaplan.importing.readers.word_text import W, WordText
from soaplan.office.carried import Baggage
from soaplan.office.form import LINE, LIST, NAMED, NEW, PROSE, Box
from soaplan.office.merge import same
from soaplan.office.prose import tidy, to_markdown
from soaplan.regex import regex

CHOOSE = "Choose an answer"
"""What a list shows before anything was chosen."""
NAME = regex(r"\{\{(.+?)\}\}")
"""The name of a box as hidden text of its label."""
LABEL_TAG = "label "
"""Begins the tag of a label; behind it is the name of the box."""
BULLET = regex(r"^[-*•–]\s+")
"""A dash or point that somebody typed before the entry of a list."""
WRAPS = frozenset({f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}moveTo", f"{W}customXml", f"{W}smartTag"})


@dataclass(frozen=True, slots=True)
class Filled:
    """What a box says. `name` is that of its tag; boxes of a copied block have one name."""

    name: str
    text: str
    remarks: tuple[str, ...] = ()


@dataclass
class Answers:
    """The answers of a form that came back, by pointer; a `+` and a number are in the way to a new entry."""

    texts: dict[Pointer, str] = field(default_factory=dict)
    touched: set[Pointer] = field(default_factory=set)
    remarks: dict[Pointer, tuple[str, ...]] = field(default_factory=dict)


def read_boxes(document: Any, baggage: Baggage, boxes: Mapping[str, Box]) -> dict[str, Filled]:
    """The boxes of a form that was just made, by name."""
    return {one.name: one for one in filled_boxes(document, baggage, boxes)}


def filled_boxes(document: Any, baggage: Baggage, boxes: Mapping[str, Box]) -> Iterator[Filled]:
    """Every box of a document, in order."""
    reader = WordText(document)
    for name, cell in _cells(document.element.body, baggage):
        reader.tracked = reader.pictures = reader.tables = False
        text = read_as(boxes[name], reader.paragraphs(cell)) if name in boxes else ""
        told = {"tracked": reader.tracked, "picture": reader.pictures, "table": reader.tables}
        yield Filled(name, text, tuple(word for word, met in told.items() if met))


def _cells(body: Any, baggage: Baggage) -> Iterator[tuple[str, Any]]:
    """The boxes with their names: that of the tag, else that of the label before it."""
    before = ""
    for cell, tag in _all_cells(body, ""):
        inside = [str(mark.get(f"{W}val")) for mark in cell.iter(f"{W}tag")]
        name = tag or next((one for one in inside if one in baggage.answers), "") or before
        before = ""
        if name in baggage.answers:
            yield name, cell
        elif label := NAME.search("".join(text.text or "" for text in cell.iter(f"{W}t"))):
            before = label[1]
        else:
            before = next((one.removeprefix(LABEL_TAG) for one in inside if one.startswith(LABEL_TAG)), "")


def _all_cells(element: Any, tag: str) -> Iterator[tuple[Any, str]]:
    for child in element:
        if child.tag == f"{W}tc":
            yield child, tag
        elif child.tag == f"{W}sdt":
            mark = child.find(f"{W}sdtPr/{W}tag")
            yield from _all_cells(child, tag if mark is None else str(mark.get(f"{W}val")))
        elif child.tag == f"{W}tr":
            if child.find(f"{W}trPr/{W}del") is None:
                yield from _all_cells(child, "")
        elif child.tag in {f"{W}tbl", *WRAPS}:
            yield from _all_cells(child, tag)


def read_as(box: Box, paragraphs: list[Paragraph]) -> str:
    """The text of an answer, from the paragraphs of its box."""
    if box.shape == PROSE:
        return to_markdown(Paragraph(tidy(one.runs), one.mark, one.level) for one in paragraphs)
    lines = [" ".join(line.split()) for one in paragraphs for line in one.text.split("\n")]
    lines = [line for line in lines if line and line != CHOOSE]
    if box.shape == LIST:
        return "\n".join(_label(box, BULLET.sub("", without_box(line))) for line in lines if box_of(line) is not False)
    if box.shape == NAMED:
        return "\n".join(line for line in lines if line.partition(":")[2].strip() or ":" not in line)
    if box.shape == LINE and box.is_text and len(lines) > 1:
        return to_markdown(Paragraph(tidy(one.runs), one.mark, one.level) for one in paragraphs)
    return _label(box, " ".join(lines))


def _label(box: Box, line: str) -> str:
    """The label that a line of the list stands for."""
    for label, shown in box.choices.items():
        if line == shown or (shown != label and line.split(" ", 1)[0] == label):
            return label
    return line


def answers_of_form(document: Any, baggage: Baggage, boxes: Mapping[str, Box]) -> Answers:
    """The answers of a form, with those of blocks that somebody copied told apart."""
    found, copies = Answers(), _Copies()
    for one in filled_boxes(document, baggage, boxes):
        carried = baggage.answers[one.name]
        way, is_copy = copies.way(one.name, carried.pointer)
        is_new = any(str(step).startswith(NEW) for step in way)
        found.texts[way] = one.text
        if not same(one.text, carried.shown) or (is_new and one.text and not is_copy):
            found.touched.add(way)
        if one.remarks:
            found.remarks[way] = one.remarks
    return _without_idle_copies(found)


def _without_idle_copies(found: Answers) -> Answers:
    """A block that was copied, and in which nothing was written since, is no new entry; nor is an empty one."""
    entries: dict[Pointer, list[Pointer]] = {}
    for way in found.texts:
        if (place := _first_new(way)) is not None:
            entries.setdefault(way[: place + 1], []).append(way)
    idle = {way for ways in entries.values() if not found.touched.intersection(ways) for way in ways}
    kept = {way: text for way, text in found.texts.items() if way not in idle and (text or _first_new(way) is None)}
    names = _Numbers()
    return Answers(
        {names.way(way): text for way, text in kept.items()},
        {names.way(way) for way in found.touched if way in kept},
        {names.way(way): words for way, words in found.remarks.items() if way in kept},
    )


def _first_new(way: Pointer) -> int | None:
    """Where a way first goes into a new entry."""
    return next((place for place, step in enumerate(way) if str(step).startswith(NEW)), None)


class _Numbers:
    """New entries, numbered from 0 in each list, in the order of the document."""

    def __init__(self) -> None:
        self.seen: dict[Pointer, dict[str | int, str]] = {}

    def way(self, old: Pointer) -> Pointer:
        """A way with these numbers."""
        new: Pointer = ()
        for step in old:
            if str(step).startswith(NEW):
                numbers = self.seen.setdefault(new, {})
                step = numbers.setdefault(step, f"{NEW}{len(numbers)}")  # noqa: PLW2901 - the same step, renamed
            new = (*new, step)
        return new


class _Copies:
    """Tells the boxes of a copied block from those of the block it was copied from.

    A name that comes a second time begins a copy of the innermost block around its answer.
    """

    def __init__(self) -> None:
        self.seen: set[str] = set()
        self.ways: dict[str, Pointer] = {}
        self.labels: dict[Pointer, str] = {}
        self.count = 0

    def way(self, name: str, pointer: Pointer) -> tuple[Pointer, bool]:
        """The pointer of a box, and whether it is in a copied block."""
        entry = _innermost(pointer)
        if name in self.seen and entry:
            self.count += 1
            inner = [one for one in self.ways if self.ways[one][: len(entry)] == entry]
            self.seen.difference_update(inner)
            self.labels = {key: label for key, label in self.labels.items() if key[: len(entry)] != entry}
            self.labels[entry] = f"{NEW}{self.count}"
        self.seen.add(name)
        self.ways[name] = pointer
        copied = any(pointer[: len(key)] == key for key in self.labels)
        return tuple(self._step(pointer, place) for place in range(len(pointer))), copied

    def _step(self, pointer: Pointer, place: int) -> str | int:
        step, way = pointer[place], pointer[: place + 1]
        if way in self.labels:
            return self.labels[way]
        inside = any(way[: len(key)] == key for key in self.labels)
        if step == NEW:
            return f"{NEW}new"
        return f"{NEW}{step}" if inside and isinstance(step, int) else step


def _innermost(pointer: Pointer) -> Pointer:
    """The way to the innermost entry of a list that an answer is in."""
    places = [place for place, step in enumerate(pointer) if isinstance(step, int) or step == NEW]
    return pointer[: places[-1] + 1] if places else ()
