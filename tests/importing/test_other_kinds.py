"""Papers of the other kinds, the looks of Word kept as Markdown, and a remark at every value that is unsure."""

import io
from typing import Any

import pytest
from docx import Document

from soaplan.catalog import own_catalogs
from soaplan.importing.run import Imported, import_source
from soaplan.source.document import SourceDocument
from soaplan.source.edit import plain
from soaplan.source.parse import Limits


def imported(content: bytes, ending: str, kind: str | None = None) -> Imported:
    return import_source(content, ending, f"paper{ending}", own_catalogs(), (kind, None))


def data(found: Imported) -> Any:
    document = SourceDocument.read(found.text.encode(), Limits(1_000_000, 50, 100_000))
    assert document is not None
    return plain(document.root)


def question(instrument: str, cycle: str, id_: str) -> str:
    form = own_catalogs().get(instrument, cycle).form
    return next(one.text for section in form for one in section.questions if one.id == id_)


def word(*paragraphs: Any) -> bytes:
    """A Word file; a list of rows is a table."""
    document = Document()
    for one in paragraphs:
        if isinstance(one, str):
            document.add_paragraph(one)
            continue
        table = document.add_table(0, len(one[0]))
        for row in one:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def priority(id_: str) -> str:
    return question("district-prioritization", "2025", id_)


SUBMISSION = (
    "Fern Hill Public Schools",
    "District Prioritization 2025",
    "Schools identified as requiring assistance",
    "Elm School: designated in 2023",
    "Priority 1",
    priority("P1.1"),
    "Every student talks about grade-level work.",
    priority("P2.1"),
    "Student outcomes:",
    "English learners gained one point.",
    "Systems and structures",
    "Coaches have one supervisor.",
    priority("P5.1"),
    "Central office: Visits twice a month.",
    "School leaders:",
    "Join one team each week.",
    priority("P6.1"),
    [["Benchmark", "Who", "How often"], ["Pairs plan together.", "the principal", "monthly"]],
    priority("P8.1"),
    [["School", "Support"], ["Elm School", "A coach for half of each week."]],
)


@pytest.mark.parametrize("ending", [".docx", ".txt"])
def test_several_answers_in_one_box_are_parted_by_their_names(ending):
    lines = "\n\n".join(one for one in SUBMISSION if isinstance(one, str)).encode()
    found = data(imported(word(*SUBMISSION) if ending == ".docx" else lines, ending))
    one = found["priorities"][0]
    assert one["priority"] == "Every student talks about grade-level work."
    assert one["analysis"] == {
        "student_outcomes": "English learners gained one point.",
        "systems": "Coaches have one supervisor.",
    }
    assert one["roles"]["central_office"] == "Visits twice a month."
    assert one["roles"]["school_leaders"] == "Join one team each week."
    assert found["identified_schools"] == [{"name": "Elm School", "reason": "designated in 2023"}]


def test_tables_of_a_submission_are_read_row_by_row():
    one = data(imported(word(*SUBMISSION), ".docx"))["priorities"][0]
    assert one["benchmarks"] == [{"text": "Pairs plan together.", "who": "the principal", "how_often": "monthly"}]
    assert one["differentiation"] == [{"school": "Elm School", "support": "A coach for half of each week."}]


def report(id_: str) -> str:
    return question("soa-progress-report", "2024", id_)


def test_figures_of_a_report_are_read_from_lines_that_were_ended_on_purpose():
    lines = [
        "SOA Plan Progress Report FY25", "", report("RP1.1"), "", "All of it has begun.", "", report("RP1.2"), "",
        "ELA: 479 (2024)", "mathematics: 476 (2024)", "", "2.2D Targeted Academic Support and Acceleration", "",
        "Status: partially implemented", "", "Evidence: Tutors come during the school day.", "", report("RP1.6"), "",
        "- Share on grade level: not reported",
    ]  # fmt: skip
    progress = data(imported("\n".join(lines).encode(), ".txt", "soa-progress-report"))["progress"]
    assert progress["lowest_performing_students"] == [
        {"subject": "ELA", "value": "479", "year": "2024"},
        {"subject": "mathematics", "value": "476", "year": "2024"},
    ]
    (program,) = progress["programs"]
    assert program["status"] == "in progress"
    assert program["metrics"] == [{"metric": "Share on grade level", "value": "not reported"}]


SUMMARY = question("soa", "2024", "S1.1")


def emphasis_in_word() -> bytes:
    document = Document()
    document.add_paragraph(SUMMARY)
    paragraph = document.add_paragraph("We will help ")
    for text, is_bold in (("English ", True), ("learners", True), (" read ", False)):
        paragraph.add_run(text).bold = is_bold
    paragraph.add_run("well").italic = True
    paragraph.add_run(".")
    document.add_paragraph().add_run("All of this is bold.").bold = True
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


PAGE = (
    f"<h3>{SUMMARY}</h3><p>We will help <b>English learners</b> read <i>well</i>.</p><p><b>All of this is bold.</b></p>"
)
MARKDOWN = f"### {SUMMARY}\n\nWe will help **English learners** read *well*.\n\n**All of this is bold.**"


@pytest.mark.parametrize(
    ("content", "ending"), [(emphasis_in_word(), ".docx"), (PAGE.encode(), ".html"), (MARKDOWN.encode(), ".md")]
)
def test_emphasis_is_kept_where_it_sets_words_apart(content, ending):
    found = data(imported(content, ending, "soa-plan"))
    assert found["summary"].strip() == "We will help **English learners** read *well*.\n\nAll of this is bold."


@pytest.mark.parametrize(
    ("id_", "answer", "remark"),
    [
        ("S4.5", "March 12, 2024", "doesn't say that the vote approved"),
        ("S5.5", "$400,000 for tutors\n\n$300,000 for buses", "several amounts"),
        ("S5.5", "FY25: $100,000\n\nFY26: $200,000", "the sum of its years"),
    ],
)
def test_a_value_that_is_unsure_has_a_remark(id_, answer, remark):
    program = "2.2D Targeted Academic Support and Acceleration"
    text = f"{SUMMARY}\n\nWe help.\n\n{program}\n\n{question('soa', '2024', id_)}\n\n{answer}"
    found = imported(text.encode(), ".txt", "soa-plan").text
    assert any("TODO" in line for line in found.splitlines() if remark.split()[0] in line)
    assert remark in " ".join(found.replace("#", " ").split())
