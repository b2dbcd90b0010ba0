"""YAML text to nodes, in one pass over the events of the C parser.

Nothing is resolved and nothing recursive is left to the C library: its own composer crashes the interpreter on
deep nesting. Depth and the size after aliases are counted here, before anything is built from them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from soaplan.characters import visible
from soaplan.diagnostic import Span
from soaplan.regex import regex
from soaplan.source import events as yaml_events
from soaplan.source.decode import SPACE_LIKE, CleanText, UnreadableFileError
from soaplan.source.nodes import Entry, Listing, Mapping, Scalar, Unsupported, YamlNode

UNEXPECTED_COLON = "found unexpected ':'"
PRIVATE_USE = range(0xE000, 0xF900)
QUESTION_MARK = regex(r"(?<=\S)\?")
COLON = regex(r"(?<=[^\s\"'{}\[\],]):(?=[^\s,\[\]{}])")
"""A colon that separates nothing: a text goes on behind it."""
YAML_1_2 = regex(r"\A%YAML 1\.2\b")


@dataclass(frozen=True, slots=True)
class Guarded:
    """A text that the old scanner can read, and how its values are read back."""

    text: str
    read_back: dict[int, str]


def guard(text: str, *, colons: bool = False) -> Guarded:
    """Hide the question marks that stand inside texts, and where it is asked for, such colons too."""
    text = YAML_1_2.sub("%YAML 1.1", text)
    if not colons and ("?" not in text or not ("{" in text or "[" in text)):
        return Guarded(text, {})
    for_question, for_colon = _unused(text)
    text = QUESTION_MARK.sub(for_question, text)
    text = COLON.sub(for_colon, text) if colons else text
    return Guarded(text, {ord(for_question): "?", ord(for_colon): ":"})


def _unused(text: str) -> tuple[str, str]:
    """Two characters that the text does not hold."""
    free = (chr(number) for number in PRIVATE_USE if chr(number) not in text)
    return next(free, "\ufffd"), next(free, "\ufffd")


STANDARD_TAG = "tag:yaml.org,2002:"
MERGE_KEY = "<<"
NOT_A_KEY = "\0"


def entry_of(key: YamlNode, value: YamlNode) -> Entry:
    """One entry; a key that plans do not use stands under a name that nobody can write."""
    if not isinstance(key, Scalar):
        what = "a list or a group of answers where a name belongs"
        unsupported = key if isinstance(key, Unsupported) else Unsupported(what, key.span)
        return Entry(f"{NOT_A_KEY}{key.span}", key.span, unsupported)
    if key.text == MERGE_KEY and not key.style:
        return Entry(f"{NOT_A_KEY}{key.span}", key.span, Unsupported("the merge key `<<`", key.span))
    return Entry(visible(key.text), key.span, value)


def moved(node: YamlNode, span: Span) -> YamlNode:
    """The node of an anchor, standing where its alias stands."""
    match node:
        case Scalar():
            return Scalar(node.text, node.style if node.style not in ("|", ">") else '"', span)
        case Listing():
            return Listing(node.items, span, node.flow)
        case Mapping():
            return Mapping(span, node.flow, node.written, node.entries)
        case Unsupported():
            return Unsupported(node.what, span, node.mend)


def tagged(tag: str, span: Span) -> Unsupported:
    """A value with a tag; a writer who begins a text with `!` has never heard of tags."""
    shown = tag.replace(STANDARD_TAG, "!!")
    return Unsupported(f"the tag `{shown}`", span, "Delete it. Text that starts with `!` needs quotation marks.")


SCALAR_TAGS = frozenset(STANDARD_TAG + name for name in ("str", "int", "float", "bool", "null", "timestamp")) | {"!"}
LISTING_TAGS = frozenset({STANDARD_TAG + "seq", "!"})
MAPPING_TAGS = frozenset({STANDARD_TAG + "map", "!"})

__all__ = ["Limits", "MarkedYAMLError", "Parsed", "parse"]


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a file may be, in bytes, levels of nesting, and nodes after aliases are followed."""

    bytes: int
    depth: int
    nodes: int


@dataclass(slots=True)
class Parsed:
    """The first document of a file. `root` is None where there is none; `second` is where a second one begins."""

    root: YamlNode | None = None
    second: Span | None = None


def parse(source: CleanText, limits: Limits) -> Parsed:
    """Build the nodes of a text.

    Raises MarkedYAMLError (DOC001) and UnreadableFileError (DOC005: too deep, too many nodes, an alias to itself).
    """
    try:
        return _Builder(source, limits, guard(source.text)).build()
    except MarkedYAMLError as error:
        if error.problem != UNEXPECTED_COLON:
            raise
        return _parse_with_colons(source, limits, error)


def _parse_with_colons(source: CleanText, limits: Limits, first: MarkedYAMLError) -> Parsed:
    """Parse a text with colons inside texts in brackets; what is wrong besides is told as it was told first."""
    try:
        return _Builder(source, limits, guard(source.text, colons=True)).build()
    except MarkedYAMLError as error:
        raise (first if error.problem == UNEXPECTED_COLON else error) from None


@dataclass(slots=True)
class _Builder:
    source: CleanText
    limits: Limits
    guarded: Guarded
    depth: int = 0
    nodes: int = 0
    read_back: dict[int, str] = field(init=False)
    anchors: dict[str, tuple[YamlNode | None, int]] = field(default_factory=dict)
    """Anchor -> its node (None while it is still open) and the number of nodes in it."""

    def __post_init__(self) -> None:
        self.read_back = {**SPACE_LIKE, **self.guarded.read_back}

    def build(self) -> Parsed:
        parsed = Parsed()
        events = self.events()
        for event in events:
            if isinstance(event, DocumentStartEvent):
                self.read_document(parsed, event, events)
        return parsed

    def events(self) -> Iterator[Any]:
        parser = yaml_events.open_parser(self.guarded.text)
        while not isinstance(event := parser.get_event(), StreamEndEvent):
            yield event

    def read_document(self, parsed: Parsed, start: Any, events: Iterator[Any]) -> None:
        node = self.node(next(events), events)
        if isinstance(node, Scalar) and not node.text and not node.style:
            return
        if parsed.root is None:
            parsed.root = node
        elif parsed.second is None:
            parsed.second = self.span(start.start_mark, start.end_mark)

    def node(self, event: Any, events: Iterator[Any]) -> YamlNode:
        self.count(1)
        if isinstance(event, AliasEvent):
            return self.alias(event)
        before = self.nodes
        if event.anchor:
            self.anchors[event.anchor] = (None, 0)
        built = self.scalar(event) if isinstance(event, ScalarEvent) else self.collection(event, events)
        if event.anchor:
            self.anchors[event.anchor] = (built, self.nodes - before + 1)
        return built

    def count(self, more: int) -> None:
        self.nodes += more
        if self.nodes > self.limits.nodes:
            fact = f"this file is too large or repeats itself: it comes to more than {self.limits.nodes:,} values"
            raise UnreadableFileError(fact, "Write repeated parts out, without `&` and `*`.")

    def alias(self, event: Any) -> YamlNode:
        if event.anchor not in self.anchors:
            problem = "found undefined alias"
            raise MarkedYAMLError(problem=problem, problem_mark=event.start_mark)
        node, size = self.anchors[event.anchor]
        if node is None:
            fact = f"`*{event.anchor}` on line {event.start_mark.line + 1} is inside the part that it repeats"
            raise UnreadableFileError(fact, "Write the repeated part out, without `&` and `*`.")
        self.count(size)
        return moved(node, self.span(event.start_mark, event.end_mark))

    def scalar(self, event: Any) -> YamlNode:
        span = self.span(event.start_mark, event.end_mark, block=event.style in ("|", ">"))
        if event.tag and event.tag not in SCALAR_TAGS:
            return tagged(event.tag, span)
        end = (event.end_mark.line, event.end_mark.column)
        return Scalar(event.value.translate(self.read_back), event.style or "", span, end)

    def collection(self, event: Any, events: Iterator[Any]) -> YamlNode:
        self.depth += 1
        if self.depth > self.limits.depth:
            fact = f"line {event.start_mark.line + 1} is nested deeper than {self.limits.depth} levels"
            raise UnreadableFileError(fact, "Look for brackets that never close.")
        is_list = isinstance(event, SequenceStartEvent)
        node = self.listing(event, events) if is_list else self.mapping(event, events)
        self.depth -= 1
        if event.tag and event.tag not in (LISTING_TAGS if is_list else MAPPING_TAGS):
            return tagged(event.tag, self.span(event.start_mark, event.start_mark))
        return node

    def listing(self, start: Any, events: Iterator[Any]) -> Listing:
        items = []
        while not isinstance(event := next(events), SequenceEndEvent):
            items.append(self.node(event, events))
        return Listing(items, self.whole(start, event), bool(start.flow_style))

    def mapping(self, start: Any, events: Iterator[Any]) -> Mapping:
        node = Mapping(self.span(start.start_mark, start.end_mark), bool(start.flow_style))
        while not isinstance(event := next(events), MappingEndEvent):
            key = self.node(event, events)
            entry = entry_of(key, self.node(next(events), events))
            node.written.append(entry)
            node.entries.setdefault(entry.key, entry)
        if node.flow:
            node.span = self.whole(start, event)
        elif node.written:
            node.span = node.written[0].key_span
        return node

    def whole(self, start: Any, end: Any) -> Span:
        """Place a list or a group of answers: all of a bracket; of lines the beginning."""
        return self.span(start.start_mark, end.end_mark if start.flow_style else start.end_mark)

    def span(self, start: Any, end: Any, *, block: bool = False) -> Span:
        """Place a stretch in the file. Of a `|` or `>` text only that sign: its end lies at the next token."""
        column = self.source.file_column(start.line, start.column)
        if block or end.line < start.line:
            return Span(start.line + 1, column + 1, start.line + 1, column + 2)
        if end.column <= start.column and end.line == start.line:  # the beginning of a list
            return Span(start.line + 1, column + 1, start.line + 1, column + 2)
        last = self.source.file_column(end.line, end.column - 1) + 1 if end.column else 0
        return Span(start.line + 1, column + 1, end.line + 1, last + 1)
