"""What every rule owes its readers: a page, a row in every cycle, a good name, and cases."""

import re

import pytest

from case_text import CASES
from soaplan.catalog import Catalogs
from soaplan.explain.explanation import explain
from soaplan.plans.kinds import KINDS
from soaplan.rules import RULES
from soaplan.rules.pages import PAGES, page_of

RETIRED: set[str] = set()
"""Codes that were once used; none of them may come back."""
PARTS_OF_A_PAGE = 3

CATALOGS = Catalogs()
CYCLES = [CATALOGS.get(kind.instrument, cycle) for kind in KINDS.values() for cycle in CATALOGS.cycles(kind.instrument)]
CODES = sorted({code for catalog in CYCLES if catalog for code in catalog.rules})


@pytest.mark.parametrize("code", CODES)
def test_every_rule_has_a_page_in_three_parts(code: str) -> None:
    summary, *more = page_of(code).split("\n\n")
    assert summary.endswith(".")
    assert "\n" not in summary, "the first line is the summary"
    assert len(more) >= PARTS_OF_A_PAGE - 1, "why it matters, and what to do"


@pytest.mark.parametrize("code", CODES)
def test_every_rule_has_cases(code: str) -> None:
    folders = [folder for folder in CASES.iterdir() if folder.name.startswith(code)]
    assert folders
    for folder in folders:
        assert {"good.yaml", "bad.yaml", "bad.txt"} <= {path.name for path in folder.iterdir()}


@pytest.mark.parametrize("code", CODES)
def test_every_rule_has_a_failing_and_a_passing_example(code: str) -> None:
    catalog = next(catalog for catalog in CYCLES if catalog and code in catalog.rules)
    example = explain(code, catalog).example
    if code == "DOC005":
        return  # what is no text cannot be shown as one
    assert example is not None
    assert example.failing != example.passing


def test_every_rule_and_page_has_a_row_in_every_cycle() -> None:
    for catalog in CYCLES:
        assert catalog is not None
        assert set(RULES) | set(PAGES) == set(catalog.rules)


def test_no_code_has_both_a_rule_and_a_page() -> None:
    assert not set(RULES) & set(PAGES)


def test_names_read_well_after_allow() -> None:
    for catalog in CYCLES:
        assert catalog is not None
        names = [row.name for row in catalog.rules.values()]
        assert len(names) == len(set(names))
        assert all(re.fullmatch(r"[a-z]+(-[a-z]+)+", name) for name in names)
        assert not any(name.startswith(("no-missing", "require", "check", "disallow", "must")) for name in names)


def test_no_retired_code_comes_back() -> None:
    assert not RETIRED & set(CODES)
