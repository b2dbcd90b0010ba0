"""What a comma inside braces has cut: `{FY25: 400,000}` is read as 400 and a name `000`."""

import re

from soaplan.regex import regex
from soaplan.source.nodes import Entry, Mapping, Node, Scalar

FIRST_DIGITS = regex(r"(?:(?:about|approx\.?|approximately|ca\.|~|USD) ?)?-?\$?\d{1,3}", re.IGNORECASE)
MORE_DIGITS = regex(r"\d{3}(?:\.\d+)?%?(?: ?[A-Za-z]+)?")


def split_amounts(node: Mapping) -> tuple[dict[str, str], list[Entry]]:
    """`{FY25: 400,000}`: the keys whose amount a comma cut, with the whole amount, and the stray entries."""
    amounts: dict[str, str] = {}
    strays: list[Entry] = []
    current: Entry | None = None
    for entry in node.written:
        if current is not None and MORE_DIGITS.fullmatch(entry.key) and _is_nothing(entry.value):
            strays.append(entry)
            if node.entries[current.key] is current:
                amounts[current.key] = f"{amounts.get(current.key, _text(current.value))},{entry.key}"
        else:
            current = entry if FIRST_DIGITS.fullmatch(_text(entry.value)) else None
    return amounts, strays


def pieces_of(node: Mapping) -> dict[str, tuple[str, list[str]]]:
    """`{date: March 14, 2024}`: `2024` is read as a name; it belongs to the answer `date`: "March 14", "2024"."""
    pieces: dict[str, tuple[str, list[str]]] = {}
    parts: list[str] = []
    owner = ""
    for entry in node.written:
        if parts and _is_nothing(entry.value):
            parts.append(entry.key)
            pieces[entry.key] = (owner, parts)
        else:
            owner, text = entry.key, _text(entry.value)
            parts = [text] if text else []
    return pieces


def _text(node: Node) -> str:
    return node.text if isinstance(node, Scalar) and not node.style else ""


def _is_nothing(node: Node) -> bool:
    return isinstance(node, Scalar) and not node.text and not node.style
