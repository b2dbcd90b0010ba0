"""Plan text is untrusted: whatever stands in it comes out as text, in every format."""

import re
import time

import pytest

from render.plans import checked, everywhere, plan, program
from render.seen import github, text_of
from soaplan.render import FORMATS
from soaplan.render.clean import clean
from soaplan.render.structure import problems_of

STRINGS = [
    "<script>window.__x=1</script>",
    '"><img src=x onerror=window.__x=1>',
    "'><svg onload=window.__x=1>",
    "</title><script>window.__x=1</script>",
    "</style><script>window.__x=1</script>",
    "</script><script>window.__x=1</script>",
    "<!--<script>window.__x=1//",
    "]]></svg><script>window.__x=1</script>",
    "</textarea><script>window.__x=1</script>",
    "<math><mtext></table><mglyph><style><img src onerror=window.__x=1>",
    '<iframe srcdoc="<script>parent.__x=1</script>">',
    "<base href=//evil.example>",
    "<form action=//evil.example>",
    '<meta http-equiv=refresh content="0;url=//evil.example">',
    "<link rel=stylesheet href=//evil.example/x.css>",
    "[c](javascript:alert(1))",
    "[c](JaVaScRiPt:alert(1))",
    "[c](java\nscript:alert(1))",
    "[c](&#x6A;avascript:alert(1))",
    "[c](\x01javascript:alert(1))",
    "<javascript:alert(1)>",
    "[c](vbscript:x)",
    "[c](data:text/html;base64,PHNjcmlwdD4=)",
    "![t](https://tracker.example/p.gif)",
    "![t](data:image/svg+xml;base64,AAAA)",
    "[c](//evil.example)",
    "[c](file:///etc/passwd)",
    "[c](https://bank.example@evil.example/)",
    "[c](mailto:a@b.example?bcc=d@evil.example)",
    "[c](tel:1)",
    "{{7*7}}",
    '{% include "/etc/passwd" %}',
    "{{ cycler.__init__.__globals__ }}",
    "${7*7} #{7*7} %s %n {0.__class__}",
    "[red]x[/red] [/red] [link=https://evil.example]district[/link] :warning: [0] [bold",
    "\x1b[2J\x1b[31m0 errors \x1b]0;owned\x07 \x9b31m",
    "x\rOK 0 errors",
    "a\x00b\ufffec",
    "\u202egnp.exe \u2066x\u2069",
    "e\u0301 / é",
    "ﷺ" * 500,
    "مرحبا بالعالم and שלום",
    "=1+1",
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(1)",
    "::error::x",
    "::set-output name=a::b",
    "##[error]x",
    "a | b \n| c",
    "# heading",
    "> quoted",
    "---\nlayout: x",
    "@org/team and #12",
    "<!-- x -->",
    "```\ncode",
    "Heading\n=======",
    "[a]: https://evil.example\n[a]",
    'a" onload="x',
    "../../x",
    "https://a@evil.example",
    "a@b.example?bcc=d",
    "a@b.c\nBcc: d",
    "&lt;b&gt; &amp;",
]
NAMES = "p|ul|ol|li|em|strong|h[1-6]|table|thead|tbody|tr|th|td|br|hr|blockquote|code"
LEGIT_TAG = re.compile(rf"</?({NAMES})( (start|style)=\"[^\"]*\")? ?/?>")
ANCHOR = re.compile(r'<a id="[A-Za-z0-9._-]+"></a>|<a href="(#|https?://|mailto:)[^"]*">|</a>')


def same(text: str) -> str:
    return " ".join(clean(text).split())


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
    assert " ".join(sheet.split()).count(same(text)) >= 20


@pytest.mark.parametrize("text", ["a" * 100_000, "[" * 100_000, "*" * 100_000, "<a" * 50_000, "ab " * 30_000])
def test_very_long_texts_take_little_time(text: str) -> None:
    result = checked(plan(summary=text, focus_areas=[{"id": "2.2", "programs": [program("2.2D", today=text)]}]))
    began = time.perf_counter()
    assert problems_of(FORMATS["html"](result)) == []
    assert FORMATS["markdown"](result)
    assert time.perf_counter() - began < 20


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
