"""A file as it was written: plain data for the model, and the way back from an answer to its place."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from soaplan.diagnostic import START_OF_FILE, Pointer, Span
from soaplan.regex import regex
from soaplan.source.decode import CleanText, clean, decode, split_lines
from soaplan.source.nodes import Entry, Listing, Mapping, Scalar, Unsupported, YamlNode, is_blank
from soaplan.source.parse import Limits, parse

LITERAL = "|"
LINE_FEED = regex("\n")


@dataclass(slots=True)
class Spot:
    """How far a pointer could be followed: the node, the entry whose value it is, and the way there."""

    node: YamlNode
    entry: Entry | None
    followed: Pointer
    complete: bool


@dataclass
class SourceDocument:
    """The first document of a file, as nodes with places."""

    source: CleanText
    root: YamlNode
    second: Span | None = None
    other_keys: dict[str, str] | None = None
    """Second spellings that a key may have: the model's name -> the one also read."""
    _starts: tuple[Scalar, list[int]] | None = None

    @classmethod
    def read(cls, data: bytes, limits: Limits) -> "SourceDocument | None":
        """Read a file; None where it holds nothing.

        Raises UnreadableFileError (DOC005), and MarkedYAMLError (DOC001) for broken YAML.
        """
        source = clean(decode(data, limits.bytes))
        parsed = parse(source, limits)
        return None if parsed.root is None else cls(source, parsed.root, parsed.second)

    def locate(self, pointer: Pointer, *, on_key: bool = False) -> Span:
        """Place an answer: its text; its key where it is blank, or many lines; where it is absent, its parent's key."""
        spot = self.follow(pointer)
        if _can_be_marked(spot.node, whole=spot.complete) and not (on_key and spot.complete):
            return spot.node.span
        if spot.entry is not None:
            return spot.entry.key_span
        return START_OF_FILE if not spot.followed else _beginning(spot)

    def trim(self, pointer: Pointer) -> Pointer:
        """The pointer as far as it can be told from the file: nothing stands below a text."""
        spot = self.follow(pointer)
        return spot.followed if isinstance(spot.node, Scalar) and not is_blank(spot.node) else pointer

    def follow(self, pointer: Pointer) -> Spot:
        """Follow a pointer from the top of the file as far as it goes."""
        spot = Spot(self.root, None, (), complete=True)
        for segment in pointer:
            if not spot.complete or isinstance(spot.node, Scalar):
                spot.complete = False
                break
            self._step(spot, segment)
        return spot

    def _step(self, spot: Spot, segment: str | int) -> None:
        node = spot.node
        if isinstance(node, Listing):
            if isinstance(segment, int):
                self._into_item(spot, node, segment)
            return  # a member's name that only the model knows
        key = self._written_key(node, segment) if isinstance(node, Mapping) else None
        if key is None or not isinstance(node, Mapping):
            spot.complete = False
            return
        spot.entry = node.entries[key]
        spot.node, spot.followed = spot.entry.value, (*spot.followed, segment)

    @staticmethod
    def _into_item(spot: Spot, node: Listing, place: int) -> None:
        if place >= len(node.items):
            spot.complete = False
            return
        spot.node, spot.entry, spot.followed = node.items[place], None, (*spot.followed, place)

    def _written_key(self, node: Mapping, segment: str | int) -> str | None:
        if segment in node.entries:
            return str(segment)
        other = (self.other_keys or {}).get(str(segment))
        return other if other in node.entries else None

    def locate_piece(self, pointer: Pointer, piece: tuple[int, int]) -> Span:
        """Place a stretch (from, to) of a text. Only a `|` text keeps its lines; else the start of the value."""
        spot = self.follow(pointer)
        if not isinstance(spot.node, Scalar) or spot.node.style != LITERAL:
            return self.locate(pointer)
        start, end = (self._place_in_literal(spot.node, offset) for offset in piece)
        return Span(*start, *end)

    def _place_in_literal(self, scalar: Scalar, offset: int) -> tuple[int, int]:
        """The line and column of one character of a `|` text, whose lines stand one to one below the `|`."""
        starts = self._line_starts(scalar)
        row = bisect_right(starts, offset) - 1
        start, end = starts[row], scalar.text.find("\n", offset)
        length = (len(scalar.text) if end < 0 else end) - start
        line = scalar.span.line + row  # from 0: the text begins below the sign
        written = self.lines[line] if line < len(self.lines) else ""
        column = max(0, len(written) - length) + offset - start
        return line + 1, self.source.file_column(line, column) + 1

    def _line_starts(self, scalar: Scalar) -> list[int]:
        """Where each line of a text begins; found once, because a long text may be asked about many times."""
        if self._starts is None or self._starts[0] is not scalar:
            self._starts = scalar, [0, *(found.end() for found in LINE_FEED.finditer(scalar.text))]
        return self._starts[1]

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the cleaned text."""
        return split_lines(self.source.text)


def _beginning(spot: Spot) -> Span:
    """Where an entry of a list begins; of one in braces the first name stands for what is absent in it."""
    node = spot.node
    if isinstance(node, Mapping) and node.flow and node.written and not spot.complete:
        return node.written[0].key_span
    return node.span


def _can_be_marked(node: YamlNode, *, whole: bool) -> bool:
    """Whether a value is marked itself: a text, or all of a bracket. Of many lines the key above them is marked."""
    if is_blank(node):
        return False
    return isinstance(node, Scalar | Unsupported) or (whole and node.flow)
