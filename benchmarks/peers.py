"""Other programs that check YAML files: yamllint by style alone, check-jsonschema and yamale by a schema.

They are installed from the package index into `build/peers` when they are first asked for. check-jsonschema goes by
the schema that soaplan exports, yamale by one made from the same model. None of them has a rule of the guidance, and
only yamllint tells lines.
"""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

from soaplan.plans.base import Node
from soaplan.plans.soa_plan import SoaPlan

PROJECT = Path(__file__).resolve().parents[1]
HOME = PROJECT / "build" / "peers"
BIN = HOME / ("Scripts" if sys.platform == "win32" else "bin")
SCHEMA = PROJECT / "schemas" / "soa-plan" / "2024.schema.json"
YAMALE_SCHEMA = HOME / "soa-plan.yamale.yaml"
COMMANDS = {
    "yamllint": ("-d", "relaxed"),
    "check-jsonschema": ("--schemafile", str(SCHEMA)),
    "yamale": ("--no-strict", "-s", str(YAMALE_SCHEMA)),
}
"""Name -> its options."""
VALUE = "any(str(), num(), bool(), day(), list(), map(), required=False)"


def peers() -> dict[str, tuple[str, ...]]:
    """The programs that are there or can be installed, each with how it is called; files come behind."""
    if not BIN.is_dir():
        subprocess.run([sys.executable, "-m", "venv", HOME], check=True)
    YAMALE_SCHEMA.write_text("\n---\n".join(yamale_schema()), encoding="utf-8")
    return {name: (str(BIN / name), *options) for name, options in COMMANDS.items() if is_installed(name)}


def is_installed(name: str) -> bool:
    """Whether a program is there, or could be installed now."""
    if not (BIN / name).exists():
        subprocess.run([BIN / "python", "-m", "pip", "install", "--quiet", name], check=False)
    return (BIN / name).exists()


def yamale_schema() -> Iterator[str]:
    """The answers of a plan in yamale's language: the plan itself, then every part by its name."""
    for part in parts_of(SoaPlan, {}):
        answers = "\n".join(f"{'  ' * (part is not SoaPlan)}{line}" for line in answers_of(part))
        yield answers if part is SoaPlan else f"{part.__name__}:\n{answers}"


def parts_of(part: type[Node], seen: dict[type[Node], None]) -> dict[type[Node], None]:
    """A part and those below it, each once."""
    seen[part] = None
    for field in part.model_fields.values():
        below = part_in(field.annotation)
        if below is not None and below not in seen:
            parts_of(below, seen)
    return seen


def answers_of(part: type[Node]) -> Iterator[str]:
    """The answers of one part: a part of its own, several, or a value."""
    for name, field in part.model_fields.items():
        below = part_in(field.annotation)
        one = f"include('{below.__name__}')" if below is not None else ""
        if field.alias is None:
            yield f"{name}: " + (f"any({one}, list({one}, str()), str(), required=False)" if one else VALUE)


def part_in(annotation: Any) -> type[Node] | None:
    """The part that an answer is, or that is in its list."""
    if isinstance(annotation, type) and issubclass(annotation, Node):
        return annotation
    return next(filter(None, map(part_in, get_args(annotation))), None)
