"""Sections of a submission that are one text: what counts as told, and that a section has one finding at most."""

from collections.abc import Mapping
from typing import Any

import pytest

from rules.test_district_prioritization import FIRST, check, codes

SILENT_TEXT = "We have thought about it at length."
SECTIONS = {
    "analysis": "PRI203",
    "engagement": "PRI302",
    "outcomes": "PRI402",
    "roles": "PRI501",
    "student_work": "PRI605",
    "resources": "PRI702",
}


def said(changes: Mapping[str, Any]) -> str:
    """The one message."""
    (found,) = check(changes).diagnostics
    return found.message


@pytest.mark.parametrize(("section", "code"), SECTIONS.items())
def test_a_text_that_tells_nothing_is_one_warning(section: str, code: str) -> None:
    for answer in (SILENT_TEXT, {"text": SILENT_TEXT}):
        (found,) = check({f"{FIRST}.{section}": answer}).diagnostics
        assert (found.code, str(found.severity)) == (code, "warning")
        assert "soaplan looked for" in found.help


@pytest.mark.parametrize("section", SECTIONS)
def test_a_text_that_cannot_be_read_is_told_once(section: str) -> None:
    assert codes({f"{FIRST}.{section}": "TBD"}) == ["DOC017"]
    assert codes({f"{FIRST}.{section}": {"text": "TBD"}}) == ["DOC017"]


@pytest.mark.parametrize("section", SECTIONS)
def test_a_list_of_texts_is_no_section(section: str) -> None:
    assert codes({f"{FIRST}.{section}": [SILENT_TEXT]}) == ["DOC012"]


@pytest.mark.parametrize(
    ("section", "text", "message"),
    [
        ("analysis", "Overall MCAS scores fell because our schedules differ. English learners said so. Essays too.",
         "the analysis doesn't mention instruction and the Data Equity Pause"),
        ("engagement", "Students, parents, teachers and principals of each school asked for books, and will again.",
         "this text doesn't mention community stakeholders"),
        ("engagement", "Students, parents, teachers, principals and the library of Elm Street asked for books.",
         "this text doesn't mention schools requiring assistance and ongoing engagement"),
        ("outcomes", "English learners meet their target. Students with disabilities meet theirs.",
         "no outcome is about all students together"),
        ("roles", "The superintendent visits schools.", "this text doesn't mention school leaders and teachers"),
        ("student_work", "Teachers read it daily.",
         "the text doesn't say how you analyze student work in the district and in the schools"),
        ("resources", "DESE helps.",
         "this text doesn't mention internal resources and inequities found in the review of budgets"),
    ],
)  # fmt: skip
def test_what_the_text_leaves_out_is_named(section: str, text: str, message: str) -> None:
    assert said({f"{FIRST}.{section}": text}) == message


def test_what_stands_in_an_answer_of_its_own_is_told() -> None:
    roles = {"text": "The superintendent visits schools.", "school_leaders": "Lead meetings.", "teachers": "Teach."}
    assert codes({f"{FIRST}.roles": roles}) == []
    heard = {"text": "Students, families and the library want books. We meet at Mill Pond.", "educators": "Time."}
    assert codes({f"{FIRST}.engagement": heard}) == []


def test_figures_in_a_text_are_looked_at() -> None:
    text = "All students, and English learners too: from 54% to 64%, which is up by 10%."
    assert codes({f"{FIRST}.outcomes": text}) == ["PRI405"]
    assert codes({f"{FIRST}.outcomes": "All students rise. Only 4 English learners met expectations."}) == ["PRI407"]


def test_what_a_text_leaves_out_is_to_do_in_a_draft() -> None:
    draft = {"status": "draft", "submitted": "2023-06-22"}
    found = check({**draft, f"{FIRST}.roles": SILENT_TEXT}).diagnostics
    assert [(one.code, str(one.severity)) for one in found] == [("PRI501", "todo")]
