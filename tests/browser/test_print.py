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
  .map(e => [...e.tHead.rows[0].cells].map(cell => cell.innerText).join(' '))
"""
"""The texts of the heads of tables, likewise."""


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
    sheets = [text for text in printed(visit("thirty programs").page).sheets if "FY25 FY26 FY27 Three years" in text]
    assert len(sheets) == 2
    assert ["All programs $2,700,000" in text for text in sheets] == [False, True]
