"""Word files. Tracked changes are read as accepted; pictures, macros and links are never followed."""

import io
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from soaplan.importing.blocks import Item, Line, Run, Table, UnreadableSourceError, emphasized
from soaplan.importing.readers import NEEDS_EXTRA
from soaplan.importing.readers.packed import refuse_hostile
from soaplan.importing.readers.word_text import LEFT_OUT, W, WordText

DEEPEST = 30
HEADINGS = ("Heading", "Title", "heading")


def read(content: bytes, ending: str) -> list[Item]:
    """The paragraphs and tables of a Word file. Raises UnreadableSourceError."""
    del ending
    refuse_hostile(content, "a Word file", "a Word document (.docx)")
    try:
        from docx import Document  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise UnreadableSourceError(NEEDS_EXTRA.format(what="a Word file")) from error
    try:
        document = Document(io.BytesIO(content))
    except Exception as error:  # the library's errors have no common class
        raise UnreadableSourceError("this isn't a Word file that can be read (.docx); save it again in Word") from error
    return _Story(document).items(document.element.body)


class _Story:
    def __init__(self, document: Any) -> None:
        self.text = WordText(document)

    def items(self, parent: Any, depth: int = 0) -> list[Item]:
        """The items of a body, a cell or a box."""
        if depth > DEEPEST:
            raise UnreadableSourceError("this Word file nests its tables too deeply")
        found: list[Item] = []
        for child in parent:
            if child.tag == f"{W}p":
                found += self._paragraph(child, depth)
            elif child.tag == f"{W}tbl":
                found.append(self._table(child, depth))
            elif child.tag in {f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml", f"{W}smartTag"}:
                found += self.items(child, depth + 1)
        return found

    def _table(self, table: Any, depth: int) -> Table:
        rows: list[list[list[Item]]] = []
        for row in table.iter(f"{W}tr"):
            if next(row.iterancestors(f"{W}tbl")) is table:
                cells = [cell for cell in row.iter(f"{W}tc") if next(cell.iterancestors(f"{W}tr")) is row]
                rows.append([self.items(cell, depth + 1) for cell in cells])
        return Table(rows)

    def _paragraph(self, paragraph: Any, depth: int) -> list[Item]:
        one, heading = self.text.paragraph(paragraph), self.text.style(paragraph).startswith(HEADINGS)
        found: list[Item] = []
        for runs in _by_lines(one.runs):
            text = " ".join("".join(run.text for run in runs).split())
            marked = "" if heading else " ".join(emphasized(runs).split())
            if text:
                found.append(Line(text, heading=heading, mark="" if found else one.mark, marked=marked))
        for box in paragraph.iter(f"{W}txbxContent"):
            if not any(above.tag in LEFT_OUT - {f"{W}txbxContent"} for above in box.iterancestors()):
                inside = self.items(box, depth + 1)
                for item in inside:
                    if isinstance(item, Line):
                        item.aside = True
                found += inside
        return found


def _by_lines(runs: Iterable[Run]) -> Iterator[list[Run]]:
    """The runs of each line of a paragraph, parted at its line breaks."""
    line: list[Run] = []
    for run in runs:
        first, *others = run.text.split("\n")
        line.append(replace(run, text=first))
        for other in others:
            yield line
            line = [replace(run, text=other)]
    yield line
