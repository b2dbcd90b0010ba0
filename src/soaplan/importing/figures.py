"""Tables and lists of a paper as rows: the figures of progress reports, what belongs to a priority."""

import re
from typing import TYPE_CHECKING, Any

from soaplan.importing.blocks import Line, Table, text_of
from soaplan.importing.cutting import Piece
from soaplan.importing.prose import cleaned
from soaplan.importing.schools import with_support

if TYPE_CHECKING:
    from soaplan.importing.draft import Draft

Tree = dict[str, Any]
FIGURE = re.compile(r"^(?P<name>.+?)[\s:–—-]+(?P<value>\d[\d,]*(?:\.\d+)?) ?%?(?:[\s,(]+(?P<year>20\d\d)\)?)?\.?$")
HEADS = {
    **dict.fromkeys(("subject", "grades", "baseline", "target", "value", "year", "metric", "note"), ""),
    "grade": "grades",
    **dict.fromkeys(("latest", "latest value", "current", "current value", "result"), "value"),
    "measure": "metric",
    "notes": "note",
}
"""How the head of a column is written -> the answer it holds; "" where that is its own name."""
COLUMNS = {
    "gaps": ("group", "text"),
    "benchmarks": ("text", "who", "how_often"),
    "differentiation": ("school", "support"),
}
"""The answers in the columns of a table below a priority."""


def figures(draft: "Draft", piece: Piece, name: str) -> list[Tree]:
    """Rows of figures below names: a table, or lines that end with a value and a year. Others stay remarks."""
    rows: list[Tree] = []
    for item in draft.reader.joiner.paragraphs(piece.items):
        if isinstance(item, Table):
            rows += _rows(item, name)
        elif found := FIGURE.match(item.text):
            row: Tree = {name: found["name"], "value": found["value"].replace(",", "")}
            rows.append(row | ({"year": found["year"]} if found["year"] else {}))
        else:
            draft.leave([item])
    return rows


def _rows(table: Table, name: str) -> list[Tree]:
    names = [cleaned(text_of(cell)).casefold().strip(" :") for cell in table.rows[0]]
    heads = [HEADS[head] or head if head in HEADS else "" for head in names]
    if name not in heads:
        heads[0] = name
    found = []
    for row in table.rows[1:]:
        texts = [cleaned(text_of(cell)) for cell in row]
        entry = {head: text.rstrip("%") if head in {"value", "baseline", "target"} else text
                 for head, text in zip(heads, texts, strict=False) if head and text}  # fmt: skip
        if entry:
            found.append(entry)
    return found


def rows_of_priority(draft: "Draft", piece: Piece, name: str) -> list[Tree]:
    """The gaps, benchmarks or schools of a priority: a table, or a text each."""
    table = next((item for item in piece.items if isinstance(item, Table)), None)
    if table is not None and len(table.rows) > 1:
        rows = ([cleaned(text_of(cell)) for cell in row] for row in table.rows[1:])
        return [dict(zip(COLUMNS[name], row, strict=False)) for row in rows]
    lines = (item.text for item in draft.reader.joiner.paragraphs(piece.items) if isinstance(item, Line))
    texts = draft.entries(piece) or list(lines)
    return [with_support(text) if name == "differentiation" else {"text": text} for text in texts]
