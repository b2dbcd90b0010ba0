"""Translations for tests, written as data beside their plan. JSON is YAML, so every text arrives as it is given."""

import json
from pathlib import Path
from typing import Any

from render.plans import TODAY
from soaplan.check import CheckResult, Options, check_file


def write(path: Path, data: dict[str, Any]) -> Path:
    """A file with this data."""
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")
    return path


def translated(folder: Path, plan: dict[str, Any], language: str, texts: dict[str, Any], **more: Any) -> CheckResult:
    """A plan and its translation in a folder; the translation, checked."""
    write(folder / "plan.yaml", plan)
    data = {"kind": "plan-translation", "cycle": "2024", "of": "plan.yaml", "language": language, "texts": texts}
    return check_file(write(folder / f"plan.{language}.yaml", data | more), Options(as_of=TODAY))
