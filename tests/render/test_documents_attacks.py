"""What stands in a file of any kind is untrusted: it comes out as text, in every format."""

import re
from collections.abc import Callable

import pytest

from render.attacks import STRINGS, same
from render.documents import OF_DOCUMENTS, everywhere, file_of
from render.plans import checked
from render.seen import github, text_of
from render.structure import problems_of
from render.test_attacks import ANCHOR, LEGIT_TAG
from soaplan.render import FORMATS
from work import grows_with_the_size

HARMLESS = "harmless"
LONG = {
    "soa-progress-report": lambda text: {
        "progress": {"summary": text},
        "changes": {"amendments": [{"description": text}]},
    },
    "district-prioritization": lambda text: {"priorities": [{"priority": text, "roles": {"teachers": [text]}}]},
    "sustainable-improvement-plan": lambda text: {"goals": [text], "root_causes": [{"id": "a", "text": text}]},
}


def times(html: str, text: str) -> int:
    """How often a text is seen; the first letter of a line may have become a capital."""
    return text_of(html).casefold().count(same(text).casefold())


@pytest.fixture(scope="module", params=OF_DOCUMENTS)
def expected(request: pytest.FixtureRequest) -> tuple[str, int]:
    """A kind, and how often a harmless text is seen that stands in every place."""
    return request.param, times(FORMATS["html"](checked(everywhere(request.param, HARMLESS))), HARMLESS)


@pytest.mark.parametrize("text", STRINGS)
def test_page_shows_the_text_and_stays_whole(expected: tuple[str, int], text: str) -> None:
    kind, count = expected
    page = FORMATS["html"](checked(everywhere(kind, text)))
    assert problems_of(page) == []
    assert count >= 40
    assert times(page, text) >= count * 2 // 3  # two stars in a text that may hold Markdown are no signs


@pytest.mark.parametrize("text", STRINGS)
def test_fragment_stays_whole(expected: tuple[str, int], text: str) -> None:
    assert problems_of(FORMATS["fragment"](checked(everywhere(expected[0], text))), fragment=True) == []


@pytest.mark.parametrize("text", STRINGS)
def test_markdown_shows_the_text_and_holds_no_tag_of_it(expected: tuple[str, int], text: str) -> None:
    html = github(FORMATS["markdown"](checked(everywhere(expected[0], text))))
    rest = ANCHOR.sub("", LEGIT_TAG.sub("", html)).replace("<!-- -->", "")
    assert "<" not in rest
    assert times(html, text) >= 40


@pytest.mark.parametrize("kind", OF_DOCUMENTS)
@pytest.mark.parametrize("text", ["a" * 100_000, "[" * 20_000, "<a" * 50_000, "ab " * 30_000])
def test_a_very_long_text_leaves_the_page_whole(kind: str, text: str) -> None:
    result = checked(file_of(kind, **LONG[kind](text)))
    assert problems_of(FORMATS["html"](result)) == []
    assert FORMATS["markdown"](result)


@pytest.mark.parametrize("kind", OF_DOCUMENTS)
@pytest.mark.parametrize("unit", ["a", "[", "<a", "ab "])
def test_the_work_for_a_long_text_grows_with_the_size(kind: str, unit: str) -> None:
    def shown(times: int) -> Callable[[], object]:
        result = checked(file_of(kind, **LONG[kind](unit * times)))
        return lambda: (FORMATS["html"](result), FORMATS["markdown"](result))

    assert grows_with_the_size(shown, 300)


@pytest.mark.parametrize(("address", "linked"), [
    ("https://a.example/b?c=d#e", True), ("http://a.example/", False), ("mailto:a@b.example", False),
    ("https://user@a.example/", False), ("javascript:alert(1)", False), ("Room 12", False),
])  # fmt: skip
def test_evidence_is_a_link_only_where_it_is_on_the_web(address: str, linked: bool) -> None:
    stages = {"envision_the_future": {"evidence": [{"format": "video", "where": address}]}}
    page = FORMATS["html"](checked(file_of("sustainable-improvement-plan", stages=stages)))
    assert (f'<a href="{address}">' in page) is linked
    assert address in text_of(page)


@pytest.mark.parametrize("kind", OF_DOCUMENTS)
def test_nothing_is_styled_or_run_inside_the_page(kind: str) -> None:
    page = FORMATS["html"](checked(everywhere(kind, HARMLESS)))
    assert not re.search(r"<[^>]* (style|on\w+)=", page)
