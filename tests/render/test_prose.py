"""The Markdown of plans, in three voices."""

import pytest

from soaplan.render.clean import clean
from soaplan.render.prose import escape, to_cell, to_html, to_markdown, to_plain

TEXT = """One *two*
**three** [four](https://a.example/b).

- five
- six

1. seven
2. eight"""


def test_html() -> None:
    assert to_html("One *two* **three**\n\n- four") == (
        "<p>One <em>two</em> <strong>three</strong></p>\n<ul>\n<li>four</li>\n</ul>"
    )


def test_plain_text_is_one_line_a_paragraph() -> None:
    assert to_plain(TEXT) == "One two three four (https://a.example/b).\n\n- five\n- six\n\n1. seven\n2. eight"


def test_markdown_keeps_its_meaning() -> None:
    again = to_markdown(TEXT)
    assert to_html(again.replace("<https://a.example/b>", "https://a.example/b")) == to_html(TEXT)


def test_a_cell_is_one_line() -> None:
    cell = to_cell(TEXT)
    assert "\n" not in cell
    assert "<br>- five<br>- six<br>1. seven<br>2. eight" in cell


@pytest.mark.parametrize(
    "text", ["# a", "> a", "---", "a\n===", "`a`", "    a", "~~~", "![a](https://b.example)", "a_b_c", "&amp;"]
)
def test_other_signs_stay_visible(text: str) -> None:
    html = to_html(text)
    assert html.startswith("<p>")
    assert text.strip().replace("&", "&amp;").replace(">", "&gt;") in html


@pytest.mark.parametrize(("text", "escaped"), [
    ("a | b\nc", r"a \| b c"),
    ("# a", r"\# a"),
    ("- a", r"\- a"),
    ("1. a", r"1\. a"),
    ("2.2D", "2.2D"),
    ("@name #12 a@b.example", r"@<!-- -->name \#<!-- -->12 a@b.example"),
    ("<b>&", r"\<b\>&amp;"),
])  # fmt: skip
def test_escape(text: str, escaped: str) -> None:
    assert escape(text) == escaped


def test_clean_leaves_nothing_that_steers() -> None:
    assert clean("\u202e a\x1b\x00b\ud800\ufffe\u2028c\r\nd ") == "ab c\nd"
    assert clean("e\u0301") == "é"
