"""Where the answers, names and remarks of a file are in its text."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from soaplan.characters import BYTE_ORDER_MARK
from soaplan.diagnostic import Edit, Pointer, Span
from soaplan.regex import regex
from soaplan.source.decode import LINE_BREAK
from soaplan.source.document import SourceDocument
from soaplan.source.nodes import Entry, Listing, Mapping, Scalar, Unsupported, YamlNode

ALIAS_SIGN, REMARK_SIGN = "*", "#"
BLOCK_STYLES = ("|", ">")
FIRST_SIGN = regex(r"[^\s\u00a0]")
REMARK = regex(r"(?:^|(?<=\s))#[^\r\n]*", re.MULTILINE)
REPEATED = (
    "answers in it are repeated with `&` and `*`, first on line {line}, and a change in one place would change the "
    "other. Write these answers out in both places, without `&` and `*`, and try again"
)
UNUSUAL = (
    "it is written in a way that soaplan can't change safely. Write one answer a line, without braces, and try again"
)


class EditError(Exception):
    """The file can't be edited piece by piece, and nothing was changed. The text says why, and what to do."""


# Every finding that can be fixed has an editor of its own, over one file.


@lru_cache(maxsize=4)
def _text_of(content: bytes) -> str:
    return content.decode("utf-8").removeprefix(BYTE_ORDER_MARK)


@lru_cache(maxsize=4)
def _starts_of(text: str) -> list[int]:
    return [0, *(found.end() for found in LINE_BREAK.finditer(text))]


@dataclass
class Written:
    """The text of one file. Lines and columns count from 1, offsets from 0; neither counts the byte-order mark."""

    content: bytes

    @cached_property
    def text(self) -> str:
        """The text before anything was done to it."""
        return _text_of(self.content)

    @cached_property
    def starts(self) -> list[int]:
        """Where each line begins."""
        return _starts_of(self.text)

    @cached_property
    def lines(self) -> list[str]:
        """The lines without their ends; what follows the last line end is one only if something is there."""
        lines = LINE_BREAK.split(self.text)
        return lines if lines[-1] else lines[:-1]

    @cached_property
    def line_end(self) -> str:
        """How the lines of this file end."""
        found = LINE_BREAK.search(self.text)
        return found.group() if found else "\n"

    def offset(self, line: int, column: int) -> int:
        """The offset of a place."""
        return min(self.starts[line - 1] + column - 1, len(self.text)) if line <= len(self.starts) else len(self.text)

    def line_at(self, offset: int) -> int:
        """The line of an offset."""
        return bisect_right(self.starts, offset)

    def span(self, start: int, end: int) -> Span:
        """The place of a stretch."""
        first, last = self.line_at(start), self.line_at(end)
        return Span(first, start - self.starts[first - 1] + 1, last, end - self.starts[last - 1] + 1)

    def lines_edit(self, line: int, new: Sequence[str]) -> Edit:
        """What to change so that other lines take the place of one: no more of it than differs."""
        if not new:
            return Edit(Span(line, 1, line + 1, 1), "")
        old, words = self.lines[line - 1], self.line_end.join(new)
        same = _alike(old, words)
        behind = _alike(old[same:][::-1], words[same:][::-1])
        return Edit(Span(line, same + 1, line, len(old) - behind + 1), words[same : len(words) - behind])

    def with_edits(self, edits: Iterable[Edit]) -> bytes:
        """The content with edits done. Raises EditError where two stretches overlap."""
        places = ((self.offset(*span[:2]), self.offset(*span[2:]), text) for span, text in edits)
        return self.with_stretches(places).encode("utf-8", "surrogatepass")

    def with_stretches(self, edits: Iterable[tuple[int, int, str]]) -> str:
        """The text, byte-order mark included, with other words in some stretches. Raises EditError as above."""
        whole = self.content.decode("utf-8")
        pieces = [BYTE_ORDER_MARK] if whole.startswith(BYTE_ORDER_MARK) else []
        position = 0
        for start, end, new in sorted(edits, key=lambda edit: edit[:2]):
            if start < position:
                raise EditError(UNUSUAL)
            pieces += [self.text[position:start], new]
            position = end
        return "".join([*pieces, self.text[position:]])

    def indent(self, line: int) -> str:
        """The spaces before the first sign of a line."""
        found = FIRST_SIGN.search(self.lines[line - 1] if line <= len(self.lines) else "")
        return " " * found.start() if found else ""


@dataclass
class Layout(Written):
    """One file that can be read: where its answers are."""

    document: SourceDocument

    def node_at(self, pointer: Pointer) -> YamlNode:
        """The value at a pointer. Raises EditError where there is none."""
        spot = self.document.follow(pointer)
        if not spot.complete:
            raise EditError(UNUSUAL)
        return spot.node

    def lines_of(self, entry: Entry) -> tuple[int, int]:
        """The first line of an answer and the one behind its last; remarks further in than its name belong to it."""
        first, depth = entry.key_span.line, entry.key_span.column
        end = self.line_at(max(self.end(entry.value), self._place_of_key(entry)[1]))
        for number in range(end + 1, len(self.lines) + 1):
            words = self.lines[number - 1].lstrip(" ")
            if words and not (words.startswith(REMARK_SIGN) and len(self.indent(number)) >= depth):
                break
            end = number if words else end
        return first, end + 1

    def is_alias(self, node: YamlNode) -> bool:
        """Whether the value only points (`*name`) to one that is written elsewhere."""
        return self.text.startswith(ALIAS_SIGN, self.start(node))

    def start(self, node: YamlNode) -> int:
        """Where a value begins."""
        return self.offset(node.span.line, node.span.column)

    def end(self, node: YamlNode) -> int:
        """Behind the last sign of a value; of `|` and `>` texts without the empty lines below them."""
        start = self.start(node)
        end = max(self._end(node), start)
        return start + len(self.text[start:end].rstrip())

    def _end(self, node: YamlNode) -> int:
        span = node.span
        if not self.is_alias(node):
            if isinstance(node, Scalar):
                line, column = node.end
                return self.offset(line + 1, self._file_column(line, column) + 1)
            if not getattr(node, "flow", True) and (last := _last(node)) is not None:
                return self._end(last)
        return self.offset(span.end_line, span.end_column)

    def _file_column(self, line: int, column: int) -> int:
        """The column behind a value: what was taken out of the text behind its last sign does not belong to it."""
        return self.document.source.file_column(line, column - 1) + 1 if column else 0

    def first_alias(self, node: YamlNode) -> YamlNode | None:
        """The first value that only points to another one."""
        if isinstance(node, Scalar | Unsupported) or self.is_alias(node):
            return node if self.is_alias(node) else None
        return next((found for one in _below(node) if (found := self.first_alias(one)) is not None), None)

    def why_not(self) -> str:
        """Why this file can't be edited piece by piece, and what to do."""
        alias = self.first_alias(self.document.root)
        return REPEATED.format(line=alias.span.line) if alias else UNUSUAL

    def place_of_value(self, pointer: Pointer, node: YamlNode) -> int:
        """Where the text that takes the place of a value begins: behind the name, where a list stood below it."""
        start = self.start(node)
        if isinstance(node, Scalar) or isinstance(pointer[-1], int):
            return start
        colon = self._place_of_key(self._entry_at(pointer))[1] + 1
        return start if self.text[colon - 1 : start].strip(" \t\r\n") != ":" else colon

    def in_braces(self, pointer: Pointer) -> bool:
        """Whether an answer is in braces or brackets, where commas end a text."""
        return any(getattr(self.node_at(pointer[:length]), "flow", False) for length in range(len(pointer)))

    def _entry_at(self, pointer: Pointer) -> Entry:
        spot = self.document.follow(pointer)
        if not spot.complete or spot.entry is None:
            raise EditError(UNUSUAL)
        return spot.entry

    def _place_of_key(self, entry: Entry) -> tuple[int, int]:
        span = entry.key_span
        return self.offset(span.line, span.column), self.offset(span.end_line, span.end_column)

    def all_remarks(self) -> Iterator[tuple[int, str]]:
        """Every remark of the file, with its line."""
        for start, remark in self._remarks(self.document.root, 0, len(self.text)):
            yield self.line_at(start), remark

    def _remarks_in(self, node: YamlNode) -> list[str]:
        return [words for _, words in self._remarks(node, self.start(node), self.end(node))]

    def _remarks(self, node: YamlNode, start: int, end: int) -> Iterator[tuple[int, str]]:
        """The remarks in a stretch, with their offsets: what begins with # and is in no text of the value."""
        for first, last in sorted([*self._texts(node), (end, end)]):
            for found in REMARK.finditer(self.text, start, max(start, first)):
                yield found.start(), found.group().rstrip()
            start = max(start, last)

    def _texts(self, node: YamlNode) -> Iterator[tuple[int, int]]:
        """From where to where each text is in a value, names included."""
        if isinstance(node, Scalar) or self.is_alias(node):
            below_sign = isinstance(node, Scalar) and node.style in BLOCK_STYLES
            yield self.offset(node.span.line + 1, 1) if below_sign else self.start(node), self.end(node)
            return
        if isinstance(node, Mapping):
            yield from map(self._place_of_key, node.written)
        for one in _below(node):
            yield from self._texts(one)


def _alike(one: str, other: str) -> int:
    """With how many of the same characters two texts begin."""
    different = (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b)
    return next(different, min(len(one), len(other)))


def _below(node: YamlNode) -> list[YamlNode]:
    """The values in a list or in named answers."""
    if isinstance(node, Listing):
        return list(node.items)
    return [entry.value for entry in node.written] if isinstance(node, Mapping) else []


def _last(node: YamlNode) -> YamlNode | None:
    """The last value of a list or of named answers."""
    return next(reversed(_below(node)), None)
