"""The text of a file and what is done to it: stretches get other words, lines are put above others.

Every character that nothing is done to stays as it is, line ends and the byte-order mark included.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from soaplan.source.decode import BYTE_ORDER_MARK, LINE_BREAK

FIRST_SIGN = re.compile(r"[^\s\u00a0]")


class UnusualLayoutError(Exception):
    """The file is written in a way that cannot be changed piece by piece."""


@dataclass
class Manuscript:
    """One file's text. Lines and columns count from 1, offsets from 0; neither counts the byte-order mark."""

    content: str
    _replaced: dict[tuple[int, int], str] = field(default_factory=dict)
    _above: dict[int, dict[str, None]] = field(default_factory=dict)

    @cached_property
    def text(self) -> str:
        """The text before anything was done to it."""
        return self.content.removeprefix(BYTE_ORDER_MARK)

    @cached_property
    def starts(self) -> list[int]:
        """Where each line begins."""
        return [0, *(found.end() for found in LINE_BREAK.finditer(self.text))]

    def offset(self, line: int, column: int) -> int:
        """The offset of a place."""
        return min(self.starts[line - 1] + column - 1, len(self.text)) if line <= len(self.starts) else len(self.text)

    def replace(self, start: int, end: int, new: str) -> None:
        """Put other words in the place of a stretch. Raises UnusualLayoutError where it already has others."""
        if self._replaced.setdefault((start, end), new) != new:
            raise UnusualLayoutError

    def put_above(self, line: int, new: str) -> None:
        """Put a line above another one, as far in as that is; the same line stands there once."""
        self._above.setdefault(line, {})[new] = None

    def edited(self) -> str:
        """The text with everything done. Raises UnusualLayoutError where two stretches overlap."""
        pieces = [BYTE_ORDER_MARK] if self.content.startswith(BYTE_ORDER_MARK) else []
        position = 0
        for start, end, new in sorted(self._edits(), key=lambda edit: edit[:2]):
            if start < position:
                raise UnusualLayoutError
            pieces += [self.text[position:start], new]
            position = end
        return "".join([*pieces, self.text[position:]])

    def _edits(self) -> Iterator[tuple[int, int, str]]:
        for line, new in self._above.items():
            start = self.starts[line - 1]
            yield start, start, "".join(f"{self.indent(line)}{one}{self.line_end}" for one in new)
        for (start, end), words in self._replaced.items():
            yield start, end, words

    def line(self, number: int) -> str:
        """One line with its end."""
        return self.text[self.starts[number - 1] : self.offset(number + 1, 1)]

    def indent(self, line: int) -> str:
        """The spaces before the first sign of a line."""
        found = FIRST_SIGN.search(self.line(line))
        return " " * found.start() if found else ""

    @cached_property
    def line_end(self) -> str:
        """How the lines of this file end."""
        found = LINE_BREAK.search(self.text)
        return found.group() if found else "\n"
