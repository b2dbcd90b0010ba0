"""Questions about the shape of a model: which answers a part may have, and which part a path leads to."""

from functools import cache
from typing import Any, get_args

from soaplan.diagnostic import Pointer
from soaplan.plans.base import Node
from soaplan.plans.labels import fold, nearest


def part_of(annotation: Any) -> type[Node] | None:
    """The part that an annotation holds, alone or in a list; None for a plain answer."""
    if isinstance(annotation, type):
        return annotation if issubclass(annotation, Node) else None
    return next((found for inner in get_args(annotation) if (found := part_of(inner))), None)


def answers_of(part: type[Node]) -> list[str]:
    """The names of the answers that a part may have, as they are written in a file."""
    return [name for name, field in part.model_fields.items() if field.alias is None]


SAME_THING = (
    ("measure", "metric"),
    ("total", "amount", "cost", "budget"),
    ("today", "current", "currently", "now"),
    ("target", "goal"),
    ("website", "url", "web", "link"),
    ("email", "mail", "e-mail"),
    ("phone", "telephone", "tel"),
    ("id", "code"),
    ("schools", "school"),
)
"""Names that mean the same in different parts of the form, or in other words."""


def near_key(part: type[Node], key: str) -> str | None:
    """The answer that a name very likely means: in other words, by a whole word of its name (`vote`), or by a slip."""
    names = answers_of(part)
    written = fold(key)
    alike = [name for words in SAME_THING if written in map(fold, words) for name in words if name in names]
    if len(alike) == 1:
        return alike[0]
    holding = [name for name in names if f"_{key.lower()}_" in f"_{name}_"]
    return holding[0] if len(holding) == 1 else nearest(key, names)


def part_at(model: type[Node], pointer: Pointer) -> type[Node] | None:
    """The part that a path leads to, or None where it leads to a plain answer."""
    part: type[Node] | None = model
    for segment in pointer:
        if isinstance(segment, int):
            continue
        field = part.model_fields.get(segment) if part else None
        part = part_of(field.annotation) if field else None
    return part


def homes_of(model: type[Node], name: str) -> list[str]:
    """The ways to every part of the model that has an answer of this name: `analysis`, `focus_areas[].programs[]`."""
    return [path for path, part in _parts(model) if name in answers_of(part)]


@cache
def _parts(part: type[Node]) -> tuple[tuple[str, type[Node]], ...]:
    found: list[tuple[str, type[Node]]] = [("", part)]
    for name, field in part.model_fields.items():
        inner = part_of(field.annotation)
        if inner is not None:
            below = name if isinstance(field.annotation, type) else f"{name}[]"
            found += [(f"{below}.{path}".rstrip("."), deeper) for path, deeper in _parts(inner)]
    return tuple(found)


def parts_of(model: type[Node]) -> dict[str, type[Node]]:
    """Every part of a file below its model, by the name of its class."""
    found: dict[str, type[Node]] = {}
    for field in model.model_fields.values():
        if (part := part_of(field.annotation)) and part.__name__ not in found:
            found |= {part.__name__: part} | parts_of(part)
    return found
