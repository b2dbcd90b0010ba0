"""Placeholders, and the texts that stand in files of their own."""

import os
from pathlib import Path

import pytest
from pydantic_core import PydanticCustomError

from soaplan.catalog import Catalogs
from soaplan.check.reading import Reading

PLACEHOLDERS = Catalogs().placeholders
OTHERS = {
    ".env": b"PASSWORD=x",
    ".git/config": b"[remote]",
    "texts/.private/pay.md": b"Private.",
    "texts/today.md": b"Today.",
    "plan.docx": b"PK\x03\x04\0\0",
    "plan.doc": b"\xd0\xcf\x11\xe0\xa1",
    "plan.pdf": b"%PDF-1.7\n",
    "rich.md": rb"{\rtf1\ansi Text}",
    "marked-rich.md": b"\xef\xbb\xbf \n" + rb"{\rtf1\ansi Text}",
    "page.md": b"<!DOCTYPE html>\n<p>Text</p>",
    "picture.md": b"\x89PNG\r\n\x1a\n",
    "nul.md": b"Te\0xt",
    "merge.md": b"One.\r\n<<<<<<< HEAD\r\nTwo.\r\n=======\r\nThree.\r\n>>>>>>> other\r\n",
    "half-merged.md": b"One.\n\n>>>>>>> other\n",
}
"""Files that are no text to publish."""


@pytest.fixture
def reading(tmp_path: Path) -> Reading:
    return Reading(tmp_path, PLACEHOLDERS, 1000)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("TBD", "TBD"),
        ("TBD.", "TBD"),
        ("- TBD", "TBD"),
        ("**TBD**", "TBD"),
        ("We will hire. TBA", "TBA"),
        ("TODO: add the hours", "TODO"),
        ("The lead is XXX: ask Dana", "XXX"),
        ("First line.\nTBD\nLast line.", "TBD"),
        ("a gain of XX% in three years", "XX%"),
        ("at <insert school>", "<insert school>"),
        ("at <Insert name of partner here>", "<Insert name of partner here>"),
        ("Choose an item.", "Choose an item."),
        ("Click or tap here to enter text.", "Click or tap here to enter text"),
        ("Lorem ipsum dolor", "Lorem ipsum"),
        ("The [District] will", "[District]"),
        ("the [district name] schools", "[district name]"),
        ("We will hire ____ teachers", "____"),
        ("Name: _______", "_______"),
        ("visits were followin\ufffd up", "followin\ufffd"),
        ("a\ufffd\ufffdb", "a\ufffd\ufffdb"),
    ],
)
def test_a_placeholder_is_found_where_it_stands(text: str, found: str, reading: Reading) -> None:
    assert [text[slice(*place)] for place in reading.placeholders_in(text)] == [found]


def test_every_placeholder_is_found_once_and_in_order(reading: Reading) -> None:
    text = "From XX% to $XX,XXX? Ask <name of school> about [insert TBD here], ____ and TBA."
    found = [text[slice(*place)] for place in reading.placeholders_in(text)]
    assert found == ["XX%", "$XX,XXX", "<name of school>", "[insert TBD here]", "____", "TBA"]


@pytest.mark.parametrize(
    "text",
    [
        "Teachers choose what is to be decided by vote.",
        "Our tbd list is short.",
        "A TODO list helps students to plan.",
        "Super Bowl XXX was long ago.",
        "See [District](https://www.millbrook.example) for more.",
        "[Staff] need more time, one parent said.",
        "- [x] done\n- [ ] to do",
        "Students said \u201c[we] like it\u201d.",
        "___\n\nA rule stands above.",
        "This is __bold__ and ___both___.",
        "snake_case_name and a__b",
        "Choose an item from the menu.",
        "Teachers insert <pauses> where they help.",
        "None at present",
        "N/A",
        "Title XX funds",
    ],
)
def test_an_honest_text_holds_no_placeholder(text: str, reading: Reading) -> None:
    assert reading.placeholders_in(text) == []


def test_a_text_file_is_read_with_plain_line_ends(reading: Reading, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"\xef\xbb\xbfOne.\r\n\r\nTwo.\xe2\x80\xa8Three.\r\n")
    assert reading.text_of("a.md") == "One.\n\nTwo. Three.\n"


@pytest.mark.parametrize(
    ("name", "fact"),
    [
        ("missing.md", "there is no file “missing.md”"),
        (".", "there is no file “.”"),
        ("../outside.md", "is outside this repository"),
        ("/etc/hostname", "is outside this repository"),
        ("link.md", "is outside this repository"),
        ("latin.md", "isn't saved as UTF-8"),
        ("large.md", "more than the 1,000"),
        ("nul\0.md", "isn't a file name"),
        (".env", "is a hidden file"),
        (".git/config", "is a hidden file, or it's in a hidden folder"),
        ("texts/.private/pay.md", "in a hidden folder"),
        ("texts/../.env", "is a hidden file"),
        ("\u200b.env", "is a hidden file"),
        ("plain-link.md", "is a hidden file"),
        ("linked/config", "in a hidden folder"),
        (".hidden-link.md", "is a hidden file"),
        ("//server/share/a.md", "is outside this repository"),
        (r"\\server\share\a.md", "is outside this repository"),
        ("plan.docx", "this is a Word, Excel or PDF file"),
        ("plan.doc", "this is a Word, Excel or PDF file"),
        ("plan.pdf", "this is a Word, Excel or PDF file"),
        ("rich.md", "this is a rich text file (RTF)"),
        ("marked-rich.md", "this is a rich text file (RTF)"),
        ("page.md", "this is a web page"),
        ("picture.md", "this is a picture"),
        ("nul.md", "NUL bytes"),
        ("merge.md", "line 2 starts with <<<<<<<"),
        ("half-merged.md", "line 3 starts with >>>>>>>"),
        ("ring.md", ""),
        ("pipe", "there is no file"),
    ],
)
def test_a_text_file_that_cannot_be_read(name: str, fact: str, tmp_path: Path) -> None:
    folder = tmp_path / "plan"
    folder.mkdir()
    (tmp_path / "outside.md").write_text("Outside.")
    (folder / "link.md").symlink_to(tmp_path / "outside.md")
    (folder / "latin.md").write_bytes(b"caf\xe9")
    (folder / "large.md").write_text("x" * 1001)
    for other, content in OTHERS.items():
        (folder / other).parent.mkdir(parents=True, exist_ok=True)
        (folder / other).write_bytes(content)
    (folder / "plain-link.md").symlink_to(".env")
    (folder / "linked").symlink_to(".git", target_is_directory=True)
    (folder / ".hidden-link.md").symlink_to("texts/today.md")
    (folder / "ring.md").symlink_to("ring.md")
    os.mkfifo(folder / "pipe")
    with pytest.raises(PydanticCustomError) as refused:
        Reading(folder, PLACEHOLDERS, 1000).text_of(name)
    assert refused.value.type == "unreadable_text_file"
    assert fact in (refused.value.context or {})["fact"]


@pytest.mark.parametrize("name", ["texts/today.md", "texts\\today.md", "./texts//today.md", "visible-link.md"])
def test_a_text_file_of_the_repository_is_read(name: str, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "today.md").write_text("Title\n=======\n\n> Quoted\n", encoding="utf-8")
    (tmp_path / "visible-link.md").symlink_to("texts/today.md")
    assert Reading(tmp_path, PLACEHOLDERS, 1000).text_of(name) == "Title\n=======\n\n> Quoted\n"


@pytest.mark.parametrize(
    ("name", "shown", "is_read"),
    [
        ("../millbrook/priorities.yaml", False, True),
        ("../millbrook/priorities.yaml", True, False),
        ("../../outside.yaml", False, False),
    ],
)
def test_a_copied_folder_without_a_repository(name: str, shown: bool, is_read: bool, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    for folder in ("elm-street", "millbrook"):
        (copy / folder).mkdir(parents=True)
    (copy / "millbrook" / "priorities.yaml").write_text("kind: district-prioritization", encoding="utf-8")
    (tmp_path / "outside.yaml").write_text("Outside.", encoding="utf-8")
    reading = Reading(copy / "elm-street", PLACEHOLDERS, 1000)
    if is_read:
        assert reading.content_of(name, shown=shown) == b"kind: district-prioritization"
    else:
        with pytest.raises(PydanticCustomError):
            reading.content_of(name, shown=shown)


def test_a_copied_folder_reaches_as_far_as_soaplan_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    school = tmp_path / "schools" / "elm-street"
    school.mkdir(parents=True)
    (tmp_path / "priorities.yaml").write_text("kind: x", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert Reading(school, PLACEHOLDERS, 1000).content_of("../../priorities.yaml") == b"kind: x"


def test_a_hidden_folder_above_the_repository_hides_nothing(tmp_path: Path) -> None:
    folder = tmp_path / ".cache" / "district"
    (folder / ".git").mkdir(parents=True)
    (folder / "today.md").write_text("Read.", encoding="utf-8")
    assert Reading(folder, PLACEHOLDERS, 1000).text_of("today.md") == "Read."


def test_no_more_of_a_file_is_read_than_tells_its_size(reading: Reading, tmp_path: Path) -> None:
    with (tmp_path / "large.md").open("wb") as file:
        file.truncate(10**12)
    assert len(reading.content_of("large.md")) == 1001


def test_the_repository_reaches_up_to_its_git_folder(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "common.md").write_text("Shared.")
    folder = tmp_path / "plans"
    folder.mkdir()
    assert Reading(folder, PLACEHOLDERS, 1000).text_of("../common.md") == "Shared."


def test_a_text_that_is_in_no_folder_has_no_files() -> None:
    with pytest.raises(PydanticCustomError, match="isn't in a folder"):
        Reading(None, PLACEHOLDERS, 1000).text_of("a.md")


def test_a_hidden_character_in_a_text_file(reading: Reading, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("Parents\u202e met.", encoding="utf-8")
    with pytest.raises(PydanticCustomError) as refused:
        reading.text_of("a.md")
    assert refused.value.type == "hidden_character"


def test_a_name_that_no_file_can_have_is_no_file(reading: Reading) -> None:
    with pytest.raises(PydanticCustomError) as refused:
        reading.text_of("a" * 5000)
    assert refused.value.type == "unreadable_text_file"
