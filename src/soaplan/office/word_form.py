"""Write a form as a Word file: the state's words, and below them a box for each answer.

A box is a table cell in a content control whose tag names the answer. The box of a long text is a plain cell, because
LibreOffice drops the emphasis of what is in a control; there, the label above it is in one that can't be edited. The
label carries the name as hidden text too, because not every program keeps tags; a copied block keeps both.
"""

import hashlib
import io
from collections.abc import Iterator, Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from soaplan.check.result import CheckResult
from soaplan.diagnostic import Diagnostic, Pointer
from soaplan.importing.blocks import Paragraph, Run
from soaplan.office.carried import (
    CUSTOM_PROPERTIES,
    CUSTOM_XML_PROPERTIES,
    Baggage,
    Carried,
    part_properties,
    property_xml,
)
from soaplan.office.form import LIST, MOST_CHECKED, NAMED, PROSE, Box, Heading, Item, Words, name_of
from soaplan.office.packed import same_bytes
from soaplan.office.prose import paragraphs_of
from soaplan.office.word_answers import CHOOSE, LABEL_TAG, read_boxes
from soaplan.plans.kinds import KINDS
from soaplan.plans.labels import fold
from soaplan.regex import regex
from soaplan.render.prose import is_safe_link

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
LONGEST_TAG = 64 - len(LABEL_TAG)
"""Word allows 64 signs in a tag."""
WIDTH = 9600
"""The width of a box, in twentieths of a point."""
LABEL = 3000
CHECKED, EMPTY = "☒", "☐"
LEVELS = 9
BULLETS, NUMBERS = 9001, 9002
"""The ids of the two kinds of lists."""
NOT_IN_XML = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
HOW_TO = (
    "Write in the boxes, or choose from their lists. Leave a box empty if there is no answer yet.",
    "To add a program, a target or a session, copy the block that begins with “New”, with its heading, and fill it in.",
    "Bold, italics, links and simple lists are kept. Pictures and tables are not.",
    "Save the file as a Word document (.docx) under any name, and send it back. Only what you changed is taken over.",
)


def word_form(result: CheckResult, items: Sequence[Item], findings: Sequence[Diagnostic] = ()) -> bytes:
    """The form of a checked file; each finding becomes a comment at its answer."""
    from docx import Document  # noqa: PLC0415 - an extra
    from docx.opc.constants import RELATIONSHIP_TYPE  # noqa: PLC0415 - likewise
    from docx.opc.packuri import PackURI  # noqa: PLC0415 - likewise
    from docx.opc.part import Part  # noqa: PLC0415 - likewise

    assert result.kind is not None  # noqa: S101 - the file was read
    document = Document()
    writer = _Writer(document)
    writer.styles()
    title = f"{KINDS[result.kind].title}, {result.catalog.cycle.years_label}" if result.catalog else ""
    writer.write(title[:1].upper() + title[1:], items)
    document.core_properties.title, document.core_properties.author = title, "soaplan"
    document.core_properties.comments = ""
    baggage = Baggage(result.kind, result.cycle or "", {
        writer.names[box.pointer]: Carried(box.pointer, box.value) for box in writer.boxes
    })  # fmt: skip
    read = {name: one.text for name, one in read_boxes(document, baggage, writer.by_name).items()}
    for name, one in baggage.answers.items():
        baggage.answers[name] = Carried(one.pointer, one.value, read.get(name, ""))
    part = Part(PackURI("/customXml/item9.xml"), "application/xml", baggage.to_xml(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_XML)
    about = Part(PackURI("/customXml/itemProps9.xml"), CUSTOM_XML_PROPERTIES, part_properties(), document.part.package)
    part.relate_to(about, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)
    known = Part(PackURI("/docProps/custom.xml"), CUSTOM_PROPERTIES, property_xml(), document.part.package)
    document.part.package.relate_to(known, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)
    writer.comment(findings)
    stream = io.BytesIO()
    document.save(stream)
    return same_bytes(stream.getvalue())


class _Writer:
    """Puts a form together as XML and lets the library read it in one go; cell by cell takes minutes."""

    def __init__(self, document: Any) -> None:
        self.document = document
        self.boxes: list[Box] = []
        self.names: dict[Pointer, str] = {}
        self.lists = NUMBERS + 1
        self.ids = 1000

    @property
    def by_name(self) -> dict[str, Box]:
        """The boxes by the names of their tags."""
        return {self.names[box.pointer]: box for box in self.boxes}

    def styles(self) -> None:
        """The looks of the form's own words, and how its lists are numbered."""
        from docx.enum.style import WD_STYLE_TYPE  # noqa: PLC0415 - an extra
        from docx.shared import Pt, RGBColor  # noqa: PLC0415 - likewise

        for name, size, bold in (("Form question", 10.5, False), ("Form label", 9.5, True)):
            style = self.document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            style.base_style = self.document.styles["Normal"]
            style.font.size, style.font.bold = Pt(size), bold
            style.font.color.rgb = RGBColor(0x1F, 0x3A, 0x5F)
            style.paragraph_format.space_after = Pt(3)
            style.paragraph_format.keep_with_next = True
        section = self.document.sections[0]
        section.left_margin = section.right_margin = Pt(60)
        root = self.document.part.numbering_part.element
        for place, (number, kind) in enumerate(((BULLETS, "bullet"), (NUMBERS, "decimal"))):
            root.insert(place, _parsed(_numbering(number, kind)))
        root.append(_parsed(f'<w:num {NAMESPACES} w:numId="{BULLETS}"><w:abstractNumId w:val="{BULLETS}"/></w:num>'))

    def write(self, title: str, items: Sequence[Item]) -> None:
        """The whole form."""
        body = self.document.element.body
        head = [_words_xml(title, "Title"), *(_words_xml(line, "Normal") for line in HOW_TO)]
        whole = _parsed(f"<w:body {NAMESPACES}>{''.join([*head, *self._items(items)])}</w:body>")
        for place, element in enumerate(list(whole)):
            body.insert(place, element)

    def _items(self, items: Sequence[Item]) -> Iterator[str]:
        rows: list[str] = []
        for item in items:
            if rows and not isinstance(item, Box):
                yield from self._table(rows)
                rows = []
            match item:
                case Heading():
                    yield _words_xml(item.text, f"Heading {min(item.level, LEVELS)}")
                case Words():
                    yield from (_words_xml(line, "Form question") for line in item.lines)
                case Box():
                    rows.append(self._row(item))
        yield from self._table(rows)

    @staticmethod
    def _table(rows: list[str]) -> Iterator[str]:
        if rows:
            sides = ("top", "left", "bottom", "right", "insideH", "insideV")
            lines = "".join(f'<w:{side} w:val="single" w:sz="4" w:color="8899AA"/>' for side in sides)
            yield (
                f'<w:tbl><w:tblPr><w:tblW w:w="{WIDTH}" w:type="dxa"/><w:tblBorders>{lines}</w:tblBorders>'
                f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid><w:gridCol w:w="{LABEL}"/>'
                f'<w:gridCol w:w="{WIDTH - LABEL}"/></w:tblGrid>{"".join(rows)}</w:tbl><w:p/>'
            )

    # One box

    def _row(self, box: Box) -> str:
        name = _tag(box.pointer)
        self.boxes.append(box)
        self.names[box.pointer] = name
        label = self._label(box, name)
        wide = box.shape == PROSE
        if wide:
            spread = '<w:gridSpan w:val="2"/>'
            above = _cell(label, WIDTH, spread, shade="EEF2F6")
            return f"<w:tr>{above}</w:tr><w:tr>{self._box(box, name, WIDTH, spread)}</w:tr>"
        return f"<w:tr>{_cell(label, LABEL, '', shade='EEF2F6')}{self._box(box, name, WIDTH - LABEL, '')}</w:tr>"

    def _label(self, box: Box, name: str) -> str:
        note = [box.help] if box.help else []
        if box.shape == LIST and (not box.choices or len(box.choices) > MOST_CHECKED):
            note.append("One a line.")
        if box.shape == NAMED:
            note.append("One a line: the name, a colon, the answer.")
        title = _run(Run(box.title))
        if box.shape == PROSE:
            marks = f'<w:tag w:val={_attr(LABEL_TAG + name)}/><w:id w:val="{self._id()}"/>'
            marks += '<w:lock w:val="sdtContentLocked"/>'
            title = f"<w:sdt><w:sdtPr>{marks}</w:sdtPr><w:sdtContent>{title}</w:sdtContent></w:sdt>"
        hidden = f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>{{{{{escape(name)}}}}}</w:t></w:r>"
        words = f"<w:p>{_style('Form label')}{title}{hidden}</w:p>"
        return words + "".join(f'<w:p><w:r><w:rPr><w:sz w:val="17"/></w:rPr>{_text(one)}</w:r></w:p>' for one in note)

    def _box(self, box: Box, name: str, width: int, spread: str) -> str:
        if box.choices and box.shape == "line":
            return _cell(f"<w:p>{self._chooser(box, name)}</w:p>", width, spread)
        content = "".join(self._content(box)) or "<w:p/>"
        if box.shape == PROSE:
            return _cell(content, width, spread)
        marks = f"<w:alias w:val={quoteattr(box.title[:LONGEST_TAG])}/><w:tag w:val={quoteattr(name)}/>"
        return (
            f'<w:sdt><w:sdtPr>{marks}<w:id w:val="{self._id()}"/></w:sdtPr>'
            f"<w:sdtContent>{_cell(content, width, spread)}</w:sdtContent></w:sdt>"
        )

    def _chooser(self, box: Box, name: str) -> str:
        """A drop-down; where other answers than those of the list may be given, it can be written in too."""
        shown = next((words for label, words in box.choices.items() if fold(label) == fold(box.value)), box.value)
        entries = dict.fromkeys([CHOOSE, *box.choices.values(), *([shown] if shown else [])])
        rows = "".join(f"<w:listItem w:displayText={_attr(one)} w:value={_attr(one)}/>" for one in entries)
        kind = "dropDownList" if box.closed else "comboBox"
        marks = f"<w:alias w:val={_attr(box.title[:LONGEST_TAG])}/><w:tag w:val={_attr(name)}/>"
        return (
            f'<w:sdt><w:sdtPr>{marks}<w:id w:val="{self._id()}"/><w:{kind}>{rows}</w:{kind}></w:sdtPr>'
            f"<w:sdtContent>{_run(Run(shown or CHOOSE))}</w:sdtContent></w:sdt>"
        )

    def _content(self, box: Box) -> Iterator[str]:
        lines = box.value.split("\n") if box.value else []
        match box.shape:
            case "prose":
                yield from self._prose(box.value)
            case "list" if 0 < len(box.choices) <= MOST_CHECKED:
                yield from self._checks(box, lines)
            case "named":
                given = {line.partition(":")[0].strip() for line in lines}
                offered = [name for name in box.choices if name not in given]
                yield from (_words_xml(line, "") for line in lines)
                yield from (_words_xml(f"{name}:", "") for name in offered[: 0 if len(offered) > LEVELS else None])
            case _:
                yield from (_words_xml(line, "") for line in lines)

    def _checks(self, box: Box, lines: list[str]) -> Iterator[str]:
        chosen = {fold(line): line for line in lines}
        for label, words in box.choices.items():
            yield self._check(words, on=chosen.pop(fold(label), None) is not None)
        for line in chosen.values():
            yield self._check(line, on=True)
        if not box.closed:
            yield _words_xml("", "")

    def _check(self, words: str, *, on: bool) -> str:
        font = 'w14:font="MS Gothic"'
        return (
            f'<w:p><w:sdt><w:sdtPr><w:id w:val="{self._id()}"/><w14:checkbox><w14:checked w14:val="{int(on)}"/>'
            f'<w14:checkedState w14:val="2612" {font}/><w14:uncheckedState w14:val="2610" {font}/></w14:checkbox>'
            f"</w:sdtPr><w:sdtContent>{_run(Run(CHECKED if on else EMPTY))}</w:sdtContent></w:sdt>"
            f"{_run(Run(f' {words}'))}</w:p>"
        )

    def _prose(self, text: str) -> Iterator[str]:
        """The paragraphs of a text; every numbered list begins at its own number."""
        number = 0
        for one in paragraphs_of(text):
            number = number if one.level else 0
            if one.mark[:-1].isdigit() and not number:
                number = self._new_list(int(one.mark[:-1]))
            yield f"<w:p>{self._looks(one, number)}{''.join(map(self._linked, one.runs))}</w:p>"

    @staticmethod
    def _looks(one: Paragraph, number: int) -> str:
        if one.mark:
            id_ = number if one.mark != "-" else BULLETS
            numbered = f'<w:numPr><w:ilvl w:val="{one.level - 1}"/><w:numId w:val="{id_}"/></w:numPr>'
            return f'<w:pPr><w:pStyle w:val="ListParagraph"/>{numbered}</w:pPr>'
        if one.level:
            deeper = f"ListContinue{one.level}" if one.level > 1 else "ListContinue"
            return f'<w:pPr><w:pStyle w:val="{deeper}"/></w:pPr>'
        return ""

    def _new_list(self, start: int) -> int:
        self.lists += 1
        begin = f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride>'
        self.document.part.numbering_part.element.append(
            _parsed(f'<w:num {NAMESPACES} w:numId="{self.lists}"><w:abstractNumId w:val="{NUMBERS}"/>{begin}</w:num>')
        )
        return self.lists

    def _linked(self, run: Run) -> str:
        from docx.opc.constants import RELATIONSHIP_TYPE  # noqa: PLC0415 - an extra

        if not run.link or not is_safe_link(run.link):
            return _run(run)
        id_ = self.document.part.relate_to(run.link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return f'<w:hyperlink r:id="{id_}">{_run(run)}</w:hyperlink>'

    def _id(self) -> int:
        self.ids += 1
        return self.ids

    # Findings

    def comment(self, findings: Sequence[Diagnostic]) -> None:
        """Put each finding beside its answer; what belongs to no box goes to the title."""
        from docx.text.run import Run as WordRun  # noqa: PLC0415 - an extra

        labels = _labels(self.document.element.body)
        for finding in findings:
            name = self._name_for(finding.pointer)
            element = labels.get(name) if name else None
            if element is None:
                element = next(self.document.element.body.iter(f"{_W}r"))
            run = WordRun(element, self.document)
            text = f"{finding.severity.capitalize()} {finding.code}: {finding.message}\n{finding.help}".strip()
            self.document.add_comment(run, text=NOT_IN_XML.sub("", text), author="soaplan", initials="S")

    def _name_for(self, pointer: Pointer) -> str | None:
        """The box of an answer, or the nearest around or inside of it."""
        for length in range(len(pointer), 0, -1):
            way = pointer[:length]
            found = next((box for box in self.boxes if box.pointer[: len(way)] == way), None)
            if found is not None:
                return self.names[found.pointer]
        return None


_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _labels(body: Any) -> dict[str, Any]:
    """The first visible run of each label, by the name of its box."""
    found = {}
    for cell in body.iter(f"{_W}tc"):
        texts = [run for run in cell.iter(f"{_W}r") if run.find(f"{_W}rPr/{_W}vanish") is not None]
        if texts:
            name = "".join(text.text or "" for text in texts[0].iter(f"{_W}t"))[2:-2]
            found[name] = next(cell.iter(f"{_W}r"))
    return found


def _tag(pointer: Pointer) -> str:
    """The name of a box, as long as Word allows."""
    name = name_of(pointer)
    if len(name) <= LONGEST_TAG:
        return name
    return f"{name[: LONGEST_TAG - 11]}~{hashlib.sha256(name.encode()).hexdigest()[:10]}"


def _cell(content: str, width: int, spread: str, shade: str = "") -> str:
    fill = f'<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>' if shade else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spread}{fill}</w:tcPr>{content}</w:tc>'


def _words_xml(text: str, style: str) -> str:
    return f"<w:p>{_style(style)}{_run(Run(text)) if text else ''}</w:p>"


def _style(name: str) -> str:
    return f'<w:pPr><w:pStyle w:val="{name.replace(" ", "")}"/></w:pPr>' if name and name != "Normal" else ""


def _run(run: Run) -> str:
    marks = "<w:b/>" * run.bold + "<w:i/>" * run.italic
    marks += '<w:color w:val="0563C1"/><w:u w:val="single"/>' if run.link else ""
    return f"<w:r>{f'<w:rPr>{marks}</w:rPr>' if marks else ''}{_text(run.text)}</w:r>"


def _text(text: str) -> str:
    pieces = NOT_IN_XML.sub("", text).split("\n")
    return "<w:br/>".join(f'<w:t xml:space="preserve">{escape(piece)}</w:t>' for piece in pieces)


def _attr(text: str) -> str:
    return quoteattr(NOT_IN_XML.sub("", text))


def _numbering(number: int, kind: str) -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{"•" if kind == "bullet" else f"%{level + 1}."}"/>'
        f'<w:pPr><w:ind w:left="{360 * (level + 1)}" w:hanging="360"/></w:pPr></w:lvl>'
        for level in range(LEVELS)
    )
    head = f'<w:abstractNum {NAMESPACES} w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>'
    return f"{head}{levels}</w:abstractNum>"


def _parsed(xml: str) -> Any:
    from docx.oxml import parse_xml  # noqa: PLC0415 - an extra

    return parse_xml(xml)
