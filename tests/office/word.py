"""A form in Word as a person handles it: export, write in boxes, copy blocks, bring it back."""

import copy
import io
from datetime import date
from pathlib import Path
from typing import Any

from docx import Document
from docx.table import _Cell

from soaplan.check import CheckResult, Options, check_bytes
from soaplan.office.form import form_of
from soaplan.office.take_back import TakenBack, take_back_word
from soaplan.office.word_form import word_form
from soaplan.source.parse import Limits

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LIMITS = Limits(5_000_000, 50, 100_000)


def checked(text: str | bytes, folder: Path | None = None) -> CheckResult:
    content = text.encode() if isinstance(text, str) else text
    return check_bytes(content, Options(as_of=date(2024, 3, 1)), "plan.yaml", folder)


def exported(text: str | bytes, folder: Path | None = None) -> bytes:
    result = checked(text, folder)
    return word_form(result, form_of(result))


def taken_back(form: bytes, text: str | bytes, folder: Path | None = None) -> TakenBack:
    return take_back_word(form, checked(text, folder), LIMITS)


class Form:
    """A form that is open in Word."""

    def __init__(self, content: bytes) -> None:
        self.document: Any = Document(io.BytesIO(content))
        self.body = self.document.element.body

    @property
    def saved(self) -> bytes:
        stream = io.BytesIO()
        self.document.save(stream)
        return stream.getvalue()

    def cells(self, name: str) -> list[Any]:
        """The boxes of this name: the cell behind each label."""
        cells = list(self.body.iter(f"{W}tc"))
        return [
            cells[place + 1]
            for place, cell in enumerate(cells)
            if f"{{{{{name}}}}}" in "".join(one.text or "" for one in cell.iter(f"{W}t"))
        ]

    def write(self, name: str, *paragraphs: str, copy_number: int = 0) -> "Form":
        """Write paragraphs into a box, in place of what is there."""
        element = self.cells(name)[copy_number]
        for child in list(element):
            if child.tag != f"{W}tcPr":
                element.remove(child)
        cell = _Cell(element, self.document)
        for text in paragraphs or ("",):
            cell.add_paragraph(text)
        return self

    def cell(self, name: str) -> Any:
        return _Cell(self.cells(name)[0], self.document)

    def block(self, heading: str) -> list[Any]:
        """A heading and everything below it up to the next heading as high."""
        found: list[Any] = []
        depth = ""
        for element in self.body:
            style = element.find(f"{W}pPr/{W}pStyle")
            level = "" if style is None else str(style.get(f"{W}val"))
            if found and level.startswith("Heading") and level <= depth:
                break
            text = "".join(one.text or "" for one in element.iter(f"{W}t"))
            if found or (level.startswith("Heading") and text.startswith(heading)):
                depth = depth or level
                found.append(element)
        return found

    def copy_block(self, heading: str) -> "Form":
        block = self.block(heading)
        for element in reversed(block):
            block[-1].addnext(copy.deepcopy(element))
        return self

    def delete_block(self, heading: str) -> "Form":
        for element in self.block(heading):
            self.body.remove(element)
        return self
