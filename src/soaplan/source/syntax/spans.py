"""Where an answer of several lines ends: quoted texts, brackets, and the texts below a `|`."""

from collections.abc import Sequence

from soaplan.regex import regex
from soaplan.source.syntax.entry import Place, indent_of

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
