"""The mark by which soaplan knows its own pages again."""

from pathlib import Path

import pytest

from soaplan.check import Options, check_file
from soaplan.plans.kinds import KINDS
from soaplan.render import FORMATS, formats_of
from soaplan.render.made import made_by, says_the_same
from soaplan.version import VERSION
from soaplan.workspace.files import is_ours

EXAMPLES = Path(__file__).parents[2] / "examples"
FILES = {
    result.kind: result
    for result in (check_file(path, Options()) for path in sorted(EXAMPLES.rglob("*.yaml")) if is_ours(path))
}
WRITTEN = [(kind, format_) for kind in KINDS for format_ in formats_of(FILES[kind])]


@pytest.mark.parametrize(("kind", "format_"), WRITTEN)
def test_every_page_says_who_made_it(kind: str, format_: str) -> None:
    page = FORMATS[format_](FILES[kind])
    assert made_by(page.encode()) == VERSION
    assert made_by(page.replace("\n", "\r\n").encode()) == VERSION


@pytest.mark.parametrize(("kind", "format_"), WRITTEN)
def test_a_page_of_another_version_says_the_same(kind: str, format_: str) -> None:
    page = FORMATS[format_](FILES[kind])
    older = page.replace(f"soaplan {VERSION}", "soaplan 0.0.9").encode()
    assert older != page.encode()
    assert says_the_same(older, page)
    assert says_the_same(older.replace(b"\n", b"\r\n"), page)
    assert not says_the_same(older.replace(b"Public", b"Private"), page)


@pytest.mark.parametrize(
    "page",
    [
        "",
        "<!doctype html><title>Our plan</title>Made with soaplan 0.1.0 by hand",
        '<meta name="generator" content="Publisher 3">',
        "# Our plan\n\nSee the\nMade with soaplan 0.1.0\n",
        'Read [//]: # "generator: soaplan 0.1.0"',
    ],
)
def test_pages_of_others_are_not_ours(page: str) -> None:
    assert made_by(page.encode()) is None
