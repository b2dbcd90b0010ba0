"""The check of a page's structure catches what it is for."""

import pytest

from render.plans import example
from render.structure import problems_of
from soaplan.render import FORMATS

GOOD = (
    "<!doctype html><html lang=en><head><title>t</title><style>a{}</style></head>"
    '<body><main><h1>a</h1><h2 id="b">b</h2><a href="#b">c</a>{}</main></body></html>'
)


def test_a_good_page_has_no_problem() -> None:
    assert problems_of(GOOD.replace("{}", "", 1).replace("{}", "")) == []


@pytest.mark.parametrize(("planted", "told"), [
    ("<h1>two</h1>", "2 of <h1>"),
    ("<h4>deep</h4>", "<h4> below <h2>"),
    ("<table><tr><td>a</td></tr></table>", "a table without a caption"),
    ("<table><caption>a</caption><tr><th>a</th></tr></table>", "a header cell without scope"),
    ('<p id="b">a</p>', "the id “b” stands 2 times"),
    ('<p id="x y">a</p>', "has a space"),
    ('<a href="#nowhere">a</a>', "there is no id “nowhere”"),
    ('<p aria-labelledby="nobody">a</p>', "there is no id “nobody”"),
    ('<a href="javascript:x">a</a>', "a link to “javascript:x”"),
    ('<a href="//evil.example">a</a>', "a link to “//evil.example”"),
    ('<a href="/here">a</a>', "a link to “/here”"),
    ('<p onclick="x">a</p>', "the attribute onclick"),
    ('<p style="a:b">a</p>', "the attribute style"),
    ('<img src="a.png">', "<img>"),
    ("<iframe></iframe>", "<iframe>"),
    ("<script>x</script>", "a script"),
    ("<svg><rect/></svg>", "a picture that is not hidden"),
    ("<b>a</i>", "</i> closes <b>"),
    ("<p>a", "is never closed"),
    ("<p/>", "is not closed"),
    ("<!-- a -->", "a comment"),
    ('<p class="a" class="b">a</p>', "has class twice"),
])  # fmt: skip
def test_a_planted_fault_is_told(planted: str, told: str) -> None:
    page = GOOD.replace("a{}", "").replace("{}", planted)
    assert any(told in problem for problem in problems_of(page))


def test_a_fault_planted_in_a_real_page_is_told() -> None:
    page = FORMATS["html"](example("millbrook"))
    assert problems_of(page.replace("<caption", "<p").replace("</caption>", "</p>"))
    assert problems_of(page.replace('id="cost"', 'id="kost"'))
    assert problems_of(page.replace(' scope="row"', ""))


def test_a_fragment_begins_below_the_first_level() -> None:
    assert problems_of("<h2>a</h2>", fragment=True) == []
    assert problems_of("<h1>a</h1>", fragment=True)
