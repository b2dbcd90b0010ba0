"""From a symbolic finding to one with a place, a severity, and the name that the form gives it."""

from typing import Any

from soaplan.catalog.models import Weight
from soaplan.check.shape_words import shortened
from soaplan.diagnostic import Finding, Pointer, Severity, Span
from soaplan.plans.base import Node
from soaplan.source.document import SourceDocument
from soaplan.source.faults import CUT, quoted

LENIENT: dict[Weight, tuple[Severity, tuple[str, ...]]] = {
    "missing": (Severity.ERROR, ("draft",)),
    "missing-until-vote": (Severity.ERROR, ("draft", "proposed")),
    "wanting": (Severity.WARNING, ("draft",)),
}
"""How much it weighs that something is not there, and in which stages that is only a todo."""


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


def help_of(finding: Finding, document: SourceDocument) -> str:
    """What to do; where an answer is missing because a `#` stands before it (`name: #5 District`), that first."""
    spot = document.follow(finding.pointer)
    if finding.code != MISSING or not spot.complete or spot.entry is None:
        return finding.help
    key = spot.entry.key_span
    line = document.lines[key.line - 1]
    colon = line.find(":", document.source.text_column(key.line - 1, key.end_column - 1))
    if (found := CUT.match(line, colon + 1)) is None:
        return finding.help
    remark = shortened(found[1].rstrip())
    said = f"A `#` after a space begins a remark, so “{remark}” was not read."
    return (
        f"{said} If it is the answer, put it in quotation marks: `{spot.entry.key}: {quoted(remark)}`. {finding.help}"
    )


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
