"""The page: its structure, its figures, and texts that try to be more than text."""

import hashlib
import re
from base64 import b64encode
from datetime import date

import pytest

from render.attacks import STRINGS, same
from render.plans import everywhere, plan
from render.seen import text_of
from render.structure import problems_of
from soaplan.output.report import Screen
from soaplan.summary import Summary, write
from soaplan.summary.records import UnreadFile
from soaplan.summary.totals import summary_of
from summary.region import broken, records, region, summary

DAY = date(2026, 11, 21)


def page(found: Summary) -> str:
    return write("html", found, Screen())


@pytest.mark.parametrize("found", [
    pytest.param(summary(), id="two cycles"),
    pytest.param(summary(broken()), id="with a broken file"),
    pytest.param(summary_of(records(region()[0]), DAY), id="one plan"),
    pytest.param(summary_of(records(plan()), DAY), id="nothing answered"),
    pytest.param(summary_of([broken()], DAY), id="only a broken file"),
    pytest.param(summary_of(records(*[region()[0]] * 3), DAY), id="one district three times"),
])  # fmt: skip
def test_the_page_is_built_as_it_must_be(found: Summary) -> None:
    assert problems_of(page(found)) == []


def test_it_is_one_file_that_runs_nothing_under_a_policy_that_names_its_style() -> None:
    html = page(summary())
    style = re.search("<style>(.*?)</style>", html, re.DOTALL)
    assert style
    hashed = b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"style-src &#39;sha256-{hashed}&#39;" in html
    assert "default-src &#39;none&#39;" in html
    assert "<script" not in html
    assert "://" not in html


def test_every_table_has_a_region_that_scrolls_by_keyboard() -> None:
    html = page(summary(broken()))
    assert html.count("<table") == html.count('role="region" tabindex="0" aria-labelledby=') > 10
    captions = re.findall("<caption[^>]*>(.*?)</caption>", html)
    assert len(set(captions)) == len(captions)


def test_figures_of_the_region_stand_on_the_page() -> None:
    text = text_of(page(summary(broken())))
    for words in (
        "3 plans read. 1 file couldn't be read and isn't in the numbers.",
        "Together, the plans cost at least $1,260 over three years. The cost of 1 program isn't known",
        "2.2D Targeted Academic Support and Acceleration 2 100%",
        "2 of 2 plans were approved by a vote from March 14, 2024 to March 28, 2024.",
        "Chosen most often: 2.2 (2 of 2 plans) and 2.4 (1 of 2 plans).",
        "Robotics team not listed in the guidance 2 100%",
        "Chapter 70 $900 71%",
        "All programs $215 at least $420 at least $630 at least $1,260",
        "FY28-FY30 (expected)",
        "broken.yaml 1 ",
    ):
        assert words in text, words


def test_one_is_told_as_one() -> None:
    text = text_of(page(summary_of(records(region()[1]), DAY)))
    assert "1 plan read $300 planned over three years 1 program chosen" in text


def test_bars_are_as_long_as_the_share() -> None:
    row = re.search('<tr><th scope="row"><b>2.4A</b>.*?</tr>', page(summary()))
    assert row
    assert "50%" in row[0]
    assert 'width="50%" height="10"' in row[0]


def test_a_district_that_counts_twice_is_told() -> None:
    found = summary_of(records(region()[0], region()[0]), DAY)
    assert "Alder Falls has 2 files, and each one counts: 0.yaml, 1.yaml." in text_of(page(found))


@pytest.mark.parametrize("text", STRINGS)
def test_text_of_a_plan_comes_out_as_text(text: str) -> None:
    attacked = summary_of([*records(everywhere(text)), UnreadFile(text, 1, "DOC001", text)], DAY)
    html = page(attacked)
    assert problems_of(html) == []
    assert text_of(html).count(same(text)) >= 5
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ufffe\uffff]", html)


def test_the_same_plans_give_the_same_bytes() -> None:
    assert page(summary()) == page(summary())
