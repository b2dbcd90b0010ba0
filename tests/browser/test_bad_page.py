"""Each check finds its faults in the bad page. A check that could not would prove nothing about good ones.

What the HTML checker finds in it stands in test_validity.py, where that checker runs.
"""

import pytest

from browser.checks import CUT_OFF, HANDLERS, RAN, SCHEMES, TOO_WIDE, axe, load_axe
from browser.conftest import Visit, Visitor
from browser.pages import BAD
from browser.paper import lost_words, over_the_edge, printed
from render.structure import problems_of

STRUCTURE = [
    "<h4> below <h1>",
    "2 of <h1>",
    "0 of <main>",
    "0 of <title>",
    "a table without a caption",
    "a header cell without scope",
    "the id “twice” stands 2 times",
    "there is no id “nowhere”",
    "a link to “javascript:",
    "the attribute onclick",
    "the attribute style",
    "the attribute src",
    "<img>",
    "a script",
]
AXE = [
    "color-contrast",
    "document-title",
    "heading-order",
    "html-has-lang",
    "image-alt",
    "landmark-one-main",
    "link-name",
    "region",
    "role-img-alt",
]


@pytest.fixture(scope="module")
def bad(visit: Visitor) -> Visit:
    return visit("bad", viewport={"width": 320, "height": 900})


@pytest.mark.parametrize("fault", STRUCTURE)
def test_the_structure_check_finds(fault: str) -> None:
    assert any(fault in problem for problem in problems_of(BAD.read_text(encoding="utf-8")))


def test_axe_finds(bad: Visit) -> None:
    load_axe(bad.page)
    violations, _ = axe(bad.page)
    assert set(AXE) <= {rule for rule, _ in violations}


def test_the_look_at_scripts_requests_and_links_finds(bad: Visit) -> None:
    assert bad.page.evaluate(RAN)
    assert bad.page.evaluate(HANDLERS) == ["onerror", "onclick"]
    assert bad.page.evaluate(SCHEMES) == ["javascript:", "here", "evil.example"]
    assert [address for address in bad.requests if "tracker.example" in address]


def test_the_look_at_the_screen_finds(bad: Visit) -> None:
    assert bad.page.evaluate(TOO_WIDE) > 100
    bad.page.add_style_tag(content="* { line-height: 2 !important }")
    assert any('class="cut"' in box for box in bad.page.evaluate(CUT_OFF))


def test_the_look_at_the_paper_finds(bad: Visit) -> None:
    paper = printed(bad.page)
    assert "lost" in lost_words(bad.page, paper)
    assert over_the_edge(paper)
