"""Where things stand in a translation's file, line by line, so that lines can be put in and taken out."""

import re
from dataclasses import dataclass
from functools import cached_property

from soaplan.source.document import SourceDocument
from soaplan.source.nodes import Entry, Listing, Mapping, Node, Scalar, is_blank

LINE = re.compile("[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


class UnusualLayoutError(Exception):
    """The file is written in a way that cannot be changed line by line; the text says what to do."""


@dataclass(frozen=True, slots=True)
class Place:
    """One translated text: its lines from `start` up to `end`, counted from 0; comments above it begin at `head`."""

    head: int
    start: int
    end: int
    blank: bool


@dataclass
class Layout:
    """One file, its lines with their ends, and its parts."""

    document: SourceDocument
    content: str

    @cached_property
    def lines(self) -> list[str]:
        """The lines as they are in the file."""
        return LINE.findall(self.content)

    @cached_property
    def line_end(self) -> str:
        """How the lines of this file end."""
        return "\r\n" if self.content.count("\r\n") * 2 > self.content.count("\n") else "\n"

    def top(self, key: str) -> Entry | None:
        """One of the answers at the left edge."""
        return self.document.root.entries.get(key) if isinstance(self.document.root, Mapping) else None

    def end_of(self, entry: Entry) -> int:
        """The line behind an entry: all that stands further in than its key belongs to it."""
        start = entry.key_span.line - 1
        end, depth = start + 1, entry.key_span.column - 1
        for number in range(start + 1, len(self.lines)):
            line = self.lines[number]
            if line.strip() and len(line) - len(line.lstrip(" ")) <= depth:
                break
            end = number + 1 if line.strip() else end
        return max(end, _last_line(entry.value) + 1)

    @cached_property
    def texts(self) -> dict[str, Place]:
        """The translated texts by name, in the order of the file. Raises UnusualLayoutError."""
        entry = self.top("texts")
        if entry is None or not isinstance(entry.value, Mapping):
            return {}
        if entry.value.flow and entry.value.written:
            raise UnusualLayoutError("`texts:` is written in { }; write each text on a line of its own, without { }")
        found: dict[str, Place] = {}
        behind = entry.key_span.line
        for one in entry.value.written:
            start = one.key_span.line - 1
            found[one.key] = Place(self._head(start, behind), start, self.end_of(one), is_blank(one.value))
            behind = found[one.key].end
        return found

    def _head(self, start: int, lowest: int) -> int:
        """Where the comment lines directly above a line begin."""
        head = start
        while head > lowest and self.lines[head - 1].lstrip().startswith("#"):
            head -= 1
        return head

    @property
    def indent(self) -> str:
        """What stands before the name of a text."""
        first = next(iter(self.texts.values()), None)
        line = self.lines[first.start] if first else "  "
        return line[: len(line) - len(line.lstrip(" "))] or "  "


def _last_line(node: Node) -> int:
    """The last line on which a value stands, as far as it is known, from 0."""
    match node:
        case Scalar():
            return node.end[0] if node.style not in ("|", ">") else 0
        case Listing():
            return max(map(_last_line, node.items), default=0)
        case Mapping():
            return max((_last_line(entry.value) for entry in node.written), default=0)
        case _:
            return 0


def plain(node: Node) -> object:
    """What a value says, without its places; to see that nothing was lost."""
    match node:
        case Scalar():
            return None if node.is_blank else node.text
        case Listing():
            return [plain(item) for item in node.items]
        case Mapping():
            return {entry.key: plain(entry.value) for entry in node.written}
        case _:
            return None
