"""Syntax errors: real mistakes in a real plan, what is said about them, and that the mends offered are mends."""

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from _ruamel_yaml import CParser
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml.error import MarkedYAMLError

from soaplan.source.decode import clean, split_lines
from soaplan.source.syntax import SyntaxProblem, explain_syntax_error, explain_syntax_errors
from work import grows_with_the_size

PLAN = """\
kind: soa-plan
cycle: 2024
district:
  name: Millbrook Public Schools
  code: 01690000
  schools:
    - Millbrook High School
    - Elm Street School
analysis:
  disparities: |
    English learners read below grade level.

    Their mathematics scores fell too.
  insights: Attendance explains part of the gap in grades 6-8.
  student_groups: [English learners, Students with disabilities]
engagement:
  school_committee_vote:
    approved: yes
    date: 2024-03-14
focus_areas:
  - id: 2.2
    programs:
      - id: 2.2D
        today: We run tutoring in two schools.
        by_end_of_plan: |
          Every school has tutoring.
        schools: district-wide
        funding:
          total: 1,250,000
          by_year: {FY25: 400000, FY26: 425000, FY27: 425000}
        metrics:
          - Increase in MCAS SGP on Math and ELA MCAS
"""
NAME = "  name: Millbrook Public Schools\n"
CODE = "  code: 01690000\n"
SCHOOL = "    - Elm Street School\n"
INSIGHTS = "  insights: Attendance explains part of the gap in grades 6-8.\n"
GROUPS = "  student_groups: [English learners, Students with disabilities]\n"
TODAY = "        today: We run tutoring in two schools.\n"
END = "          Every school has tutoring.\n"
YEARS = "          by_year: {FY25: 400000, FY26: 425000, FY27: 425000}\n"
METRIC = "          - Increase in MCAS SGP on Math and ELA MCAS\n"

JARGON = re.compile(
    r"\b(mappings?|scalars?|tokens?|blocks?|nodes?|sequences?|parsers?|simple key|stream|alias)\b", re.IGNORECASE
)


def syntax_error(text: str) -> MarkedYAMLError | None:
    parser = CParser(text)
    try:
        while parser.get_event() is not None:
            pass
    except MarkedYAMLError as error:
        return error
    return None


def explain(text: str) -> SyntaxProblem:
    error = syntax_error(text)
    assert error is not None, "the parser reads this text without an error"
    return explain_syntax_error(text, error)


def paste(text: str, problem: SyntaxProblem) -> str:
    """Put the lines offered for pasting in the place of the line of the problem."""
    lines = split_lines(text)
    offered = problem.help.split("\n")[1:]
    assert offered, "no line is offered"
    return "\n".join([*lines[: problem.line - 1], *offered, *lines[problem.line :]])


def change(written: str, mistake: str) -> str:
    assert PLAN.count(written) == 1
    return PLAN.replace(written, mistake)


@dataclass(frozen=True)
class Mistake:
    name: str
    written: str
    mistake: str
    place: tuple[int, int]
    points_at: str
    says: str
    helps: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return change(self.written, self.mistake)


COLON = "this text has a colon, so it needs quotation marks"
QUOTES = "needs quotation marks"
PASTEABLE = (
    Mistake("colon", NAME, "  name: Millbrook: Public Schools\n", (4, 9), "Millbrook: Public Schools", COLON),
    Mistake("colon at the end", NAME, "  name: Millbrook Schools:\n", (4, 9), "Millbrook Schools:", COLON),
    Mistake("colon, quotes", NAME, '  name: The "big" town\'s: a\n', (4, 9), 'The "big" town\'s: a', COLON),
    Mistake(
        "colon, comment", NAME, "  name: Mill: a # ours\n", (4, 9), "Mill: a", COLON, ('  name: "Mill: a" # ours',)
    ),
    Mistake("colon and #", NAME, "  name: Mill: #5\n", (4, 9), "Mill: #5", COLON, ('"Mill: #5"',)),
    Mistake(
        "no sign for lines",
        "  disparities: |\n",
        "  disparities:\n    This year: a new reading program\n",
        (10, 3),
        "disparities:",
        "the text below `disparities:` needs the sign `|`",
        ("  disparities: |",),
    ),
    Mistake("colon in list", SCHOOL, "    - Goal: more: x\n", (8, 7), "Goal: more: x", COLON, ('- "Goal: more: x"',)),
    Mistake("percent", NAME, "  name: %x of all\n", (4, 9), "%x of all", f"starts with `%` {QUOTES}"),
    Mistake("bold", NAME, "  name: *bold* text\n", (4, 9), "*bold* text", f"`*` {QUOTES}"),
    Mistake("bolder", NAME, "  name: **bold** text\n", (4, 9), "**bold** text", f"`*` {QUOTES}"),
    Mistake("bold in list", SCHOOL, "    - **Elm** School\n", (8, 7), "**Elm** School", f"`*` {QUOTES}"),
    Mistake("at", NAME, "  name: @millbrook\n", (4, 9), "@millbrook", f"`@` {QUOTES}"),
    Mistake("ampersand", NAME, "  name: & more\n", (4, 9), "& more", f"`&` {QUOTES}"),
    Mistake("exclamation", NAME, "  name: !<more\n", (4, 9), "!<more", f"`!` {QUOTES}"),
    Mistake("backtick", NAME, "  name: `mill`\n", (4, 9), "`mill`", f"a backtick {QUOTES}"),
    Mistake("greater", NAME, "  name: > 50 percent\n", (4, 9), "> 50 percent", f"`>` {QUOTES}"),
    Mistake("question", NAME, "  name: ? who\n", (4, 9), "? who", f"`?` {QUOTES}"),
    Mistake("comma first", NAME, "  name: , who\n", (4, 9), ", who", f"`,` {QUOTES}"),
    Mistake("stray bracket", NAME, "  name: ]\n", (4, 9), "]", f"`]` {QUOTES}"),
    Mistake("placeholder", NAME, "  name: [Name] of town\n", (4, 9), "[Name] of town", f"`[` {QUOTES}"),
    Mistake("braces", NAME, "  name: {Name} of town\n", (4, 9), "{Name} of town", f"`{{` {QUOTES}"),
    Mistake("bracket too many", NAME, "  name: [a]]\n", (4, 9), "[a]]", f"`[` {QUOTES}"),
    Mistake(
        "at in brackets", GROUPS, "  student_groups: [EL, @SWD]\n", (15, 24), "@SWD", f"`@` {QUOTES}", ('[EL, "@SWD"]',)
    ),
    Mistake(
        "text beside |", INSIGHTS, "  insights: | Attendance.\n", (14, 13), "| Attendance.", "starts on the next line"
    ),
    Mistake("quoted and more", NAME, '  name: "Mill" and more\n', (4, 14), '" and more', "goes on after it"),
    Mistake("quoted twice", NAME, '  name: "A" and "B"\n', (4, 11), '" and "B"', "ends the text", ('\'"A" and "B"\'',)),
    Mistake("quote in quotes", NAME, '  name: "The "big" town"\n', (4, 14), '"big" town"', "ends the text"),
    Mistake("apostrophe", NAME, "  name: 'district's plan'\n", (4, 18), "'s plan'", "this apostrophe ends the text"),
    Mistake("unclosed", NAME, '  name: "Millbrook\n', (4, 9), '"Millbrook', "never closes"),
    Mistake("unclosed single", NAME, "  name: 'tis Millbrook\n", (4, 9), "'tis Millbrook", "never closes"),
    Mistake(
        "unclosed, closed by the next",
        NAME + CODE,
        '  name: "Millbrook\n  code: "01690000"\n',
        (4, 9),
        '"Millbrook',
        "never closes",
    ),
    Mistake("backslash", NAME, '  name: "C:\\plans"\n', (4, 12), "\\p", "doesn't mean any character", ("'C:\\plans'",)),
    Mistake("tab for spaces", CODE, "\tcode: 01690000\n", (5, 1), "\t", "starts with a tab", ("2 spaces",)),
    Mistake("tab in | text", END, "\tEvery school.\n", (26, 1), "\t", "starts with a tab", ("10 spaces",)),
    Mistake("tab after dash", SCHOOL, "    -\tname: Elm\n", (8, 6), "\t", "a tab where there has to be a space"),
    Mistake("one space more", CODE, "   code: 01690000\n", (5, 4), "code: 01690000", "3 spaces before it, but needs 2"),
    Mistake("one space less", CODE, " code: 01690000\n", (5, 2), "code: 01690000", "1 space before it, but needs 2"),
    Mistake(
        "dash less", SCHOOL, "   - Elm Street School\n", (8, 4), "- Elm Street School", "needs 4 spaces, as on line 7"
    ),
    Mistake("above moved", NAME, "   name: Mill\n", (4, 4), "name: Mill", "3 spaces before it, but needs 2"),
    Mistake(
        "above at column 1", CODE, "code: 1\n", (5, 1), "code: 1", "no space before it, but needs 2", ("\n  code",)
    ),
    Mistake("first at column 1", TODAY, TODAY.lstrip(), (24, 1), TODAY.strip(), "no space before it, but needs 8"),
    Mistake("no colon, first", NAME, "  name Millbrook\n", (4, 3), "name Millbrook", "a colon and a space are missing"),
    Mistake(
        "under its dash",
        "        schools: district-wide\n",
        "      schools: district-wide\n",
        (27, 7),
        "schools: district-wide",
        "this line has 6 spaces before it, but needs 8 spaces",
    ),
    Mistake("dash, no space", SCHOOL, "    -Elm School\n", (8, 5), "-Elm School", "a space is missing after the dash"),
    Mistake(
        "text for a name",
        "      - id: 2.2D\n",
        "      - Targeted Academic Support\n",
        (23, 7),
        "- Targeted Academic Support",
        "no name after the dash",
        ("such as `id:`", "\n      - id: Targeted Academic Support"),
    ),
    Mistake("dash at name", "  - id: 2.2\n", "  -id: 2.2\n", (21, 3), "-id: 2.2", "missing after the dash"),
    Mistake("no space", CODE, "  code:01690000\n", (5, 3), "code:01690000", "a space is missing after the colon"),
    Mistake(
        "no space first",
        NAME,
        "  name:Mill\n",
        (4, 3),
        "name:Mill",
        "space is missing after the colon",
        ("name: Mill",),
    ),
    Mistake(
        "no space at dash", "      - id: 2.2D\n", "      - id:2.2D\n", (23, 7), "- id:2.2D", "missing after the colon"
    ),
    Mistake(
        "no space, file", "kind: soa-plan\n", "kind:soa-plan\n", (1, 1), "kind:soa-plan", "missing after the colon"
    ),
    Mistake("no colon", "  schools:\n", "  schools\n", (6, 3), "schools", "a colon and a space are missing"),
    Mistake(
        "no colon, value",
        "cycle: 2024\n",
        "cycle 2024\n",
        (2, 1),
        "cycle 2024",
        "a colon and a space",
        ("cycle: 2024",),
    ),
    Mistake("equals", CODE, "  code = 1\n", (5, 3), "code = 1", "a colon and a space are missing", ("  code: 1",)),
    Mistake("wide colon", CODE, "  code\uff1a 1\n", (5, 3), "code\uff1a 1", "a colon and a space are missing"),
    Mistake("unclosed bracket", GROUPS, "  student_groups: [EL, SWD\n", (15, 19), "[", "never closes", ("[EL, SWD]",)),
    Mistake("unclosed brace", YEARS, "          by_year: {FY25: 1\n", (30, 20), "{", "never closes", ("{FY25: 1}",)),
    Mistake("wrong bracket", GROUPS, "  student_groups: [EL}\n", (15, 22), "}", "can't close the bracket `[`"),
    Mistake("no comma", GROUPS, '  student_groups: ["EL" "SWD"]\n', (15, 25), '"', "a comma is missing"),
    Mistake(
        "no comma, braces", NAME, "  name: {year: 2 value: 3}\n", (4, 18), "v", "comma is missing", ("2, value: 3",)
    ),
    Mistake(
        "two commas", GROUPS, "  student_groups: [EL,, SWD]\n", (15, 23), ",", "one comma too many", ("[EL, SWD]",)
    ),
    Mistake(
        "list beside name",
        "  schools:\n",
        "  schools: - A\n",
        (6, 12),
        "- A",
        "a list can't start on the same line as its name",
    ),
    Mistake(
        "remark first",
        "kind: soa-plan\n",
        "Our plan\nkind: soa-plan\n",
        (1, 1),
        "Our plan",
        "needs a name and a colon",
        ("# Our",),
    ),
)


@pytest.mark.parametrize("mistake", PASTEABLE, ids=lambda mistake: mistake.name)
def test_points_at_the_cause_and_offers_a_line_that_mends_it(mistake: Mistake) -> None:
    problem = explain(mistake.text)
    check(mistake, problem)
    assert syntax_error(paste(mistake.text, problem)) is None, problem.help


def check(mistake: Mistake, problem: SyntaxProblem) -> None:
    line = split_lines(mistake.text)[problem.line - 1]
    assert mistake.says in problem.message
    assert (problem.line, problem.column) == mistake.place
    assert line[problem.column - 1 : problem.end_column - 1] == mistake.points_at
    for words in mistake.helps:
        assert words in problem.help


BELONGS = "this line belongs to the text that starts on line"
TEXT_OF_TODAY = ("Put 10 spaces before it", "write `|` after the colon on line 24", "\n        today: |")
ONE_MORE = TODAY + "It began in 2019.\n"
PASTED = (
    Mistake("column 1", TODAY, ONE_MORE, (25, 1), "It began in 2019.", f"{BELONGS} 24", TEXT_OF_TODAY),
    Mistake("blank line", TODAY, TODAY + "\nIt began.\n", (26, 1), "It began.", f"{BELONGS} 24", TEXT_OF_TODAY),
    Mistake("same column", TODAY, TODAY + "        It began.\n", (25, 9), "It began.", f"{BELONGS} 24", TEXT_OF_TODAY),
    Mistake("colon", TODAY, TODAY + "The goal: more.\n", (25, 1), "The goal: more.", f"{BELONGS} 24", TEXT_OF_TODAY),
    Mistake("two colons", TODAY, TODAY + "Note: a: b.\n", (25, 1), "Note: a: b.", f"{BELONGS} 24", TEXT_OF_TODAY),
    Mistake(
        "colon, further right",
        TODAY,
        TODAY + "          Goal: more.\n",
        (25, 11),
        "Goal: more.",
        f"{BELONGS} 24",
        TEXT_OF_TODAY,
    ),
    Mistake("bullet", TODAY, TODAY + "        - one school\n", (25, 9), "- one school", f"{BELONGS} 24", TEXT_OF_TODAY),
    Mistake(
        "bullet, column 1", TODAY, TODAY + "- one school\n", (25, 1), "- one school", f"{BELONGS} 24", TEXT_OF_TODAY
    ),
    Mistake("star", TODAY, TODAY + "* one school\n", (25, 1), "* one school", f"{BELONGS} 24", TEXT_OF_TODAY),
    Mistake("round bullet", TODAY, TODAY + "\u2022 one\n", (25, 1), "\u2022 one", f"{BELONGS} 24", TEXT_OF_TODAY),
    Mistake("percent", TODAY, TODAY + "% of all.\n", (25, 1), "% of all.", f"{BELONGS} 24", TEXT_OF_TODAY),
    Mistake("at", TODAY, TODAY + "@school we.\n", (25, 1), "@school we.", f"{BELONGS} 24", TEXT_OF_TODAY),
    Mistake("quoted line", TODAY, TODAY + '"We do", they say.\n', (25, 1), '"We do", they say.', f"{BELONGS} 24"),
    Mistake("|, column 1", END, END + "It stays.\n", (27, 1), "It stays.", f"{BELONGS} 25", ("Put 10 spaces",)),
    Mistake(
        "|, one less", END, END + "         It stays.\n", (27, 10), "It stays.", f"{BELONGS} 25", ("Put 10 spaces",)
    ),
    Mistake("|, colon", END, END + "       A goal: more.\n", (27, 8), "A goal: more.", f"{BELONGS} 25", ("Put 10",)),
    Mistake("|, colon, left", END, END + "A goal: more.\n", (27, 1), "A goal: more.", f"{BELONGS} 25", ("Put 10",)),
    Mistake("|, not indented", END, "Every school.\n", (26, 1), "Every school.", f"{BELONGS} 25", ("Put 10 spaces",)),
    Mistake("|, at its name", END, "        Every school.\n", (26, 9), "Every school.", f"{BELONGS} 25", ("Put 10",)),
    Mistake("|, dashes", END, END + "----\n", (27, 1), "----", f"{BELONGS} 25", ("Put 10 spaces",)),
    Mistake(
        "nothing after colon",
        TODAY,
        "        today:\nWe run it.\n",
        (25, 1),
        "We run it.",
        f"{BELONGS} 24",
        TEXT_OF_TODAY,
    ),
    Mistake(
        "list entry", SCHOOL, SCHOOL + "near the river.\n", (9, 1), "near the river.", f"{BELONGS} 8", ("Put 6 spaces",)
    ),
)


@pytest.mark.parametrize("mistake", PASTED, ids=lambda mistake: mistake.name)
def test_says_to_which_text_a_pasted_line_belongs(mistake: Mistake) -> None:
    problem = explain(mistake.text)
    check(mistake, problem)
    assert syntax_error(follow(mistake.text, problem)) is None, problem.help


def follow(text: str, problem: SyntaxProblem) -> str:
    """Do what the help says: put the spaces before the line, write the `|`, and its text on the lines below."""
    lines = split_lines(text)
    found = re.search(r"[Pp]ut (\d+) spaces", problem.help)
    assert found
    spaces = " " * int(found[1])
    lines[problem.line - 1] = spaces + lines[problem.line - 1].lstrip()
    if "\n" in problem.help:
        begun = int(problem.message.split()[-1]) - 1
        header = problem.help.split("\n")[1]
        value = lines[begun][len(header) - 1 :]
        lines[begun : begun + 1] = [header, spaces + value]
    return "\n".join(lines)


WHICH = "soaplan can't tell which answer this belongs to"
SCHOOLS = "        schools: district-wide\n"
OTHERS = (
    Mistake(
        "answer below its name",
        SCHOOLS,
        "        schools:\n        district-wide\n",
        (28, 9),
        "district-wide",
        "this looks like the answer to `schools:` on line 27",
        ("Write it after the colon", "\n        schools: district-wide"),
    ),
    Mistake(
        "yes below its name",
        "    approved: yes\n",
        "    approved:\n    yes\n",
        (19, 5),
        "yes",
        "this looks like the answer to `approved:` on line 18",
        ("\n    approved: yes",),
    ),
    Mistake(
        "text without its name",
        CODE,
        CODE + "    We will support English learners,\n    with $300,000: tutors.\n",
        (7, 5),
        "with $300,000: tutors.",
        WHICH,
        ("Write its name, a colon and `|` on the line above it, such as `summary: |`",),
    ),
    Mistake(
        "list with stars",
        "    - Millbrook High School\n    - Elm Street School\n",
        "    * Millbrook High School\n    * Elm Street School\n",
        (7, 5),
        "* Millbrook High School",
        "a list entry starts with a dash, not with `*`",
        ("\n    - Millbrook High School\n    - Elm Street School",),
    ),
    Mistake(
        "text behind >",
        TODAY,
        "        today: > We run tutoring\n          in two schools.\n",
        (24, 16),
        "> We run tutoring",
        "after a `>` the text starts on the next line",
        ("\n        today: >\n          We run tutoring",),
    ),
    Mistake(
        "surrogate",
        NAME,
        '  name: "a\\ud800b"\n',
        (4, 11),
        "\\ud800",
        "doesn't mean any character",
        ("Type the character",),
    ),
    Mistake("short escape", NAME, '  name: "\\x4"\n', (4, 10), "\\x4", "doesn't mean any character"),
    Mistake(
        "# in brackets",
        GROUPS,
        "  student_groups: [EL, School #5 #a]\n",
        (15, 31),
        "#5 #a]",
        "hides the rest of the line",
    ),
    Mistake("colon in braces", NAME, "  name: {group: Elm: x}\n", (4, 20), ":", COLON),
    Mistake("unclosed, brackets", GROUPS, '  student_groups: [EL, "SWD]\n', (15, 24), '"SWD]', "never closes"),
    Mistake(
        "dashes end the plan",
        END,
        END + "---\nMore: a: b\n",
        (27, 1),
        "---",
        "ends the plan",
        ("put 10 spaces before it",),
    ),
    Mistake("dots end the plan", END, END + "... and more\n", (27, 1), "... and more", "ends the plan", ("10 spaces",)),
    Mistake("colon, text goes on", NAME, "  name: Mill: a\n    and b\n", (4, 9), "Mill: a", COLON, ("\n  name: |",)),
    Mistake(
        "stray",
        "  schools:\n",
        "  schools:\nOur schools.\n",
        (7, 1),
        "Our schools.",
        "this line is between `schools`",
    ),
    Mistake(
        "stray name", "district:\n", "district:\nGoal: x.\n", (4, 1), "Goal: x.", "is between `district` on line 3"
    ),
    Mistake("tab alone", END, END + "\t\n", (27, 1), "\t", "looks empty but has a tab", ("Delete the tab.",)),
    Mistake("no name", CODE, "  : 01690000\n", (5, 3), ": 01690000", "`:` can't be used here"),
    Mistake(
        "short stray",
        CODE,
        CODE + "  Main Street\n",
        (6, 3),
        "Main Street",
        WHICH,
        ("An answer needs its name", "If it belongs to `code:` on line 5"),
    ),
    Mistake(
        "list beside names", CODE, CODE + "  - Elm\n", (6, 3), "- Elm", WHICH, ("A list needs a line with its name",)
    ),
)


@pytest.mark.parametrize("mistake", OTHERS, ids=lambda mistake: mistake.name)
def test_points_at_the_cause_where_no_line_can_be_offered(mistake: Mistake) -> None:
    check(mistake, explain(mistake.text))


@pytest.mark.parametrize("at_start", [True, False])
def test_names_the_marks_of_a_merge(at_start: bool) -> None:
    conflict = "<<<<<<< HEAD\ncycle: 2024\n=======\ncycle: 2021\n>>>>>>> other\n"
    text = conflict + PLAN if at_start else change("cycle: 2024\n", conflict)
    problem = explain(text)
    assert (problem.line, problem.column) == (1 if at_start else 2, 1)
    assert "git left this mark where two versions of the plan disagree" in problem.message
    assert ">>>>>>>" in problem.help


def test_half_a_merge_is_named_too() -> None:
    problem = explain(change(CODE, CODE + ">>>>>>> other\n"))
    assert problem.line == 6
    assert "git left" in problem.message


def test_an_unknown_alias_is_a_text_that_needs_quotation_marks() -> None:
    text = change(NAME, "  name: *bold\n")
    mark = syntax_error(change(NAME, "  name: @bold\n"))
    assert mark is not None
    error = MarkedYAMLError(problem="found undefined alias", problem_mark=mark.problem_mark)
    problem = explain_syntax_error(text, error)
    assert (problem.line, problem.column, problem.end_column) == (4, 9, 14)
    assert "starts with `*` needs quotation marks" in problem.message
    assert '  name: "*bold"' in problem.help


def test_curly_quotation_marks_are_plain_characters() -> None:
    assert syntax_error(change(NAME, "  name: \u201cMillbrook\u201d\n")) is None
    problem = explain(change(NAME, "  name: \u201cMillbrook\u201d: a plan\n"))
    assert problem.message == COLON
    assert '"\u201cMillbrook\u201d: a plan"' in problem.help


def test_what_the_parser_meets_at_the_end_is_placed_on_a_line_with_words() -> None:
    problem = explain(PLAN + "notes\n\n\n")
    assert (problem.line, problem.column, problem.end_column) == (33, 1, 6)
    assert "colon" in problem.message


@pytest.mark.parametrize("line_end", ["\r\n", "\r", "\n"])
def test_lines_end_in_any_way(line_end: str) -> None:
    problem = explain(change(TODAY, ONE_MORE).replace("\n", line_end))
    assert (problem.line, problem.column, problem.end_column) == (25, 1, 18)


def test_an_error_that_no_recognizer_knows_still_gets_help() -> None:
    problem = explain("- kind: soa-plan\ncycle\n: 2024\n")
    assert problem.message
    assert not JARGON.search(problem.message + problem.help)


def test_an_error_without_a_place_is_placed_at_the_start() -> None:
    problem = explain_syntax_error("kind: soa-plan\n", MarkedYAMLError())
    assert (problem.line, problem.column) == (1, 1)
    assert explain_syntax_error("", MarkedYAMLError()).end_column == 1


@pytest.mark.parametrize(
    "unit",
    [
        "  x: [a\n",
        '"',
        "[]",
        "x: 'a\n",
        "a line of text\n",
        "- - \n",
        " ",
        "key: a: b ",
        "# ",
        "\\",
        "a #",
        "{a: }",
        "name\n",
    ],
)
def test_the_work_grows_with_the_size(unit: str) -> None:
    def explained(times: int) -> Callable[[], object]:
        text = "kind: soa-plan\nsummary: " + unit * times + "\n @x: ]\n'"
        return lambda: explain(text)

    assert grows_with_the_size(explained, 300)


def errors(text: str) -> list[SyntaxProblem]:
    error = syntax_error(text)
    assert error is not None
    return explain_syntax_errors(text, error, syntax_error)


def test_ten_slips_are_told_in_one_run() -> None:
    text = change(NAME, "  name: Millbrook: a town\n")
    for written, mistake in [
        (CODE, "  code:01690000\n"),
        ("    English learners read below grade level.\n\n    Their math", "English learners read.\n\nTheir math"),
        (GROUPS, "  student_groups:\n    * English learners\n    * Students with disabilities\n"),
        ("    approved: yes\n", "    approved:\n    yes\n"),
        (TODAY, "        today: @We run tutoring in two schools.\n"),
        (END, "Every school has tutoring.\nAnd it stays: so.\n"),
        (SCHOOLS, "\tschools: district-wide\n"),
        (YEARS, "           by_year: {FY25: 400000, FY26: 425000, FY27: 425000}\n"),
        ("        metrics:\n", "        metrics\n"),
    ]:
        text = text.replace(written.replace("mathematics", "math"), mistake)
    found = [split_lines(text)[problem.line - 1].strip() for problem in errors(text)]
    assert found == [
        "name: Millbrook: a town", "code:01690000", "English learners read.", "* English learners", "yes",
        "today: @We run tutoring in two schools.", "Every school has tutoring.", "schools: district-wide",
        "by_year: {FY25: 400000, FY26: 425000, FY27: 425000}", "metrics",
    ]  # fmt: skip


def test_one_paste_of_several_paragraphs_is_one_finding() -> None:
    pasted = END + "\nIt began in 2019.\n\nThe goal: more tutoring.\n- one school\n- all schools\n"
    (problem,) = errors(change(END, pasted))
    assert problem.line == 28


CHARACTERS = st.sampled_from(list(":-#|>[]{}\"'%*@&!`,? \t\\\nxA1=<"))


@st.composite
def mutated_plans(draw: st.DrawFn) -> str:
    lines = PLAN.splitlines()
    for _ in range(draw(st.integers(1, 4))):
        number = draw(st.integers(0, len(lines) - 1))
        place = draw(st.integers(0, len(lines[number])))
        line, character = lines[number], draw(CHARACTERS)
        shapes: tuple[list[str], ...] = (
            [line[:place] + character + line[place:]],
            [line[:place] + character + " " + line[place:]],
            [line[:place] + line[place + 1 :]],
            [line, line],
            [],
            [" " + line],
            [line[1:]],
            [line.lstrip()],
            [line, line.strip()],
            [line[:place], line[place:]],
            [line, "The goal: more tutoring."],
        )
        lines[number : number + 1] = draw(st.sampled_from(shapes))
        lines = lines or [""]
    return draw(st.sampled_from(["\n", "\r\n"])).join(lines)


@settings(max_examples=600)
@given(mutated_plans())
def test_whatever_the_mistake_a_person_can_act_on_it(text: str) -> None:
    assert_useful(text)


@settings(max_examples=300)
@given(st.text(st.one_of(CHARACTERS, st.characters(exclude_categories=["Cs"])), max_size=60))
def test_whatever_the_text_nothing_breaks(text: str) -> None:
    assert_useful(clean(text).text)


def assert_useful(text: str) -> None:
    error = syntax_error(text)
    if error is None:
        return
    problems = explain_syntax_errors(text, error, syntax_error)
    numbers = [problem.line for problem in problems]
    assert numbers == sorted(set(numbers))
    for problem in problems:
        assert_one_useful(problem, text)


def assert_one_useful(problem: SyntaxProblem, text: str) -> None:
    lines = split_lines(text)
    assert 1 <= problem.line == problem.end_line <= len(lines)
    assert 1 <= problem.column <= problem.end_column <= len(lines[problem.line - 1]) + 1
    assert lines[problem.line - 1].strip() or "holds a tab" in problem.message or not text.strip()
    own_words = re.sub(r"`[^`]*`|cannot be read: .*", "", problem.message) + problem.help.split("\n", maxsplit=1)[0]
    assert not JARGON.search(own_words)
    assert "\n" not in problem.message
