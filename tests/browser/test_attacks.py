"""With the page's policy taken away, so that nothing but the escaping protects: every attack comes out as text."""

import re

import pytest

from browser.checks import HANDLERS, RAN, SCHEMES, TOO_WIDE
from browser.conftest import Visitor
from browser.pages import ATTACKS, attacked
from render.attacks import STRINGS, same
from render.plans import checked, everywhere, plan, program
from soaplan.render import FORMATS

POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="[^"]*">')
SCRIPTS = "document.querySelectorAll('script:not([type=\"application/ld+json\"]), iframe, object, embed, base').length"
WITH_POLICY = ("html", "crosswalk", "summary", "translation")
LEAST = {"crosswalk": 30, "summary": 5, "translation": 1}
"""How often a text is shown that stands in every field, where that is not 40 times or more.

In a translation a text with a fault gives way to the plan's own; the district's notice is shown all the same.
"""
TIME_FOR_EVENTS = "new Promise(done => setTimeout(done, 30))"


def without_policy(page: str) -> str:
    bare, count = POLICY.subn("", page)
    assert count == 1
    return bare


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_is_text(visit: Visitor, tmp_path, name: str) -> None:
    number, way = ATTACKS[name]
    file = tmp_path / "page.html"
    page = attacked(number, way)
    has_policy = way in WITH_POLICY or way.endswith(" html")
    file.write_text(without_policy(page) if has_policy else page, encoding="utf-8", newline="\n")
    found = visit(file)
    found.page.evaluate(TIME_FOR_EVENTS)
    assert not found.page.evaluate(RAN)
    assert found.page.evaluate(HANDLERS) == []
    assert found.page.evaluate(SCRIPTS) == 0
    assert set(found.page.evaluate(SCHEMES)) <= {"here", "https:", "http:", "mailto:"}
    assert found.requests == [file.as_uri()]
    least = LEAST.get(way, 40)
    assert " ".join(found.page.inner_text("body").split()).count(same(STRINGS[number])) >= least


@pytest.mark.parametrize("letter", ["a", "é"])
def test_a_word_of_100_000_letters_makes_no_page_wider(visit: Visitor, tmp_path, letter: str) -> None:
    file = tmp_path / "page.html"
    long = letter * 100_000
    result = checked(plan(summary=long, focus_areas=[{"id": "2.2", "programs": [program(long, today=long)]}]))
    file.write_text(FORMATS["html"](result), encoding="utf-8", newline="\n")
    assert visit(file, viewport={"width": 320, "height": 900}).page.evaluate(TOO_WIDE) <= 0


def test_the_policy_stops_a_script_that_got_into_a_page(visit: Visitor, tmp_path) -> None:
    """The second wall. The same page without its policy runs the script, so it is the policy that stops it."""
    page = FORMATS["html"](checked(everywhere("x"))).replace("<main", "<script>window.__x = 1</script><main", 1)
    for text, ran in ((page, False), (without_policy(page), True)):
        file = tmp_path / "page.html"
        file.write_text(text, encoding="utf-8")
        assert visit(file).page.evaluate(RAN) is ran
