"""What a look at the written file alone can tell, and the plain data that the model is made from.

Each fault is a finding with its code. A value with a fault becomes `unknown` in the data: it is answered, but
nobody can tell how, so no rule speaks of it.
"""

import re
from dataclasses import dataclass, field

from soaplan.characters import ZERO_WIDTH
from soaplan.diagnostic import Finding, Pointer, Span
from soaplan.source.commas import pieces_of, split_amounts
from soaplan.source.decode import HIDDEN
from soaplan.source.document import LITERAL, SourceDocument
from soaplan.source.hidden import HiddenPlaces
from soaplan.source.nodes import Entry, Listing, Mapping, Node, Scalar, Unsupported

NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
CUT = re.compile(rf"\s+(#[{ZERO_WIDTH}]*[^\s{ZERO_WIDTH}].*)")
NOTES = "notes"
CHECKED_IN_NOTES = "DOC018"
"""Remarks are nobody's business but for what hides in them."""
ANY_KEY = "\0"
"""Stands beside the answers of a group in which a key cannot be used: nobody knows which answer it was for."""
Data = object


@dataclass
class FaultReader:
    """Turns nodes into plain data: dictionaries, lists, texts, and None for "not answered"."""

    document: SourceDocument
    unknown: object
    findings: list[Finding] = field(default_factory=list)
    pieces: dict[Pointer, tuple[str, list[str]]] = field(default_factory=dict)
    """Names in braces that have no colon -> the answer before them, and its text in pieces: commas may have cut it."""

    def read(self) -> Data:
        """The data of the whole file; the faults are in `findings`."""
        self.hidden = HiddenPlaces(self.document.source)
        data = self.value(self.document.root, ())
        for place, character in self.hidden.rest():
            self.report("DOC018", (), *_hidden_words(character), span=place)
        return data

    def value(self, node: Node, pointer: Pointer) -> Data:
        """The data of one node and of all below it."""
        match node:
            case Scalar():
                return self.text(node, pointer)
            case Listing():
                items = [self.value(item, (*pointer, place)) for place, item in enumerate(node.items)]
                return None if all(item is None for item in items) else items
            case Mapping():
                return self.answers(node, pointer)
            case Unsupported():
                self.report("DOC006", pointer, f"plans do not use {node.what}", node.mend, span=node.span)
                return self.unknown

    def text(self, node: Scalar, pointer: Pointer) -> Data:
        """One text, unless it is blank or holds a hidden character (DOC018, once a text)."""
        raw = self.hidden.inside(node) or (self.hidden.behind(node) if self.is_last_in_line(node) else [])
        if hidden := raw or [(node.span, character) for character in HIDDEN.findall(node.text)]:
            place, character = hidden[0]
            span = place if node.style == LITERAL or not node.text else node.span
            self.report("DOC018", pointer, *_hidden_words(character), span=span)
            return self.unknown
        if node.is_blank:
            return None
        self.look_for_cut(node, pointer)
        return node.text

    def is_last_in_line(self, node: Scalar) -> bool:
        """Whether an answer is due here and nothing follows in its line but what cannot be seen."""
        line = node.span.line - 1
        if node.text or node.style or line >= len(self.document.lines):  # the last one may stand below the file
            return False
        return not self.document.lines[line][self.document.source.text_column(line, node.span.column - 1) :].strip()

    def look_for_cut(self, node: Scalar, pointer: Pointer) -> None:
        """DOC024: `District #5` without quotation marks is read as `District`."""
        if node.style or node.end == (0, 0):
            return
        line, column = node.end
        if found := CUT.match(self.document.lines[line], column):
            whole = f"{node.text} {found[1]}".rstrip()
            self.report(
                "DOC024",
                pointer,
                f"this answer ends before “{found[1].strip()}”, because a `#` after a space begins a comment",
                f"Put the whole answer in quotation marks: {quoted(whole)}. If it is a remark, write `# ` before it.",
            )

    def answers(self, node: Mapping, pointer: Pointer) -> Data:
        """Named answers; of a name that stands twice the first one."""
        amounts, strays = split_amounts(node) if node.flow else ({}, [])
        if node.flow:
            self.pieces |= {(*pointer, key): cut for key, cut in pieces_of(node).items()}
        data: dict[str, Data] = {}
        for entry in node.written:
            if any(entry is stray for stray in strays):
                continue
            if node.entries[entry.key] is not entry:
                self.repeated(entry, node.entries[entry.key], pointer)
            elif not self.key_can_be_read(entry, pointer):
                data[ANY_KEY] = self.unknown
            else:
                data[entry.key] = (
                    self.unknown if entry.key in amounts else self.value(entry.value, (*pointer, entry.key))
                )
        if amounts:
            self.commas(node, amounts, pointer)
        return data

    def key_can_be_read(self, entry: Entry, pointer: Pointer) -> bool:
        """Whether a name is usable; DOC006 and DOC018 where it is not, or where a character was taken out of it."""
        if entry.key.startswith(ANY_KEY):
            self.value(entry.value, pointer)
            return False
        source, span = self.document.source, entry.key_span
        end = (span.end_line - 1, source.text_column(span.end_line - 1, span.end_column - 1))
        raw = [character for _, character in self.hidden.inside(Scalar(entry.key, "", span, end))]
        escaped = HIDDEN.findall(entry.key)
        for character in (raw or escaped)[:1]:
            self.report("DOC018", (*pointer, entry.key), *_hidden_words(character), span=span)
        return not escaped

    def repeated(self, entry: Entry, first: Entry, pointer: Pointer) -> None:
        """DOC002: a name that stands twice."""
        message = f"`{entry.key}` stands here a second time; the first is on line {first.key_span.line}"
        mend = "Keep one of the two. Until then the first one counts."
        self.report("DOC002", (*pointer, entry.key), message, mend, span=entry.key_span)

    def commas(self, node: Mapping, amounts: dict[str, str], pointer: Pointer) -> None:
        """DOC014: amounts that commas have cut, told at the first of them."""
        key, whole = next(iter(amounts.items()))
        message = f"“{whole}” was read as two answers, because a comma inside {{ }} ends an answer"
        found = NUMBER.search(whole)
        plain = found.group().replace(",", "") if found else whole
        mend = (
            f"Write numbers inside {{ }} without commas, `{key}: {plain}`, or write one answer a line, without {{ }}."
        )
        self.report("DOC014", (*pointer, key), message, mend, span=node.entries[key].value.span)

    def report(self, code: str, pointer: Pointer, message: str, mend: str, *, span: Span | None = None) -> None:
        """Enter a finding; remarks are checked for hidden characters only."""
        if code == CHECKED_IN_NOTES or not in_notes(pointer):
            self.findings.append(Finding(pointer, message, mend, span=span, code=code))


def in_notes(pointer: Pointer) -> bool:
    """Whether a place lies in remarks: at the top of the file, or of a program."""
    return pointer[:1] == (NOTES,) or pointer[4:5] == (NOTES,)


def quoted(text: str) -> str:
    """The text in quotation marks, as YAML reads it back."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def _hidden_words(character: str) -> tuple[str, str]:
    message = f"a character that cannot be seen stands here (U+{ord(character):04X})"
    return message, "Delete it: retype the words around it, or paste them again as plain text."
