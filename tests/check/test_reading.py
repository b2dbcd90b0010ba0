"""Placeholders, and the texts that stand in files of their own."""

from pathlib import Path

import pytest
from pydantic_core import PydanticCustomError

from soaplan.catalog import Catalogs
from soaplan.check.reading import Reading

PLACEHOLDERS = Catalogs().placeholders


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
    ],
)
def test_a_placeholder_is_found_where_it_stands(text: str, found: str, reading: Reading) -> None:
    place = reading.placeholder_in(text)
    assert place is not None
    assert text[slice(*place)] == found


@pytest.mark.parametrize(
    "text",
    [
        "The date is TBD by the school committee.",
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
        "20XX% is no figure",
        "Choose an item from the menu.",
        "Teachers insert <pauses> where they help.",
        "None at present",
        "N/A",
        "Title XX funds",
    ],
)
def test_an_honest_text_holds_no_placeholder(text: str, reading: Reading) -> None:
    assert reading.placeholder_in(text) is None


def test_a_text_file_is_read_with_plain_line_ends(reading: Reading, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"\xef\xbb\xbfOne.\r\n\r\nTwo.\xe2\x80\xa8Three.\r\n")
    assert reading.text_of("a.md") == "One.\n\nTwo. Three.\n"


@pytest.mark.parametrize(
    ("name", "fact"),
    [
        ("missing.md", "there is no file “missing.md”"),
        (".", "there is no file “.”"),
        ("../outside.md", "lies outside this repository"),
        ("/etc/hostname", "lies outside this repository"),
        ("link.md", "lies outside this repository"),
        ("latin.md", "not saved as UTF-8"),
        ("large.md", "more than the 1,000"),
        ("nul\0.md", "is no file name"),
    ],
)
def test_a_text_file_that_cannot_be_read(name: str, fact: str, tmp_path: Path) -> None:
    folder = tmp_path / "plan"
    folder.mkdir()
    (tmp_path / "outside.md").write_text("Outside.")
    (folder / "link.md").symlink_to(tmp_path / "outside.md")
    (folder / "latin.md").write_bytes(b"caf\xe9")
    (folder / "large.md").write_text("x" * 1001)
    with pytest.raises(PydanticCustomError) as refused:
        Reading(folder, PLACEHOLDERS, 1000).text_of(name)
    assert refused.value.type == "unreadable_text_file"
    assert fact in (refused.value.context or {})["fact"]


def test_the_repository_reaches_up_to_its_git_folder(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "common.md").write_text("Shared.")
    folder = tmp_path / "plans"
    folder.mkdir()
    assert Reading(folder, PLACEHOLDERS, 1000).text_of("../common.md") == "Shared."


def test_a_text_that_is_in_no_folder_has_no_files() -> None:
    with pytest.raises(PydanticCustomError, match="is in no folder"):
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
