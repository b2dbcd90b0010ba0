"""What is said about a plan: one kind of message for syntax, shape and rules.

A `Finding` is symbolic: it names the answer by its keys and knows nothing of lines.
A `Diagnostic` is the same finding, placed in the file and ready to be printed.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, NamedTuple

Pointer = tuple[str | int, ...]
"""The way to an answer: keys as text, list places as numbers from 0."""


class Severity(StrEnum):
    """How much a finding weighs. Only errors fail a check."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"
    TODO = "todo"
    """An answer that a draft has not given yet."""
    WAIVED = "waived"
    """A finding that the district answers in its plan instead of fixing it."""


class Span(NamedTuple):
    """A stretch of the file. Lines and columns count from 1; `end_column` is the column after the last character."""

    line: int
    column: int
    end_line: int
    end_column: int


START_OF_FILE = Span(1, 1, 1, 1)


class Edit(NamedTuple):
    """Words to put in the place of a stretch of the file; a stretch of no width takes them in."""

    span: Span
    text: str


How = Literal["write", "rename", "without_dashes", "move_out"]
"""What is done with an answer. `move_out` takes the lines of a text, from the place of the finding on, out of it."""


@dataclass(frozen=True, slots=True)
class Fix:
    """What to write so that a finding is gone: the words that its help shows, as data.

    `text` is for the answer that the finding is about, or for its name (`rename`); several texts are a list. `edits`
    are the same as stretches of the file: the reader of the file knows them at once, the check finds them.
    """

    text: str | tuple[str, ...] = ""
    how: How = "write"
    safe: bool = True
    """Whether the help leaves one way only, and no words are lost by it. What may be meant otherwise is not safe."""
    at: Pointer | None = None
    """The answer to write, where the finding is about another one."""
    until: str = ""
    """The last name beside the answer that is only a piece of it, because commas have cut it."""
    remark: str = ""
    """The words of the old answer that stay behind the new one as a remark."""
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule says, before it has a line number.

    `case` picks the severity where a rule has several. `on_key` asks for the key instead of the value.
    `piece` is a stretch of the value's own text (from, to), for a finding about one phrase of it.
    `about` is the part of the plan that the finding concerns where that is not the pointer;
    `span` is given only by the reader, which knows its places itself.
    """

    pointer: Pointer
    message: str
    help: str = ""
    case: str = ""
    on_key: bool = False
    piece: tuple[int, int] | None = None
    about: Pointer | None = None
    span: Span | None = None
    code: str = ""
    source: str = ""
    """A closer citation than the rule's own, where there is one."""
    fix: Fix | None = None

    @property
    def scope(self) -> Pointer:
        """The part of the plan that the finding concerns."""
        return self.pointer if self.about is None else self.about


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A finding with its place, severity and source, as every output format shows it."""

    code: str
    name: str
    severity: Severity
    message: str
    help: str
    source: str
    pointer: Pointer
    where: str
    span: Span
    prose: bool = False
    """True where the rule reads prose by its words and may be mistaken."""
    unanswered: bool = False
    """True where a question that needs an answer has none."""
    reason: str = ""
    """The district's reason, where the finding is waived."""
    fix: Fix | None = None
    """How soaplan can fix it itself, with the edits; None where it can't, or where the finding is waived."""

    @property
    def order(self) -> tuple[int, int, str, str]:
        """The order in which every format lists findings."""
        return self.span.line, self.span.column, self.code, self.message
