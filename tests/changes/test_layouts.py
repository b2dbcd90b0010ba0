"""The same file in another layout: `diff` has nothing to tell."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from changes.layouts import LAYOUTS
from soaplan.catalog import own_catalogs
from soaplan.changes import compare
from soaplan.check import CheckResult, Options, check_bytes
from soaplan.plans.kinds import KINDS
from soaplan.skeleton.build import KINDS_TO_BEGIN, skeleton

TOP = Path(__file__).parents[2]
TODAY = date(2024, 6, 1)


def files() -> Iterator[Any]:
    """The examples, the files that the cases are made from, and a new file of each kind."""
    for folder, pattern in (("examples", "**/*.yaml"), ("tests/cases", "base*.yaml"), ("tests/changes", "full.yaml")):
        for path in sorted((TOP / folder).glob(pattern)):
            yield pytest.param(path.read_text(encoding="utf-8"), path.parent, id=str(path.relative_to(TOP)))
    for kind in KINDS_TO_BEGIN:
        catalog = own_catalogs().newest(KINDS[kind].instrument)
        yield pytest.param(skeleton(kind, catalog), TOP / "examples", id=f"new {kind}")


def checked(text: str, folder: Path) -> CheckResult:
    result = check_bytes(text.encode(), Options(as_of=TODAY), "file.yaml", folder)
    assert result.plan is not None, result.diagnostics
    return result


@pytest.mark.parametrize(("text", "folder"), list(files()))
def test_another_layout_is_no_change(text: str, folder: Path) -> None:
    old = checked(text, folder)
    for layout, written in LAYOUTS.items():
        comparison = compare(old, checked(written(text), folder), TODAY)
        assert [change.sentence for change in comparison.changes] == [], layout
        assert comparison.old.unread == comparison.new.unread, layout
