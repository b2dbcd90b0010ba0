"""A draft begun from a paper: small invented papers in several layouts, each made by the test itself."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml
from hypothesis import given, settings
from hypothesis import strategies as st

from soaplan.catalog import own_catalogs
from soaplan.cli.main import main
from soaplan.importing.blocks import UnreadableSourceError
from soaplan.importing.readers import read_items
from soaplan.importing.run import Imported, import_source
from soaplan.importing.values import Value
from soaplan.importing.yaml_text import written
from soaplan.source.document import SourceDocument
from soaplan.source.edit import plain
from soaplan.source.parse import Limits

QUESTIONS = {
    question.id: question.text for section in own_catalogs().get("soa", "2024").form for question in section.questions
}
FORM = [
    ("", "Ferndale Public Schools"),
    ("", "Student Opportunity Act Plan FY25-FY27"),
    ("S1.1", "We will help English learners read. Everything rests on one program."),
    ("S2.1", "In grade 5, 12% of English learners met expectations, and 40% of all students did."),
    ("S2.3", "☒ English learners\n☐ White\n☒ Low income"),
    ("S3.1", "☒ Yes"),
    ("S4.4", "☒ Parents/caregivers\n☒ Educators\n☐ School improvement councils"),
    ("S4.5", "☒ Yes. Date of the vote: March 12, 2024"),
    ("", "Focus Area 2.2"),
    ("", "2.2D Targeted Academic Support and Acceleration"),
    ("S5.3", "In place now: Two tutors.\nBy June 2027: Nine tutors.\nHow it helps: Nobody waits."),
    ("S5.4", "Elm Street School"),
    ("S5.5", "$1,250,000"),
    ("S5.7", "Pupil Services; Instructional Materials, Equipment & Technology"),
    ("S5.8", "- Share of students on grade level"),
]
WANTED = {
    "district.name": "Ferndale Public Schools",
    "summary": "We will help English learners read. Everything rests on one program.",
    "analysis.disparities": "In grade 5, 12% of English learners met expectations, and 40% of all students did.",
    "analysis.student_groups": ["English learners", "Low income"],
    "targets.lowest_performing_students_confirmed": "yes",
    "engagement.groups_engaged": ["parents/caregivers", "educators"],
    "engagement.school_committee_vote.date": "2024-03-12",
    "focus_areas.0.id": "2.2",
    "focus_areas.0.programs.0.id": "2.2D",
    "focus_areas.0.programs.0.today": "Two tutors.",
    "focus_areas.0.programs.0.by_end_of_plan": "Nine tutors.",
    "focus_areas.0.programs.0.how_it_helps": "Nobody waits.",
    "focus_areas.0.programs.0.funding.total": "1250000",
    "focus_areas.0.programs.0.funding.foundation_categories": [
        "Pupil Services",
        "Instructional Materials, Equipment & Technology",
    ],
    "focus_areas.0.programs.0.metrics": ["Share of students on grade level"],
}


def imported(content: bytes, ending: str, kind: str | None = None) -> Imported:
    return import_source(content, ending, f"paper{ending}", own_catalogs(), (kind, None))


def data(text: str) -> object:
    document = SourceDocument.read(text.encode(), Limits(1_000_000, 50, 100_000))
    assert document is not None
    return plain(document.root)


def at(found: object, way: str) -> object:
    for step in way.split("."):
        found = found[int(step)] if isinstance(found, list) else found.get(step)  # type: ignore[attr-defined]  # lists and mappings of any depth
    if isinstance(found, list):
        return [text.strip() for text in found]
    return found.strip() if isinstance(found, str) else found


def as_text(*, above: bool = False, number: bool = False) -> bytes:
    parts: list[str] = []
    for place, (question, answer) in enumerate(FORM):
        asked = [f"{place}. {QUESTIONS[question]}" if number else QUESTIONS[question]] if question else []
        blank = answer.replace("\n", "\n\n")
        parts += [blank, *asked] if above else [*asked, blank]
    return "\n\n".join(parts).encode()


def as_page(row: Callable[[str, str], str]) -> bytes:
    rows = [
        row(QUESTIONS[question], answer.replace("\n", "<br>")) if question else f"<h2>{answer}</h2>"
        for question, answer in FORM
    ]
    return f"<nav>Home</nav>{''.join(rows)}<script>no text</script>".encode()


def as_word(*, table: bool) -> bytes:
    document = Document()
    grid = document.add_table(0, 2) if table else None
    for question, answer in FORM:
        if grid is not None and question:
            cells = grid.add_row().cells
            cells[0].text, cells[1].text = QUESTIONS[question], answer
            continue
        if grid is not None:
            document.add_paragraph(answer)
            grid = document.add_table(0, 2)
            continue
        for text in [*([QUESTIONS[question]] if question else []), *answer.split("\n")]:
            document.add_paragraph(text)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


ESCAPED = str.maketrans({"(": r"\(", ")": r"\)"})


def as_pdf(pages: list[list[tuple[float, float, str]]]) -> bytes:
    """A PDF with words at places: left, up, text."""
    page_dict = "/MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >>"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    kids = []
    for page in pages:
        shown = "".join(f"BT /F1 9 Tf {left} {up} Td ({text.translate(ESCAPED)}) Tj ET\n" for left, up, text in page)
        objects.append(f"<< /Length {len(shown.encode('cp1252'))} >>\nstream\n{shown}endstream")
        objects.append(f"<< /Type /Page /Parent 2 0 R /Contents {len(objects)} 0 R {page_dict} >>")
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    out, starts = b"%PDF-1.4\n", []
    for number, text in enumerate(objects, 1):
        starts.append(len(out))
        out += f"{number} 0 obj\n{text}\nendobj\n".encode("cp1252")
    table = "".join(f"{start:010} 00000 n \n" for start in starts)
    tail = f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF"
    return out + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{tail}".encode()


def wrapped(text: str, width: int) -> list[str]:
    lines = [""]
    for word in text.split(" "):
        lines = [*lines, word] if len(lines[-1]) + len(word) > width else [*lines[:-1], f"{lines[-1]} {word}".strip()]
    return lines


def printed(*, columns: bool) -> bytes:
    """The form on pages with a head; in one column, or with questions on the left and answers on the right."""
    pages: list[list[tuple[float, float, str]]] = []
    up = 0.0
    for question, answer in FORM:
        asked = wrapped(QUESTIONS[question].replace("’", "'"), 40 if columns else 95) if question else []
        told = [
            line
            for text in answer.replace("☒", "[x]").replace("☐", "[ ]").split("\n")
            for line in wrapped(text, 50 if columns else 95)
        ]
        if up - 14 * (len(asked) + len(told)) < 60:
            pages.append([(50, 760, "Ferndale Public Schools - SOA Plan"), (500, 760, f"Page {len(pages) + 1}")])
            up = 720
        left = 290 if columns and question else 50
        pages[-1] += [(50, up - 12 * number, text) for number, text in enumerate(asked)]
        below = up if columns and question else up - 12 * len(asked) - (6 if asked else 0)
        pages[-1] += [(left, below - 12 * number, text) for number, text in enumerate(told)]
        up = min(up - 12 * len(asked), below - 12 * len(told)) - 14
    return as_pdf(pages)


CELLS = "<tr><td>7</td><td>{}</td><td>{}</td></tr>"
LAYOUTS = {
    "text": lambda: (as_text(), ".txt"),
    "numbered": lambda: (as_text(number=True), ".txt"),
    "answers above their questions": lambda: (as_text(above=True), ".txt"),
    "page": lambda: (as_page("<p><b>{}</b></p><p>{}</p>".format), ".html"),
    "page with a table": lambda: (as_page(("<table>" + CELLS + "</table>").format), ".html"),
    "answers on the left": lambda: (as_page("<table><tr><td>{1}</td><td>{0}</td></tr></table>".format), ".html"),
    "Markdown": lambda: (as_text().replace("☒".encode(), b"[x]").replace("☐".encode(), b"[ ]"), ".md"),
    "Word": lambda: (as_word(table=False), ".docx"),
    "Word with tables": lambda: (as_word(table=True), ".docx"),
    "PDF": lambda: (printed(columns=False), ".pdf"),
    "PDF in two columns": lambda: (printed(columns=True), ".pdf"),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_gives_the_same_answers(layout: str) -> None:
    found = data(imported(*LAYOUTS[layout]()).text)
    assert {way: at(found, way) for way in WANTED} == WANTED


def test_words_that_fit_nowhere_are_kept_as_remarks() -> None:
    draft = imported(
        b"Dear board, here is our text.\n\n" + as_text() + b"\n\nWith many thanks to all of you.", ".txt"
    ).text
    assert "#   Dear board, here is our text." in draft
    assert "With many thanks to all of you." in draft


STRANGE = "A heading that no form has\n\nA sentence below it that must be kept.\n\nA short one.\n"


@pytest.mark.parametrize("question", ["S3.1", "S4.5", "S5.1", "S2.3"])
def test_no_word_behind_a_yes_a_day_or_a_choice_is_lost(question: str) -> None:
    text = f"{QUESTIONS['S2.2']}\n\nSmall lessons help most.\n\n{QUESTIONS[question]}\n\nYes, we do.\n\n{STRANGE}"
    found = imported(text.encode(), ".txt", "soa-plan").text
    assert "A sentence below it that must be kept." in found
    assert "A short one." in found


def test_programs_behind_a_list_of_focus_areas_are_read() -> None:
    text = """## Focus areas selected

- 2.1 High-quality and engaging instructional materials
- 2.3 Reimagine the high school experience

## Program A: Early Literacy Screening and Support (2.1D)

### What is in place now?

Two readers. By June 2027 there will be nine.

This will help children who read late.

### Metrics

Increase in seats
Decrease in waiting
"""
    draft = data(imported(text.encode(), ".md", "soa-plan").text)
    program = at(draft, "focus_areas.0.programs.0")
    assert at(program, "id") == "2.1D"
    assert "Two readers" in str(at(program, "today"))


def test_a_copy_of_the_states_screen_gives_answers_alone() -> None:
    text = f"""Section 1: Summarize your District's Plan
ALDERMERE (0123) Public School District - FY 2024 - Student Opportunity Act (SOA) Plan Submission - Rev 0
Please save your work often. Your session will time out after 60 minutes of inactivity.

SECTION 1: SUMMARIZE YOUR DISTRICT'S PLAN
In this section, you will:
- Write a brief summary.

* {QUESTIONS["S1.1"]}
We will help English learners read.

* {QUESTIONS["S4.4"]}
Confirmed

* {QUESTIONS["S4.5"]}
The committee approved this plan on March 12, 2024 (8-1-0).
"""
    found = data(imported(text.encode(), ".txt", "soa-plan").text)
    assert at(found, "district.name") == "Aldermere Public School District"
    assert at(found, "summary").strip() == "We will help English learners read."
    assert "parents/caregivers" in at(found, "engagement.groups_engaged")
    assert at(found, "engagement.school_committee_vote.tally") == "8-1-0"


def test_an_older_form_is_kept_as_remarks_and_said_to_be_one() -> None:
    found = imported(
        b"Commitment 1: Focusing on groups\n\nWe will teach.\n\nCommitment 2: Programs\n\nWe will hire.",
        ".txt",
        "soa-plan",
    )
    assert "older form" in found.notes[0]
    assert "We will teach." in found.text
    assert found.placed == 0


def test_tracked_changes_count_as_accepted_and_text_boxes_stand_aside() -> None:
    document = Document()
    paragraph = document.add_paragraph("We spend ")
    space = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
    paragraph._p.append(parse_xml(f"<w:del {space}><w:r><w:delText>little</w:delText></w:r></w:del>"))
    paragraph._p.append(parse_xml(f"<w:ins {space}><w:r><w:t>more</w:t></w:r></w:ins>"))
    file = io.BytesIO()
    document.save(file)
    assert [line.text for line in read_items(file.getvalue(), ".docx")] == ["We spend more"]


def test_yes_and_no_columns_and_amounts_by_year_are_read() -> None:
    rows = (
        "<tr><td></td><td>Yes</td><td>No</td></tr><tr><td>English learners</td><td>X</td><td></td></tr>"
        "<tr><td>Low income</td><td></td><td>X</td></tr>"
    )
    money = (
        "<tr><td>FY25</td><td>FY26</td><td>FY27</td></tr><tr><td>$100,000</td><td>$110,000</td><td>$120,000</td></tr>"
    )
    page = (
        f"<p>{QUESTIONS['S2.3']}</p><table>{rows}</table><p>2.2D Targeted Academic Support and Acceleration</p>"
        f"<p>{QUESTIONS['S5.5']}</p><table>{money}</table>"
    )
    found = data(imported(page.encode(), ".html", "soa-plan").text)
    assert at(found, "analysis.student_groups") == ["English learners"]
    assert at(found, "focus_areas.0.programs.0.funding.by_year") == {
        "FY25": "100000",
        "FY26": "110000",
        "FY27": "120000",
    }


def test_a_word_that_a_line_break_cut_is_made_whole() -> None:
    answer = "The implementation is slow. This imple-\nmentation has three-\nyear goals and three goals a year.\n"
    text = f"{QUESTIONS['S1.1']}\n\n{answer}"
    assert at(data(imported(text.encode(), ".txt", "soa-plan").text), "summary") == (
        "The implementation is slow. This implementation has three-year goals and three goals a year."
    )


def bomb() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b" " * 210_000_000)
    return file.getvalue()


def entities() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("word/document.xml", "<!DOCTYPE d [<!ENTITY a 'aa'>]><d>&a;</d>")
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "ending", "why"),
    [
        (entities(), ".docx", "entities"),
        (b"no zip", ".docx", "Word file"),
        (b"no pdf", ".pdf", "can't be opened"),
        (as_pdf([[]]), ".pdf", "no text"),
        (as_pdf([[(50, 700, "Page")]] * 601), ".pdf", "601 pages"),
        (b"", ".txt", "no text"),
        (b"x", ".odt", "can't import"),
        (b"<div>" * 5000, ".html", "deeply"),
    ],
)
def test_what_cannot_or_must_not_be_read_is_refused(content: bytes, ending: str, why: str) -> None:
    with pytest.raises(UnreadableSourceError, match=why):
        imported(content, ending)


def test_a_file_that_unpacks_without_end_is_refused() -> None:
    with pytest.raises(UnreadableSourceError, match="unpacks"):
        imported(bomb(), ".docx")


def test_the_draft_goes_on_into_the_other_commands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paper, draft = tmp_path / "paper.txt", tmp_path / "draft.yaml"
    paper.write_bytes(as_text())
    assert main(["import", str(paper), "-o", str(draft)]) == 0
    assert "soa-plan, cycle 2024" in capsys.readouterr().err
    assert main(["validate", "--draft", str(draft)]) in {0, 1}
    assert main(["status", str(draft)]) == 0
    assert main(["new", "--from", str(draft), "-o", str(tmp_path / "next.yaml")]) == 0
    assert main(["import", str(paper), "-o", str(draft)]) == 2


def test_a_folder_is_read_file_by_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "good.txt").write_bytes(as_text())
    (tmp_path / "torn.pdf").write_bytes(b"torn")
    assert main(["import", str(tmp_path), "-o", str(tmp_path / "drafts")]) == 1
    told = capsys.readouterr().out
    assert re.search(
        r"good\.txt: soa-plan, cycle \d{4}: \d+ answers found, (?:\d+ words without a|every word has a) place", told
    )
    assert "torn.pdf: not imported" in told
    assert (tmp_path / "drafts" / "good.yaml").is_file()


@settings(max_examples=40)
@given(st.text(alphabet="ab:#-|>'\"{}[]&*!%@` \n0.~", max_size=60))
def test_any_text_reads_back_as_it_was_meant(text: str) -> None:
    lines = [line.strip() for line in text.strip().split("\n")]
    meant = "\n".join(lines).strip()
    draft = written({"summary": Value(meant, "page 1"), "list": [meant or "a"]}, [])
    found = data(draft)
    assert str(at(found, "summary") or "").strip("\n") == meant
