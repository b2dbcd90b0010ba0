"""What a progress report says: figures in tables or lines, and how far each program is."""

import re
from typing import TYPE_CHECKING, Any

from soaplan.importing.blocks import Table, text_of
from soaplan.importing.pieces import Piece
from soaplan.importing.prose import cleaned
from soaplan.importing.values import Value
from soaplan.plans.labels import fold, meant
from soaplan.plans.soa_progress_report import ALSO_STATUSES, PROGRAM_STATUSES

if TYPE_CHECKING:
    from soaplan.importing.draft import Draft

Tree = dict[str, Any]
STATUSES = {fold(name): name for name in PROGRAM_STATUSES} | {fold(name): of for name, of in ALSO_STATUSES.items()}
FIGURE = re.compile(
    r"^(?P<name>.+?)[\s:–—-]+(?P<value>\d[\d,]*(?:\.\d+)?|not (?:yet )?(?:reported|available)|suppressed|n/a) ?%?"
    r"(?:[\s,(]+(?P<year>20\d\d)\)?)?\.?$",
    re.IGNORECASE,
)
HEADS = {
    **dict.fromkeys(("subject", "grades", "baseline", "target", "value", "year", "metric", "note"), ""),
    "grade": "grades",
    **dict.fromkeys(("latest", "latest value", "current", "current value", "result"), "value"),
    "measure": "metric",
    "notes": "note",
}
"""How the head of a column is written -> the answer it holds; "" where that is its own name."""


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


def lowest(draft: "Draft", piece: Piece) -> None:
    """The figures of the state's target."""
    rows = figures(draft, piece, "subject")
    if rows:
        draft.put("progress.lowest_performing_students", Value(rows, piece.where))


def of_program(draft: "Draft", piece: Piece) -> None:
    """One answer about one program."""
    name = piece.place.removeprefix("progress.programs[].")
    programs = draft.tree.setdefault("progress", {}).setdefault("programs", [])
    program = next((each for each in programs if each["id"] == piece.program), None)
    if not piece.program:
        draft.leave(piece.items)
        return
    if program is None:
        programs.append(program := {"id": piece.program})
        programs.sort(key=lambda each: str(each["id"]))
    before = len(program)
    if name == "status":
        _status(draft, program, piece)
    elif name == "metrics":
        if rows := figures(draft, piece, "metric"):
            program[name] = Value(rows, piece.where)
    elif (value := draft.text(piece)) is not None:
        program[name] = value
    draft.placed += len(program) > before


def _status(draft: "Draft", program: Tree, piece: Piece) -> None:
    choices = draft.reader.choices(piece.items)
    named = [text for box, text, _ in choices if box] or [text for box, text, _ in choices if box is None]
    for number, text in enumerate(named):
        status = STATUSES.get(fold(text.rstrip("."))) or meant(text, {name: name for name in PROGRAM_STATUSES})
        if status:
            program["status"] = Value(status, piece.where)
            rest = [line for _, other, line in choices[number + 1 :] if other not in PROGRAM_STATUSES]
            if rest and "evidence" not in program:
                program["evidence"] = Value(draft.reader.joiner.prose(list(rest)), piece.where)
            return
    draft.leave(piece.items)
