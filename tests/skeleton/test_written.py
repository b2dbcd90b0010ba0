"""Whatever stands in another file reads back as the same text."""

import io

from hypothesis import example, given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from soaplan.skeleton.build import in_a_remark, remark, written
from soaplan.source.document import SourceDocument
from soaplan.source.edit import plain
from soaplan.source.parse import Limits

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)
HARD_TEXT = st.text(
    st.sampled_from("a \n:#'\"-|>{}[]&*!%@`\\\t\r\x00\x07\x1b\x85\u2028\u202e\u200d\ufeffé😀"), max_size=60
)
LONG_TEXT = st.lists(st.text("ab :#-'\"é ", max_size=80), max_size=6).map("\n".join)


def as_any_program_reads(text: str) -> dict[str, object]:
    reader = YAML(typ="safe", pure=True)
    found: dict[str, object] = reader.load(io.StringIO(text))
    return found


def file_with(text: str) -> str:
    return f"one:\n  - first:{written(text, 4)}\n    second: x\ntwo: y\n"


@given(ANY_TEXT | HARD_TEXT | LONG_TEXT)
@example("no: # what\n- is\n  this?")
@example("yes")
@example("2.10")
@example("null")
@example("a" * 100)
@example(" starts with a space, and goes on for so long that it would stand below a bar, if that were right")
def test_every_text_reads_back_as_it_was(text: str) -> None:
    read = as_any_program_reads(file_with(text))
    got = read["one"][0]["first"]
    assert (read["two"], read["one"][0]["second"]) == ("y", "x")
    assert got is None if not text else str(got) == text


@given(LONG_TEXT | st.text("abc:#'\" -é😀\n", max_size=120))
def test_soaplan_reads_the_same_text(text: str) -> None:
    document = SourceDocument.read(file_with(text).encode(), Limits(10**6, 50, 10**4))
    assert document is not None
    read = plain(document.root)
    assert isinstance(read, dict)
    got = read["one"][0]["first"]
    assert got == text or (not text.strip() and got is None)


@given(ANY_TEXT | HARD_TEXT)
def test_a_remark_is_never_more_than_a_remark(text: str) -> None:
    lines = remark(text, 2)
    read = as_any_program_reads(f"one: 1\n{lines}\ntwo: 2\n")
    assert list(read) == ["one", "two"]
    assert all(line.startswith("  # ") for line in lines.split("\n") if line)


def test_a_long_text_keeps_its_lines() -> None:
    text = "The first line of a long text, which says what teachers do.\n\nThe second part of it.\n"
    assert written(text, 2) == (
        " |\n    The first line of a long text, which says what teachers do.\n\n    The second part of it."
    )


def test_words_and_codes_need_no_quotation_marks() -> None:
    for text in ("Expanded Access to Pre-Kindergarten", "2.2D", "plan.yaml", "../millbrook/plan.yaml"):
        assert written(text) == f" {text}"
    assert written("") == ""


def test_a_remark_can_be_cut() -> None:
    assert in_a_remark("one two three", 8) == "one two…"
