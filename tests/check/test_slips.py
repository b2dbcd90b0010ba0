"""Whatever slips a plan has: no fix that is offered loses words, and one that is followed makes the plan better."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from case_text import CASES
from soaplan.check import CheckResult, Options, check_bytes
from soaplan.diagnostic import Diagnostic

PLAN = (CASES / "base.yaml").read_text(encoding="utf-8").splitlines()
AS_OF = Options()
PUT = re.compile(r"\b[Pp]ut \d+ spaces|^Or write|\. Or write")
"""A header to paste, with the text below it."""
WORD = re.compile(r"\w+")
LIST_ITEMS = [number for number, line in enumerate(PLAN) if line.lstrip().startswith("- ") and ": " not in line]
ANSWERS = [number for number, line in enumerate(PLAN) if re.fullmatch(r" *[a-z_]+: [^|]+", line)]
TEXTS = [number for number, line in enumerate(PLAN) if line.endswith("|")]
PASTED = [
    "We met families in May.",
    "Our theory of action is: if we tutor, students catch up.",
    "* more time on task",
    "\u2022 tutors in every school",
    "% of students on grade level, # of tutors",
    "- two teachers in a room",
    '"We tutor", they say.',
    "Spending: $300,000 (three years)",
]


def without_dash(lines: list[str], draw: st.DrawFn) -> None:
    number = draw(st.sampled_from(LIST_ITEMS))
    lines[number] = lines[number].replace("- ", draw(st.sampled_from(["", "-", "* ", "\u2022 ", "\u2013 "])), 1)


def moved(lines: list[str], draw: st.DrawFn) -> None:
    number = draw(st.integers(0, len(lines) - 1))
    lines[number] = draw(st.sampled_from([" ", "  ", "    "])) + lines[number]


def moved_left(lines: list[str], draw: st.DrawFn) -> None:
    number = draw(st.integers(0, len(lines) - 1))
    lines[number] = lines[number].removeprefix(draw(st.sampled_from([" ", "  ", "      "])))


def pasted(lines: list[str], draw: st.DrawFn) -> None:
    number = draw(st.sampled_from(TEXTS)) + 1
    words = draw(st.lists(st.sampled_from(PASTED), min_size=1, max_size=3))
    lines[number] = "\n".join([lines[number], *words])


def not_indented(lines: list[str], draw: st.DrawFn) -> None:
    number = draw(st.sampled_from(TEXTS)) + 1
    lines[number] = lines[number].lstrip()


def in_curly_marks(lines: list[str], draw: st.DrawFn) -> None:
    number = draw(st.sampled_from(ANSWERS))
    name, _, value = lines[number].partition(": ")
    lines[number] = f"{name}: \u201c{value}\u201d"


def below_its_name(lines: list[str], draw: st.DrawFn) -> None:
    number = draw(st.sampled_from(ANSWERS))
    name, _, value = lines[number].partition(": ")
    lines[number] = f"{name}:\n{' ' * (len(name) - len(name.lstrip()))}{value}"


def without_colon(lines: list[str], draw: st.DrawFn) -> None:
    number = draw(st.sampled_from([*ANSWERS, *TEXTS]))
    lines[number] = lines[number].replace(":", "", 1)


SLIPS = (
    without_dash,
    moved,
    moved_left,
    pasted,
    not_indented,
    in_curly_marks,
    below_its_name,
    without_colon,
)


@st.composite
def plans_with_slips(draw: st.DrawFn) -> str:
    lines = list(PLAN)
    for slip in draw(st.lists(st.sampled_from(SLIPS), min_size=1, max_size=4)):
        slip(lines, draw)
    return "\n".join(lines) + "\n"


def check(text: str) -> CheckResult:
    return check_bytes(text.encode(), AS_OF)


def lines_offered(found: Diagnostic) -> list[str]:
    return found.help.split("\n")[1:]


@settings(max_examples=80, deadline=None)
@given(plans_with_slips())
def test_no_fix_loses_a_word(text: str) -> None:
    lines = text.split("\n")
    for found in check(text).diagnostics:
        assert found.message
        marked = lines[found.span.line - 1]
        assert not WORD.search(marked) or not re.search(r"\bdelete it\b|take it out", found.help, re.IGNORECASE)
        if found.code == "DOC001" and not PUT.search(found.help) and (offered := lines_offered(found)):
            assert not WORD.search(marked) or set(WORD.findall(marked)) & set(WORD.findall(" ".join(offered)))


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(SLIPS), st.data())
def test_a_line_that_is_pasted_makes_the_file_better(slip: object, data: st.DataObject) -> None:
    lines = list(PLAN)
    slip(lines, data.draw)  # type: ignore[operator]  # a slip takes lines and a draw
    text = "\n".join(lines) + "\n"
    before = check(text).diagnostics
    if len(before) != 1 or before[0].code != "DOC001" or not (offered := lines_offered(before[0])):
        return
    number, rows = before[0].span.line - 1, text.split("\n")
    if PUT.search(before[0].help):
        return
    if "delete this line" in before[0].help:
        number, rows = number - 1, [*rows[:number], *rows[number + 1 :]]
    rows[number : number + 1] = offered
    after = check("\n".join(rows)).diagnostics
    assert [found.message for found in after if found.code == "DOC001"] == [], before[0].help
