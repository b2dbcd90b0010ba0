"""One plan in many spellings has one page, one worksheet and one row in a summary, in every language."""

import copy
import random
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from changes.spellings import respelled
from render.plans import TODAY, checked
from render.seen import github, text_of
from soaplan.check import CheckResult
from soaplan.output.report import Screen
from soaplan.render import FORMATS
from soaplan.render.words import languages
from soaplan.summary import write
from soaplan.summary.gather import Gatherer
from soaplan.summary.totals import summary_of
from translation.translations import translated

PLAN = Path(__file__).parents[1] / "changes" / "full.yaml"
FILE_HASH = re.compile(r"\b[0-9a-f]{12}\b")
"""What differs by right: the hash of the file on its bytes."""
VOTES = [
    {"approved": "no", "date": "2024-03-07", "tally": "2-3"},
    {"approved": "yes", "date": "2024-03-14", "tally": "5-0"},
    {"approved": "yes", "date": "2024-06-06"},
]


def full() -> Any:
    plan = YAML(typ="base").load(PLAN.read_text(encoding="utf-8"))
    return with_votes(plan, VOTES)


def with_votes(plan: Any, votes: list[Any]) -> Any:
    plan["engagement"]["school_committee_vote"], *plan["engagement"]["later_votes"] = copy.deepcopy(votes)
    return plan


def spelled_otherwise(seed: int) -> Any:
    dice = random.Random(seed)  # noqa: S311 - no secret
    other = with_votes(full(), dice.sample(VOTES, len(VOTES)))
    funding = other["focus_areas"][1]["programs"][0]["funding"]
    if dice.random() < 0.5:
        funding["total"] = "60,000"
    return respelled(other, dice, in_order=True)


def seen(result: CheckResult) -> dict[str, str]:
    """What people see of a plan in every format."""
    pages = {name: FORMATS[name](result) for name in ("html", "markdown", "worksheet", "crosswalk")}
    pages |= {"html": text_of(pages["html"]), "markdown": text_of(github(pages["markdown"]))}
    pages["crosswalk"] = text_of(pages["crosswalk"])
    return {name: " ".join(FILE_HASH.sub("", text).split()) for name, text in pages.items()}


def summed_up(result: CheckResult) -> str:
    return write("csv", summary_of([Gatherer().record(result)], TODAY), Screen(80))


@settings(max_examples=8, deadline=None)
@given(st.integers(min_value=0))
def test_another_spelling_has_the_same_page_worksheet_and_summary(seed: int) -> None:
    plan, other = checked(full()), checked(spelled_otherwise(seed))
    assert seen(other) == seen(plan)
    assert summed_up(other) == summed_up(plan)


@pytest.mark.parametrize("language", [name for name in languages() if name != "en"])
def test_another_spelling_has_the_same_page_in_every_language(tmp_path: Path, language: str) -> None:
    pages = []
    for number, plan in enumerate((full(), spelled_otherwise(7), spelled_otherwise(8))):
        folder = tmp_path / str(number)
        folder.mkdir()
        page = text_of(FORMATS["html"](translated(folder, plan, language, {})))
        pages.append(FILE_HASH.sub("", page))
    assert pages[1:] == pages[:1] * 2
