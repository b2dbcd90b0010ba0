"""Where a value begins and ends in the text, and how it is taken out or written anew."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from soaplan.diagnostic import Span
from soaplan.rollforward.manuscript import Manuscript
from soaplan.source.document import SourceDocument
from soaplan.source.faults import quoted
from soaplan.source.nodes import Listing, Mapping, Node, Scalar, Unsupported

ALIAS_SIGN = "*"
BLOCK_STYLES = ("|", ">")
QUOTES = "\"'"
SAFE = re.compile(r"[A-Za-z0-9](?:[\w .&/()'-]*[\w.)])?")
"""A text that needs no quotation marks, in braces neither."""
SPACES = " \t"
TAB = "\t"
NO_SPACE = re.compile("[^ \t]")
REMARK_SIGN = "#"
REST_OF_LINE = re.compile(r"[ \t]*(?:\r\n|\r|\n|\Z)")
REMARK = re.compile(r"(?:^|(?<=\s))#[^\r\n]*", re.MULTILINE)


@dataclass(frozen=True)
class Stretches:
    """The values of one file as stretches of its text."""

    manuscript: Manuscript
    document: SourceDocument

    def is_alias(self, node: Node) -> bool:
        """Whether the value only points (`*name`) to one that is written elsewhere."""
        return self.manuscript.text.startswith(ALIAS_SIGN, self.start(node))

    def start(self, node: Node) -> int:
        """Where a value begins."""
        return self.manuscript.offset(node.span.line, node.span.column)

    def end(self, node: Node) -> int:
        """Behind the last sign of a value; of `|` and `>` texts without the empty lines below them."""
        start = self.start(node)
        end = max(self._end(node), start)
        return start + len(self.manuscript.text[start:end].rstrip())

    def _end(self, node: Node) -> int:
        span = node.span
        if not self.is_alias(node):
            if isinstance(node, Scalar):
                line, column = node.end
                return self.manuscript.offset(line + 1, self._file_column(line, column) + 1)
            if not getattr(node, "flow", True) and (last := _last(node)) is not None:
                return self._end(last)
        return self.manuscript.offset(span.end_line, span.end_column)

    def _file_column(self, line: int, column: int) -> int:
        """The column behind a value: what was taken out of the text behind its last sign does not belong to it."""
        return self.document.source.file_column(line, column - 1) + 1 if column else 0

    def first_alias(self, node: Node) -> Node | None:
        """The first value that only points to another one."""
        if isinstance(node, Scalar | Unsupported) or self.is_alias(node):
            return node if self.is_alias(node) else None
        below = node.items if isinstance(node, Listing) else [entry.value for entry in node.written]
        return next((found for one in below if (found := self.first_alias(one)) is not None), None)

    def take_out(self, node: Node) -> list[str]:
        """Leave nothing of a value but the remarks in it, which are given back."""
        text, start, end = self.manuscript.text, self.start(node), self.end(node)
        line = self.manuscript.offset(node.span.line, 1)
        alone = not text[line:start].strip()
        if (rest := REST_OF_LINE.match(text, end)) and alone and end > start:
            start, end = line, rest.end()
        elif rest:
            start = line + len(text[line:start].rstrip(SPACES))
        elif text.startswith(REMARK_SIGN, behind := _behind_spaces(text, end)):
            end = behind if alone or TAB in text[end:behind] else end
        remarks = self._remarks_in(node)
        self.manuscript.replace(start, end, "" if rest or text[start - 1 : start].isspace() else "~")
        return remarks

    def _remarks_in(self, node: Node) -> list[str]:
        return [words for _, words in self._remarks(node, self.start(node), self.end(node))]

    def all_remarks(self) -> Iterator[tuple[int, str]]:
        """Every remark of the file, with its line."""
        text = self.manuscript.text
        for start, remark in self._remarks(self.document.root, 0, len(text)):
            yield bisect_right(self.manuscript.starts, start), remark

    def _remarks(self, node: Node, start: int, end: int) -> Iterator[tuple[int, str]]:
        """The remarks in a stretch, with their offsets: what begins with # and stands in no text of the value."""
        for first, last in sorted([*self._texts(node), (end, end)]):
            for found in REMARK.finditer(self.manuscript.text, start, max(start, first)):
                yield found.start(), found.group().rstrip()
            start = max(start, last)

    def _texts(self, node: Node) -> Iterator[tuple[int, int]]:
        """From where to where each text stands in a value, names included."""
        if isinstance(node, Scalar) or self.is_alias(node):
            below_sign = isinstance(node, Scalar) and node.style in BLOCK_STYLES
            yield self.manuscript.offset(node.span.line + 1, 1) if below_sign else self.start(node), self.end(node)
        elif isinstance(node, Listing):
            yield from (text for item in node.items for text in self._texts(item))
        elif isinstance(node, Mapping):
            for entry in node.written:
                span = entry.key_span
                offset = self.manuscript.offset
                yield offset(span.line, span.column), offset(span.end_line, span.end_column)
                yield from self._texts(entry.value)

    def write(self, node: Node, new: str) -> list[str]:
        """Write one text in the place of a value, in its quotation marks where it has some; give its remarks back."""
        start, end = self.start(node), self.end(node)
        gap = "" if self.manuscript.text[start - 1 : start].isspace() else " "
        self.manuscript.replace(start, end, gap * (start == end) + self._like(start, new))
        return self._remarks_in(node)

    def rename(self, span: Span, new: str) -> None:
        """Write another name in the place of the name of an answer."""
        start = self.manuscript.offset(span.line, span.column)
        self.manuscript.replace(start, self.manuscript.offset(span.end_line, span.end_column), self._like(start, new))

    def _like(self, start: int, new: str) -> str:
        sign = self.manuscript.text[start : start + 1]
        if sign and sign in QUOTES and not set(new) & {*QUOTES, "\\"}:
            return f"{sign}{new}{sign}"
        return new if SAFE.fullmatch(new) else quoted(new)


def _behind_spaces(text: str, offset: int) -> int:
    """Where the next sign stands that is no space."""
    found = NO_SPACE.search(text, offset)
    return found.start() if found else len(text)


def _last(node: Node) -> Node | None:
    """The last value of a list or of named answers."""
    if isinstance(node, Listing):
        return node.items[-1] if node.items else None
    return node.written[-1].value if isinstance(node, Mapping) and node.written else None
