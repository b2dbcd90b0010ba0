"""Whatever is in a file: an answer in good time, no traceback, nothing that steers the terminal."""

import re
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from case_text import CASES
from soaplan.check import Options, check_bytes
from soaplan.output import FORMATS, Report, Screen, write
from soaplan.render import FORMATS as PAGES
from soaplan.render import has_page

BASE = (CASES / "base.yaml").read_text(encoding="utf-8")
UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
PIECES = [
    ": ", "- ", "#", "|", ">", "'", '"', "{", "}", "[", "]", "&a ", "*a", "!!str ", "!x ", "<<: ", "? ", "%", "@", "`",
    "\t", "\n", "\r\n", "  ", "---\n", "...\n", "\u00a0", "\u2028", "\u200b", "\ufeff", "\u202e", "\x1b[31m", "\x07",
    "TBD", "[District]", "____", "~", "null", "yes", "-1", "1e400", "2024-02-30", "\U0001f600", "\x85", "[red]",
    "::error::x",
]  # fmt: skip
HOSTILE = {
    "brackets": "[" * 100_000,
    "braces": "kind: " + "{a: " * 50_000,
    "keys in keys": "? " * 50_000,
    "dashes": "- " * 50_000,
    "alias bomb": "a: &a [x, x, x, x, x, x, x, x, x]\n"
    + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 9)}]\n" for n in range(9)),
    "alias to itself": "kind: soa-plan\na: &a\n  b: *a\n",
    "one long word": f"kind: soa-plan\ncycle: 2024\nsummary: {'a' * 1_000_000}\n",
    "many lines": "kind: soa-plan\ncycle: 2024\nsummary: |\n" + "  x\n" * 200_000,
    "many blank lines": "kind: soa-plan\ncycle: 2024\nsummary: |\n" + "\n" * 500_000 + "  x\n",
    "many spaces": "kind: soa-plan\ncycle: 2024\nsummary: |\n  a. " + " " * 1_000_000 + "x\n",
    "many keys": "kind: soa-plan\ncycle: 2024\n" + "".join(f"key{n}: x\n" for n in range(3_000)),
    "the same key": "kind: soa-plan\ncycle: 2024\n" + "summary: x\n" * 5_000,
    "many groups": "kind: soa-plan\ncycle: 2024\nanalysis:\n  student_groups:\n" + "    - group x\n" * 5_000,
    "binary": bytes(range(256)).decode("latin-1"),
    "quotes": '"' * 99_999,
    "huge number": "kind: soa-plan\ncycle: 2024\nfocus_areas:\n- programs:\n  - funding:\n      total: "
    + "9" * 100_000,
    "huge number in prose": f"kind: soa-plan\ncycle: 2024\nsummary: {'9' * 100_000} students and ${'9,' * 9_000}\n",
    "hidden characters": "kind: soa-plan\ncycle: 2024\nsummary: |\n" + "  a\u202eb\n" * 20_000,
    "hidden characters in names": "kind: soa-plan\ncycle: 2024\n" + "".join(f"k\u202e{n}: x\n" for n in range(2_000)),
    "names in braces": "kind: soa-plan\ncycle: 2024\ndistrict: {name: a"
    + "".join(f", b{n}" for n in range(20_000))
    + "}\n",
    "small counts": "kind: soa-plan\ncycle: 2024\nsummary: |\n" + "  4 of 7 English learners met it.\n" * 2_000,
    "the same area": "kind: soa-plan\ncycle: 2024\nfocus_areas:\n" + "- id: 2.2\n  programs: [{id: 2.2D}]\n" * 500,
    "a question mark at the end": "kind: soa-plan\ncycle: 2024\n?",
    "many waivers": "kind: soa-plan\ncycle: 2024\nwaivers:\n" + "- {rule: SOA505, reason: x, where: a.b}\n" * 3_000,
}


def answers(text: bytes) -> None:
    """Check a file and write it in every format; what may not happen is asserted."""
    result = check_bytes(text, Options(as_of=date(2026, 11, 21)))
    lines = text.decode("utf-8", "replace").removeprefix("\ufeff")
    count = len(re.split("\r\n|\r|\n", lines))
    for found in result.diagnostics:
        assert 1 <= found.span.line <= count
        assert found.span.column >= 1
        assert found.message
    report = Report(date(2026, 11, 21), [result])
    for name in FORMATS:
        assert not UNSAFE.search(write(name, report, Screen(80)))
    if has_page(result):
        assert PAGES["html"](result)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_gets_an_answer(name: str) -> None:
    answers(HOSTILE[name].encode())


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-7", "cp1252"])
def test_another_encoding_gets_an_answer(encoding: str) -> None:
    answers((BASE + "# caf\u00e9\n").encode(encoding))


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """The base plan with a few places changed, lines doubled, dropped or moved."""
    text = BASE
    for _ in range(draw(st.integers(1, 4))):
        place = draw(st.integers(0, len(text)))
        kind = draw(st.sampled_from(["insert", "delete", "line", "text"]))
        if kind == "insert":
            text = text[:place] + draw(st.sampled_from(PIECES)) + text[place:]
        elif kind == "delete":
            text = text[:place] + text[place + draw(st.integers(1, 20)) :]
        elif kind == "line":
            lines = text.split("\n")
            line = lines.pop(draw(st.integers(0, len(lines) - 1)))
            lines.insert(draw(st.integers(0, len(lines))), line)
            text = "\n".join(lines)
        else:
            text = text[:place] + draw(st.text(max_size=8)) + text[place:]
    return text


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(mutated())
def test_a_damaged_plan_gets_an_answer(text: str) -> None:
    answers(text.encode("utf-8", "surrogatepass"))


@settings(max_examples=150)
@given(st.binary(max_size=300))
def test_any_bytes_get_an_answer(content: bytes) -> None:
    answers(b"kind: soa-plan\ncycle: 2024\n" + content)
