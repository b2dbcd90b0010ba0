"""Plan text is untrusted: whatever stands in it comes out as text, in every format."""

import re
from collections.abc import Callable

import pytest

from render.attacks import STRINGS, same
from render.plans import checked, everywhere, plan, program
from render.seen import github, text_of
from render.structure import problems_of
from soaplan.render import FORMATS
from work import grows_with_the_size

NAMES = "p|ul|ol|li|em|strong|h[1-6]|table|thead|tbody|tr|th|td|br|hr|blockquote|code"
LEGIT_TAG = re.compile(rf"</?({NAMES})( (start|style)=\"[^\"]*\")? ?/?>")
ANCHOR = re.compile(r'<a id="[A-Za-z0-9._-]+"></a>|<a href="(#|https?://|mailto:|tel:\+)[^"]*">|</a>')


@pytest.mark.parametrize("text", STRINGS)
def test_page_shows_the_text_and_stays_whole(text: str) -> None:
    page = FORMATS["html"](checked(everywhere(text)))
    assert problems_of(page) == []
    assert text_of(page).count(same(text)) >= 40


@pytest.mark.parametrize("text", STRINGS)
def test_fragment_stays_whole(text: str) -> None:
    assert problems_of(FORMATS["fragment"](checked(everywhere(text))), fragment=True) == []


@pytest.mark.parametrize("text", STRINGS)
def test_markdown_shows_the_text_and_holds_no_tag_of_it(text: str) -> None:
    html = github(FORMATS["markdown"](checked(everywhere(text))))
    rest = ANCHOR.sub("", LEGIT_TAG.sub("", html)).replace("<!-- -->", "")
    assert "<" not in rest
    assert text_of(html).count(same(text)) >= 40


@pytest.mark.parametrize("text", STRINGS)
def test_worksheet_holds_the_text_and_no_control_character(text: str) -> None:
    sheet = FORMATS["worksheet"](checked(everywhere(text)))
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", sheet)
    defused = sheet.replace("#\\#[", "##[")  # a build service would take ##[ for a command
    assert " ".join(defused.split()).count(same(text)) >= 20


@pytest.mark.parametrize("unit", ["a", "[", "*", "<a", "ab "])
def test_the_work_for_a_long_text_grows_with_the_size(unit: str) -> None:
    def shown(times: int) -> Callable[[], object]:
        text = unit * times
        result = checked(plan(summary=text, focus_areas=[{"id": "2.2", "programs": [program("2.2D", today=text)]}]))
        return lambda: (problems_of(FORMATS["html"](result)), FORMATS["markdown"](result))

    assert grows_with_the_size(shown, 300)


@pytest.mark.parametrize("text", ["a" * 100_000, "[" * 20_000, "*" * 20_000, "<a" * 50_000, "ab " * 30_000])
def test_a_very_long_text_leaves_the_page_whole(text: str) -> None:
    result = checked(plan(summary=text, focus_areas=[{"id": "2.2", "programs": [program("2.2D", today=text)]}]))
    assert problems_of(FORMATS["html"](result)) == []
    assert FORMATS["markdown"](result)


def test_the_id_of_a_long_code_is_short() -> None:
    page = FORMATS["html"](checked(plan(focus_areas=[{"id": "2.2", "programs": [program("a" * 500)]}])))
    assert f'id="program-{"A" * 41}' not in page.upper().replace("ID=", "id=").replace("PROGRAM-", "program-")


@pytest.mark.parametrize(("address", "linked"), [
    ("https://a.example/b?c=d#e", True),
    ("http://a.example:8080/", True),
    ("mailto:plans@millbrook.example", True),
    ("https://user@a.example/", False),
    ("https://a.example/#b#c", False),
    ("ftp://a.example/", False),
    ("/plan.html", False),
    ("#summary", False),
])  # fmt: skip
def test_only_the_web_and_mail_are_linked(address: str, linked: bool) -> None:
    page = FORMATS["html"](checked(plan(summary=f"See [here]({address}).")))
    assert (f'<a href="{address}">here</a>' in page) is linked
    assert (f"[here]({address})" in text_of(page)) is not linked
