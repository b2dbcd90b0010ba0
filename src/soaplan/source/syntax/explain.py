"""A YAML syntax error (rule DOC001), explained to the person who wrote the plan.

The parser says where it stumbled. That is seldom where the mistake is, so the lines above are read a second time,
forgivingly (`syntax_outline`), and a table of recognizers looks for the cause, the surest first. A line is offered
for pasting only after the parser has read past the mistake with it.
"""

from collections.abc import Callable

from ruamel.yaml.error import MarkedYAMLError

from soaplan.regex import regex
from soaplan.source.decode import split_lines
from soaplan.source.syntax.case import Case, Recognizer, SyntaxProblem, at, fixed_by, with_lines
from soaplan.source.syntax.entry import Place, indent_of, read_entry
from soaplan.source.syntax.lines import (
    answer_below_its_name,
    anything_else,
    conflict_marker,
    dash_missing_in_list,
    end_of_plan_line,
    line_above_moved,
    list_with_other_marks,
    missing_colon,
    missing_space_after_dash,
    name_missing_after_dash,
    tab_indentation,
    wrong_indentation,
)
from soaplan.source.syntax.outline import read_outline
from soaplan.source.syntax.pasted import (
    pasted_bullet,
    pasted_line,
    pasted_line_like_name,
    pasted_line_taken_for_name,
    pasted_line_with_colon,
    text_without_lines_sign,
)
from soaplan.source.syntax.signs import (
    colon_in_list,
    colon_in_text,
    list_beside_name,
    no_colon_written,
    special_first_sign,
    special_sign_elsewhere,
    text_after_quotation_mark,
    text_beside_line_sign,
    unclosed_quotation_mark,
    unknown_escape,
)

CLOSING = {"[": "]", "{": "}"}
NAME_AT_END = regex(r"(?<=[^\s,:{\[] )[a-z][a-z0-9_]*$")
HASH = regex(r"(?<=\s)#")


def bracket_trouble(case: Case) -> SyntaxProblem | None:
    """Pick the cause of an error that the parser met between brackets."""
    opening = _opening(case)
    if opening is None:
        return None
    causes = (_hash_cuts, _wrong_closing, _comma_missing, _comma_before_name, _colon_in_entry, _comma_too_many)
    return next((found for cause in causes if (found := cause(case, opening))), _unclosed(case, opening))


def _opening(case: Case) -> Place | None:
    """Where the innermost open bracket stands."""
    if not any(words in case.context for words in ("flow sequence", "flow mapping", "flow node")):
        return None
    entry = case.entry_at(case.place[0]) or case.outline.holder
    places = [case.context_place, entry.value_at if entry else None]
    return next((place for place in places if place and _sign(case, place) in CLOSING), None)


def _sign(case: Case, place: Place) -> str:
    return case.lines[place[0]][place[1] : place[1] + 1]


def _hash_cuts(case: Case, opening: Place) -> SyntaxProblem | None:
    """Recognize `[Title I, District #5]`: a `#` after a space hides the rest of the line, the closing bracket too."""
    number, column = opening
    found = HASH.search(case.lines[number], column)
    if not found or CLOSING[_sign(case, opening)] not in case.lines[number][found.end() :]:
        return None
    message = "`#` after a space hides the rest of the line, the closing bracket too"
    advice = "Put the entry with the `#` in quotation marks, or take out the `#`."
    return at(case, (number, found.start()), message, advice)


def _wrong_closing(case: Case, opening: Place) -> SyntaxProblem | None:
    """Recognize `[a}`."""
    sign = _sign(case, opening)
    if not case.sign or case.sign not in "]}" or case.sign == CLOSING[sign]:
        return None
    number, column = case.place
    line = case.line[:column] + CLOSING[sign] + case.line[column + 1 :]
    message = f"`{case.sign}` can't close the bracket `{sign}` from line {opening[0] + 1}"
    advice = f"Write `{CLOSING[sign]}` here"
    paste = [line] if case.mends(number, line) else []
    return at(case, case.place, message, advice, end=column + 1, line=line, paste=paste)


def _colon_in_entry(case: Case, opening: Place) -> SyntaxProblem | None:
    """Recognize `{name: Elm: x}`."""
    if case.sign != ":" or case.place[0] != opening[0]:
        return None
    message = "this text has a colon, so it needs quotation marks"
    return at(case, case.place, message, "Put the text with the colon in quotation marks.", end=case.place[1] + 1)


def _comma_missing(case: Case, opening: Place) -> SyntaxProblem | None:
    """Recognize `["a" "b"]`: two entries without a comma."""
    number, column = case.place
    closed = CLOSING[_sign(case, opening)] in case.line[column:]
    if number != opening[0] or not case.sign.strip() or case.sign in ",]}" or not closed:
        return None
    return None if case.sign == ":" else _with_comma(case, column)


def _comma_before_name(case: Case, _: Place) -> SyntaxProblem | None:
    """Recognize `{year: 2023 value: 18}`: the parser stumbles at the second colon."""
    found = NAME_AT_END.search(case.line, 0, case.place[1]) if case.sign == ":" else None
    return _with_comma(case, found.start()) if found else None


def _with_comma(case: Case, column: int) -> SyntaxProblem | None:
    number = case.place[0]
    line = case.line[:column].rstrip() + ", " + case.line[column:]
    if not case.mends(number, line):
        return None
    message = "a comma is missing between two entries in brackets"
    return at(case, (number, column), message, "Write the comma", end=column + 1, paste=[line])


def _comma_too_many(case: Case, _: Place) -> SyntaxProblem | None:
    """Recognize `[a,, b]`."""
    if case.sign != ",":
        return None
    number, column = case.place
    line = case.line[:column] + case.line[column + 1 :]
    paste = [line] if case.mends(number, line) else []
    return at(case, case.place, "there's one comma too many", "Take it out", end=column + 1, line=line, paste=paste)


def _unclosed(case: Case, opening: Place) -> SyntaxProblem:
    """Explain a bracket that is never closed; the parser stumbles only lines below."""
    number, column = opening
    sign = _sign(case, opening)
    line = case.lines[number].rstrip() + CLOSING[sign]
    below = case.lines[number + 1 : number + 2]
    goes_on = bool(below) and indent_of(below[0]) > indent_of(case.lines[number]) and not read_entry(below[0], 0)
    advice = (
        f"Text that starts with `{sign}` needs quotation marks; a list in brackets needs `{CLOSING[sign]}` at its end"
    )
    pastes = not goes_on and case.mends(number, line)
    message = f"the bracket `{sign}` that opens here never closes"
    problem = at(case, opening, message, advice, end=column + 1, paste=[line] if pastes else [])
    return fixed_by(problem, problem.fix, safe=False)


__all__ = ["SyntaxProblem", "explain_syntax_error", "explain_syntax_errors"]

NAME_WITHOUT_COLON = "simple key"
"""What the parser was reading when it took a line for a name and found no colon in it, only further lines."""

RECOGNIZERS: tuple[Recognizer, ...] = (
    conflict_marker,
    unknown_escape,
    unclosed_quotation_mark,
    tab_indentation,
    end_of_plan_line,
    bracket_trouble,
    text_after_quotation_mark,
    answer_below_its_name,
    missing_space_after_dash,
    missing_colon,
    text_beside_line_sign,
    list_beside_name,
    list_with_other_marks,
    dash_missing_in_list,
    text_without_lines_sign,
    colon_in_list,
    special_first_sign,
    name_missing_after_dash,
    line_above_moved,
    pasted_line,
    pasted_line_taken_for_name,
    pasted_line_with_colon,
    pasted_bullet,
    pasted_line_like_name,
    colon_in_text,
    special_sign_elsewhere,
    wrong_indentation,
    no_colon_written,
)
"""In the order in which they are asked."""


MOST_PROBLEMS = 30
"""Syntax errors that are told of one file."""


def explain_syntax_errors(
    text: str, error: MarkedYAMLError, read_again: Callable[[str], MarkedYAMLError | None]
) -> list[SyntaxProblem]:
    """Explain the error that the parser raised for `text`, and those behind it.

    As long as it is clear what to read in the place of the lines with a mistake, the text is read again with those,
    and the next mistake is found: a person who pasted ten answers without spaces wants to hear it once, not ten times.
    `read_again` gives the error that the parser raises for a text, or None.
    """
    lines, problems, last = split_lines(text), [explain_syntax_error(text, error)], _line_of(error)
    while problems[-1].instead and len(problems) < MOST_PROBLEMS:
        lines = with_lines(lines, problems[-1].instead)
        again = read_again("\n".join(lines))
        if again is None or _line_of(again) <= last:
            break
        problem = explain_syntax_error("\n".join(lines), again)
        if problem.line <= problems[-1].line:
            break
        problems.append(problem)
        last = _line_of(again)
    return problems


def _line_of(error: MarkedYAMLError) -> int:
    return int(getattr(error.problem_mark, "line", 0))


def explain_syntax_error(text: str, error: MarkedYAMLError) -> SyntaxProblem:
    """Explain the error that the C parser raised for `text`, in words for people who have never seen YAML.

    `text` is the cleaned text that was parsed, so columns are those of that text. Never raises.
    """
    case = _case(split_lines(text), error)
    return next((found for recognize in RECOGNIZERS if (found := recognize(case))), anything_else(case))


def _case(lines: list[str], error: MarkedYAMLError) -> Case:
    last = max((number for number, line in enumerate(lines) if line.strip()), default=0)
    place = _place(lines, last, error.problem_mark) or _place(lines, last, error.context_mark) or (0, 0)
    context_place = _place(lines, last, error.context_mark)
    context = error.context or ""
    stop = context_place[0] if context_place and NAME_WITHOUT_COLON in context else place[0]
    outline = read_outline(lines, min(stop, place[0]))
    return Case(lines, outline, place, context, context_place, error.problem or "")


def _place(lines: list[str], last: int, mark: object) -> Place | None:
    """Move the parser's mark into the text: what it met after the last line is placed at the end of that line."""
    line, column = getattr(mark, "line", None), getattr(mark, "column", None)
    if not isinstance(line, int) or not isinstance(column, int):
        return None
    if line > last:
        return last, len(lines[last].rstrip())
    return line, min(column, len(lines[line]))
