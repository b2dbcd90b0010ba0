"""What a look at the written file alone can tell, and the plain data that the model is made from.

Each fault is a finding with its code. A value with a fault becomes `unknown` in the data: it is answered, but
nobody can tell how, so no rule speaks of it.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from soaplan.characters import ZERO_WIDTH
from soaplan.diagnostic import Edit, Finding, Fix, Pointer, Span
from soaplan.regex import regex
from soaplan.source.decode import HIDDEN, CleanText
from soaplan.source.document import LITERAL, SourceDocument
from soaplan.source.nodes import Entry, Listing, Mapping, Scalar, Unsupported, YamlNode, is_blank

FIRST_DIGITS = regex(r"(?:(?:about|approx\.?|approximately|ca\.|~|USD) ?)?-?\$?\d{1,3}", re.IGNORECASE)
MORE_DIGITS = regex(r"\d{3}(?:\.\d+)?%?(?: ?[A-Za-z]+)?")


def split_amounts(node: Mapping) -> tuple[dict[str, str], list[Entry]]:
    """`{FY25: 400,000}`: the keys whose amount a comma cut, with the whole amount, and the stray entries."""
    amounts: dict[str, str] = {}
    strays: list[Entry] = []
    current: Entry | None = None
    for entry in node.written:
        if current is not None and MORE_DIGITS.fullmatch(entry.key) and _is_nothing(entry.value):
            strays.append(entry)
            if node.entries[current.key] is current:
                amounts[current.key] = f"{amounts.get(current.key, _text(current.value))},{entry.key}"
        else:
            current = entry if FIRST_DIGITS.fullmatch(_text(entry.value)) else None
    return amounts, strays


def pieces_of(node: Mapping) -> dict[str, tuple[str, list[str]]]:
    """`{date: March 14, 2024}`: `2024` is read as a name; it belongs to the answer `date`: "March 14", "2024"."""
    pieces: dict[str, tuple[str, list[str]]] = {}
    parts: list[str] = []
    owner = ""
    for entry in node.written:
        if parts and _is_nothing(entry.value):
            parts.append(entry.key)
            pieces[entry.key] = (owner, parts)
        else:
            owner, text = entry.key, _text(entry.value)
            parts = [text] if text else []
    return pieces


def _text(node: YamlNode) -> str:
    return node.text if isinstance(node, Scalar) and not node.style else ""


def _is_nothing(node: YamlNode) -> bool:
    return isinstance(node, Scalar) and not node.text and not node.style


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


NUMBER = regex(r"\d[\d,]*(?:\.\d+)?")
CUT = regex(rf"\s+(#[{ZERO_WIDTH}]*[^\s{ZERO_WIDTH}].*)")
AFTER_SIGN = regex(r"\s+(#\s+\S.*)")
NUMBER_OF = regex(r"#\s+of\b", re.IGNORECASE)
UNFINISHED = regex(
    r"\b(?:an?|and|or|the|of|in|by|per|for|to|from|with|at|on|total|average|each|percent)$"
    r"|\s(?:increased?|decreased?|reduced?)$",
    re.IGNORECASE,
)
"""Words that no answer ends with: what stands behind the `#` belongs to it. `direction: decrease  # a remark` ends."""
NOTES = "notes"
CHECKED_IN_NOTES = "DOC018"
"""Remarks are nobody's business but for what hides in them."""
ANY_KEY = "\0"
"""Stands beside the answers of a group in which a key cannot be used: nobody knows which answer it was for."""
Data = object


@dataclass(frozen=True, slots=True)
class WrittenLines:
    """The lines of an answer without quotation marks and without `|`, and how far in they stand."""

    lines: tuple[str, ...]
    indent: int


@dataclass
class FaultReader:
    """Turns nodes into plain data: dictionaries, lists, texts, and None for "not answered"."""

    document: SourceDocument
    unknown: object
    findings: list[Finding] = field(default_factory=list)
    pieces: dict[Pointer, tuple[str, list[str]]] = field(default_factory=dict)
    """Names in braces that have no colon -> the answer before them, and its text in pieces: commas may have cut it."""
    several_lines: dict[Pointer, WrittenLines] = field(default_factory=dict)
    """The answers that YAML folds into one line, as they were written: dashes may be missing in them."""

    def read(self) -> Data:
        """The data of the whole file; the faults are in `findings`."""
        self.hidden = HiddenPlaces(self.document.source)
        data = self.value(self.document.root, ())
        for place, character in self.hidden.rest():
            self.report("DOC018", (), *_hidden_words(character), span=place, fix=_without([(place, character)]))
        return data

    def value(self, node: YamlNode, pointer: Pointer) -> Data:
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
                self.report("DOC006", pointer, f"plans don't use {node.what}", node.mend, span=node.span)
                return self.unknown

    def text(self, node: Scalar, pointer: Pointer) -> Data:
        """One text, unless it is blank or holds a hidden character (DOC018, once a text)."""
        raw = self.hidden.inside(node) or (self.hidden.behind(node) if self.is_last_in_line(node) else [])
        if hidden := raw or [(node.span, character) for character in HIDDEN.findall(node.text)]:
            place, character = hidden[0]
            span = place if node.style == LITERAL or not node.text else node.span
            self.report("DOC018", pointer, *_hidden_words(character), span=span, fix=_without(raw))
            return self.unknown
        if node.is_blank:
            return self.behind_the_dash(node, pointer)
        self.look_for_cut(node, pointer)
        self.remember_lines(node, pointer)
        return node.text

    def remember_lines(self, node: Scalar, pointer: Pointer) -> None:
        """Keep the lines of an answer that is folded."""
        first, last = node.span.line - 1, node.end[0]
        if not node.style and last > first:
            lines = [self.document.lines[first][node.span.column - 1 :], *self.document.lines[first + 1 : last + 1]]
            written = tuple(line.strip() for line in lines if line.strip())
            self.several_lines[pointer] = WrittenLines(written, node.span.column - 1)

    def behind_the_dash(self, node: Scalar, pointer: Pointer) -> Data:
        """Nothing, for a blank answer; DOC024 where an entry of a list begins with `#`: `- # of students`."""
        line = node.span.line - 1
        if not (pointer and isinstance(pointer[-1], int)) or line >= len(self.document.lines):
            return None
        dash = self.document.lines[line].rfind("- ", 0, node.span.column + 1)
        remark = cut_off(self.document.lines[line], dash + 1, "") if dash >= 0 else ""
        if not remark:
            return None
        message = f"all of this entry was read as a comment, because it starts with `#`: “{remark}”"
        mend = f"Put it in quotation marks: `- {quoted(remark)}`. If it's a comment, delete the dash before it."
        end = len(self.document.lines[line].rstrip()) + 1
        fix = Fix(safe=False, edits=(Edit(self.file_span(line, dash + 1, end - 1), f" {quoted(remark)}"),))
        span = Span(line + 1, dash + 1, line + 1, end)
        self.report("DOC024", pointer, message, mend, span=span, case="whole", fix=fix)
        return self.unknown

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
        if rest := cut_off(self.document.lines[line], column, node.text):
            message = f"this answer ends before “{rest}”, because a `#` after a space starts a comment"
            whole = quoted(f"{node.text} {rest}")
            mend, may_be_remark = (
                f"Put the whole answer in quotation marks: {whole}.",
                CUT.match(f" {rest}") is not None,
            )
            if may_be_remark:
                mend += " If it's a comment, write `# ` before it."
            end = self.file_span(line, 0, len(self.document.lines[line].rstrip()))[2:]
            fix = Fix(safe=not may_be_remark, edits=(Edit(Span(*node.span[:2], *end), whole),))
            self.report("DOC024", pointer, message, mend, case="rest", fix=fix)

    def file_span(self, line: int, start: int, end: int) -> Span:
        """A stretch of a line (from 0, in the cleaned text) as a place of the file."""
        first, last = (self.document.source.file_column(line, column) + 1 for column in (start, end))
        return Span(line + 1, first, line + 1, last)

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
            self.commas(node, amounts, strays, pointer)
        return data

    def key_can_be_read(self, entry: Entry, pointer: Pointer) -> bool:
        """Whether a name is usable; DOC006 and DOC018 where it is not, or where a character was taken out of it."""
        if entry.key.startswith(ANY_KEY):
            self.value(entry.value, pointer)
            return False
        source, span = self.document.source, entry.key_span
        end = (span.end_line - 1, source.text_column(span.end_line - 1, span.end_column - 1))
        raw = self.hidden.inside(Scalar(entry.key, "", span, end))
        escaped = HIDDEN.findall(entry.key)
        for character in ([character for _, character in raw] or escaped)[:1]:
            self.report("DOC018", (*pointer, entry.key), *_hidden_words(character), span=span, fix=_without(raw))
        return not escaped

    def repeated(self, entry: Entry, first: Entry, pointer: Pointer) -> None:
        """DOC002: a name that stands twice."""
        message = f"`{entry.key}` is already used on line {first.key_span.line}"
        fix = self.without_double(entry, first)
        self.report("DOC002", (*pointer, entry.key), message, _keep_both(entry, first), span=entry.key_span, fix=fix)

    def without_double(self, entry: Entry, first: Entry) -> Fix | None:
        """The one of two lines with the same name that says nothing, or the same, taken out; no remark goes with it."""
        gone = entry if is_blank(entry.value) else first if is_blank(first.value) else entry
        line = gone.key_span.line - 1
        words = self.document.lines[line]
        alone = not words[: gone.key_span.column - 1].strip() and "#" not in words
        says_nothing = is_blank(gone.value) or _same_text(entry.value, first.value)
        if not (alone and says_nothing and isinstance(gone.value, Scalar) and gone.value.end[0] <= line):
            return None
        return Fix(edits=(Edit(Span(line + 1, 1, line + 2, 1), ""),))

    def commas(self, node: Mapping, amounts: dict[str, str], strays: list[Entry], pointer: Pointer) -> None:
        """DOC014: amounts that commas have cut, told at the first of them."""
        key, whole = next(iter(amounts.items()))
        message = f"“{whole}” was read as two answers, because a comma inside {{ }} ends an answer"
        found = NUMBER.search(whole)
        plain = found.group().replace(",", "") if found else whole
        mend = (
            f"Write numbers inside {{ }} without commas, `{key}: {plain}`, or write one answer per line, without {{ }}."
        )
        fix = _without_commas(node, strays)
        self.report("DOC014", (*pointer, key), message, mend, span=node.entries[key].value.span, fix=fix)

    def report(self, code: str, pointer: Pointer, message: str, mend: str, **more: Any) -> None:
        """Enter a finding; remarks are checked for hidden characters only."""
        if code == CHECKED_IN_NOTES or not in_notes(pointer):
            self.findings.append(Finding(pointer, message, mend, code=code, **more))


def cut_off(line: str, column: int, before: str) -> str:
    """What a `#` has cut off an answer that ends at a column; nothing where it begins a remark, or there is none.

    `#5` belongs to the answer, and so does "# of students", and whatever follows words that end no answer.
    """
    if found := CUT.match(line, column):
        return found[1].strip()
    found = AFTER_SIGN.match(line, column)
    if found and (NUMBER_OF.match(found[1]) or UNFINISHED.search(before)):
        return found[1].strip()
    return ""


def _keep_both(entry: Entry, first: Entry) -> str:
    """What to do about a name that stands twice, so that nothing written under either is lost."""
    line, values = first.key_span.line, (entry.value, first.value)
    if all(isinstance(value, Listing) and not value.flow for value in values):
        return (
            f"Move the entries below this line to the end of those under line {line}, and delete only this line. "
            "Until then the first ones count."
        )
    if all(isinstance(value, Mapping) for value in values):
        return f"Move the answers below this line under line {line}, and delete only this line."
    if _same_text(*values) or any(map(is_blank, values)):
        return "Delete the one that isn't needed."
    return f"Bring the two answers together under the one on line {line}. Until then that one counts."


def _same_text(one: YamlNode, other: YamlNode) -> bool:
    return isinstance(one, Scalar) and isinstance(other, Scalar) and one.text == other.text


def in_notes(pointer: Pointer) -> bool:
    """Whether a place lies in remarks: at the top of the file, or of a program."""
    return pointer[:1] == (NOTES,) or pointer[4:5] == (NOTES,)


def quoted(text: str) -> str:
    """The text in quotation marks, as YAML reads it back."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def _without_commas(node: Mapping, strays: list[Entry]) -> Fix:
    """The commas inside the numbers of braces, taken out with the spaces behind them."""
    before = zip(node.written, node.written[1:], strict=False)
    cuts = ((one, stray) for one, stray in before if any(stray is found for found in strays))
    return Fix(edits=tuple(Edit(Span(*_end_of(one)[2:], *stray.key_span[:2]), "") for one, stray in cuts))


def _end_of(entry: Entry) -> Span:
    """The place of the value, or of the name where no value follows."""
    return entry.key_span if is_blank(entry.value) else entry.value.span


def _without(hidden: list[tuple[Span, str]]) -> Fix | None:
    """Characters that can't be seen, taken out; those that turn the order of the words around change how it reads."""
    safe = all(unicodedata.category(character) == "Cc" for _, character in hidden)
    return Fix(safe=safe, edits=tuple(Edit(place, "") for place, _ in hidden)) if hidden else None


def _hidden_words(character: str) -> tuple[str, str]:
    message = f"there's a character here that you can't see (U+{ord(character):04X})"
    return message, "Delete it: retype the words around it, or paste them again as plain text."
