"""The hidden characters of a file, and to which answer each of them belongs (rule DOC018)."""

from bisect import bisect_left
from collections.abc import Iterator

from soaplan.diagnostic import Span
from soaplan.source.decode import CleanText
from soaplan.source.nodes import Scalar

Hidden = tuple[Span, str]
"""Where a hidden character stands, and the character."""


class HiddenPlaces:
    """Hands out each hidden character once: first to the answers, the rest to the file."""

    def __init__(self, source: CleanText) -> None:
        self.source = source
        self.places = source.hidden
        self.taken: set[int] = set()

    def inside(self, node: Scalar) -> list[Hidden]:
        """Those inside a text and directly beside it."""
        line, column = node.span.line - 1, node.span.column - 1
        before = self.source.text_column(line, column) - 1  # the last character that stands before the text
        first = self.source.file_column(line, before) + 1 if before >= 0 else 0
        last_line, end = node.end
        return list(self._between((line, first), (last_line, self.source.file_column(last_line, end))))

    def behind(self, node: Scalar) -> list[Hidden]:
        """Those in the rest of the line where a text is due."""
        line = node.span.line - 1
        return list(self._between((line, node.span.column - 1), (line + 1, 0)))

    def rest(self) -> list[Hidden]:
        """Those that stand in no answer: in comments."""
        return list(self._between((0, 0), (len(self.source.text) + 1, 0)))

    def _between(self, start: tuple[int, int], end: tuple[int, int]) -> Iterator[Hidden]:
        first, last = bisect_left(self.places, start, key=_place), bisect_left(self.places, end, key=_place)
        for index in range(first, last):
            if index not in self.taken:
                self.taken.add(index)
                line, column, character = self.places[index]
                yield Span(line + 1, column + 1, line + 1, column + 2), character


def _place(hidden: tuple[int, int, str]) -> tuple[int, int]:
    return hidden[:2]
