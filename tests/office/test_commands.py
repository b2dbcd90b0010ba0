"""`soaplan export` and `soaplan import --into`, as somebody types them."""

import socket
import sys
from pathlib import Path

import pytest
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from office.test_word_form import PLAN, PROGRAM
from office.word import Form
from soaplan.cli.main import main

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@pytest.fixture
def plan(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plan.yaml").write_text(PLAN, "utf-8")
    assert main(["export", "plan.yaml", "-o", "form.docx"]) == 0
    return tmp_path / "plan.yaml"


def test_out_and_back_under_another_name(plan, capsys):
    Path("mail attachment.docx").write_bytes(
        Form(Path("form.docx").read_bytes()).write(f"{PROGRAM}.today", "Three tutors.").saved
    )
    assert main(["import", "mail attachment.docx", "--into", "plan.yaml"]) == 0
    assert plan.read_text("utf-8") == PLAN.replace("Two tutors", "Three tutors")
    assert "focus_areas 1, programs 1, today" in capsys.readouterr().out


def test_a_conflict_is_shown_side_by_side_and_fails(plan, capsys):
    form = Form(Path("form.docx").read_bytes()).write("district.name", "Dale Public Schools").saved
    Path("form.docx").write_bytes(form)
    changed = PLAN.replace("Ferndale Public Schools", "Fern Public Schools")
    plan.write_text(changed, "utf-8")
    assert main(["import", "form.docx", "--into", "plan.yaml"]) == 1
    assert plan.read_text("utf-8") == changed
    assert any("Fern Public Schools" in line and "| Dale" in line for line in capsys.readouterr().out.splitlines())


def test_a_text_file_is_written_and_keeps_what_a_website_put_at_its_head(plan):
    Path("d.md").write_bytes(b"---\r\ntitle: Today\r\n---\r\nOne.\r\n")
    plan.write_text(PLAN.replace("'It''s mathematics.'", "{file: d.md}"), "utf-8")
    assert main(["export", "plan.yaml", "-o", "new.docx"]) == 0
    Path("new.docx").write_bytes(Form(Path("new.docx").read_bytes()).write("analysis.disparities", "Two.").saved)
    assert main(["import", "new.docx", "--into", "plan.yaml"]) == 0
    assert Path("d.md").read_bytes() == b"---\r\ntitle: Today\r\n---\r\nTwo.\r\n"


@pytest.mark.parametrize(
    ("module", "arguments", "extra"),
    [
        ("docx", ["export", "plan.yaml", "-o", "new.docx"], "soaplan[import]"),
        ("docx", ["import", "form.docx", "--into", "plan.yaml"], "soaplan[import]"),
        ("openpyxl", ["export", "plan.yaml", "-o", "new.xlsx"], "soaplan[xlsx]"),
        ("openpyxl", ["import", "money.xlsx", "--into", "plan.yaml"], "soaplan[xlsx]"),
    ],
)
def test_a_library_that_is_missing_is_named(plan, monkeypatch, capsys, module, arguments, extra):
    assert main(["export", "plan.yaml", "-o", "money.xlsx"]) == 0
    for name in [name for name in sys.modules if name.split(".")[0] == module]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, module, None)
    assert main(arguments) == 2
    assert extra in capsys.readouterr().err


def test_links_pictures_and_macros_are_neither_fetched_nor_run(plan, monkeypatch):
    form = Form(Path("form.docx").read_bytes()).write(f"{PROGRAM}.today", "Three tutors.")
    part = form.document.part
    for kind in ("attachedTemplate", "image", "oleObject"):
        part.relate_to(f"http://far.example/{kind}", f"{OFFICE}/{kind}", is_external=True)
    macros = Part(PackURI("/word/vbaProject.bin"), "application/vnd.ms-office.vbaProject", b"MZ", part.package)
    part.relate_to(macros, "http://schemas.microsoft.com/office/2006/relationships/vbaProject")
    Path("form.docx").write_bytes(form.saved)
    monkeypatch.setattr(socket, "socket", None)
    assert main(["import", "form.docx", "--into", "plan.yaml"]) == 0
    assert plan.read_text("utf-8") == PLAN.replace("Two tutors", "Three tutors")


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["export", "plan.yaml", "-o", "form.docx"], "already exists"),
        (["export", "plan.yaml", "-o", "form.pdf"], "must end in .docx"),
        (["import", "form.docx"], "--into plan.yaml"),
        (["import", "plan.yaml", "--into", "plan.yaml"], "takes back"),
        (["import", "form.docx", "--into", "plan.yaml", "-o", "new.yaml"], "not both"),
        (["import", "gone.docx", "--into", "plan.yaml"], "gone.docx"),
    ],
)
def test_what_cannot_be_done_says_what_to_do(plan, capsys, arguments, why):
    assert main(arguments) == 2
    assert why in capsys.readouterr().err
    assert plan.read_text("utf-8") == PLAN
