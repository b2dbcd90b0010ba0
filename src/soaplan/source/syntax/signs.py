"""Syntax errors inside one answer: quotation marks, colons, and signs that mean something to YAML."""

from soaplan.regex import regex
from soaplan.source.syntax.case import Case, SyntaxProblem, at, at_line, fixed_by
from soaplan.source.syntax.entry import (
    QUOTATION_MARKS,
    EntryLine,
    Place,
    Style,
    in_quotation_marks,
    indent_of,
    read_entry,
    without_comment,
)

ESCAPE = regex(r"\\(?:x[0-9A-Fa-f]{0,2}|u[0-9A-Fa-f]{0,4}|U[0-9A-Fa-f]{0,8}|.)?")
ENTRY_IN_BRACKETS = regex(r"[^,\]}]*[^,\]}\s]")
LINES_AND_TEXT = regex(r"[|>]\s*[^\s\d]|\|\s*\S")
SPECIAL_SIGNS = "%@`*&!>|[]{},?-#"
NO_COLON_HERE = "mapping values are not allowed"
QUOTES_ADVICE = "Put the whole text in quotation marks"


def unknown_escape(case: Case) -> SyntaxProblem | None:
    r"""Recognize `"C:\plans"`: a backslash in double quotation marks, or `\ud800`, which stands for no character."""
    if "quoted scalar" not in case.context or not any(word in case.problem for word in ("escape", "hexdecimal")):
        return None
    number, column = case.place
    column = max(case.line.rfind("\\", 0, column + 1), 0)
    written = ESCAPE.match(case.line, column)
    end = written.end() if written else column + 1
    message = f"`{case.line[column:end]}` in double quotation marks doesn't mean any character"
    if end > column + 2:
        return at(case, (number, column), message, "Type the character itself.", end=end)
    entry = case.entry_at(number)
    found = _corrected(case, entry, _inner(entry)) if entry else None
    advice = "In single quotation marks a backslash is only a backslash" if found else "Write the backslash twice."
    return at(case, (number, column), message, advice, end=end, paste=[found] if found else [])


def unclosed_quotation_mark(case: Case) -> SyntaxProblem | None:
    """Recognize a quotation mark that begins a text and never ends it, or ends it only at the next one, lines below."""
    opening = _opening(case)
    if opening is None:
        return None
    number, column = opening
    mark = case.lines[number][column]
    message = f"the quotation mark {mark} that opens this text never closes"
    entry = case.entry_at(number)
    found = _corrected(case, entry, _inner(entry)) if entry and entry.style is Style.QUOTED else None
    advice = f"Close it with {mark} at the end of the text"
    return at(case, opening, message, advice, paste=[found] if found else [])


def _opening(case: Case) -> tuple[int, int] | None:
    """Find where the quotation mark that is not closed stands."""
    if "quoted scalar" in case.context and any(
        word in case.problem for word in ("end of stream", "document indicator")
    ):
        return case.context_place
    holder = case.outline.holder
    if not holder or holder.style is not Style.QUOTED or not holder.end or holder.end[0] == holder.value_at[0]:
        return None
    swallowed = range(holder.value_at[0] + 1, holder.end[0] + 1)
    if holder.end[0] == case.place[0] and any(read_entry(case.lines[number], number) for number in swallowed):
        return holder.value_at
    return None


def text_after_quotation_mark(case: Case) -> SyntaxProblem | None:
    """Recognize `"Quoted" and more`, and the apostrophe in `'district's plan'`: the text ends before it is over."""
    entry = case.entry_at(case.place[0])
    if not entry or entry.style is not Style.QUOTED or not entry.end or entry.end[0] != case.place[0]:
        return None
    after = without_comment(case.line[entry.end[1] :])
    if not after.strip() or case.place[1] < entry.end[1]:
        return None
    mark = entry.value[0]
    inner_mark = after[0].isalnum() and entry.value.endswith(mark)
    text = _inner(entry)[:-1] if inner_mark else without_comment(entry.value)
    sign = "apostrophe" if inner_mark and mark == "'" else f"quotation mark {mark}"
    message = f"this {sign} ends the text, but the line goes on after it"
    found = _corrected(case, entry, text)
    place = (entry.end[0], entry.end[1] - 1)
    if not found:
        return at(case, place, message, "Put the whole text in the other kind of quotation marks")
    return at(case, place, message, QUOTES_ADVICE, paste=[found])


def text_beside_line_sign(case: Case) -> SyntaxProblem | None:
    """Recognize `today: | We do this`: after a `|` or `>` the text starts on the next line; `> 50 percent` is text."""
    entry = case.entry_at(case.place[0])
    if "block scalar" not in case.context or not entry or not LINES_AND_TEXT.match(entry.value):
        return None
    sign, text = entry.value[0], entry.value[1:].strip()
    below = next((line for line in case.lines[entry.line + 1 :] if line.strip()), "")
    spaces = indent_of(below) if indent_of(below) > entry.edge else entry.text_spaces
    header, line = case.lines[entry.line][: entry.value_at[1]] + sign, " " * spaces + text
    advice = f"Put the text on the next line, with {spaces} spaces before it"
    paste = [header, line] if case.mends(entry.line, header, line) else []
    message = f"after a `{sign}` the text starts on the next line"
    return at(case, (entry.line, entry.value_at[1]), message, advice, line=header, paste=paste)


def list_beside_name(case: Case) -> SyntaxProblem | None:
    """Recognize `student_groups: - English learners`: a list begins on the line below its name."""
    entry = case.entry_at(case.place[0])
    if "sequence entries are not allowed" not in case.problem or not entry or entry.key is None:
        return None
    header, line = case.lines[entry.line][: entry.value_at[1]], " " * (entry.edge + 2) + entry.value
    advice = "Start the list on the next line"
    paste = [header, line] if case.mends(entry.line, header, line) else []
    message = f"a list can't start on the same line as its name, `{entry.key}`"
    return at(case, (entry.line, entry.value_at[1]), message, advice, line=header, paste=paste)


def special_first_sign(case: Case) -> SyntaxProblem | None:
    """Recognize a text that begins with a sign that YAML keeps for itself: `%`, `*`, `@`, `[` and so on."""
    entry = case.entry_at(case.place[0])
    if not entry or not entry.value or entry.value[0] not in SPECIAL_SIGNS or case.place < entry.value_at:
        return None
    if entry.style is Style.BRACKETS and (entry.end is None or case.place < entry.end):
        return None
    found = _corrected(case, entry, without_comment(entry.value))
    message = _needs_quotation_marks(entry.value[0])
    return at(case, entry.value_at, message, QUOTES_ADVICE, paste=[found] if found else [])


def _needs_quotation_marks(sign: str) -> str:
    return f"text that starts with {'a backtick' if sign == '`' else f'`{sign}`'} needs quotation marks"


def special_sign_elsewhere(case: Case) -> SyntaxProblem | None:
    """Recognize the same sign where an entry in brackets begins, or at the start of a line."""
    words = ("cannot start any token", "undefined alias", "expected alphabetic", "directive", "tag")
    start = case.context_place if case.context_place and case.context_place[0] == case.place[0] else case.place
    sign = case.line[start[1] : start[1] + 1]
    if not any(word in case.problem + case.context for word in words) or sign not in tuple(SPECIAL_SIGNS):
        return None
    text = ENTRY_IN_BRACKETS.match(case.line, start[1])
    end = text.end() if text else start[1] + 1
    line = case.line[: start[1]] + in_quotation_marks(case.line[start[1] : end]) + case.line[end:]
    paste = [line] if case.mends(start[0], line) else []
    return at(case, start, _needs_quotation_marks(sign), QUOTES_ADVICE, end=end, line=line, paste=paste)


def colon_in_list(case: Case) -> SyntaxProblem | None:
    """Recognize `- Goal: a plan: more`: a sentence of a list that holds a second colon."""
    here = case.outline.here
    return colon_in_text(case) if here and here.dashes and not here.has_field_name and here.is_prose else None


def colon_in_text(case: Case) -> SyntaxProblem | None:
    """Recognize `name: Millbrook: a plan`: a colon and a space inside a text without quotation marks."""
    entry = case.outline.here
    if NO_COLON_HERE not in case.problem or not entry or not _colon_is_in(case, entry):
        return None
    message = "this text has a colon, so it needs quotation marks"
    place = entry.value_at
    whole = bool(entry.dashes) and not entry.has_field_name
    if whole:
        place = (entry.line, entry.column)
    text = without_comment(case.line[place[1] :])
    found = _replaced(case, entry, place, text)
    if found:
        return at(case, place, message, QUOTES_ADVICE, end=place[1] + len(text), paste=[found])
    header = case.line[: place[1]] + "|"
    advice = f"Or write `|` here, and the text on the lines below, with {entry.text_spaces} spaces before each"
    told = at(case, place, message, f"{QUOTES_ADVICE}. {advice}", end=place[1] + len(text), paste=[header])
    return fixed_by(told, {})


def _colon_is_in(case: Case, entry: EntryLine) -> bool:
    return entry.style is Style.PLAIN and case.place >= entry.value_at and entry.line not in case.outline.loose


def no_colon_written(case: Case) -> SyntaxProblem | None:
    """Recognize `: text`, `? text` or `] text` at the start of an answer."""
    if not case.sign or case.sign not in ":?,]}":
        return None
    message = f"`{case.sign}` can't be used here"
    return at_line(
        case, case.place[0], message, f"{QUOTES_ADVICE} if `{case.sign}` is part of it, or delete only that sign."
    )


def _inner(entry: EntryLine) -> str:
    """Take the text after the opening quotation mark."""
    return without_comment(entry.value)[1:] if entry.value[:1] in tuple(QUOTATION_MARKS) else entry.value


def _corrected(case: Case, entry: EntryLine, text: str) -> str | None:
    """Write the line with this text in quotation marks, if that mends it."""
    mark = entry.value[:1]
    if entry.style is Style.QUOTED and text.endswith(mark) and text == _inner(entry):
        text = text[:-1]
    return _replaced(case, entry, entry.value_at, text)


def _replaced(case: Case, entry: EntryLine, place: Place, text: str) -> str | None:
    number, column = place
    line = case.lines[number]
    below = next((words for words in case.lines[number + 1 :] if words.strip()), "")
    goes_on = indent_of(below) > entry.edge and not below.lstrip().startswith("#")
    if goes_on and read_entry(below, 0) is None:
        return None
    written = without_comment(line[column:])
    new = line[:column] + in_quotation_marks(text) + line[column + len(written) :].rstrip()
    return new if case.mends(number, new) else None
