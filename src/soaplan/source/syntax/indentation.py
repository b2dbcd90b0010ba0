"""Lines that begin at the wrong column.

The parser stumbles over the first line that does not fit those above it. Often the line above is the one that was
moved, so both are tried at every column that is open, and the one whose move gets the parser further is named.
"""

from collections.abc import Iterable, Sequence

from soaplan.source.syntax.case import Case, SyntaxProblem, at_line, fixed_by
from soaplan.source.syntax.entry import Entry, Style

LONGEST_TO_PASTE = 100
Move = tuple[float, int]
"""How far the parser gets after the move, and the column moved to."""


def line_above_moved(case: Case) -> SyntaxProblem | None:
    """Recognize that the line above the one where the parser stumbled stands at the wrong column."""
    holder, here = case.outline.holder, case.outline.here
    if not holder or not holder.has_field_name or not here or not (here.dashes or here.has_field_name):
        return None
    moved_above = _best_move(case, holder, [here.indent, *columns_at(case.outline.entries[:-1])])
    moved_here = _best_move(case, here, columns_at(case.outline.entries))
    if not moved_above or (moved_here and moved_here[0] > moved_above[0]):
        return None
    if moved_here and moved_here[0] == moved_above[0] and not _sticks_out(case.outline.entries, here):
        return None
    return _moved(case, holder, moved_above[1], case.outline.entries[:-1])


def _sticks_out(entries: Sequence[Entry], here: Entry) -> bool:
    """Whether the last entry, rather than `here`, is the one that does not fit what stands above both."""
    if not entries[1:]:
        return False
    before, above = entries[-2:]
    known = columns_at(entries[:-1])[1:]
    if before.style is Style.EMPTY and above.indent <= before.edge < here.indent:
        return True
    return here.indent in _starts(before) or (here.indent in known and above.indent not in known)


def wrong_indentation(case: Case) -> SyntaxProblem | None:
    """Recognize a name or a dash that stands between the columns where one can stand."""
    here = case.outline.here
    best = _best_move(case, here, columns_for(here, case.outline.entries)) if here else None
    return _moved(case, here, best[1], case.outline.entries) if here and best else None


def _best_move(case: Case, entry: Entry, columns: Iterable[int]) -> Move | None:
    """Find the column that gets the parser furthest; of equal ones the nearest. None if none gets it past the error."""
    words = case.lines[entry.line].lstrip()
    nearest = sorted(set(columns) - {entry.indent}, key=lambda column: abs(column - entry.indent))
    moves = [(case.reach(entry.line, " " * column + words), column) for column in nearest]
    best = max(moves, key=lambda move: move[0], default=None)
    return best if best and best[0] > case.place[0] else None


def _moved(case: Case, entry: Entry, column: int, above: Sequence[Entry]) -> SyntaxProblem:
    words = case.lines[entry.line].strip()
    model = next((f", as on line {other.line + 1}" for other in reversed(above) if column in _starts(other)), "")
    message = f"this line has {spaces(entry.indent)} before it, but needs {spaces(column)}{model}"
    line = " " * column + words
    if len(words) <= LONGEST_TO_PASTE:
        return at_line(case, entry.line, message, "Make it line up", paste=[line])
    told = at_line(case, entry.line, message, f"Put {spaces(column)} before it", line=line)
    return fixed_by(told, {entry.line: [line]})


def columns_at(entries: Sequence[Entry]) -> list[int]:
    """List the columns where a line below these entries can begin, the innermost first, at most seven."""
    columns: list[int] = []
    for entry in reversed(entries):
        columns += [start for start in reversed(_starts(entry)) if not columns or start < columns[-1]]
        if columns and not columns[-1]:
            break
    return ([entries[-1].text_spaces] if entries else []) + columns[:6]


def columns_for(entry: Entry | None, above: Sequence[Entry]) -> list[int]:
    """The columns where an entry can begin below others: one with a name is no further line of the text above it."""
    columns = columns_at(above)
    return columns[1:] if entry and entry.has_field_name and above and above[-1].style is Style.LINES else columns


def _starts(entry: Entry) -> tuple[int, ...]:
    return (*entry.dashes, entry.column) if entry.key is not None else entry.dashes


def spaces(count: int) -> str:
    """Say a number of spaces in words."""
    return {0: "no space", 1: "1 space"}.get(count, f"{count} spaces")
