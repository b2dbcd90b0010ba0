"""From an answer to its place in the file."""

import pytest

from soaplan.catalog import Catalogs
from soaplan.diagnostic import Pointer
from soaplan.source.decode import UnreadableFileError
from soaplan.source.document import SourceDocument
from soaplan.source.faults import FaultReader
from soaplan.source.nodes import Mapping, Scalar
from soaplan.source.parse import Limits

LIMITS = Limits(10_000, 8, 100)
PLAN = """\
kind: soa-plan
summary: |
  First line.

  Third line TBD here.
analysis:
  insights:
  student_groups:
    - English learners
    - {group: SWD, grades: 6-8}
folded: >
  One TBD
  two
quoted: "a TBD"
flow: {a: [x, y], b: }
list:
- one
- two
"""


def read(text: str) -> SourceDocument:
    document = SourceDocument.read(text.encode(), LIMITS)
    assert document is not None
    return document


@pytest.mark.parametrize(
    ("pointer", "on_key", "line", "column"),
    [
        (("kind",), False, 1, 7),
        (("kind",), True, 1, 1),
        (("summary",), False, 2, 10),
        (("analysis", "insights"), False, 7, 3),
        (("analysis", "disparities"), False, 6, 1),
        (("analysis", "student_groups", 0), False, 9, 7),
        (("analysis", "student_groups"), False, 8, 3),
        (("analysis", "student_groups"), True, 8, 3),
        (("analysis", "student_groups", 1, "grades"), False, 10, 28),
        (("analysis", "student_groups", 1, "subject"), False, 10, 8),
        (("analysis", "student_groups", 0, "grades"), False, 9, 7),
        (("engagement", "families"), False, 1, 1),
        (("flow", "a", 1), False, 15, 15),
        (("flow", "b"), False, 15, 19),
        (("list", 1), False, 18, 3),
    ],
)
def test_places(pointer: Pointer, line: int, column: int, *, on_key: bool) -> None:
    assert read(PLAN).locate(pointer, on_key=on_key)[:2] == (line, column)


@pytest.mark.parametrize(
    ("key", "line", "column"),
    [("summary", 5, 14), ("folded", 11, 9), ("quoted", 14, 9)],
)
def test_a_piece_is_placed_only_where_the_lines_are_kept(key: str, line: int, column: int) -> None:
    document = read(PLAN)
    assert isinstance(document.root, Mapping)
    value = document.root.entries[key].value
    assert isinstance(value, Scalar)
    start = value.text.index("TBD")
    assert document.locate_piece((key,), (start, start + 3))[:2] == (line, column)


def test_below_a_text_there_is_nothing() -> None:
    document = read(PLAN)
    assert document.trim(("kind", "name")) == ("kind",)
    assert document.trim(("analysis", "insights")) == ("analysis", "insights")
    assert document.trim(("engagement", "families")) == ("engagement", "families")


def test_an_alias_stands_where_it_is_written() -> None:
    document = read("a: &x b\nc: *x\n")
    assert document.locate(("c",))[:2] == (2, 4)


@pytest.mark.parametrize("text", ["", "# only a remark\n", "---\n", "\n\n"])
def test_a_file_that_holds_nothing(text: str) -> None:
    assert SourceDocument.read(text.encode(), LIMITS) is None


@pytest.mark.parametrize("end", ["---\n", "...\n", "---\n# nothing\n", "...\n---\n"])
def test_an_empty_document_at_the_end_is_no_second_one(end: str) -> None:
    assert read(f"kind: soa-plan\n{end}").second is None


def test_a_second_document() -> None:
    second = read("kind: soa-plan\n---\nkind: x\n").second
    assert second is not None
    assert second[:2] == (2, 1)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a: " + "[" * 9 + "]" * 9, "nested deeper than 8 levels"),
        ("a: &x [*x]", "is inside the part that it repeats"),
        ("a: &x [1, 2, 3, 4, 5, 6, 7, 8, 9]\nb: [*x, *x, *x, *x, *x, *x, *x, *x, *x]", "more than 100 values"),
        ("a: " + "x" * 10_000, "more than the 10,000"),
    ],
)
def test_what_is_too_much(text: str, says: str) -> None:
    with pytest.raises(UnreadableFileError) as refused:
        read(text)
    assert says in refused.value.args[0]


def test_as_deep_and_as_large_as_allowed() -> None:
    assert read("a: " + "[" * 7 + "]" * 7).root
    assert read("a: [" + "x, " * 96 + "x]").root


def test_the_shipped_limits() -> None:
    limits = Catalogs().limits
    assert (limits.bytes, limits.depth, limits.nodes) == (5_000_000, 64, 100_000)


@pytest.mark.parametrize("tag", ["!!str ", "!!int ", "!!float ", "! ", "!!null "])
def test_a_standard_tag_on_a_text_is_ignored(tag: str) -> None:
    root = read(f"a: {tag}2.10").root
    assert isinstance(root, Mapping)
    value = root.entries["a"].value
    assert isinstance(value, Scalar)
    assert value.text == "2.10"


@pytest.mark.parametrize("blank", ["", "~", "null", "Null", "NULL", '""', "'  '", '"\u00a0\u200b"'])
def test_blank(blank: str) -> None:
    root = read(f"a: {blank}\nb: x").root
    assert isinstance(root, Mapping)
    value = root.entries["a"].value
    assert isinstance(value, Scalar)
    assert value.is_blank


@pytest.mark.parametrize("text", ['"~"', "'null'", "None", "N/A", "nULL"])
def test_not_blank(text: str) -> None:
    root = read(f"a: {text}\nb: x").root
    assert isinstance(root, Mapping)
    value = root.entries["a"].value
    assert not isinstance(value, Scalar) or not value.is_blank


@pytest.mark.parametrize(
    ("text", "data"),
    [
        (
            "a: {url: https://www.millbrook.example/soa, date: 2024-07-08}",
            {"url": "https://www.millbrook.example/soa", "date": "2024-07-08"},
        ),
        ("a: [https://x.example/?q=1:2, 10:30]", ["https://x.example/?q=1:2", "10:30"]),
        ("a: [What changed?, Who?]", ["What changed?", "Who?"]),
        ('a: {"b":1, c: "d:e"}', {"b": "1", "c": "d:e"}),
        ("a: {url: https://x.example, total: 400,000}", None),
        ("%YAML 1.2\n---\na: b", "b"),
        ("a: Really? {yes}", "Really? {yes}"),
    ],
)
def test_what_yaml_1_2_allows_in_brackets(text: str, data: object) -> None:
    reader = FaultReader(read(text), None)
    found = reader.read()
    assert isinstance(found, dict)
    assert data is None or found["a"] == data


def test_places_hold_behind_a_colon_in_brackets() -> None:
    document = read("a: {url: https://www.millbrook.example/soa?x=1, date: 2024-07-08}")
    assert document.locate(("a", "date"))[:2] == (1, 55)
