"""No accessibility fault that a program can find, in light, dark, on a narrow phone, and in forced colors."""

import pytest

from browser.checks import TOO_WIDE, axe, load_axe
from browser.conftest import Visit, Visitor
from browser.pages import PAGES

NO_MEDIA = {"color_scheme": "light", "forced_colors": "none"}
WAYS = {
    "light": (1280, NO_MEDIA),
    "dark": (1280, NO_MEDIA | {"color_scheme": "dark"}),
    "narrow": (320, NO_MEDIA),
    "forced colors": (1280, NO_MEDIA | {"forced_colors": "active"}),
}
UNDECIDED = {
    "th-has-data-cells": "a column of bars has no text in it: the column before it says the same in figures",
    "color-contrast": "cells of a wide table that are scrolled out of sight; a wide screen shows them",
}
"""What axe-core leaves to a person, and what a person found."""
OUT_OF_SIGHT = "[...document.querySelectorAll('[role=region]')].some(e => e.scrollWidth > e.clientWidth)"


NOTHING_OVER_IT = "document.querySelectorAll('.back').forEach(e => e.style.position = 'static')"
"""The link that stays in sight stands over whatever is below it, until one scrolls on."""


@pytest.fixture(scope="module", params=PAGES)
def opened(request: pytest.FixtureRequest, visit: Visitor) -> Visit:
    found = visit(request.param)
    load_axe(found.page)
    found.page.evaluate(NOTHING_OVER_IT)
    return found


@pytest.mark.parametrize("way", WAYS)
def test_axe_finds_nothing(opened: Visit, way: str) -> None:
    width, media = WAYS[way]
    opened.page.emulate_media(**media)
    opened.page.set_viewport_size({"width": width, "height": 900})
    violations, undecided = axe(opened.page)
    assert violations == []
    allowed = UNDECIDED.keys() - (set() if opened.page.evaluate(OUT_OF_SIGHT) else {"color-contrast"})
    assert [rule for rule in undecided if rule[0] not in allowed] == []
    assert opened.page.evaluate(TOO_WIDE) <= 0
    assert len(opened.requests) == 1, "the page asks for nothing but itself"
