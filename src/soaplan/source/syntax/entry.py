"""Reading one line of a plan with a syntax error in it: dashes, name, colon, and what kind of answer follows.

Nothing here refuses a line. The YAML parser has already given up on the file; this is a second, forgiving look.
Lines and columns count from 0 in the `syntax_` modules; only `SyntaxProblem` counts from 1.
"""

from dataclasses import dataclass
from enum import Enum

from soaplan.regex import regex

Place = tuple[int, int]
"""A line and a column, both from 0."""

DASHES = regex(r" *((?:-[ \t]+)*(?:-$)?)")
COLON = regex(r":(?=\s|$)")
COMMENT = regex(r"\s#")
LIKELY_COMMENT = regex(r"(?<=\s)#(?=\s|$)")
QUOTED_NAME = regex(r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')\s*:(?=\s|$)""")
MARKS = regex(r"(?:[&!][^\s,]*(?:\s+|$))+")
"""`&name` and `!kind` before an answer: seldom used, and no part of its text."""
LINES_SIGN = regex(r"[|>][-+0-9]{0,2}\s*(?:(?<=\s)#.*)?")
QUOTATION_MARKS = "\"'"
FIELD_NAME = regex(r"[a-z][a-z0-9_]*|FY\d\d")
"""What the name of an answer looks like; “The goal” before a colon is prose."""

LONGEST_NAME = 3
"""Words in a label; more of them are a sentence."""


class Style(Enum):
    """How the answer after a colon or a dash is written."""

    EMPTY = "nothing, or a comment"
    LINES = "`|` or `>`, with the text on the lines below"
    PLAIN = "text without quotation marks"
    QUOTED = "text in quotation marks"
    BRACKETS = "a list or answers in brackets"


@dataclass(frozen=True, slots=True)
class EntryLine:
    """A line with a name and a colon, or with a dash, or both."""

    line: int
    dashes: tuple[int, ...]
    key: str | None
    column: int
    """Where the name begins; where the text begins if there is only a dash."""
    value: str
    value_at: Place
    """Where the answer begins. On a later line if nothing stands after the colon."""
    style: Style
    text_column: int | None = None
    """For `|` texts: how many spaces its lines have. None if no line belongs to it."""
    end: Place | None = None
    """For quoted text and brackets: the place after the closing sign."""

    @property
    def indent(self) -> int:
        """How many spaces stand before the line."""
        return self.dashes[0] if self.dashes else self.column

    @property
    def edge(self) -> int:
        """Further lines of the answer must begin to the right of this column."""
        return self.column if self.key is not None else self.dashes[-1]

    @property
    def text_spaces(self) -> int:
        """How many spaces a further line of the text needs."""
        return self.text_column if self.text_column is not None else self.edge + 2

    @property
    def is_prose(self) -> bool:
        """Whether the answer reads like a sentence rather than a name, a code or a number."""
        return self.style is Style.LINES or reads_like_prose(self.value)

    @property
    def has_field_name(self) -> bool:
        """Whether the name can be the name of an answer, and is not the start of a sentence with a colon in it."""
        return bool(self.key and FIELD_NAME.fullmatch(self.key))


def reads_like_prose(text: str) -> bool:
    """Whether a text looks like a sentence or a part of one."""
    return len(text.split()) > LONGEST_NAME or text.endswith((".", ",", ";", ":"))


def indent_of(line: str) -> int:
    """How many spaces a line begins with."""
    return len(line) - len(line.lstrip(" "))


def read_entry(line: str, number: int) -> EntryLine | None:
    """Read a line as an entry. None if it has neither a dash nor a name with a colon."""
    lead = DASHES.match(line)
    start = lead.end() if lead else 0
    dashes = tuple(place for place in range(start) if line[place] == "-")
    colon = _colon(line, start)
    if colon is None and not dashes:
        return None
    after = start if colon is None else colon + 1
    value = line[after:].strip()
    value_at = (number, len(line) - len(line[after:].lstrip()))
    key = None if colon is None else line[start:colon].strip().strip(QUOTATION_MARKS)
    return EntryLine(number, dashes, key, start, value, value_at, style_of(value))


def _colon(line: str, start: int) -> int | None:
    """Where the colon after the name stands."""
    rest = line[start : start + 1]
    if not rest or rest in "#[{":
        return None
    if rest in QUOTATION_MARKS:
        found = QUOTED_NAME.match(line, start)
        return found.end() - 1 if found else None
    colon = COLON.search(line, start)
    return colon.start() if colon and not COMMENT.search(line, start, colon.start()) else None


def style_of(value: str) -> Style:
    """Tell from its first sign how an answer is written."""
    value = without_marks(value)
    if not value or value.startswith("#"):
        return Style.EMPTY
    if LINES_SIGN.fullmatch(value):
        return Style.LINES
    if value[0] in QUOTATION_MARKS:
        return Style.QUOTED
    return Style.BRACKETS if value[0] in "[{" else Style.PLAIN


def without_marks(value: str) -> str:
    """Leave out `&name` and `!kind`."""
    return MARKS.sub("", value, count=1) if value[:1] in ("&", "!") else value


def without_comment(value: str) -> str:
    """Leave out a comment. `District #5` keeps its number: nobody means that as a comment."""
    found = LIKELY_COMMENT.search(value)
    return value[: found.start()].rstrip() if found else value.rstrip()


def in_quotation_marks(text: str) -> str:
    """Put a text into the quotation marks that need the fewest changes, so that YAML reads it back as it is."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def shortened(text: str, length: int = 60) -> str:
    """Cut a text for a message."""
    return text if len(text) <= length else text[:length].rstrip() + "…"
