"""Every text of a plan, with the way to it."""

from collections.abc import Iterator
from typing import Any

from soaplan.diagnostic import Pointer
from soaplan.plans.base import Node


def texts_of(node: Node) -> Iterator[tuple[Pointer, str]]:
    """Every answer below a part that was read as text, in the order of the form; codes and labels too.

    Answers that are missing or cannot be read are passed over.
    """
    for name in type(node).model_fields:
        yield from _texts_in(getattr(node, name), node.at(name))


def _texts_in(value: Any, path: Pointer) -> Iterator[tuple[Pointer, str]]:
    """Go down by the way itself: a part may not know its own place yet."""
    if isinstance(value, str):
        yield path, value
        return
    for key, item in _items(value):
        yield from _texts_in(item, (*path, key))


def _items(value: Any) -> list[tuple[str | int, Any]]:
    """What a part, a list or a table holds, each item with its key."""
    if isinstance(value, Node):
        return [(name, getattr(value, name)) for name in type(value).model_fields]
    if isinstance(value, tuple):
        return list(enumerate(value))
    return list(value.items()) if isinstance(value, dict) else []
