"""A plan goes out as a Word form and comes back: only what was changed in it is written, and nothing is lost."""

import io
import zipfile
from pathlib import Path

import pytest
from docx.oxml import parse_xml
from hypothesis import given, settings
from hypothesis import strategies as st

from office.word import Form, checked, exported, taken_back
from soaplan.importing.blocks import UnreadableSourceError
from soaplan.office.carried import is_form
from soaplan.office.form import boxes_of, form_of
from soaplan.office.prose import paragraphs_of, to_markdown
from soaplan.office.word_form import word_form

EXAMPLES = Path(__file__).parents[2] / "examples"
FILES = sorted(path for path in EXAMPLES.glob("*/*.yaml") if not path.name.endswith(".es.yaml"))
PLAN = """\
# A plan to work on.
kind: soa-plan
cycle: 2024
status: draft
district:
  name: Ferndale Public Schools   # as families know it
summary: |
  We will help **English learners** read, with
  2.2D.

  - one tutor
  - two coaches
analysis:
  disparities: 'It''s mathematics.'
  student_groups: [English learners]
engagement:
  groups_engaged:
    - educators   # in two meetings
    - parents/caregivers
  sessions:
    - date: 2024-01-16
      heard: |
        Too early.
focus_areas:
  - id: 2.2
    programs:
      - id: 2.2D
        today: Two tutors.
        schools: district-wide
        funding:
          total: 1,250,000   # ask Dana
          by_year:
            FY25: 400,000
            FY26: 425,000
            FY27: 425,000
"""
PROGRAM = "focus_areas[0].programs[0]"
NEW_PROGRAM = "focus_areas[0].programs[+]"
LINK = '<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{}</w:p>'


def after(form: Form, plan: str = PLAN) -> str:
    return taken_back(form.saved, plan).content.decode()


def opened(plan: str = PLAN) -> Form:
    return Form(exported(plan))


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_form_that_nobody_touched_changes_no_byte(path):
    content = path.read_bytes()
    found = taken_back(exported(content, path.parent), content, path.parent)
    assert found.content == content
    assert (found.changed, found.files, found.conflicts, found.failed, found.remarks) == ([], {}, [], {}, [])


def test_the_form_is_in_the_order_of_the_state_and_asks_its_questions_above_the_boxes():
    text = "\n".join(one.text for one in opened().document.paragraphs)
    heads = [text.index(f"Section {number}:") for number in range(1, 6)]
    assert heads == sorted(heads)
    assert text.index("Please write 1-2 paragraphs") < text.index("Section 2:")


def test_every_answer_of_the_models_has_a_box_that_can_be_read_back():
    result = checked(PLAN)
    form = Form(word_form(result, form_of(result)))
    for pointer in boxes_of(result):
        name = "".join(f"[{one}]" if isinstance(one, int) else f".{one}" for one in pointer).removeprefix(".")
        assert len(form.cells(name)) == 1, name


def test_a_changed_answer_keeps_the_rest_of_the_file_to_the_byte():
    found = after(opened().write(f"{PROGRAM}.funding.total", "1,300,000").write("district.name", "Fern Dale: Schools"))
    wanted = PLAN.replace("1,250,000", "1,300,000").replace("Ferndale Public Schools ", "'Fern Dale: Schools' ")
    assert found.replace('"', "'") == wanted


@pytest.mark.parametrize("around", [("\ufeff", "\n"), ("", "\r\n")], ids=["byte-order mark", "Windows"])
def test_the_marks_and_line_ends_of_a_file_stay(around):
    mark, end = around
    plan = mark + PLAN.replace("\n", end)
    form = opened(plan).write(f"{PROGRAM}.by_end_of_plan", "One.", "Two.").write("district.name", "Fern Hill")
    wanted = PLAN.replace("Ferndale Public Schools", "Fern Hill").replace(
        "Two tutors.\n", "Two tutors.\n        by_end_of_plan: |\n          One.\n\n          Two.\n"
    )
    assert after(form, plan) == mark + wanted.replace("\n", end)


def test_a_long_answer_keeps_the_lines_that_nobody_changed():
    form = opened()
    form.cell("summary").paragraphs[1].runs[0].text = "one and a half tutors"
    assert after(form) == PLAN.replace("one tutor", "one and a half tutors")


def test_a_paragraph_that_was_only_parted_or_made_a_list_is_a_change():
    form = opened().write("summary", "We will help English learners read,", "with 2.2D.", "one tutor", "two coaches")
    assert after(form) == PLAN.replace(
        """\
  We will help **English learners** read, with
  2.2D.

  - one tutor
  - two coaches
""",
        "  We will help English learners read,\n\n  with 2.2D.\n\n  one tutor\n\n  two coaches\n",
    )
    parted = PLAN.replace("Two tutors.", "Two tutors. One room.")
    assert "today: |\n          Two tutors.\n\n          One room.\n" in after(
        opened(parted).write(f"{PROGRAM}.today", "Two tutors.", "One room."), parted
    )


def test_emphasis_links_and_lists_become_markdown():
    form = opened().write("analysis.insights", "Read this:")
    cell = form.cell("analysis.insights")
    run = cell.paragraphs[0].add_run(" twice ")
    run.bold = True
    cell.paragraphs[0].add_run("a*b").italic = True
    cell.add_paragraph("first", style="List Number")
    cell.add_paragraph("deeper", style="List Bullet 2")
    cell.add_paragraph("second", style="List Number")
    assert "  insights: |\n    Read this: **twice** *a\\*b*\n\n    1. first\n       - deeper\n    2. second\n" in after(
        form
    )


def test_labels_are_ticked_and_unticked():
    form = opened()
    for paragraph in form.cell("engagement.groups_engaged").paragraphs:
        for text in paragraph._p.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"):
            is_school = "school improvement councils" in "".join(paragraph._p.itertext())
            text.text = (text.text or "").replace("☐", "☒") if is_school else text.text
    found = after(form)
    assert "    - educators   # in two meetings\n" in found
    assert "    - school improvement councils\n" in found
    assert "[English learners]" in found


def test_an_emptied_answer_is_cleared_and_a_missing_one_is_added_in_its_place():
    found = after(opened().write(f"{PROGRAM}.today").write(f"{PROGRAM}.by_end_of_plan", "Nine tutors."))
    assert "        today:\n        by_end_of_plan: |\n          Nine tutors.\n        schools" in found


def test_amounts_by_year_and_one_text_for_schools_that_becomes_a_list():
    form = opened().write(f"{PROGRAM}.funding.by_year", "FY25: 410,000", "FY26: 425,000", "FY27:")
    found = after(form.write(f"{PROGRAM}.schools", "Elm Street School", "High School"))
    assert "            FY25: 410,000\n            FY26: 425,000\n" in found
    assert "FY27" not in found
    assert "        schools:\n          - Elm Street School\n          - High School\n" in found


def test_a_new_program_is_written_into_the_empty_block_or_a_copy_of_it():
    form = opened().write(f"{NEW_PROGRAM}.id", "2.2C").write(f"{NEW_PROGRAM}.today", "One pair.", "Two rooms.")
    form.copy_block("New program").write(f"{NEW_PROGRAM}.id", "2.2A", copy_number=1)
    form.write(f"{NEW_PROGRAM}.today", copy_number=1).write(f"{NEW_PROGRAM}.funding.by_year", "FY25: 9", copy_number=1)
    found = after(form)
    first = "      - id: 2.2C\n        today: |\n          One pair.\n\n          Two rooms.\n"
    assert found == PLAN + first + "      - id: 2.2A\n        funding:\n          by_year:\n            FY25: 9\n"
    assert taken_back(form.saved, found).content.decode() == found  # importing it again adds nothing


def test_a_copied_block_that_was_changed_is_new_and_one_that_was_not_is_nothing():
    form = opened().copy_block("Session")
    assert after(form) == PLAN
    form.write("engagement.sessions[0].date", "2024-01-23", copy_number=1)
    assert "    - date: 2024-01-23\n      heard: Too early.\nfocus_areas" in after(form)


def test_a_new_focus_area_with_a_program_is_put_in_once():
    form = opened().write("focus_areas[+].id", "2.4 Diverse learners").write("focus_areas[+].programs[+].id", "2.4A")
    found = after(form)
    assert found == f"{PLAN}  - id: 2.4\n    programs:\n      - id: 2.4A\n"
    assert taken_back(form.saved, found).content.decode() == found


def test_a_program_that_was_copied_with_its_lists_is_changed_on_its_own():
    form = opened().copy_block("Program: 2.2D").write(f"{PROGRAM}.id", "2.2C", copy_number=1)
    found = after(form.write(f"{PROGRAM}.metrics", "- One", "• Two", copy_number=1))
    assert found.startswith(PLAN)
    assert "      - id: 2.2C\n        today: |\n          Two tutors.\n        schools: district-wide\n" in found
    assert "        metrics:\n          - One\n          - Two\n" in found


def test_an_entry_whose_boxes_were_emptied_goes_and_one_whose_block_was_deleted_stays():
    form = opened().write("engagement.sessions[0].date").write("engagement.sessions[0].heard")
    assert "Too early" not in after(form)
    found = taken_back(opened().delete_block("Session").saved, PLAN)
    assert found.content.decode() == PLAN
    assert found.remarks == ["engagement, sessions 1: its boxes aren't in the form any more, so the plan keeps it"]


def test_two_copies_merge_answer_by_answer_and_a_conflict_overwrites_nothing():
    one, other = opened().write("district.name", "Fern"), opened().write("district.name", "Dale")
    other.write(f"{PROGRAM}.today", "Three tutors.")
    first = after(one)
    found = taken_back(other.saved, first)
    (conflict,) = found.conflicts
    assert (conflict.before, conflict.plan, conflict.form) == ("Ferndale Public Schools", "Fern", "Dale")
    assert found.content.decode() == first.replace("Two tutors", "Three tutors")


def test_an_entry_is_found_again_where_others_came_before_it():
    moved = PLAN.replace("      - id: 2.2D", "      - id: 2.2C\n        today: A pair.\n      - id: 2.2D")
    found = after(opened().write(f"{PROGRAM}.today", "Three tutors."), moved)
    assert found == moved.replace("Two tutors", "Three tutors")


def test_a_text_in_a_file_of_its_own_is_written_there(tmp_path):
    plan = PLAN.replace("'It''s mathematics.'", "{file: d.md}")
    (tmp_path / "d.md").write_text("One.\nTwo.\n\nThree.\n", "utf-8")
    form = Form(exported(plan, tmp_path)).write("analysis.disparities", "One. Two.", "Four.")
    found = taken_back(form.saved, plan, tmp_path)
    assert (found.content.decode(), found.files) == (plan, {"d.md": "One.\nTwo.\n\nFour."})


def test_tracked_changes_count_as_accepted_and_are_told():
    form = opened().write(f"{PROGRAM}.today")
    inner = (
        "<w:r><w:t>Two </w:t></w:r><w:del><w:r><w:delText>old</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>new tutors.</w:t></w:r></w:ins>"
    )
    form.cells(f"{PROGRAM}.today")[0].append(parse_xml(LINK.format(inner)))
    found = taken_back(form.saved, PLAN)
    assert "today: Two new tutors." in found.content.decode()
    assert "tracked changes" in found.remarks[0]


def test_findings_are_comments_beside_their_answers():
    result = checked(PLAN)
    form = Form(word_form(result, form_of(result), result.diagnostics))
    told = [comment.text for comment in form.document.comments]
    assert len(told) == len(result.diagnostics)
    assert any("SOA" in text for text in told)
    assert taken_back(form.saved, PLAN).content.decode() == PLAN


def test_a_form_is_known_by_what_it_says_of_itself_and_goes_only_into_its_own_kind():
    assert is_form(exported(PLAN))
    report = (EXAMPLES / "millbrook" / "report-fy25.yaml").read_bytes()
    with pytest.raises(UnreadableSourceError, match="made from a progress report"):
        taken_back(exported(report), PLAN)
    with pytest.raises(UnreadableSourceError, match="cycle 2024"):
        taken_back(exported(PLAN), PLAN.replace("cycle: 2024", "cycle: 2027"))


def repacked(content: bytes, name: str, part: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.namelist():
            if one != name:
                new.writestr(one, old.read(one))
        new.writestr(name, part)
    return stream.getvalue()


ENTITY = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'


@pytest.mark.parametrize(
    ("hostile", "why"),
    [
        (lambda form: form[:-200], "save it again"),
        (lambda form: b"\xd0\xcf\x11\xe0" + form, "password"),
        (lambda form: repacked(form, "word/document.xml", ENTITY), "entities"),
        (lambda form: repacked(form, "word/styles.xml", ENTITY.decode().encode("utf-16")), "entities"),
        (lambda form: repacked(form, "customXml/item9.xml", ENTITY), "entities"),
        (lambda form: repacked(form, "word/media/a.xml", b"<a>" + b" " * 70_000_000), "unpacks"),
        (lambda form: repacked(form, "customXml/item9.xml", b"<a/>"), "isn't a form"),
    ],
    ids=["cut", "locked", "entity", "entity in UTF-16", "entity in ours", "bomb", "without what it carried"],
)
def test_what_is_hostile_or_broken_is_refused_in_plain_words(hostile, why):
    with pytest.raises(UnreadableSourceError, match=why):
        taken_back(hostile(exported(PLAN)), PLAN)


PIECES = st.text(alphabet="ab c*_[]()<>-1.#`\\:'\"\n|", max_size=30)


@settings(max_examples=12, deadline=None)
@given(summary=PIECES, name=PIECES, told=PIECES)
def test_any_text_goes_out_and_comes_back(summary, name, told):
    quoted = [
        f'"{text}"'.replace("\\", "\\\\").replace("\n", "\\n").replace('"', '\\"')[2:-2] for text in (summary, name)
    ]
    plan = PLAN.replace("'It''s mathematics.'", f'"{quoted[0]}"').replace("today: Two tutors.", f'today: "{quoted[1]}"')
    form = Form(exported(plan))
    assert taken_back(form.saved, plan).content.decode() == plan
    form.write(f"{PROGRAM}.how_it_helps", *told.split("\n"))
    found = taken_back(form.saved, plan)
    assert not found.failed
    helps = boxes_of(checked(found.content))["focus_areas", 0, "programs", 0, "how_it_helps"].value
    assert [one.text for one in paragraphs_of(helps)] == [
        " ".join(line.split()) for line in told.split("\n") if line.strip()
    ]


@settings(max_examples=50, deadline=None)
@given(PIECES)
def test_markdown_survives_the_way_through_paragraphs(text):
    once = paragraphs_of(text)
    assert [one.text for one in paragraphs_of(to_markdown(once))] == [one.text for one in once if one.runs or one.mark]
