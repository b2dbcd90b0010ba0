"""What a form or a money sheet carries along: which file it was made of, and each answer as it was then."""

import io
import json
import zipfile
from dataclasses import dataclass, field
from typing import Any
from xml.sax.saxutils import escape

from soaplan.diagnostic import Pointer

NAMESPACE = "urn:soaplan:form"
PROPERTY = "soaplan form"
"""The property by which a file is known as ours, whatever it is called."""
VERSION = "1"
CUSTOM_XML_PROPERTIES = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
CUSTOM_PROPERTIES = "application/vnd.openxmlformats-officedocument.custom-properties+xml"


@dataclass(frozen=True, slots=True)
class Carried:
    """One answer as it was exported."""

    pointer: Pointer
    value: str
    """What the plan said."""
    shown: str = ""
    """How the box reads while nobody has touched it."""


@dataclass
class Baggage:
    """Everything that is carried along; answers by the name of their box."""

    kind: str
    cycle: str
    answers: dict[str, Carried] = field(default_factory=dict)

    def to_text(self) -> str:
        """As one line of JSON in plain ASCII."""
        answers = [[name, list(one.pointer), one.value, one.shown] for name, one in self.answers.items()]
        return json.dumps({"version": VERSION, "kind": self.kind, "cycle": self.cycle, "answers": answers})

    @classmethod
    def from_text(cls, text: str) -> "Baggage | None":
        """Read it again; None for what isn't ours. Whoever sent the file may have put anything there."""
        try:
            found: Any = json.loads(text)
            answers = {
                str(name): Carried(tuple(_step(one) for one in pointer), str(value), str(shown))
                for name, pointer, value, shown in found["answers"]
            }
            return cls(str(found["kind"]), str(found["cycle"]), answers)
        except (ValueError, TypeError, KeyError, RecursionError):
            return None

    def to_xml(self) -> bytes:
        """As a part of a Word file."""
        return (
            f'<?xml version="1.0" encoding="UTF-8"?><form xmlns="{NAMESPACE}">{escape(self.to_text())}</form>'.encode()
        )


def _step(one: Any) -> str | int:
    if isinstance(one, bool) or not isinstance(one, str | int):
        raise TypeError
    return one


def part_properties() -> bytes:
    """What Word wants to know of a part that isn't its own, so that it keeps it."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?><ds:datastoreItem ds:itemID="{6B4C1B0A-6C0E-4F6E-9B61-5A0A9D5D0F11}" '
        'xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    ).encode()


def property_xml(name: str = PROPERTY, value: str = VERSION) -> bytes:
    """The custom properties of a file with one property."""
    head = (
        '<?xml version="1.0" encoding="UTF-8"?><Properties '
        'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
    )
    one = f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name="{escape(name)}">'
    return f"{head}{one}<vt:lpwstr>{escape(value)}</vt:lpwstr></property></Properties>".encode()


def is_form(content: bytes) -> bool:
    """Whether a Word file is a form that soaplan made, by what it says of itself."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            names = packed.namelist()
            return "docProps/custom.xml" in names and PROPERTY.encode() in packed.read("docProps/custom.xml")[:100_000]
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError):
        return False
