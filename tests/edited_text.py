"""A text with edits: how a case tells a plan by what differs from another one.

Each edit is one of

- `at: POINTER` and `put:`, lines that take the place of an answer, its name included;
- `after: POINTER` or `before: POINTER` and `put:`, lines that are added there, as deep as that answer stands;
- `delete: POINTER`, which takes an answer out;
- `find:` and `put:`, a text that stands once in the file, and what takes its place.

A pointer goes from name to name, with numbers for the entries of lists: `focus_areas.0.programs.0.funding`. All edits
of a list are about the same text, the one before the first of them. A text in place of a list is the whole file.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, Node, SequenceNode


@dataclass(frozen=True, slots=True)
class Entry:
    """Where an answer stands in a text: from its name, or the dash of its list entry, to the next answer."""

    start: int
    end: int
    column: int


def edited(text: str, edits: str | list[Mapping[str, str]]) -> str:
    """The text with the edits. Raises ValueError for a text or pointer that is not there, or for edits that overlap."""
    if isinstance(edits, str):
        return edits
    places = entries(text) if any("find" not in edit for edit in edits) else {}
    changes = sorted(_change(text, places, edit) for edit in edits)
    for (_, end, _), (start, _, _) in pairwise(changes):
        if start < end:
            raise ValueError(f"two edits change the same lines: {text[start:end]!r}")
    for start, end, new in reversed(changes):
        text = text[:start] + new + text[end:]
    return text


def _change(text: str, places: Mapping[str, Entry], edit: Mapping[str, str]) -> tuple[int, int, str]:
    """An edit as a stretch of the text and what takes its place."""
    if "find" in edit:
        found = text.count(edit["find"])
        if found != 1:
            raise ValueError(f"stands {found} times in the text, not once: {edit['find']!r}")
        start = text.index(edit["find"])
        return start, start + len(edit["find"]), edit["put"]
    how = next(way for way in ("at", "after", "before", "delete") if way in edit)
    if edit[how] not in places:
        raise ValueError(f"there is no answer {edit[how]!r}")
    entry = places[edit[how]]
    return _without(text, entry, places) if how == "delete" else _put(text, entry, how, edit["put"])


def _put(text: str, entry: Entry, how: str, put: str) -> tuple[int, int, str]:
    indent = " " * entry.column
    lines = [indent + line if line.strip() else line for line in put.removesuffix("\n").split("\n")]
    new = "\n".join(lines) + "\n"
    if how == "after":
        return entry.end, entry.end, new
    new = new.removeprefix(indent)  # the name stands there already behind its spaces, or behind a dash
    return (entry.start, entry.start, new + indent) if how == "before" else (entry.start, entry.end, new)


def _without(text: str, entry: Entry, places: Mapping[str, Entry]) -> tuple[int, int, str]:
    """The stretch of an answer with the spaces before it; behind a dash, up to the answer that comes to stand there."""
    line = text.rfind("\n", 0, entry.start) + 1
    if not text[line : entry.start].strip():
        return line, entry.end, ""
    next_start = entry.end + entry.column
    follows = any((other.start, other.column) == (next_start, entry.column) for other in places.values())
    return entry.start, next_start if follows else entry.end, ""


def entries(text: str) -> dict[str, Entry]:
    """Every answer of a text that has lines of its own, by its pointer."""
    root = YAML(typ="safe").compose(text)
    return dict(_below(text, root, "", len(text))) if root is not None else {}


def _below(text: str, node: Node, above: str, end: int) -> Iterator[tuple[str, Entry]]:
    if not isinstance(node, MappingNode | SequenceNode) or node.flow_style:
        return
    starts, parts = _parts(text, node)
    for place, (name, value) in enumerate(parts):
        start = starts[place]
        stop = text.rfind("\n", 0, starts[place + 1]) + 1 if place + 1 < len(parts) else end
        pointer = f"{above}.{name}" if above else name
        yield pointer, Entry(start, stop, start - text.rfind("\n", 0, start) - 1)
        yield from _below(text, value, pointer, stop)


def _parts(text: str, node: Any) -> tuple[list[int], list[tuple[str, Node]]]:
    """Where the answers of a mapping or list begin, with their names."""
    if isinstance(node, MappingNode):
        starts = [key.start_mark.index for key, _ in node.value]
        return starts, [(str(key.value), value) for key, value in node.value]
    starts = [text.rindex("-", 0, value.start_mark.index) for value in node.value]
    return starts, [(str(place), value) for place, value in enumerate(node.value)]
