"""Syntax errors of whole lines: merges gone wrong, tabs, wrong columns, lines that end the plan, missing colons."""

import re
from collections.abc import Iterable, Sequence

from soaplan.regex import regex
from soaplan.source.syntax.case import Case, SyntaxProblem, at, at_line, fixed_by, reading
from soaplan.source.syntax.entry import (
    COLON,
    FIELD_NAME,
    EntryLine,
    Style,
    in_quotation_marks,
    indent_of,
    read_entry,
    shortened,
)

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


def _sticks_out(entries: Sequence[EntryLine], here: EntryLine) -> bool:
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


def _best_move(case: Case, entry: EntryLine, columns: Iterable[int]) -> Move | None:
    """Find the column that gets the parser furthest; of equal ones the nearest, and of those the innermost.

    None if none gets it past the error.
    """
    words = case.lines[entry.line].lstrip()
    others = sorted(set(columns) - {entry.indent}, reverse=True)
    nearest = sorted(others, key=lambda column: abs(column - entry.indent))
    moves = [(case.reach(entry.line, " " * column + words), column) for column in nearest]
    best = max(moves, key=lambda move: move[0], default=None)
    return best if best and best[0] > case.place[0] else None


def _moved(case: Case, entry: EntryLine, column: int, above: Sequence[EntryLine]) -> SyntaxProblem:
    words = case.lines[entry.line].strip()
    model = next((f", as on line {other.line + 1}" for other in reversed(above) if column in _starts(other)), "")
    message = f"this line has {spaces(entry.indent)} before it, but needs {spaces(column)}{model}"
    line = " " * column + words
    if len(words) <= LONGEST_TO_PASTE:
        return at_line(case, entry.line, message, "Make it line up", paste=[line])
    told = at_line(case, entry.line, message, f"Put {spaces(column)} before it", line=line)
    return fixed_by(told, {entry.line: [line]})


def columns_at(entries: Sequence[EntryLine]) -> list[int]:
    """List the columns where a line below these entries can begin, the innermost first, at most seven."""
    columns: list[int] = []
    for entry in reversed(entries):
        columns += [start for start in reversed(_starts(entry)) if not columns or start < columns[-1]]
        if columns and not columns[-1]:
            break
    return ([entries[-1].text_spaces] if entries else []) + columns[:6]


def columns_for(entry: EntryLine | None, above: Sequence[EntryLine]) -> list[int]:
    """The columns where an entry can begin below others: one with a name is no further line of the text above it."""
    columns = columns_at(above)
    return columns[1:] if entry and entry.has_field_name and above and above[-1].style is Style.LINES else columns


def _starts(entry: EntryLine) -> tuple[int, ...]:
    return (*entry.dashes, entry.column) if entry.key is not None else entry.dashes


def spaces(count: int) -> str:
    """Say a number of spaces in words."""
    return {0: "no space", 1: "1 space"}.get(count, f"{count} spaces")


CONFLICT = regex(r"(?:<{7}|>{7})(?:\s|$)")
NAME_AND_REST = regex(r"(?P<lead> *(?:- +)*)(?P<name>[A-Za-z][A-Za-z0-9_]*)(?P<sign>\s*[:=\uff1a]?\s*)(?P<rest>.*)")
DASH_AND_WORD = regex(r" *-(?=[^\s\-])")

SIGNS = "#-*&!%@`|>?[]{},:\"'"
OTHER_MARK = regex(r"[*\u2022\u25cf\u25aa\u25e6\u00b7\u2023\u2219\uf0b7] +")
LONGEST_ANSWER = 60
"""Characters of an answer that hardly is a text of several lines."""
LONGEST_PASTE = 100
"""Characters of a line that is worth showing again, to paste."""


def conflict_marker(case: Case) -> SyntaxProblem | None:
    """Recognize lines that git writes where two people changed the same lines."""
    number = next((number for number, line in enumerate(case.lines) if CONFLICT.match(line)), None)
    if number is None:
        return None
    message = "git left this mark where two versions of the plan disagree"
    advice = "Keep the right version. Delete the other one and the lines that start with <<<<<<<, ======= and >>>>>>>."
    return at_line(case, number, message, advice)


def tab_indentation(case: Case) -> SyntaxProblem | None:
    """Recognize a tab before the words of a line, or after a dash."""
    if case.sign != "\t" or not any(words in case.problem for words in ("tab character", "cannot start any token")):
        return None
    number, column = case.place
    words = case.line.lstrip()
    if not words:
        message = "this line looks empty but has a tab in it"
        told = at(case, case.place, message, "Delete the tab", end=column + 1, line="")
        return fixed_by(told, {number: [""]})
    if case.line[:column].strip():
        line, message = re.sub(r"-\s+", "- ", case.line, count=1), "there's a tab where there has to be a space"
        paste = [line] if case.mends(number, line) else []
        return at(case, case.place, message, "Write a space instead", end=column + 1, line=line, paste=paste)
    columns = columns_for(read_entry(words, number), case.outline.entries)
    wanted = next((column for column in columns if case.mends(number, " " * column + words)), None)
    message = "this line starts with a tab; only spaces count"
    if wanted is None:
        return at(case, case.place, message, "Write spaces instead", end=column + 1)
    line, advice = " " * wanted + words, f"Write {spaces(wanted)} instead"
    if len(words) < LONGEST_PASTE:
        return at(case, case.place, message, advice, end=column + 1, paste=[line])
    return fixed_by(at(case, case.place, message, advice, end=column + 1, line=line), {number: [line]})


def answer_below_its_name(case: Case) -> SyntaxProblem | None:
    """Recognize a short answer on the line below its name, not further to the right: `schools:`, `district-wide`."""
    holder, strays = case.outline.holder, case.outline.strays
    if not holder or holder.key is None or holder.style is not Style.EMPTY or len(strays) != 1:
        return None
    number = strays[0]
    words = case.lines[number].strip()
    below = next((line for line in case.lines[number + 1 :] if line.strip()), "")
    if (
        len(words) > LONGEST_ANSWER
        or words[-1] in ".,;:"
        or words[0] in SIGNS
        or indent_of(below) > indent_of(case.lines[number])
    ):
        return None
    line = f"{case.lines[holder.line].rstrip()} {words}"
    if "#" in case.lines[holder.line] or not case.reads_on({holder.line: line, number: ""}):
        return None
    message = f"this looks like the answer to `{holder.key}:` on line {holder.line + 1}, but it isn't on the same line"
    advice = "Write it after the colon, and delete this line"
    told = reading(at_line(case, number, message, advice, paste=[line]), {holder.line: line, number: ""})
    return fixed_by(told, {holder.line: [line], number: []})


def name_missing_after_dash(case: Case) -> SyntaxProblem | None:
    """Recognize an entry that begins with a text, where answers with names follow: `- Targeted Academic Support`."""
    holder, here = case.outline.holder, case.outline.here
    if not holder or not here or holder.key is not None or holder.style is not Style.PLAIN:
        return None
    if not here.has_field_name or here.dashes or here.indent < holder.column:
        return None
    dash = holder.dashes[-1]
    named = [entry for entry in case.outline.entries if entry.dashes and entry.has_field_name]
    like = [entry.key for entry in named if entry.dashes[-1] == dash] or [entry.key for entry in named]
    name = (like or ["id"])[-1]
    text = in_quotation_marks(holder.value) if COLON.search(holder.value) else holder.value
    line = f"{case.lines[holder.line][: holder.column]}{name}: {text}"
    if not case.mends(holder.line, line):
        return None
    message = "there's no name after the dash, but the answers below it have names"
    told = at_line(case, holder.line, message, f"Write its name first, such as `{name}:`", paste=[line])
    return fixed_by(told, told.fix, safe=False)


def list_with_other_marks(case: Case) -> SyntaxProblem | None:
    """Recognize a list whose entries begin with `*` or a round bullet in place of a dash."""
    holder, first = case.outline.holder, next(iter(case.outline.loose), case.place[0])
    line = case.lines[first]
    if not holder or not OTHER_MARK.match(line.strip()) or not _goes_on_as_list(case, holder, line):
        return None
    last = first
    while last < len(case.lines) and OTHER_MARK.match(case.lines[last].strip()):
        last += 1
    entries = (OTHER_MARK.sub("- ", case.lines[number].strip(), count=1) for number in range(first, last))
    lines = {number: " " * indent_of(line) + entry for number, entry in enumerate(entries, first)}
    if not case.reads_on(lines):
        return None
    message = f"a list entry starts with a dash, not with `{line.strip()[0]}`"
    advice = "Write a dash and a space before each"
    told = reading(at_line(case, first, message, advice, paste=[*lines.values()]), lines)
    return fixed_by(told, {number: [line] for number, line in lines.items()})


def _goes_on_as_list(case: Case, holder: EntryLine, line: str) -> bool:
    """Whether a line can be an entry of a list: below a name with nothing beside it, or in line with other dashes.

    Below an answer it is one only if it begins with the name of an answer; else it may belong to the text above it.
    """
    if holder.key is not None and holder.style is Style.EMPTY:
        return True
    entry = read_entry(OTHER_MARK.sub("", line.strip(), count=1), 0)
    named = entry is not None and entry.has_field_name
    return (holder.key is None or named) and _dashes_at(case, indent_of(line)) != []


def _dashes_at(case: Case, column: int) -> list[EntryLine]:
    """The entries of lists that are still open and have their dash at a column."""
    return [entry for entry in case.outline.entries if entry.dashes and entry.dashes[-1] == column]


def dash_missing_in_list(case: Case) -> SyntaxProblem | None:
    """Recognize an entry without its dash among others: `- Elm Street School`, `Pine Street School`."""
    here, number = case.outline.here, next(iter(case.outline.loose), case.place[0])
    number = here.line if here else number
    words, before = case.lines[number].strip(), _dashes_at(case, indent_of(case.lines[number]))
    line = f"{' ' * indent_of(case.lines[number])}- {words}"
    if not before or not _is_like(before[-1], read_entry(words, 0), words) or not case.mends(number, line):
        return None
    message, advice = "this entry of the list has no dash", "Write a dash and a space before it"
    return at_line(case, number, message, advice, paste=[line])


def _is_like(before: EntryLine, entry: EntryLine | None, words: str) -> bool:
    """Whether a line is like the entry of a list before it: it begins with the same name, or is a few words too."""
    if entry is not None:
        return entry.has_field_name and entry.key == before.key
    short = max(len(before.value), len(words)) <= LONGEST_ANSWER and words[-1:] not in tuple(".,;:")
    return before.key is None and short and words[:1].isupper()


def end_of_plan_line(case: Case) -> SyntaxProblem | None:
    """Recognize a line `---` or `...` inside the plan, which ends it."""
    number = case.outline.document_line
    if number is None and case.line.startswith(("---", "...")) and "document" in case.problem:
        number = case.place[0]
    if number is None:
        return None
    sign, holder = case.lines[number][:3], case.outline.holder
    message = f"a line that starts with `{sign}` ends the plan, but more follows below it"
    advice = "Delete the line."
    if holder and holder.line < number:
        needed = spaces(holder.text_spaces)
        advice += f" If it's part of the text that starts on line {holder.line + 1}, put {needed} before it."
    return fixed_by(at_line(case, number, message, advice, line=""), {number: []}, safe=False)


def missing_space_after_dash(case: Case) -> SyntaxProblem | None:
    """Recognize `-English learners` in a list."""
    for number in _suspects(case):
        if found := DASH_AND_WORD.match(case.lines[number]):
            line = case.lines[number][: found.end()] + " " + case.lines[number][found.end() :]
            entry = case.entry_at(number)
            if case.mends(number, line) or (entry and FIELD_NAME.fullmatch((entry.key or "")[1:])):
                message = "a space is missing after the dash"
                return at_line(case, number, message, "Write it with a space", paste=[line])
    return None


def missing_colon(case: Case) -> SyntaxProblem | None:
    """Recognize `name:Millbrook`, `name = Millbrook`, `name`: the name of an answer without colon and space."""
    for number in _suspects(case):
        found = NAME_AND_REST.fullmatch(case.lines[number].rstrip())
        if (
            not found
            or read_entry(found["name"] + found["sign"] + found["rest"], 0)
            or not _is_name(case, number, found)
        ):
            continue
        line = f"{found['lead']}{found['name']}: {found['rest']}".rstrip()
        if case.mends(number, line):
            missing = (
                "a space is missing after the colon" if ":" in found["sign"] else "a colon and a space are missing"
            )
            message = f"{missing}, after `{found['name']}`"
            return at_line(case, number, message, "Write it like this", paste=[line])
    return None


def _is_name(case: Case, number: int, found: re.Match[str]) -> bool:
    """Whether the first word of a line names an answer, and is not the first word of a pasted sentence."""
    holder = case.outline.holder
    if not FIELD_NAME.fullmatch(found["name"]) or found["rest"].startswith("//"):
        return False
    if found["sign"].strip():
        return True
    if found["rest"] and not found["sign"]:  # district-wide
        return False
    if not found["rest"] and (
        not (holder and holder.is_prose) or len(found["lead"]) in columns_at(case.outline.entries)[1:]
    ):
        return True
    in_line = holder is None or number == holder.value_at[0] or len(found["lead"]) == holder.column
    return in_line and len(found["rest"].split()) == 1 and not (holder and holder.is_prose)


def _suspects(case: Case) -> list[int]:
    """List the lines that may be the cause: those after the last entry, that entry, and where the parser stumbled."""
    holder = case.outline.holder
    numbers = [*case.outline.loose, *([holder.line] if holder else []), case.place[0]]
    return list(dict.fromkeys(numbers))[:8]


def anything_else(case: Case) -> SyntaxProblem:
    """Say what is always worth a look."""
    number = case.place[0]
    message = (
        f"this line can't be read: {shortened(case.lines[number].strip(), 40)}"
        if case.line.strip()
        else "the plan can't be read"
    )
    advice = (
        "Look at this line and the one above it. An answer is a name, a colon, a space and the text; text with several "
        "lines has `|` after the colon and the same number of spaces before each line; text with a colon, or that "
        "starts with a sign such as `[`, `*` or `%`, needs quotation marks."
    )
    return at_line(case, number, message, advice)
