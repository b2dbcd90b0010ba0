"""What every step of beginning the next plan from the last one needs: the answers, and what is done with each."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from soaplan.catalog import SoaCatalog
from soaplan.diagnostic import Pointer
from soaplan.source.document import SourceDocument
from soaplan.source.edit import Editor
from soaplan.source.nodes import Entry, Listing, Mapping, Scalar, YamlNode, is_blank

EVERY = "[]"
OTHER_NAME = {"student_groups": "student_group"}


@dataclass(frozen=True, slots=True)
class Place:
    """One answer in the file.

    `line` is the line above which a remark about it can stand, and `direct` tells whether that is its own: what is
    written in braces has no line of its own. `entry` is the name and the answer together; None for an entry of a list.
    """

    pointer: Pointer
    node: YamlNode
    line: int = 1
    direct: bool = False
    entry: Entry | None = None

    @property
    def is_blank(self) -> bool:
        """Whether nothing is answered here."""
        return is_blank(self.node)

    def below(self, *keys: str) -> Iterator["Place"]:
        """The named answers below this one: all of them, or those of these names."""
        if isinstance(self.node, Mapping):
            for entry in self.node.written:
                if not keys or entry.key in keys:
                    line = self.line if self.node.flow else entry.key_span.line
                    yield Place((*self.pointer, entry.key), entry.value, line, not self.node.flow, entry)

    def entries(self) -> Iterator["Place"]:
        """The entries of a list; one text stands for a list of one."""
        if isinstance(self.node, Scalar):
            yield self
        elif isinstance(self.node, Listing):
            for number, item in enumerate(self.node.items):
                line = self.line if self.node.flow else item.span.line
                yield Place((*self.pointer, number), item, line, not self.node.flow)


def places_at(document: SourceDocument, way: str) -> list[Place]:
    """Every answer at a way, in the order of the file."""
    found = [top_of(document)]
    for step in way.split("."):
        name = step.removesuffix(EVERY)
        found = [below for place in found for below in place.below(name, OTHER_NAME.get(name, name))]
        found = [entry for place in found for entry in place.entries()] if step.endswith(EVERY) else found
    return found


def top_of(document: SourceDocument) -> Place:
    """The whole file as a place."""
    return Place((), document.root, document.root.span.line)


NOTHING = ""
"""The new text of an answer that is taken out."""


@dataclass(frozen=True, slots=True)
class Change:
    """What is done with one answer: a remark, another text, another name.

    `todo` is what to look at again, `more` goes on with it in the file only. `text` is the new text (`NOTHING`: the
    answer goes and its name stays); `name` the new name. Either is None where it stays.
    """

    place: Place
    todo: str = ""
    more: str = ""
    text: str | None = None
    name: str | None = None


@dataclass(frozen=True)
class Rolling:
    """One old plan, and the catalogs of its cycle and of the next plan's."""

    document: SourceDocument
    editor: Editor
    old: SoaCatalog
    new: SoaCatalog

    def at(self, way: str) -> list[Place]:
        """Every answer at a way: `focus_areas[].programs[].today`."""
        return places_at(self.document, way)

    def filled(self, words: str, was: str = "") -> str:
        """The words of a row with the years of both plans."""
        old, new = self.old.cycle, self.new.cycle
        return words.format(
            years=new.years_label, end=new.plan_ends, old_years=old.years_label, old_end=old.plan_ends, was=was
        )

    @cached_property
    def successors(self) -> dict[str, list[str]]:
        """Code of an old program -> the codes of those that take its place, where the new catalog says so."""
        found: dict[str, list[str]] = {}
        for program in self.new.programs.values():
            for code in program.replaces:
                found.setdefault(code, []).append(program.id)
        return found
