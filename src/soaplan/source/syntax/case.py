"""One syntax error as the recognizers see it, and the answer that they give."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import inf

from ruamel.yaml.error import MarkedYAMLError, YAMLError

from soaplan.source import events
from soaplan.source.syntax.entry import EntryLine, Place, indent_of
from soaplan.source.syntax.outline import Outline

DEEPEST = 100
"""More levels than any plan has. The parser needs far more time for each further one."""
DEPTH_CHANGE = {"SequenceStartEvent": 1, "MappingStartEvent": 1, "SequenceEndEvent": -1, "MappingEndEvent": -1}


@dataclass(frozen=True, slots=True)
class SyntaxProblem:
    """One syntax error, placed where the person must act.

    Lines and columns count from 1, columns in code points; `end_column` is the column after the last character.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    message: str
    """The fact, short."""
    help: str
    """What to do, with the line to paste where that helps; such a line stands alone, with its spaces."""
    instead: Mapping[int, str] = field(default_factory=dict)
    """Lines, from 0, to read in the place of those with the mistake, to find the next one; none where nobody knows."""
    fix: Mapping[int, Sequence[str]] = field(default_factory=dict)
    """The lines to write in the place of others, from 0, to be rid of the mistake; none where only a person knows."""
    safe: bool = True
    """Whether nothing else can be meant."""


@dataclass(frozen=True, slots=True)
class Case:
    """One syntax error: the lines, where the parser stumbled, and what it said."""

    lines: Sequence[str]
    outline: Outline
    place: Place
    """Where the parser stumbled."""
    context: str
    """What the parser was reading, in its own words."""
    context_place: Place | None
    """Where that begins."""
    problem: str
    """What it says is wrong, in its own words."""

    @property
    def line(self) -> str:
        """The line where the parser stumbled."""
        return self.lines[self.place[0]]

    @property
    def sign(self) -> str:
        """The character where the parser stumbled; nothing at the end of a line."""
        return self.line[self.place[1] : self.place[1] + 1]

    def entry_at(self, number: int) -> EntryLine | None:
        """Find the entry that stands on a line, or whose answer begins there."""
        entries = [*self.outline.entries[-1:], self.outline.here]
        return next((entry for entry in entries if entry and number in (entry.line, entry.value_at[0])), None)

    def mends(self, number: int, *new_lines: str) -> bool:
        """Whether the parser gets past the place where it stumbled once these lines stand in place of one."""
        return self.reach(number, *new_lines) > max(self.place[0], number) + len(new_lines) - 1

    def reach(self, number: int, *new_lines: str) -> float:
        """How far, in lines, the parser gets once these lines stand in place of one; infinity for the whole text."""
        return reach("\n".join([*self.lines[:number], *new_lines, *self.lines[number + 1 :]]))

    def reads_on(self, instead: Mapping[int, str]) -> bool:
        """Whether the parser gets past the place where it stumbled with these lines instead."""
        return reach("\n".join(with_lines(self.lines, instead))) > self.place[0]


Recognizer = Callable[[Case], SyntaxProblem | None]
"""Looks for one cause of a syntax error. None: it is another one."""


def reach(text: str) -> float:
    """Find the line, from 0, where the parser stumbles; infinity if it reads the whole text."""
    parser = events.open_parser(text)
    depth = 0
    try:
        while (event := parser.get_event()) is not None:
            depth += DEPTH_CHANGE.get(type(event).__name__, 0)
            if depth > DEEPEST:
                return float(event.start_mark.line)
    except MarkedYAMLError as error:
        return float(error.problem_mark.line) if error.problem_mark else 0.0
    except YAMLError:
        return 0.0
    return inf


def with_lines(lines: Sequence[str], instead: Mapping[int, str]) -> list[str]:
    """The lines, with others in the place of some."""
    return [instead.get(number, line) for number, line in enumerate(lines)]


def reading(problem: SyntaxProblem, instead: Mapping[int, str]) -> SyntaxProblem:
    """The problem, and what to read instead to find the next one."""
    return replace(problem, instead=instead)


def fixed_by(problem: SyntaxProblem, fix: Mapping[int, Sequence[str]], *, safe: bool = True) -> SyntaxProblem:
    """The problem, and the lines to write in the place of others."""
    return replace(problem, fix=fix, safe=safe)


def at_line(  # noqa: PLR0913 - see `at`
    case: Case, number: int, message: str, advice: str, *, line: str | None = None, paste: Sequence[str] = ()
) -> SyntaxProblem:
    """Place a problem at the words of a whole line."""
    return at(case, (number, indent_of(case.lines[number])), message, advice, line=line, paste=paste)


def at(  # noqa: PLR0913 - a place, what to say, what to do
    case: Case,
    place: Place,
    message: str,
    advice: str,
    *,
    end: int | None = None,
    line: str | None = None,
    paste: Sequence[str] = (),
) -> SyntaxProblem:
    """Place a problem from `place` to the column `end`, or to the end of the line.

    `paste` are the lines to write in the place of this one, shown below the advice; `line` is what to read there to go
    on, the first of them if nothing else is said.
    """
    number, column = place
    last = len(case.lines[number].rstrip()) if end is None else min(end, len(case.lines[number]))
    column = min(column, len(case.lines[number]))
    read = paste[0] if paste and line is None else line
    return SyntaxProblem(
        number + 1,
        column + 1,
        number + 1,
        max(last, column) + 1,
        message,
        line_to_paste(advice, *paste) if paste else f"{advice.removesuffix('.')}.",
        {} if read is None else {number: read},
        {number: paste} if paste else {},
    )


def line_to_paste(advice: str, *lines: str) -> str:
    """Put lines to paste below a piece of advice, with their spaces."""
    return "\n".join([f"{advice}:", *(line.rstrip() for line in lines)])
