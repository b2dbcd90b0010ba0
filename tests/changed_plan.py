"""A clean base file of the cases with some answers changed, and what a check then finds."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from case_text import CASES
from soaplan.check import CheckResult, Options
from soaplan.check.run import check_bytes

BASE = CASES / "base.yaml"
LONG_AFTER = date(2028, 1, 1)
Changes = Mapping[str, Any]
"""Pointers with the new answers: `engagement.families`, `targets.additional.0`. `...` takes an answer out."""


def changed(base: Path, changes: Changes) -> Any:
    """The content of a file with these answers instead of its own."""
    content = YAML(typ="base").load(base.read_text(encoding="utf-8"))
    for pointer, value in changes.items():
        put(content, pointer, value)
    return content


def put(content: Any, pointer: str, value: Any) -> None:
    """Set an answer, making those on the way that are not there; the place behind the last of a list appends."""
    *above, last = pointer.split(".")
    for key in above:
        content = content[int(key)] if isinstance(content, list) else content.setdefault(key, {})
    key = int(last) if isinstance(content, list) else last
    if value is ...:
        del content[key]
    elif isinstance(content, list) and key == len(content):
        content.append(value)
    else:
        content[key] = value


def check_changed(
    changes: Changes, as_of: date = LONG_AFTER, base: Path = BASE, folder: Path | None = None
) -> CheckResult:
    """Check a base with these changes, as if it lay in `folder`."""
    content = json.dumps(changed(base, changes)).encode()
    return check_bytes(content, Options(as_of=as_of), "plan.yaml", folder or base.parent)


def codes_of(changes: Changes, as_of: date = LONG_AFTER) -> list[str]:
    """The codes of what is found in the changed plan."""
    return [found.code for found in check_changed(changes, as_of).diagnostics]
