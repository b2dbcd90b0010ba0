"""Pasted text: paragraphs and bullets that stand too far left, or below a colon without `|`."""

from collections.abc import Iterable, Iterator

from soaplan.source.syntax.case import Case, SyntaxProblem, at_line, fixed_by, reading
from soaplan.source.syntax.entry import EntryLine, Style, indent_of, read_entry, reads_like_prose
from soaplan.source.syntax.signs import NO_COLON_HERE

LONGEST_PASTE = 100
"""Characters of a line that is worth showing again, to paste."""


def text_without_lines_sign(case: Case) -> SyntaxProblem | None:
    """Recognize a text of several lines below a name without `|`; one line holds a colon or another sign of YAML."""
    for entry in reversed(case.outline.entries):
        beside = entry.style is not Style.EMPTY and entry.value_at[0] == entry.line
        below = list(_lines_below(case, entry))
        line = f"{case.lines[entry.line].rstrip()} |"
        if (
            entry.has_field_name
            and not beside
            and case.place[0] in below
            and _is_text(case, below)
            and case.reads_on({entry.line: line})
        ):
            message = f"the text below `{entry.key}:` needs the sign `|` after the colon"
            return at_line(case, entry.line, message, "Write it so", paste=[line])
    return None


def _lines_below(case: Case, entry: EntryLine) -> Iterator[int]:
    """The lines that stand further right than a name, down to the first that does not."""
    for number in range(entry.line + 1, len(case.lines)):
        if case.lines[number].strip():
            if indent_of(case.lines[number]) <= entry.column:
                return
            yield number


def _is_text(case: Case, numbers: list[int]) -> bool:
    """Whether lines are prose: none names an answer, not all are entries of a list, and most read like sentences."""
    entries = [read_entry(case.lines[number], number) for number in numbers]
    sentences = [reads_like_prose(case.lines[number].strip()) for number in numbers]
    listed = all(entry and entry.dashes for entry in entries)
    named = any(entry and entry.has_field_name for entry in entries)
    return not listed and not named and sum(sentences) * 2 > len(sentences)


def pasted_line(case: Case) -> SyntaxProblem | None:
    """Recognize a line without a name that stands too far left for the text above."""
    outline = case.outline
    named = outline.here.line if outline.here and outline.here.has_field_name else None
    strays = [number for number in outline.strays if number != named]
    if not strays:
        return None
    return _belongs(case, strays[0], outline.holder) if outline.holder else _nothing_above(case, strays[0])


def pasted_line_with_colon(case: Case) -> SyntaxProblem | None:
    """Recognize a further line of a text without `|` that holds a colon and a space."""
    holder, here = case.outline.holder, case.outline.here
    if not holder or NO_COLON_HERE not in case.problem or case.place[0] not in case.outline.loose:
        return None
    if here and here.has_field_name and not _reads_on(case, holder):
        return None
    return _belongs(case, case.place[0], holder)


def _reads_on(case: Case, holder: EntryLine) -> bool:
    """Whether the text above is surely prose: it reads like a sentence, or already has further lines."""
    return holder.is_prose or any(number < case.place[0] for number in case.outline.loose)


def pasted_bullet(case: Case) -> SyntaxProblem | None:
    """Recognize a line with a dash below an answer that is already given, at the column of its name or left of it."""
    holder, here = case.outline.holder, case.outline.here
    if not holder or not here or not here.dashes or holder.style is Style.EMPTY or holder.key is None:
        return None
    in_list = any(entry.dashes for entry in case.outline.entries) and here.has_field_name
    if here.indent > holder.edge or in_list:
        return None
    return _belongs(case, here.line, holder)


def pasted_line_taken_for_name(case: Case) -> SyntaxProblem | None:
    """Recognize a pasted line such as `The goal: more tutoring` further left, which YAML takes for a name of its own.

    The parser stumbles only at the next proper line, which then stands too far right.
    """
    here, entries = case.outline.here, case.outline.entries
    if not here or not entries or entries[-1].has_field_name or entries[-1].key is None:
        return None
    first = len(entries)
    while first and entries[first - 1].indent < here.indent and not entries[first - 1].has_field_name:
        first -= 1
    holder = entries[first - 1] if first else None
    if not holder or first == len(entries) or entries[first].dashes:
        return None
    if holder.style is Style.EMPTY:
        return (
            _belongs(case, entries[first].line, holder) if entries[first].indent <= holder.edge < here.indent else None
        )
    fits = entries[first].indent < holder.indent and here.indent <= holder.column
    return _belongs(case, entries[first].line, holder) if fits else None


def pasted_line_like_name(case: Case) -> SyntaxProblem | None:
    """Recognize a pasted line such as `Note: a: b` or `% of all: 4` where the parser stumbles in it."""
    holder, here = case.outline.holder, case.outline.here
    if not holder or not here or not here.key or here.dashes or here.has_field_name:
        return None
    special = here.key[0] in "%@*&!`" and holder.is_prose
    left = here.indent < holder.indent or (holder.style is Style.LINES and here.indent < holder.text_spaces)
    beside = next((entry for entry in reversed(case.outline.entries) if entry.column == here.indent), None)
    if special or (left and (beside is None or beside.has_field_name)):
        return _belongs(case, here.line, holder)
    return None


def _belongs(case: Case, number: int, holder: EntryLine) -> SyntaxProblem:
    """Say to which text a line belongs, and how it comes into it."""
    pasted = list(_paste_from(case, number))
    return reading(_told(case, number, holder, pasted), dict.fromkeys(pasted, ""))


def _paste_from(case: Case, number: int) -> Iterator[int]:
    """The lines of the text that was pasted: down to the next line with the name of an answer."""
    for below in range(number, len(case.lines)):
        entry = read_entry(case.lines[below], below)
        if below > number and entry and entry.has_field_name:
            return
        yield below


def _told(case: Case, number: int, holder: EntryLine, pasted: list[int]) -> SyntaxProblem:
    begun = holder.line + 1
    if holder.style is Style.EMPTY and _has_answers_below(case, number, holder):
        message = f"this line is between `{holder.key or '-'}` on line {begun} and what belongs to it"
        return at_line(
            case, number, message, "Move it into the text it belongs to. If it's a comment, start it with `#`."
        )
    message = f"this line belongs to the text that starts on line {begun}"
    put = f"Put {holder.text_spaces} spaces before it"
    if holder.style is Style.LINES:
        told = at_line(case, number, message, f"{put}, and before each line after it in that text")
        return fixed_by(told, _indented(case, pasted, holder))
    if holder.key is None and not read_entry(case.lines[number], number):
        return at_line(case, number, message, f"{put}.")
    sign = "colon" if holder.key is not None else "dash"
    advice = f"{put}, and write `|` after the {sign} on line {begun}, with the text on the lines below it"
    if not holder.is_prose and holder.style is not Style.EMPTY:
        return at_line(case, number, *_of_its_own(case.lines[number].strip(), holder))
    told = at_line(case, number, message, advice, paste=[_header(case, holder)])
    return fixed_by(told, _below_a_sign(case, number, pasted, holder))


def _indented(case: Case, numbers: Iterable[int], holder: EntryLine) -> dict[int, list[str]]:
    """The lines of a text, each at least as far in as the text needs; empty ones stay."""
    lines = {number: case.lines[number] for number in numbers if case.lines[number].strip()}
    return {number: [" " * max(0, holder.text_spaces - indent_of(line)) + line] for number, line in lines.items()}


def _below_a_sign(case: Case, number: int, pasted: list[int], holder: EntryLine) -> dict[int, list[str]]:
    """The lines of a text whose name has no `|` yet: with the sign, and the words beside it moved below."""
    first, column = holder.value_at
    beside = case.lines[first][column:].strip() if first == holder.line else ""
    header = [_header(case, holder), *([" " * holder.text_spaces + beside] if beside else [])]
    return {holder.line: header} | _indented(case, [*range(holder.line + 1, number), *pasted], holder)


def _has_answers_below(case: Case, number: int, holder: EntryLine) -> bool:
    """Whether the next line after a pasted one belongs to the name above it."""
    below = next((line for line in case.lines[number + 1 :] if line.strip()), "")
    entry = read_entry(below, 0)
    return entry is not None and entry.indent > holder.edge and bool(entry.dashes or entry.has_field_name)


def _of_its_own(words: str, holder: EntryLine) -> tuple[str, str]:
    """Message and help for lines below a short answer, such as a telephone number, which they hardly belong to.

    Nobody can tell what they are, so the help asks.
    """
    begun, name = holder.line + 1, holder.key or "-"
    otherwise = f"If it belongs to `{name}:` on line {begun}, write it on that line."
    message = "soaplan can't tell which answer this belongs to: its name is missing above it"
    if words.startswith("- "):
        return message, f"A list needs a line with its name and a colon above it. {otherwise}"
    if reads_like_prose(words) or read_entry(words, 0):
        return message, (
            "Which answer is this text? Write its name, a colon and `|` on the line above it, such as `summary: |`, "
            "and two more spaces before each line of the text than before the name."
        )
    return message, f"An answer needs its name and a colon before it. {otherwise}"


def _header(case: Case, holder: EntryLine) -> str:
    """Write the line of a name with `|` after the colon."""
    line = case.lines[holder.line]
    column = holder.value_at[1] if holder.value_at[0] == holder.line else len(line)
    return line[:column].rstrip() + " |"


def _nothing_above(case: Case, number: int) -> SyntaxProblem:
    message = "soaplan can't tell what this line belongs to: it needs a name and a colon, like `summary:`"
    words = case.lines[number].strip()
    if indent_of(case.lines[number]) or len(words) > LONGEST_PASTE:
        return at_line(case, number, message, "If it's a comment, start it with `#`.", line="")
    told = at_line(case, number, message, "If it's a comment, start it with `#`", line="", paste=[f"# {words}"])
    return fixed_by(told, told.fix, safe=False)
