"""Word files. Tracked changes are read as accepted; pictures, macros and links are never followed."""

import io
from collections.abc import Iterator
from typing import Any

from soaplan.importing.blocks import Item, Line, Table, UnreadableSourceError
from soaplan.importing.readers import NEEDS_EXTRA
from soaplan.importing.readers.packed import refuse_hostile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LEFT_OUT = {f"{W}del", f"{W}moveFrom", f"{W}txbxContent", f"{W}instrText", f"{W}pPr", f"{W}rPr",
            "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}  # fmt: skip
DEEPEST = 30


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
        self.styles = {style.style_id: style.name or "" for style in document.styles}
        self.formats = _number_formats(document)
        self.counts: dict[str, int] = {}

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
        style, mark = self._style(paragraph), self._mark(paragraph)
        heading = style.startswith(("Heading", "Title", "heading"))
        pieces = "".join(_pieces(paragraph)).split("\n")
        found: list[Item] = [
            Line(" ".join(piece.split()), heading=heading, mark=mark if number == 0 else "")
            for number, piece in enumerate(pieces)
            if piece.strip()
        ]
        for box in paragraph.iter(f"{W}txbxContent"):
            if not any(above.tag in LEFT_OUT - {f"{W}txbxContent"} for above in box.iterancestors()):
                inside = self.items(box, depth + 1)
                for item in inside:
                    if isinstance(item, Line):
                        item.aside = True
                found += inside
        return found

    def _style(self, paragraph: Any) -> str:
        found = paragraph.find(f"{W}pPr/{W}pStyle")
        return "" if found is None else self.styles.get(found.get(f"{W}val"), "")

    def _mark(self, paragraph: Any) -> str:
        number = paragraph.find(f"{W}pPr/{W}numPr/{W}numId")
        style = self._style(paragraph)
        if number is None and not style.startswith("List"):
            self.counts.clear()
            return ""
        key = "" if number is None else str(number.get(f"{W}val"))
        if (self.formats.get(key) or ("decimal" if "Number" in style else "bullet")) != "decimal":
            return "-"
        self.counts[key] = self.counts.get(key, 0) + 1
        return f"{self.counts[key]}."


def _number_formats(document: Any) -> dict[str, str]:
    """How the lists of a document are numbered, by their ids."""
    try:
        root = document.part.numbering_part.element
    except (NotImplementedError, KeyError, AttributeError):
        return {}
    kinds = {
        abstract.get(f"{W}abstractNumId"): first.get(f"{W}val")
        for abstract in root.iter(f"{W}abstractNum")
        if (first := abstract.find(f"{W}lvl/{W}numFmt")) is not None
    }
    return {
        number.get(f"{W}numId"): kinds.get(of.get(f"{W}val"), "")
        for number in root.iter(f"{W}num")
        if (of := number.find(f"{W}abstractNumId")) is not None
    }


def _pieces(element: Any) -> Iterator[str]:
    """The words of a paragraph; what was struck out with tracking is left out."""
    for child in element:
        if child.tag in LEFT_OUT:
            continue
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in (f"{W}br", f"{W}cr"):
            yield "\n"
        elif child.tag == f"{W}tab":
            yield " "
        elif child.tag == f"{W}noBreakHyphen":
            yield "-"
        elif child.tag == f"{W}sym":
            yield _symbol(child)
        else:
            yield from _pieces(child)


CHECKED_SYMBOLS = {"F0FE", "F0FD", "F052", "F053", "F0FC", "F054"}
EMPTY_SYMBOLS = {"F0A8", "F06F", "F0A3", "F071", "F072"}


def _symbol(element: Any) -> str:
    """A check box drawn with a symbol font."""
    code = (element.get(f"{W}char") or "").upper()
    return "☒" if code in CHECKED_SYMBOLS else "☐" if code in EMPTY_SYMBOLS else " "
