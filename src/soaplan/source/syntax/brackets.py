"""Syntax errors inside brackets: `[...]` and `{...}`."""

from soaplan.regex import regex
from soaplan.source.syntax.case import Case, SyntaxProblem, at, fixed_by
from soaplan.source.syntax.entry import Place, indent_of, read_entry

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
    advice = "Put the entry that contains `#` in quotation marks, or take the `#` out."
    return at(case, (number, found.start()), message, advice)


def _wrong_closing(case: Case, opening: Place) -> SyntaxProblem | None:
    """Recognize `[a}`."""
    sign = _sign(case, opening)
    if not case.sign or case.sign not in "]}" or case.sign == CLOSING[sign]:
        return None
    number, column = case.place
    line = case.line[:column] + CLOSING[sign] + case.line[column + 1 :]
    message = f"`{case.sign}` cannot close the bracket `{sign}` opened on line {opening[0] + 1}"
    advice = f"Write `{CLOSING[sign]}` here"
    paste = [line] if case.mends(number, line) else []
    return at(case, case.place, message, advice, end=column + 1, line=line, paste=paste)


def _colon_in_entry(case: Case, opening: Place) -> SyntaxProblem | None:
    """Recognize `{name: Elm: x}`."""
    if case.sign != ":" or case.place[0] != opening[0]:
        return None
    message = "this text contains a colon, so it needs quotation marks"
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
    return at(case, case.place, "there is a comma too many", "Take it out", end=column + 1, line=line, paste=paste)


def _unclosed(case: Case, opening: Place) -> SyntaxProblem:
    """Explain a bracket that is never closed; the parser stumbles only lines below."""
    number, column = opening
    sign = _sign(case, opening)
    line = case.lines[number].rstrip() + CLOSING[sign]
    below = case.lines[number + 1 : number + 2]
    goes_on = bool(below) and indent_of(below[0]) > indent_of(case.lines[number]) and not read_entry(below[0], 0)
    advice = (
        f"A text that begins with `{sign}` needs quotation marks; a list in brackets needs `{CLOSING[sign]}` at its end"
    )
    pastes = not goes_on and case.mends(number, line)
    message = f"the bracket `{sign}` opened here is never closed"
    problem = at(case, opening, message, advice, end=column + 1, paste=[line] if pastes else [])
    return fixed_by(problem, problem.fix, safe=False)
