"""What the pages for developers name is there."""

import re
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
PAGES = [PROJECT / "CONTRIBUTING.md", PROJECT / "docs" / "architecture.md", *PROJECT.glob("docs/adding-*.md")]
NAMED = re.compile(r"`(?:[^`<>* ]*/)?[\w./-]+(?:\.(?:py|yaml|toml|html|txt|jsonl)|/)`")
"""A file, or a folder with its slash, as these pages name one; not a pattern such as `<CODE>/`."""
LONGEST = 400
FOLDERS = ("src/soaplan", "catalog", "docs", "examples", "schemas", "tests", "tools")
FILES = [
    f"{path}/" for folder in FOLDERS for path in (PROJECT / folder).rglob("*.*") if path.parent.name != "__pycache__"
]
EXAMPLES = frozenset(
    {
        "council_minutes",
        "council-minutes",
        "2030",
        "our-catalog",
        "plan.yaml",
        "soaplan.toml",
        ".pre-commit-config.yaml",
        ".venv",
    }
)
"""What the pages make up, or what only a checkout has that was set up."""


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_file_that_a_page_names_is_there(page: Path) -> None:
    named = {found.strip("`").strip("/") for found in NAMED.findall(page.read_text(encoding="utf-8"))}
    assert {name for name in named if not is_there(name) and not any(one in name for one in EXAMPLES)} == set()


def is_there(name: str) -> bool:
    """Whether a file or folder of this name is in the project, as far down as the page begins to name it."""
    return (PROJECT / name).exists() or any(f"/{name}/" in path for path in FILES)


def test_no_module_is_longer_than_contributing_says() -> None:
    assert "never above four hundred" in (PROJECT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    lengths = {str(path): path.read_text(encoding="utf-8").count("\n") for path in (PROJECT / "src").rglob("*.py")}
    assert {path: length for path, length in lengths.items() if length > LONGEST} == {}
