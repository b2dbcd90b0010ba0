"""On paper nothing is cut off, and totals stand once, at the end of their table."""

import pytest
from playwright.sync_api import Page

from browser.conftest import Visitor
from browser.pages import PAGES
from browser.paper import Paper, lost_words, over_the_edge, printed

FEET = (
    "[...document.querySelectorAll('[dir=ltr] tfoot')].map(e => e.innerText.trim().split(/\\s*\\n\\s*|\\t/).join(' '))"
)
"""The texts of the totals. A PDF holds Arabic in the order of the eye, so there is nothing to compare there."""
HEADS = """
[...document.querySelectorAll('[dir=ltr] table:has(thead)')]
  .filter(e => e.tHead.getBoundingClientRect().width > 1)
  .map(e => [...e.tHead.rows[0].cells].map(cell => cell.innerText).join(' '))
"""
"""The texts of the heads of tables, likewise; some are for screen readers only."""


@pytest.fixture(scope="module", params=PAGES)
def paper(request: pytest.FixtureRequest, visit: Visitor) -> tuple[Page, Paper]:
    found = visit(request.param)
    return found.page, printed(found.page)


def test_no_letter_stands_outside_the_margins(paper) -> None:
    assert over_the_edge(paper[1]) == ""


def test_no_word_is_lost(paper) -> None:
    assert lost_words(*paper) == []


def test_every_table_has_the_heads_of_all_columns(paper) -> None:
    page, sheets = paper
    for head in page.evaluate(HEADS):
        assert " ".join(head.split()) in sheets.text


def test_totals_stand_once(paper) -> None:
    page, sheets = paper
    feet = [" ".join(foot.split()) for foot in page.evaluate(FEET)]
    for foot in feet:
        assert sheets.text.count(foot) == "\n".join(feet).count(foot)


def test_the_long_table_goes_over_sheets_and_repeats_its_heads(visit: Visitor) -> None:
    sheets = [
        text for text in printed(visit("thirty programs").page).sheets if "2024-25 2025-26 2026-27 Three years" in text
    ]
    assert len(sheets) > 1
    assert ["All programs" in text for text in sheets] == [False] * (len(sheets) - 1) + [True]


def test_the_first_sheet_is_a_handout(visit: Visitor) -> None:
    first, second, *_ = (" ".join(sheet.split()) for sheet in printed(visit("millbrook plan html").page).sheets)
    assert "Whom to ask" in first
    assert first.count("of the plan") >= 6, "every program stands on it"
    assert "Measured by" not in first
    assert "Measured by" in second
