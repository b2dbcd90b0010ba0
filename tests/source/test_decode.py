"""Bytes to text: what Word leaves behind never hurts, and every position holds."""

import pytest

from soaplan.check import Options, check_bytes
from soaplan.source.decode import UnreadableFileError, clean, decode, split_lines

MEGABYTES = 5_000_000
NO_BREAK, FIGURE, NARROW = "\u00a0", "\u2007", "\u202f"
SEPARATORS = ["\u2028", "\u2029", "\u0085", "\v", "\f"]
INVISIBLE = ["\u00ad", "\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u2060", "\ufeff"]
HIDDEN = [
    "\x01",
    "\x08",
    "\x0e",
    "\x1b",
    "\x1f",
    "\x7f",
    "\x84",
    "\x86",
    "\x9f",
    "\u202a",
    "\u202e",
    "\u2066",
    "\u2069",
]


def codes(text: str) -> list[str]:
    return [one.code for one in check_bytes(text.encode(), Options()).diagnostics]


def place_of(text: str, mark: str) -> tuple[int, int]:
    """Where a mark stands: line and column from 1, in the file."""
    before = text[: text.index(mark)]
    lines = split_lines(before)
    return len(lines), len(lines[-1]) + 1


def test_a_byte_order_mark_is_no_text() -> None:
    assert decode(b"\xef\xbb\xbfkind: soa-plan", MEGABYTES) == "kind: soa-plan"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ("Zoë".encode("latin-1"), "line 1 has a character in another encoding"),
        ("kind: x\r\nname: Zoë".encode("latin-1"), "line 2 has"),
        ("kind".encode("utf-16"), "UTF-16"),
        (b"PK\x03\x04\xff", "Word, Excel or PDF"),
        (b"\xd0\xcf\x11\xe0", "Word, Excel or PDF"),
        (b"%PDF-1.4\xff", "Word, Excel or PDF"),
        (b"kind: \0", "NUL bytes"),
        (b"x" * (MEGABYTES + 1), "more than the 5,000,000"),
    ],
)
def test_what_is_no_text_file(data: bytes, says: str) -> None:
    with pytest.raises(UnreadableFileError) as refused:
        decode(data, MEGABYTES)
    assert says in refused.value.args[0]
    assert refused.value.args[1]


def test_lines_end_at_lf_cr_and_crlf_only() -> None:
    assert split_lines("a\nb\r\nc\rd\u2028e\x85f\vg") == ["a", "b", "c", "d\u2028e\x85f\vg"]


@pytest.mark.parametrize("separator", SEPARATORS)
def test_a_separator_is_a_space_and_positions_hold(separator: str, base_plan: str) -> None:
    plan = base_plan.replace("Alder Falls will", f"Alder{separator}Falls{separator}will").replace("June 2027", "TBD: x")
    found = check_bytes(plan.encode(), Options()).diagnostics
    assert [one.code for one in found] == ["DOC017"]
    assert tuple(found[0].span)[:2] == place_of(plan, "TBD")


@pytest.mark.parametrize("space", [NO_BREAK, FIGURE, NARROW])
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  name: Alder", "{s} name: Alder"),
        ("  name: Alder", "  name:{s}Alder"),
        ("  name: Alder", "  name:{s} Alder"),
        ("    - English learners\n    - Stu", "{s}{s}{s}{s}-{s}English learners\n    - Stu"),
        ("status: adopted", "status: {s}adopted{s}"),
        ("status: adopted", "status{s}: adopted"),
        ("analysis:\n", "analysis:{s}\n"),
        ("    Both groups", "{s}   Both groups"),
        ("total: 900,000", "total:{s}$900,000{s}"),
        ("date: 2024-03-14", "date:{s}March{s}14, 2024"),
        ("- English learner parent", "- English{s}learner{s}parent"),
        ("id: 2.2D", "id: 2.2D{s}"),
        (
            "English learners and students with disabilities score",
            "English{s}learners and students with disabilities score",
        ),
    ],
)
def test_a_no_break_space_never_hurts(space: str, old: str, new: str, base_plan: str) -> None:
    assert base_plan.count(old) == 1
    assert codes(base_plan.replace(old, new.replace("{s}", space))) == []


@pytest.mark.parametrize("invisible", INVISIBLE)
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("summary: |", "sum{z}mary: |"),
        ("summary: |", "{z}summary: |"),
        ("  name: Alder", "  name:{z} Alder"),
        ("status: adopted", "status: {z}adopted"),
        ("id: 2.2D", "id: 2.{z}2D"),
        ("total: 900,000", "total: 900,{z}000"),
        ("date: 2024-03-14", "date: 2024-03-14{z}"),
        ("    - Students with disabilities\ntargets", "    - Students with dis{z}abilities\ntargets"),
        ("approved: yes", "approved: yes{z}"),
        ("We count attendance", "We count at{z}tendance"),
        ("    - English learners\n    - Stu", "    {z}- English learners\n    - Stu"),
        ("\nanalysis:", "\n{z}\nanalysis:"),
        ("  insights:", "{z} {z} insights:"),
        ("summary: |", "summary: {z}|{z}"),
        ("date: 2024-03-14", 'date: {z}"2024-03-14"{z}'),
        ("schools: district-wide", 'schools: [{z}"Elm"{z}, "Oak"{z}]{z}'),
        ("approved: yes", "approved: yes #{z} it was"),
    ],
)
def test_an_invisible_character_never_hurts(invisible: str, old: str, new: str, base_plan: str) -> None:
    assert base_plan.count(old) == 1
    assert codes(base_plan.replace(old, new.replace("{z}", invisible))) == []


@pytest.mark.parametrize("character", HIDDEN)
def test_a_hidden_character_is_told_where_it_stands(character: str, base_plan: str) -> None:
    plan = base_plan.replace("We count", f"We{character} count")
    found = check_bytes(plan.encode(), Options()).diagnostics
    assert [one.code for one in found] == ["DOC018"]
    assert tuple(found[0].span)[:2] == place_of(plan, character)


def test_positions_behind_a_hidden_character_hold(base_plan: str) -> None:
    plan = base_plan.replace("  name: Alder Falls", "  na\x08me: \x1bAlder Falls").replace(
        "approved: yes", "approved: ja"
    )
    found = [(one.code, *one.span[:2]) for one in check_bytes(plan.encode(), Options()).diagnostics]
    assert found[:2] == [("DOC018", 5, 3), ("DOC018", 5, 11)]
    assert found[2] == ("DOC015", *place_of(plan, "ja"))


@pytest.mark.parametrize("space", [NO_BREAK, FIGURE, NARROW])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_no_break_spaces_count_as_spaces_whatever_ends_a_line(space: str, end: str, base_plan: str) -> None:
    for old, new in (
        ("summary: |", f"summary:{space}|{space}"),
        ("  name: Alder", f"{space}{space}name: Alder"),
        ("approved: yes", f"approved:{space}yes{space}"),
    ):
        assert codes(base_plan.replace(old, new).replace("\n", end)) == []


def test_a_hidden_character_in_place_of_an_answer_is_one_finding(base_plan: str) -> None:
    plan = base_plan.replace("approved: yes", "approved: \u202e")
    found = check_bytes(plan.encode(), Options()).diagnostics
    assert [(one.code, *one.span[:2]) for one in found] == [("DOC018", *place_of(plan, "\u202e"))]
    plan = base_plan.replace("approved: yes", "approved: # \u202e")
    assert codes(plan) == ["SOA402", "DOC018"]


@pytest.mark.parametrize("escape", ["\\v", "\\f", "\\N", "\\u2028", "\\P", "\\u200b", "\\u00a0", "\\_"])
def test_an_escaped_separator_reads_as_a_space(escape: str, base_plan: str) -> None:
    assert codes(base_plan.replace("Alder Falls Public Schools", f'"Alder Falls{escape}Public Schools"')) == []


@pytest.mark.parametrize("escape", ["\\0", "\\a", "\\e", "\\x7f", "\\u202e", "\\u2066"])
def test_an_escaped_hidden_character_is_told(escape: str, base_plan: str) -> None:
    assert codes(base_plan.replace("Alder Falls Public Schools", f'"Alder Falls{escape}"')) == ["DOC018"]
    assert codes(base_plan.replace("district:\n  name:", f'district:\n  "na{escape}me":')) == ["DOC018"]


def test_half_a_character_is_no_text(base_plan: str) -> None:
    assert codes(base_plan.replace("Alder Falls Public Schools", '"Alder\\ud800"')) == ["DOC001"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_counts_alike(end: str, base_plan: str) -> None:
    plan = "\ufeff" + base_plan.replace("approved: yes", "approved: ja").replace("\n", end)
    found = check_bytes(plan.encode(), Options()).diagnostics
    assert [(one.code, *one.span[:2]) for one in found] == [("DOC015", 44, 15)]


def test_columns_count_characters_not_bytes(base_plan: str) -> None:
    plan = base_plan.replace("We count attendance", "\U0001f600 José: TBD: we count attendance")
    found = check_bytes(plan.encode(), Options()).diagnostics
    assert [(one.code, *one.span[:2]) for one in found] == [("DOC017", *place_of(plan, "TBD"))]


def test_nothing_is_changed_where_nothing_is_wrong() -> None:
    text = "name: Zoë\n  # \u2019 \u201c \u2013 \U0001f600\n"
    assert clean(text).text == text
    assert not clean(text).removed


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("sign", ["|", ">", "|-", "|2", ">-2"])
def test_spaces_in_lines_that_look_empty_do_not_count(sign: str, line_end: str) -> None:
    lines = [f"summary: {sign}", "     ", "\t", "", "  Words.", "   ", "  More.", ""]
    cleaned = clean(line_end.join(lines)).text.split(line_end)
    assert cleaned == [f"summary: {sign}", "", "", "", "  Words.", "   ", "  More.", ""]
