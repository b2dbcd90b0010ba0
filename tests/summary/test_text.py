"""The summary on a terminal: it fits, it says what it leaves out, and no text of a plan steers anything."""

import re
from datetime import date

import pytest
from rich.cells import cell_len

from render.attacks import STRINGS
from render.plans import everywhere
from soaplan.output.report import Screen
from soaplan.summary import write
from soaplan.summary.records import UnreadFile
from soaplan.summary.totals import summary_of
from summary.region import broken, records, summary

UNSAFE = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
def test_no_line_is_longer_than_the_screen(width: int) -> None:
    text = write("text", summary(broken()), Screen(width))
    assert max(map(cell_len, text.splitlines())) <= width
    assert text.endswith("\n")


def test_a_narrow_screen_says_what_it_leaves_out_and_keeps_numbers_whole() -> None:
    narrow, wide = (write("text", summary(), Screen(width)) for width in (45, 200))
    assert "too narrow for: " in narrow
    assert "FY25" in narrow.split("too narrow for: ")[1]
    assert "too narrow" not in wide
    assert "$1,260+" in narrow


def test_the_figures_of_the_region() -> None:
    text = write("text", summary(broken()), Screen(160))
    for pattern in (
        r"3 plans read\. 1 file couldn't be read and isn't in the numbers\.",
        r"FY25-FY27: 2 plans \(adopted 2\)",
        r"2\.2D Targeted Academic Support and Acceleration +2 +\$200 +\$400 +\$600 +\$1,200\n",
        r"2\.4A Expanded Access to Pre-Kindergarten +1 +\$5 +not known +not known +not known\n",
        r"All programs +\$215 +\$420\+ +\$630\+ +\$1,260\+\n",
        r"Alder Falls +adopted +2024-03-14 +2\.2D, 2\.2A, 2\.4A",
        r"No plan chose: C, D, F, H, I, J|No plan chose: B, C, D, F, H, I, J",
        r"FY28-FY30 \(expected\): 1 plan \(draft 1\)",
        r"broken\.yaml:1: DOC001 ",
    ):
        assert re.search(pattern, text), pattern


@pytest.mark.parametrize("text", STRINGS)
def test_text_of_a_plan_steers_nothing(text: str) -> None:
    attacked = summary_of([*records(everywhere(text)), UnreadFile(text, 1, "DOC001", text)], date(2026, 11, 21))
    shown = write("text", attacked, Screen(100))
    assert not UNSAFE.search(shown)
    assert not re.search(r"^\s*::[a-z]|##\[", shown, re.MULTILINE)


def test_color_only_where_it_is_wanted() -> None:
    assert "\x1b[" not in write("text", summary(), Screen(80))
    assert "\x1b[1m" in write("text", summary(), Screen(80, color=True))
