"""The style sheet is in force under the page's own policy, text may grow, and the focus is seen."""

import pytest

from browser.checks import BROKEN_AMOUNTS, CUT_OFF, TOO_WIDE
from browser.conftest import Visitor
from browser.pages import PAGES

COLORS = "(e => [e.backgroundColor, e.color])(getComputedStyle(document.body))"
LIGHT = ["rgb(255, 255, 255)", "rgb(22, 34, 43)"]
DARK = ["rgb(17, 24, 29)", "rgb(234, 231, 224)"]
OUTLINE = "(e => [e.outlineStyle, parseFloat(e.outlineWidth)])(getComputedStyle(document.activeElement))"
STOPS = "[...document.querySelectorAll('a[href], [tabindex=\"0\"]')].filter(e => e.getClientRects().length).length"
TEXT_SPACING = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-bottom: 2em !important; }
"""
"""The spacing that WCAG 2.1 names under 1.4.12."""
LARGE_TEXT = "html { font-size: 200% !important; }"
"""The size that WCAG 2.1 names under 1.4.4."""


@pytest.mark.parametrize("name", PAGES)
def test_the_policy_lets_the_style_sheet_through(visit: Visitor, name: str) -> None:
    page = visit(name).page
    for scheme, colors in (("dark", DARK), ("light", LIGHT)):
        page.emulate_media(color_scheme=scheme)
        assert page.evaluate(COLORS) == colors


def test_the_policy_lets_no_other_style_through(visit: Visitor) -> None:
    page = visit("one program").page
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">Red.</p>')")
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<style>body { color: red }</style>')")
    assert page.evaluate("getComputedStyle(document.body.querySelector(':scope > p')).color") == LIGHT[1]
    assert page.evaluate(COLORS) == LIGHT


def test_the_policy_lets_the_logo_and_the_color_through(visit: Visitor) -> None:
    page = visit("a district's look").page
    assert page.evaluate("document.querySelector('.logo').naturalWidth") == 1
    assert page.evaluate("getComputedStyle(document.querySelector('.hero')).backgroundColor") == "rgb(91, 44, 111)"


@pytest.mark.parametrize(("added", "width"), [(TEXT_SPACING, 320), (LARGE_TEXT, 640), (LARGE_TEXT, 320)])
@pytest.mark.parametrize("name", PAGES)
def test_text_may_grow(visit: Visitor, name: str, added: str, width: int) -> None:
    page = visit(name, viewport={"width": width, "height": 900}, bypass_csp=True).page
    page.add_style_tag(content=added)
    assert page.evaluate(TOO_WIDE) <= 0
    assert page.evaluate(CUT_OFF) == []


@pytest.mark.parametrize("width", [280, 320, 360, 390, 400, 414, 600, 768, 1024, 1400])
@pytest.mark.parametrize("name", ["large amounts", "thirty programs", "millbrook plan html"])
def test_an_amount_stays_on_one_line(visit: Visitor, name: str, width: int) -> None:
    page = visit(name, viewport={"width": width, "height": 900}).page
    assert page.evaluate(BROKEN_AMOUNTS) == []
    assert page.evaluate(TOO_WIDE) <= 0


def test_the_focus_is_seen_at_every_stop(visit: Visitor) -> None:
    page = visit("small-district plan html").page
    stops = page.evaluate(STOPS)
    assert stops > 20
    for _ in range(stops):
        page.keyboard.press("Tab")
        assert page.evaluate(OUTLINE) == ["solid", 3]


def test_the_first_stop_leads_past_the_top(visit: Visitor) -> None:
    page = visit("small-district plan html").page
    assert page.locator(".skip").bounding_box()["y"] < 0
    page.keyboard.press("Tab")
    assert page.locator(".skip").bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    page.wait_for_url("**#main", timeout=10_000)  # the browser follows the link a moment later
    assert page.url.endswith("#main")
