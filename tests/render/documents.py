"""Files of every kind but the plan, written as data, with a text in every place that takes one."""

import json
from collections.abc import Callable, Iterator
from itertools import count
from typing import Any, get_args

from render.plans import EXAMPLES, TODAY, checked
from soaplan.check import CheckResult, Options, check_file
from soaplan.plans.base import Node
from soaplan.plans.envelope import Envelope
from soaplan.plans.kinds import KINDS

OF_DOCUMENTS = ("soa-progress-report", "district-prioritization", "sustainable-improvement-plan")
CYCLES = {
    "soa-plan": "2024", "soa-progress-report": "2024", "district-prioritization": "2023",
    "sustainable-improvement-plan": "2024",
}  # fmt: skip
UNSEEN = frozenset({"kind", "cycle", "status", "waivers", "notes", "type", "governing_body", "schools", "contact"})
"""Answers of the envelope that no document shows, or that a test of their own has."""
EXAMPLE_FILES = tuple(
    path
    for path in sorted(EXAMPLES.glob("*/*.yaml"))
    if any(f"kind: {kind}" in path.read_text(encoding="utf-8") for kind in OF_DOCUMENTS)
)


def file_of(kind: str, **answers: Any) -> dict[str, Any]:
    """A file of a kind with these answers."""
    return {"kind": kind, "cycle": CYCLES[kind]} | answers


def empty(kind: str) -> CheckResult:
    """A file that answers nothing yet."""
    return checked(file_of(kind, status="draft"))


def everywhere(kind: str, text: Callable[[], str] | str) -> dict[str, Any]:
    """A file with a text in every place that takes one, entries of lists that are one text too."""
    write = text if callable(text) else lambda: text
    filled = _filled(KINDS[kind].model, write)
    contact = {name: write() for name in ("name", "title", "email", "phone")}
    district = {"name": write(), "code": write(), "website": write(), "contact": contact}
    parent = {"parent_plan": write()} if kind == "district-prioritization" else {}
    return file_of(kind, **filled) | {"status": "submitted", "district": district | parent}


def _filled(model: type[Node], write: Callable[[], str]) -> dict[str, Any]:
    unseen = UNSEEN if issubclass(model, Envelope) else UNSEEN - {"schools"}
    return {name: _value(field.annotation, write) for name, field in model.model_fields.items() if name not in unseen}


def _value(annotation: Any, write: Callable[[], str]) -> Any:
    parts = list(_parts_of(annotation))
    node = next((part for part in parts if isinstance(part, type) and issubclass(part, Node)), None)
    if dict in parts:
        return {write(): write()}
    if tuple in parts:
        return [_filled(node, write) if node else write(), write()]
    return _filled(node, write) if node else write()


def _parts_of(annotation: Any) -> Iterator[Any]:
    """Every type inside an annotation."""
    yield getattr(annotation, "__origin__", annotation)
    for inner in get_args(annotation):
        yield from _parts_of(inner)


def numbered() -> Callable[[], str]:
    """Writes another word each time: Wert1, Wert2."""
    numbers = count(1)
    return lambda: f"Wert{next(numbers)}z"


def words_of(file: Any) -> list[str]:
    """Every word that `numbered` has written, keys of tables too."""
    return [text for text in _texts(file) if text.startswith("Wert")]


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from (key, *_texts(item))
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
    else:
        yield str(value)


def example_document(name: str) -> CheckResult:
    """One of the files that come with soaplan, by its path in the folder of examples."""
    return check_file(EXAMPLES / name, Options(as_of=TODAY))


def as_text(file: dict[str, Any]) -> bytes:
    """A file as it lies on disk."""
    return json.dumps(file, ensure_ascii=False, indent=1).encode("utf-8")
