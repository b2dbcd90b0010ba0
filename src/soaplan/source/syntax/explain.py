"""A YAML syntax error (rule DOC001), explained to the person who wrote the plan.

The parser says where it stumbled. That is seldom where the mistake is, so the lines above are read a second time,
forgivingly (`syntax_outline`), and a table of recognizers looks for the cause, the surest first. A line is offered
for pasting only after the parser has read past the mistake with it.
"""

from collections.abc import Callable

from ruamel.yaml.error import MarkedYAMLError

from soaplan.source.decode import split_lines
from soaplan.source.syntax.brackets import bracket_trouble
from soaplan.source.syntax.case import Case, Recognizer, SyntaxProblem, with_lines
from soaplan.source.syntax.entry import Place
from soaplan.source.syntax.indentation import line_above_moved, wrong_indentation
from soaplan.source.syntax.lines import (
    answer_below_its_name,
    anything_else,
    conflict_marker,
    end_of_plan_line,
    list_with_other_marks,
    missing_colon,
    missing_space_after_dash,
    name_missing_after_dash,
    tab_indentation,
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
