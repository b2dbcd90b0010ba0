"""How entries of an improvement plan name each other: by an id, or by a text or the beginning of one."""

from collections.abc import Sequence
from typing import Any, TypeVar

from soaplan.plans.base import Node, known
from soaplan.plans.labels import fold

N = TypeVar("N", bound=Node)
SHORTEST = 8
"""Letters of a text that are enough to tell which entry is meant."""


def id_of(node: Any) -> str:
    """The id of an entry; nothing where it has none that can be read."""
    written = getattr(node, "id", None)
    return written if isinstance(written, str) else ""


def names_of(node: Any) -> tuple[str, str]:
    """The id and the text of an entry, as they are compared; empty where there is none."""
    return fold(id_of(node)), fold(str(known(getattr(node, "text", None)) or ""))


def is_named_by(node: Any, text: str) -> bool:
    """Whether a text is the id or the text of an entry, or a part of the text long enough to tell."""
    said, own = fold(text), fold(str(known(node.text) or ""))
    if said in names_of(node):
        return True
    return len(min(said, own, key=len)) >= SHORTEST and (said in own or own in said)


def found_in(nodes: Sequence[N], text: str) -> N | None:
    """The entry that a text names: the one with this id or text, else the first of which it is a part."""
    exact = next((node for node in nodes if fold(text) in names_of(node)), None)
    return exact or next((node for node in nodes if is_named_by(node, text)), None)
