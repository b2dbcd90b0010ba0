"""The lines before a syntax error, read forgivingly: which entry they belong to and which belong to none."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from soaplan.regex import regex
from soaplan.source.syntax.entry import EntryLine, Place, Style, indent_of, read_entry, style_of, without_marks

REST_OF_QUOTED = {
    '"': regex(r'[^"\\]*(?:\\.[^"\\]*)*'),
    "'": regex(r"[^']*(?:''[^']*)*"),
}
BRACKET_PIECE = regex(r"""[\[\]{}]|(?<=[\[{,:\s])["']|(?:^|(?<=\s))#""")


def quoted_end(lines: Sequence[str], start: Place) -> Place | None:
    """Find the place after the closing quotation mark of the text that opens at `start`. None if it never closes."""
    number, column = start
    mark = lines[number][column]
    rest = REST_OF_QUOTED[mark]
    column += 1
    while number < len(lines):
        found = rest.match(lines[number], column)
        if found and lines[number][found.end() : found.end() + 1] == mark:
            return number, found.end() + 1
        number, column = number + 1, 0
    return None


def brackets_end(lines: Sequence[str], start: Place) -> Place | None:
    """Find the place after the bracket that closes the one at `start`. None if it never closes."""
    depth = 0
    place: Place | None = start
    while place and place[0] < len(lines):
        number, column = place
        found = BRACKET_PIECE.search(lines[number], column)
        if not found or found.group() == "#":
            place = (number + 1, 0)
        elif found.group() in "\"'":
            place = quoted_end(lines, (number, found.start()))
        else:
            place = (number, found.end())
            depth += 1 if found.group() in "[{" else -1
            if depth == 0:
                return place
    return None


def lines_end(lines: Sequence[str], start: int, edge: int) -> tuple[int, int | None]:
    """Read the text below a `|` on the line before `start`: the line after it, and how many spaces its lines have.

    `edge` is the column that the text must stand to the right of. No spaces (None): no line belongs to the text.
    """
    number, deepest_blank = start, 0
    while number < len(lines) and not lines[number].strip(" "):
        deepest_blank = max(deepest_blank, len(lines[number]))
        number += 1
    if number == len(lines) or indent_of(lines[number]) <= edge:
        return number, None
    column = max(indent_of(lines[number]), deepest_blank)  # YAML counts the spaces of leading blank lines too
    while number < len(lines) and (not lines[number].strip(" ") or indent_of(lines[number]) >= column):
        number += 1
    return number, column


DOCUMENT_LINE = regex(r"(?:---|\.\.\.)(?=\s|$)")


@dataclass(slots=True)
class Outline:
    """What stands above the line where the parser stumbled, and that line itself."""

    lines: Sequence[str]
    stop: int
    """The line where the parser stumbled."""
    entries: list[EntryLine] = field(default_factory=list)
    """The entries above it, in their order."""
    loose: list[int] = field(default_factory=list)
    """The lines after the last entry that are no entries: further lines of its text, or lines that belong nowhere."""
    here: EntryLine | None = None
    """The line where the parser stumbled, if it can be read as an entry."""
    document_line: int | None = None
    """A line `---` or `...` after the first answer: for YAML the plan ends there."""

    @property
    def holder(self) -> EntryLine | None:
        """The last entry above the line where the parser stumbled."""
        return self.entries[-1] if self.entries else None

    @property
    def strays(self) -> list[int]:
        """The loose lines that stand too far left to belong to the text above."""
        edge = self.holder.edge if self.holder else -1
        least = edge + 1
        if self.holder and self.holder.style is Style.LINES:
            least = self.holder.text_spaces
        return [number for number in self.loose if not self.holder or indent_of(self.lines[number]) < least]


def read_outline(lines: Sequence[str], stop: int) -> Outline:
    """Read the lines up to and with the line `stop`."""
    outline = Outline(lines, stop)
    number = 0
    while number < stop:
        number = _read(outline, number)
    if number == stop:
        outline.here = _finished(outline, read_entry(lines[stop], stop))
        if outline.here is None or _is_further_line(outline, stop):
            outline.loose.append(stop)
    return outline


def _read(outline: Outline, number: int) -> int:
    """Read one line, or one answer of several lines; return the line after it."""
    line = outline.lines[number]
    if not line.strip() or line.lstrip().startswith("#"):
        return number + 1
    if not DOCUMENT_LINE.match(line):
        return _read_answer(outline, number)
    if outline.entries or outline.loose:
        outline.document_line = number
    return number + 1


def _read_answer(outline: Outline, number: int) -> int:
    entry = read_entry(outline.lines[number], number)
    if entry and not _is_further_line(outline, number):
        outline.loose.clear()
        outline.entries.append(entry)
    elif outline.holder and outline.holder.style is Style.EMPTY and _is_deeper(outline, number):
        outline.entries[-1] = _filled(outline.holder, outline.lines[number], number)
        if outline.entries[-1].style is Style.PLAIN:
            outline.loose.append(number)
    else:
        outline.loose.append(number)
        return number + 1
    outline.entries[-1], following = _with_end(outline.lines, outline.entries[-1])
    return following


def _is_deeper(outline: Outline, number: int) -> bool:
    return outline.holder is not None and indent_of(outline.lines[number]) > outline.holder.edge


def _is_further_line(outline: Outline, number: int) -> bool:
    """Whether YAML takes the line for a further line of the answer above, whatever it looks like."""
    return _is_deeper(outline, number) and outline.entries[-1].style is not Style.EMPTY


def _filled(holder: EntryLine, line: str, number: int) -> EntryLine:
    """Give an entry with nothing after its colon the text that begins on a line below."""
    value = line.strip()
    return replace(holder, value=value, value_at=(number, indent_of(line)), style=style_of(value))


def _finished(outline: Outline, entry: EntryLine | None) -> EntryLine | None:
    return _with_end(outline.lines, entry)[0] if entry else None


def _with_end(lines: Sequence[str], entry: EntryLine) -> tuple[EntryLine, int]:
    """Add where the answer ends; return the line after it too."""
    begun, column = entry.value_at
    if entry.style is Style.LINES:
        following, text_column = lines_end(lines, begun + 1, entry.edge)
        return replace(entry, text_column=text_column), following
    if entry.style not in (Style.QUOTED, Style.BRACKETS):
        return entry, begun + 1
    start = (begun, column + len(entry.value) - len(without_marks(entry.value)))
    end = quoted_end(lines, start) if entry.style is Style.QUOTED else brackets_end(lines, start)
    return replace(entry, end=end), end[0] + 1 if end else len(lines)
