"""What a district prioritization submission says of its priorities and schools."""

import re
from typing import TYPE_CHECKING, Any

from soaplan.importing.blocks import Line, Table, text_of
from soaplan.importing.pieces import Piece
from soaplan.importing.prose import cleaned
from soaplan.importing.values import Value

if TYPE_CHECKING:
    from soaplan.importing.draft import Draft

Tree = dict[str, Any]
COLUMNS = {
    "gaps": ("group", "text"),
    "benchmarks": ("text", "who", "how_often"),
    "differentiation": ("school", "support"),
}
"""The answers in the columns of a table below a priority."""


def identified(draft: "Draft", piece: Piece) -> None:
    """The schools that require assistance, each with the reason behind its name."""
    texts = draft.lines(piece)
    split = (re.split(r": | [–—-] | \(", text, maxsplit=1) for text in texts)
    schools = [dict(zip(("name", "reason"), (part.rstrip(")") for part in parts), strict=False)) for parts in split]
    draft.put(piece.place, Value(schools, piece.where))


def of_priority(draft: "Draft", piece: Piece) -> None:
    """One answer of one priority."""
    priorities = draft.tree.setdefault("priorities", [])
    while len(priorities) < max(1, piece.priority):
        priorities.append({"id": f"priority-{len(priorities) + 1}"})
    node = priorities[max(1, piece.priority) - 1]
    name = piece.place.removeprefix("priorities[].")
    draft.placed += 1
    first, _, rest = name.partition(".")
    if first.endswith("[]"):
        _of_every_entry(draft, node.get(first.removesuffix("[]")), rest, piece)
    elif first in {"gaps", "benchmarks", "differentiation"}:
        node[first] = Value(_rows(draft, piece, first), piece.where)
    elif rest:
        names = draft.entries(piece) if first in {"roles", "outcomes"} and rest != "text" else []
        value = Value(names, piece.where) if names else draft.text(piece)
        if value is not None:
            node.setdefault(first, {})[rest] = value
    elif (value := draft.text(piece)) is not None:
        node[name] = value


def _of_every_entry(draft: "Draft", entries: Any, name: str, piece: Piece) -> None:
    """What a paper says once of all benchmarks: who looks at them."""
    value = draft.text(piece)
    rows = entries.value if isinstance(entries, Value) else []
    if value is None or not rows:
        draft.leave(piece.items)
        return
    value.todo = "the paper says this of all of them together; who looks and how often may both be here"
    for row in rows:
        row.setdefault(name, value)


def _rows(draft: "Draft", piece: Piece, name: str) -> list[Tree]:
    """The gaps, benchmarks or schools of a priority: a table, or a text each."""
    table = next((item for item in piece.items if isinstance(item, Table)), None)
    if table is not None and len(table.rows) > 1:
        rows = ([cleaned(text_of(cell)) for cell in row] for row in table.rows[1:])
        return [dict(zip(COLUMNS[name], row, strict=False)) for row in rows]
    lines = (item.text for item in draft.reader.joiner.paragraphs(piece.items) if isinstance(item, Line))
    texts = draft.entries(piece) or list(lines)
    return [_with_support(text) if name == "differentiation" else {"text": text} for text in texts]


def _with_support(text: str) -> dict[str, str]:
    """A school, and the support it gets."""
    head, sign, rest = text.partition(": ")
    return {"school": head, "support": rest} if sign and len(head.split()) < 8 else {"support": text}  # noqa: PLR2004 - words of a school's name
