"""From a symbolic finding to one with a place, a severity, and the name that the form gives it."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from soaplan.catalog.models import Weight
from soaplan.check.shape_words import STRANGER, shortened
from soaplan.diagnostic import Edit, Finding, Fix, Pointer, Severity, Span
from soaplan.plans.base import Node
from soaplan.plans.envelope import BEFORE_VOTE, DRAFT
from soaplan.regex import regex
from soaplan.source.document import LITERAL, SourceDocument
from soaplan.source.faults import cut_off, quoted
from soaplan.source.nodes import Entry, Mapping, Scalar

if TYPE_CHECKING:
    from soaplan.source.edit import Editor

LENIENT: dict[Weight, tuple[Severity, tuple[str, ...]]] = {
    "missing": (Severity.ERROR, (DRAFT,)),
    "missing-until-vote": (Severity.ERROR, BEFORE_VOTE),
    "wanting": (Severity.WARNING, (DRAFT,)),
}
"""How much it weighs that something is not there, and in which stages that is only a todo."""
UNANSWERED: tuple[Weight, ...] = ("missing", "missing-until-vote")
"""How much it weighs that a question has no answer."""


def severity_of(weight: Weight, status: str | None) -> Severity:
    """How much a finding weighs at the stage that the plan has reached."""
    if weight not in LENIENT:
        return Severity(weight)
    severity, stages = LENIENT[weight]
    return Severity.TODO if status in stages else severity


def place(finding: Finding, document: SourceDocument) -> Span:
    """The place of a finding in the file."""
    if finding.span is not None:
        return finding.span
    if finding.piece is not None:
        return document.locate_piece(finding.pointer, finding.piece)
    return document.locate(finding.pointer, on_key=finding.on_key)


def fix_of(finding: Finding, document: SourceDocument, content: bytes) -> Fix | None:
    """The fix of a finding as stretches of the file; None where it has none, or where it can't be written safely."""
    fix = finding.fix
    if fix is None or fix.edits:
        return fix
    if fix.how == "move_out":
        edits = _moved_out(finding, document)
        return replace(fix, edits=edits) if edits else None
    from soaplan.source.edit import Editor  # noqa: PLC0415 - needed only where something can be fixed
    from soaplan.source.layout import EditError  # noqa: PLC0415 - only where something can be fixed

    editor, pointer = Editor(content, document), finding.pointer if fix.at is None else fix.at
    pointer = pointer if fix.how == "rename" else document.trim(pointer)
    try:
        remarks = _do(editor, fix, pointer)
    except EditError:
        return None
    return None if remarks else replace(fix, edits=editor.edits())


def _moved_out(finding: Finding, document: SourceDocument) -> tuple[Edit, ...]:
    """The lines of a `|` text from a place on, moved in line with the name of the text; nothing if one can't be."""
    spot, start = document.follow(finding.pointer), place(finding, document)
    if spot.entry is None or not isinstance(spot.node, Scalar) or spot.node.style != LITERAL:
        return ()
    depth = start.column - spot.entry.key_span.column
    last = spot.node.span.line + len(spot.node.text.rstrip("\n").split("\n"))
    lines = {number: document.lines[number - 1] for number in range(start.line, last + 1)}
    if depth <= 0 or any(line[:depth].strip() for line in lines.values()):
        return ()
    return tuple(Edit(Span(number, 1, number, depth + 1), "") for number, line in lines.items() if line.strip())


def _do(editor: "Editor", fix: Fix, pointer: Pointer) -> list[str]:
    """Do what a fix says; give back the remarks that would be lost. Raises EditError."""
    if isinstance(fix.text, tuple):
        return editor.write_list(pointer, fix.text)
    if fix.remark:
        editor.put_behind(pointer, fix.remark)
    if fix.how == "write" and not fix.until:
        return editor.write(pointer, fix.text)
    if fix.how == "write":
        editor.write_pieces(pointer, fix.until, fix.text)
    elif fix.how == "rename":
        editor.rename(pointer, fix.text)
    else:
        editor.without_dashes(pointer)
    return []


def help_of(finding: Finding, document: SourceDocument) -> str:
    """What to do, with what only the written file can tell."""
    spot = document.follow(finding.pointer)
    if finding.code == MISSING and spot.complete and spot.entry is not None:
        return _behind_a_sign(spot.entry, document) + finding.help
    if finding.case == STRANGER and (mend := _part_of_the_text_above(finding.pointer, document)):
        return mend
    section = str(finding.pointer[0]) if len(finding.pointer) > 1 and not spot.followed else ""
    if section and finding.help and finding.code not in ABOUT_THE_FILE and f"{section}:" not in finding.help:
        first = f"The line `{section}:` is missing too. Add it above, at the left edge."
        return f"{first} {finding.help}" if "\n" in finding.help else f"{finding.help} {first}"
    return finding.help


def _behind_a_sign(entry: Entry, document: SourceDocument) -> str:
    """Where an answer is missing because a `#` stands before it (`name: #5 District`), that."""
    key = entry.key_span
    line = document.lines[key.line - 1]
    colon = line.find(":", document.source.text_column(key.line - 1, key.end_column - 1))
    if not (remark := shortened(cut_off(line, colon + 1, ""))):
        return ""
    said = f"A `#` after a space starts a comment, so “{remark}” wasn't read."
    return f"{said} If it's the answer, put it in quotation marks: `{entry.key}: {quoted(remark)}`. "


def _part_of_the_text_above(pointer: Pointer, document: SourceDocument) -> str:
    """What to do about an unknown name that reads like the beginning of a sentence: it may be pasted text.

    Nothing for any other name. Told to delete it, a person would lose a paragraph.
    """
    *way, name = pointer
    holder = document.follow(tuple(way)).node
    if not isinstance(name, str) or not SENTENCE.match(name) or not isinstance(holder, Mapping) or holder.flow:
        return ""
    names = list(holder.entries)
    above = holder.entries[names[names.index(name) - 1]] if name in names[1:] else None
    quotes = "If it's a comment, start the line with `#`."
    if above is None or not isinstance(above.value, Scalar) or not above.value.text:
        return f"Which answer is this? Its name is missing above it. {quotes}"
    spaces = above.key_span.column + 1
    if above.value.style == LITERAL:
        return (
            f"If it's part of the text of `{above.key}:` (line {above.key_span.line}), put {spaces} spaces "
            "before it and before every line after it in that text. If it's an answer, its name is missing above it."
        )
    return (
        f"If it's part of the text of `{above.key}:` on line {above.key_span.line}, write `|` after that colon and "
        f"the whole text on the lines below it, each with {spaces} spaces before it. {quotes}"
    )


SENTENCE = regex(r"[A-Z\u00c0-\u00dc\u201c\"'(].*|\S+ \S+ \S.*")
"""How a sentence begins; names begin with small letters and have few words."""
ABOUT_THE_FILE = frozenset({"DOC011", "DOC002", "DOC006", "DOC012", "DOC018"})
MISSING = "DOC010"


def name_of(root: Node | None, pointer: Pointer) -> str:
    """The answer as the form names it: "Focus Area 2.2, program 2.2D, funding"."""
    names: list[str] = []
    value: Any = root
    for segment in pointer:
        value = _step(value, segment, names)
    return ", ".join(names) or "the file"


def _step(value: Any, segment: str | int, names: list[str]) -> Any:
    """Go one segment down; add what the form calls it."""
    if isinstance(value, Node) and isinstance(segment, str):
        field = type(value).model_fields.get(segment)
        names.append(field.title if field and field.title else str(segment))
        return getattr(value, segment, None)
    if isinstance(value, tuple) and isinstance(segment, int):
        item = value[segment] if segment < len(value) else None
        if isinstance(item, Node) and item.STANDS_ALONE:
            names[:] = [item.called(segment)]
        elif isinstance(item, Node):
            names[-1:] = [*_outer(names), item.called(segment)]
        else:
            names.append(f"entry {segment + 1}")
        return item
    names.append(f"entry {segment + 1}" if isinstance(segment, int) else segment)
    return value.get(segment) if isinstance(value, dict) else None


def _outer(names: list[str]) -> list[str]:
    """The name of a list is dropped before the name of its item, unless it names the section."""
    return [names[-1].split(",")[0]] if names and names[-1].startswith("Section") else []
