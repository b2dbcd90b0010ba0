"""The paragraphs of a Word file with their emphasis, links and lists. Tracked changes are read as accepted."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from soaplan.importing.blocks import Paragraph, Run

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A_PICTURE = frozenset({f"{W}drawing", f"{W}pict", f"{W}object"})
STRUCK = frozenset({f"{W}del", f"{W}moveFrom"})
WRITTEN = frozenset({f"{W}ins", f"{W}moveTo"})
LEFT_OUT = STRUCK | {
    f"{W}txbxContent", f"{W}instrText", f"{W}pPr", f"{W}rPr",
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}  # fmt: skip
AROUND = frozenset({f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}moveTo", f"{W}customXml", f"{W}smartTag"})
OFF = frozenset({"0", "false", "off", "none"})
CHECKED_SYMBOLS = {"F0FE", "F0FD", "F052", "F053", "F0FC", "F054"}
EMPTY_SYMBOLS = {"F0A8", "F06F", "F0A3", "F071", "F072"}
DEEPEST = 9
"""Levels of a list that Word has."""


@dataclass
class WordText:
    """Reads the paragraphs of one document, and remembers what it met on the way."""

    document: Any
    tracked: bool = False
    pictures: bool = False
    tables: bool = False
    counts: list[int] = field(default_factory=list)
    """The numbers of the list that is being read, level by level."""

    def __post_init__(self) -> None:
        self.styles = {style.style_id: style.name or "" for style in self.document.styles}
        self.formats = _number_formats(self.document)

    def paragraphs(self, parent: Any) -> list[Paragraph]:
        """The paragraphs of a body or cell; those of tables in it row by row."""
        found: list[Paragraph] = []
        joined: tuple[Run, ...] = ()
        for element in self._elements(parent):
            one = self.paragraph(element)
            runs = (*joined, *one.runs)
            if element.find(f"{W}pPr/{W}rPr/{W}del") is not None:
                self.tracked, joined = True, runs
                continue
            found += [Paragraph(runs, one.mark, one.level)] if runs or one.mark else []
            joined = ()
        return [*found, Paragraph(joined)] if joined else found

    def _elements(self, parent: Any) -> Iterator[Any]:
        for child in parent:
            if child.tag == f"{W}p":
                yield child
            elif child.tag in AROUND:
                self.tracked = self.tracked or child.tag in WRITTEN
                yield from self._elements(child)
            elif child.tag == f"{W}tbl":
                self.tables = True
                for cell in child.iter(f"{W}tc"):
                    yield from self._elements(cell)

    def paragraph(self, element: Any) -> Paragraph:
        """One paragraph."""
        mark, level = self._mark(element)
        return Paragraph(tuple(self._runs(element, Run(""))), mark, level)

    def style(self, element: Any) -> str:
        """The name of the style of a paragraph."""
        found = element.find(f"{W}pPr/{W}pStyle")
        return "" if found is None else self.styles.get(found.get(f"{W}val"), "")

    def _runs(self, element: Any, look: Run) -> Iterator[Run]:
        for child in element:
            if child.tag in LEFT_OUT:
                self.tracked = self.tracked or child.tag in STRUCK
            elif child.tag == f"{W}r":
                yield from self._words(child, look)
            elif child.tag == f"{W}hyperlink":
                yield from self._runs(child, Run("", link=self._address(child)))
            elif child.tag not in A_PICTURE:
                self.tracked = self.tracked or child.tag in WRITTEN
                yield from self._runs(child, look)

    def _words(self, run: Any, look: Run) -> Iterator[Run]:
        marks = run.find(f"{W}rPr")
        if _is_on(marks, "vanish"):
            return
        self.pictures = self.pictures or any(child.tag in A_PICTURE for child in run)
        text = "".join(_piece(child) for child in run)
        if text:
            yield Run(text, _is_on(marks, "b"), _is_on(marks, "i"), look.link)

    def _address(self, link: Any) -> str:
        relation = self.document.part.rels.get(link.get(f"{R}id"))
        return str(relation.target_ref) if relation is not None and relation.is_external else ""

    def _mark(self, element: Any) -> tuple[str, int]:
        """The mark of a list item and the level of its list, from 1; a paragraph that goes on in a list has no mark."""
        number = element.find(f"{W}pPr/{W}numPr/{W}numId")
        style = self.style(element)
        words, _, deep = style.partition(" ")[2].rpartition(" ")
        level = int(deep) if deep.isdigit() and deep.isascii() else 1
        if number is None and style.startswith("List Continue"):
            return "", min(level, DEEPEST)
        is_list = style.startswith(("List Bullet", "List Number"))
        if (number is None and not is_list) or (number is not None and number.get(f"{W}val") == "0"):
            self.counts.clear()
            return "", 0
        key = "" if number is None else str(number.get(f"{W}val"))
        deeper = element.find(f"{W}pPr/{W}numPr/{W}ilvl")
        if deeper is not None and (value := str(deeper.get(f"{W}val"))).isdigit():
            level = max(level, int(value) + 1) if number is not None else level
        level = min(level, DEEPEST)
        kind = self.formats.get((key, level)) or ("decimal" if "Number" in words or "Number" in style else "bullet")
        if kind in {"bullet", "none", "image"}:
            del self.counts[level - 1 :]
            return "-", level
        del self.counts[level:]
        self.counts += [0] * (level - len(self.counts))
        self.counts[-1] += 1
        return f"{self.counts[-1]}.", level


def _is_on(marks: Any, name: str) -> bool:
    found = None if marks is None else marks.find(f"{W}{name}")
    return found is not None and str(found.get(f"{W}val", "1")).lower() not in OFF


def _piece(element: Any) -> str:
    """The words of one piece of a run."""
    match element.tag.removeprefix(W):
        case "t":
            return element.text or ""
        case "br" | "cr":
            return "\n"
        case "tab":
            return " "
        case "noBreakHyphen":
            return "-"
        case "sym":
            code = (element.get(f"{W}char") or "").upper()
            return "☒" if code in CHECKED_SYMBOLS else "☐" if code in EMPTY_SYMBOLS else " "
    return ""


def _number_formats(document: Any) -> dict[tuple[str, int], str]:
    """How the levels of each list are numbered, by the id of the list."""
    try:
        root = document.part.numbering_part.element
    except (NotImplementedError, KeyError, AttributeError):
        return {}
    kinds = {
        (abstract.get(f"{W}abstractNumId"), int(level.get(f"{W}ilvl") or 0) + 1): kind.get(f"{W}val")
        for abstract in root.iter(f"{W}abstractNum")
        for level in abstract.iter(f"{W}lvl")
        if (kind := level.find(f"{W}numFmt")) is not None
    }
    return {
        (number.get(f"{W}numId"), level): kind
        for number in root.iter(f"{W}num")
        if (of := number.find(f"{W}abstractNumId")) is not None
        for (name, level), kind in kinds.items()
        if name == of.get(f"{W}val")
    }
