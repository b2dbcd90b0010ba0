"""The clean short plan with some answers changed, and what a check then finds."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from soaplan.check import CheckResult, Options
from soaplan.check.run import check_bytes

BASE = Path(__file__).parent / "cases" / "base.yaml"
LONG_AFTER = date(2028, 1, 1)


def check_changed(changes: Mapping[str, Any], as_of: date = LONG_AFTER) -> CheckResult:
    """Check the clean plan with these answers instead of its own: `engagement.families`, `targets.additional.0`."""
    plan = YAML(typ="base").load(BASE.read_text(encoding="utf-8"))
    for way, value in changes.items():
        _put(plan, way.split("."), value)
    return check_bytes(json.dumps(plan).encode(), Options(as_of=as_of))


def codes_of(changes: Mapping[str, Any], as_of: date = LONG_AFTER) -> list[str]:
    """The codes of what is found in the changed plan."""
    return [found.code for found in check_changed(changes, as_of).diagnostics]


def _put(holder: Any, way: list[str], value: Any) -> None:
    """Set a value below, making the answers on the way that are not there; numbers are places in a list."""
    key: Any = int(way[0]) if isinstance(holder, list) else way[0]
    if len(way) == 1:
        holder[key] = value
        return
    if isinstance(holder, dict):
        holder.setdefault(key, {})
    _put(holder[key], way[1:], value)
