"""The editor of spans: every byte outside of the named spans stays, and what comes out is what was meant."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from soaplan.diagnostic import Pointer
from soaplan.source.document import SourceDocument
from soaplan.source.edit import Editor, plain
from soaplan.source.layout import EditError
from soaplan.source.nodes import Listing, Mapping, YamlNode
from soaplan.source.parse import Limits

LIMITS = Limits(5_000_000, 64, 100_000)
PLAN = """\
# A remark above.
kind: soa-plan
cycle: 2024   # the guidance
district:
  name: 'Alder Falls'
  schools: [Elm Street, "Mill, Street"]
  contact: {name: Ana, title: }
summary: |
  Two lines
  of text. # no remark

  And a third.   # text too

notes:
targets:
  - id: a   # of the first
    unit: "percent"
    # before the end
    value: 18
  -
    id: b
  - plain
  # below the list
areas:
- x
- y
anchored: &it said
"""


def editor(text: str) -> Editor:
    document = SourceDocument.read(text.encode("utf-8"), LIMITS)
    assert document is not None
    return Editor(text.encode("utf-8"), document)


def edited(text: str, edit: Callable[[Editor], object]) -> str:
    found = editor(text)
    edit(found)
    return found.finish(LIMITS).decode("utf-8")


ONE_BY_ONE: dict[str, tuple[Callable[[Editor], object], str, str]] = {
    "text": (lambda e: e.write(("cycle",), "2027"), "cycle: 2024   #", "cycle: 2027   #"),
    "quotation marks": (lambda e: e.write(("district", "name"), "Elm"), "'Alder Falls'", "'Elm'"),
    "what needs quotation marks": (lambda e: e.write(("cycle",), "a: b"), "cycle: 2024 ", 'cycle: "a: b" '),
    "what would be blank": (lambda e: e.write(("cycle",), "null"), "cycle: 2024 ", 'cycle: "null" '),
    "blank": (lambda e: e.write(("notes",), "x"), "notes:\n", "notes: x\n"),
    "many lines": (lambda e: e.write(("notes",), "x\n\n y\n"), "notes:\n", "notes: |\n  x\n\n   y\n"),
    "many lines beside a remark": (lambda e: e.write(("cycle",), "x\ny"), "cycle: 2024 ", 'cycle: "x\\ny" '),
    "in a list": (lambda e: e.write(("targets", 2), "q"), "- plain", "- q"),
    "clear": (lambda e: e.clear(("cycle",)), "cycle: 2024   #", "cycle:    #"),
    "rename": (lambda e: e.rename(("areas",), "new_name"), "areas:", "new_name:"),
    "insert below": (
        lambda e: e.insert(("status",), "draft", below=("cycle",)),
        "guidance\n",
        "guidance\nstatus: draft\n",
    ),
    "insert last": (lambda e: e.insert(("targets", 0, "to"), "30"), "value: 18\n", "value: 18\n    to: 30\n"),
    "insert under a blank": (lambda e: e.insert(("notes", "a"), "b"), "notes:\n", "notes:\n  a: b\n"),
    "insert in braces": (lambda e: e.insert(("district", "contact", "a"), "b"), "{name", '{"a": "b", name'),
    "insert an entry": (lambda e: e.insert(("targets", 1), "new"), "  -\n    id: b", "  - new\n  -\n    id: b"),
    "append an entry": (lambda e: e.insert(("areas", 2), "z"), "- y\n", "- y\n- z\n"),
    "append in brackets": (lambda e: e.insert(("district", "schools", 2), "z"), 'Street"]', 'Street", "z"]'),
    "delete": (lambda e: e.delete(("cycle",)), "cycle: 2024   # the guidance\n", ""),
    "delete first in an entry": (lambda e: e.delete(("targets", 0, "id")), "id: a   # of the first\n    ", ""),
    "delete last": (lambda e: e.delete(("targets", 0, "value")), "    value: 18\n", ""),
    "delete an entry": (lambda e: e.delete(("targets", 2)), "  - plain\n", ""),
    "delete in brackets": (lambda e: e.delete(("district", "schools", 1)), ', "Mill, Street"', ""),
    "delete first in braces": (lambda e: e.delete(("district", "contact", "name")), "name: Ana, ", ""),
    "delete a part": (lambda e: e.delete(("areas",)), "areas:\n- x\n- y\n", ""),
    "rewrite": (lambda e: e.rewrite(("areas",), ["areas: q"], "q"), "areas:\n- x\n- y\n", "areas: q\n"),
}


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("name", ONE_BY_ONE)
def test_only_the_named_span_changes(name: str, mark: str, ends: str) -> None:
    edit, old, new = ONE_BY_ONE[name]
    assert PLAN.count(old) == 1
    if ends != "\n" and "new\n  -" in new:
        new = new.replace("\n", ends)
    text = mark + PLAN.replace("\n", ends)
    assert edited(text, edit) == mark + PLAN.replace(old, new).replace("\r\n", "\n").replace("\r", "\n").replace(
        "\n", ends
    )


@pytest.mark.parametrize("end", ["", "\n", "...\n", "\n...\n# after\n"])
def test_lines_at_the_end_go_above_the_end_mark(end: str) -> None:
    found = edited(f"a: b\nc: d{end and chr(10)}{end.lstrip(chr(10))}", lambda e: e.append(["e: f"], {"e": "f"}))
    assert plain(editor(found).document.root) == {"a": "b", "c": "d", "e": "f"}
    assert found.endswith(end.lstrip("\n"))


@pytest.mark.parametrize(
    ("text", "edit"),
    [
        ("a: &x one\nb: *x\n", lambda e: e.write(("a",), "two")),
        ("a: &x one\nb: *x\n", lambda e: e.delete(("a",))),
        ("a: &x {c: d}\nb: *x\n", lambda e: e.write(("b", "c"), "two")),
        ("a: &x {c: d}\nb: *x\n", lambda e: e.insert(("b", "e"), "two")),
        ("- - a\n  - b\n", lambda e: e.delete((0, 0))),
        ("a: b\n", lambda e: e.delete(("a",))),
        ("a: b\n", lambda e: e.write(("c",), "d")),
        ("a: b\n", lambda e: e.insert(("a", "c"), "d")),
        ("a: b\nc: d\n", lambda e: (e.replace(0, 4, "x"), e.replace(2, 6, "y"))),
        ("a: b\n", lambda e: (e.replace(0, 3, "x"), e.replace(0, 3, "y"))),
        ("a: b\n", lambda e: e.replace_lines(1, 2, ["a: c"])),
        ("a: b\n", lambda e: e.put_above(1, "z: 1")),
        ("a: b\n", lambda e: e.write(("a",), "\ud800")),
        ("a: b\n", lambda e: e.write(("a",), "x\u2028y")),
    ],
)
def test_what_would_say_something_else_is_refused(text: str, edit: Callable[[Editor], object]) -> None:
    with pytest.raises(EditError):
        edited(text, edit)


BASE = (Path(__file__).parents[1] / "cases" / "base.yaml").read_text(encoding="utf-8")
TEXTS = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"), include_characters="\n:#'\"\\ "), min_size=1
)
OPERATIONS = ("write", "clear", "delete", "insert", "rename")


def pointers(node: YamlNode, way: Pointer = ()) -> list[Pointer]:
    if isinstance(node, Mapping):
        below = [(entry.key, entry.value) for entry in node.written]
    else:
        below = list(enumerate(node.items)) if isinstance(node, Listing) else []
    return [way, *(found for key, value in below for found in pointers(value, (*way, key)))]


@settings(max_examples=150, deadline=None)
@given(
    data=st.data(),
    text=TEXTS,
    operation=st.sampled_from(OPERATIONS),
    source=st.sampled_from([PLAN, BASE]),
    ends=st.sampled_from(["\n", "\r\n"]),
    mark=st.sampled_from(["", "\ufeff"]),
)
def test_a_random_edit_of_a_plan_changes_one_span_or_is_refused(
    data: st.DataObject, text: str, operation: str, source: str, ends: str, mark: str
) -> None:
    before = mark + source.replace("\n", ends)
    found = editor(before)
    ways = [way for way in pointers(found.document.root) if way]
    way = data.draw(st.sampled_from(ways))
    if operation == "insert":
        way = (*way[:-1], "added" if isinstance(way[-1], str) else way[-1])
    words = {"write": (text,), "rename": ("renamed",), "insert": (text,)}.get(operation, ())
    try:
        remarks = getattr(found, operation)(way, *words)
        after = found.finish(LIMITS).decode("utf-8")
    except EditError:
        return
    if before == after:
        return
    span = changed_span(before, after)
    assert before[: span[0]] + after[span[0] : len(after) - span[1]] + before[len(before) - span[1] :] == after
    lines = range(before.count("\n", 0, span[0]), before.count("\n", 0, len(before) - span[1]) + 1)
    assert touches(before, way, operation, lines)
    assert all(remark in before for remark in remarks or ())


def changed_span(before: str, after: str) -> tuple[int, int]:
    """How many characters are the same at the beginning, and at the end."""
    shorter = min(len(before), len(after))
    start = next((at for at in range(shorter) if before[at] != after[at]), shorter)
    end = next((at for at in range(shorter - start) if before[-1 - at] != after[-1 - at]), shorter - start)
    return start, end


def touches(text: str, way: Pointer, operation: str, lines: range) -> bool:
    """Whether the changed lines lie between the answer (of an insertion: the part it goes into) and what follows it."""
    found = editor(text)
    node = found.node_at(way[:-1] if operation == "insert" else way)
    spot = found.document.follow(way[:-1] if operation == "insert" else way)
    first = (spot.entry.key_span if spot.entry else node.span).line - 1
    last = found.line_at(found.end(node))
    return first - 1 <= lines.start and lines.stop <= max(last, first) + 3
