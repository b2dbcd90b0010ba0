"""Which numbers count a few students, and which only look like it."""

import pytest

from soaplan.catalog.cycles import Catalogs
from soaplan.rules.small_counts import CountReader

CATALOG = Catalogs().get("soa", "2024")
assert CATALOG is not None
READER = CountReader(CATALOG.words, CATALOG.cycle.numbers["small_count"])


def counts_in(text: str) -> list[str]:
    return [text[start:end] for start, end in READER.pieces(text)]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Last year 4 of 7 English learners met the target.", ["4 of 7 English learners"]),
        ("only 3 students with disabilities took the test", ["3 students"]),
        ("We welcomed six newcomers.", ["six newcomers"]),
        ("4 of 120 students failed", ["4 of 120 students"]),
        ("0 of 7 English learners passed", ["0 of 7 English learners"]),
        ("None of our 6 newcomers passed", ["6 newcomers"]),
        ("four of our English learners", ["four of our English learners"]),
        ("three of the five English learners", ["three of the five English learners"]),
        ("7 out of 12 students", ["7 out of 12 students"]),
        ("**4** of **7** students", ["4** of **7** students"]),
        ("9 newly arrived low-income students", ["9 newly arrived low-income students"]),
        ("4 African American/Black students", ["4 African American/Black students"]),
        ("3 Hispanic or Latino students", ["3 Hispanic or Latino students"]),
        ("five 9th-grade students, 8 SWDs", ["five 9th-grade students", "8 SWDs"]),
        ("In grade 8, 5 students with disabilities were absent.", ["5 students"]),
        ("In 2023, 6 newcomers arrived. In our district 2 ninth graders left.", ["6 newcomers", "2 ninth graders"]),
        ("Only one English learner in grade 10 passed.", ["one English learner"]),
        ("only 1 student with a disability", ["1 student"]),
        ("groups of 4 students; 3 of 8 students", ["3 of 8 students"]),
    ],
)
def test_finds_small_counts(text: str, counts: list[str]) -> None:
    assert counts_in(text) == counts


@pytest.mark.parametrize(
    "text",
    [
        "grade 4 students, grades 4 and 5 students, grades 3, 4, and 5 students, 4th-grade students",
        "Tier 2 students; Tier 2 and Tier 3 students; Title 3 students; Level 2 English learners",
        "groups of 4 students",
        "small-group tutoring with five students",
        "8 students per teacher",
        "a ratio of 4 students to 1 teacher",
        "1 in 5 students, one in five students",
        "9 of 10 students, nine out of ten students, 1 of 3 students, nearly 4 of 6 students",
        "7 percent of students and 4% of students; 4.5 students; $4 students",
        "9 of 10 families and 4 of 7 schools with students",
        "3-5 learners, 3 to 5 students, up to 6 students, fewer than 8 students, every 5 students",
        "one student at a time, one of our students, only one student survey, only one student group",
        "two student surveys, three student groups, two high schools students attend",
        "By March 4 students will register.",
        "five new English learner teachers",
        "12 English learners, 120 students, 1,204 students",
        "Two students sit on the school council.",
        "two teachers and students",
        "two English and math classes for students",
        "two high school students' parents",
    ],
)
def test_stays_silent(text: str) -> None:
    assert counts_in(text) == []
