"""Texts that honest districts write, and that no rule may take for a fault.

Each file of `tests/honest/` holds entries: a title, the place in the base plan, the text that is put there, and
whatever else the plan needs so that the text makes sense (`with`). `base` names another plan to put it into.
"""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from case_text import CASES
from changed_plan import put
from soaplan.check import Options, check_bytes

HONEST = Path(__file__).parent / "honest"


def read(path: Path) -> Any:
    """The content of a file; written out again, every value stands as it was."""
    return YAML(typ="rt").load(path.read_text(encoding="utf-8"))


def entries() -> list[Any]:
    """Every entry of every file, with its title as the name of the test."""
    found = []
    for path in sorted(HONEST.glob("*.yaml")):
        found += [pytest.param(entry, id=f"{path.stem}: {entry['title']}") for entry in read(path)]
    return found


@pytest.mark.parametrize("entry", entries())
def test_an_honest_text_is_no_finding(entry: Any) -> None:
    base = CASES / entry.get("base", "base.yaml")
    plan = read(base)
    put(plan, entry["path"], entry["text"])
    for way, value in (entry.get("with") or {}).items():
        put(plan, way, value)
    out = StringIO()
    yaml = YAML(typ="rt")
    yaml.width = 100_000
    yaml.dump(plan, out)
    result = check_bytes(out.getvalue().encode(), Options(), base.name, base.parent)
    assert [f"{found.code} {found.where}: {found.message}" for found in result.diagnostics] == []


def test_there_are_enough_honest_texts() -> None:
    assert len(entries()) >= 40
