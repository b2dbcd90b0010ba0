"""The Nu HTML Checker finds neither an error nor a warning, whatever the plan says."""

import re

import pytest

from browser.pages import ATTACKS, PAGES

FAULTS = [
    "missing a required instance of child element “title”",
    "adding a “lang” attribute",
    "must have an “alt” attribute",
    "Duplicate ID “twice”",
    "The heading “h4”",
]
"""What the checker must say of the bad page."""
MISTAKEN = re.compile("violates Content Security Policy .*: image “data:image/.* blocked by “img-src”")
"""What the checker is wrong about: browsers show a picture inside the page (test_style.py holds that)."""


@pytest.mark.parametrize("name", [*PAGES, *(name for name in ATTACKS if not name.endswith(" wiki"))])
def test_the_page_is_valid(told: dict[str, list[str]], name: str) -> None:
    assert [message for message in told[name] if not MISTAKEN.search(message)] == []


@pytest.mark.parametrize("fault", FAULTS)
def test_the_bad_page_is_caught(told: dict[str, list[str]], fault: str) -> None:
    assert any(fault in message for message in told["bad"])
