"""Writing a draft: plain YAML with remarks, which reads back to exactly what was meant."""

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from soaplan.importing.values import Value

KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_ /.()&-]*")
PLAIN = re.compile(r"[A-Za-z0-9$][A-Za-z0-9_@ /$.,()&-]*")
LONGEST_LINE = 110


def written(tree: dict[str, Any], remarks: list[str]) -> str:
    """The lines of a draft, with remarks at its end."""
    lines = [*_mapping(tree, 0), "", *remarks] if remarks else list(_mapping(tree, 0))
    return "\n".join(line.rstrip() for line in lines).strip("\n") + "\n"


def _mapping(tree: dict[str, Any], depth: int) -> Iterator[str]:
    for key, value in tree.items():
        yield from _entry(_key(key), value, depth)


def _key(key: str) -> str:
    return key if KEY.fullmatch(key) else json.dumps(key, ensure_ascii=False)


def _entry(key: str, value: Any, depth: int) -> Iterator[str]:
    space = " " * depth
    where, todo, plain = ("", "", value) if not isinstance(value, Value) else (value.where, value.todo, value.value)
    if todo:
        yield from remark(f"TODO: {todo}", depth)
    if where:
        yield from remark(f"from {where}", depth)
    if isinstance(plain, dict):
        yield f"{space}{key}:"
        yield from _mapping(plain, depth + 2)
    elif isinstance(plain, list):
        yield f"{space}{key}:"
        for item in plain:
            yield from _item(item, depth + 2)
    elif isinstance(plain, str) and ("\n" in plain or len(plain) > LONGEST_LINE - depth or not PLAIN.fullmatch(plain)):
        yield f"{space}{key}: |"
        yield from _block(plain, depth + 2)
    else:
        yield f"{space}{key}: {_scalar(plain)}".rstrip()


def _item(item: Any, depth: int) -> Iterator[str]:
    space = " " * depth
    lines = list(_mapping(item, depth + 2)) if isinstance(item, dict) else list(_entry("", item, depth))
    if isinstance(item, dict):
        first = next(number for number, line in enumerate(lines) if not line.lstrip().startswith("#"))
        yield from (line[2:] for line in lines[:first])
        yield f"{space}- {lines[first].lstrip()}"
        yield from lines[first + 1 :]
    else:
        for line in lines:
            yield line.replace(f"{space}:", f"{space}-", 1) if line.startswith(f"{space}:") else line


def _block(text: str, depth: int) -> Iterator[str]:
    """The lines of a text below `|`; it ends with exactly one line break."""
    for line in text.strip().split("\n"):
        yield f"{' ' * depth}{line.strip() if not line.startswith('  ') else line.rstrip()}" if line.strip() else ""


def _scalar(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Decimal):
        return f"{value:f}" if value != value.to_integral() else f"{value.to_integral():f}"
    return str(value)


def remark(text: str, depth: int = 0, first: str = "# ", others: str = "#   ") -> Iterator[str]:
    """A remark, broken into lines."""
    space, line = " " * depth, first
    begun = False
    for word in text.split():
        if begun and len(space) + len(line) + len(word) > LONGEST_LINE:
            yield space + line.rstrip()
            line = others
        line += f"{word} "
        begun = True
    yield space + line.rstrip()
