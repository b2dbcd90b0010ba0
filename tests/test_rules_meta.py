"""What every rule owes its readers: a page, a row in every cycle, a good name, and cases."""

import re

import pytest

from case_text import CASES, all_cases
from soaplan.catalog import Catalogs
from soaplan.explain import example_of
from soaplan.plans.kinds import KINDS, Kind
from soaplan.rules import all_rules, rules_for
from soaplan.rules.pages import PAGES, page_of

RETIRED = {"PRI117", "RPT124"}
"""Codes that were once used; none of them may come back."""
PARTS_OF_A_PAGE = 3

CATALOGS = Catalogs()
CYCLES = [CATALOGS.get(kind.instrument, cycle) for kind in KINDS.values() for cycle in CATALOGS.cycles(kind.instrument)]
RULES = all_rules()
CODES = sorted({code for catalog in CYCLES if catalog for code in catalog.rules})


@pytest.mark.parametrize("code", CODES)
def test_every_rule_has_a_page_in_three_parts(code: str) -> None:
    summary, *more = page_of(code).split("\n\n")
    assert summary.endswith(".")
    assert "\n" not in summary, "the first line is the summary"
    assert len(more) >= PARTS_OF_A_PAGE - 1, "why it matters, and what to do"


@pytest.mark.parametrize("code", CODES)
def test_every_rule_has_cases(code: str) -> None:
    assert any(case.name.startswith(code) for case in all_cases())


@pytest.mark.parametrize("code", CODES)
def test_every_rule_has_a_failing_and_a_passing_example(code: str) -> None:
    example = example_of(code)
    assert example is not None
    assert example.failing != example.passing


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_rule_of_a_kind_and_every_page_has_a_row_in_every_cycle(kind: Kind) -> None:
    for cycle in CATALOGS.cycles(kind.instrument):
        catalog = CATALOGS.get(kind.instrument, cycle)
        assert catalog is not None
        assert {rule.code for rule in rules_for(kind)} | set(PAGES) <= set(catalog.rules)


def test_every_row_belongs_to_a_rule_of_its_instrument() -> None:
    for instrument in CATALOGS.instruments():
        kinds = [kind for kind in KINDS.values() if kind.instrument == instrument]
        codes = {rule.code for kind in kinds for rule in rules_for(kind)} | set(CATALOGS.shared_rules)
        for cycle in CATALOGS.cycles(instrument):
            catalog = CATALOGS.get(instrument, cycle)
            assert catalog is not None
            assert set(catalog.rules) <= codes


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_the_code_of_a_rule_begins_with_the_letters_of_its_kind(kind: Kind) -> None:
    assert kind.letters
    assert {rule.code[:3] for rule in rules_for(kind)} <= {kind.letters, "DOC"}


def test_no_charter_school_is_held_to_a_regulation_that_excludes_it() -> None:
    for cycle in CATALOGS.cycles("soa"):
        catalog = CATALOGS.get("soa", cycle)
        assert catalog is not None
        rows = catalog.rules.items()
        assert [code for code, row in rows if "603 CMR 55" in (row.source_charter_school or row.source)] == []


def test_no_rule_cites_a_document_of_the_future() -> None:
    for kind in KINDS.values():
        for catalog in (CATALOGS.get(kind.instrument, cycle) for cycle in CATALOGS.cycles(kind.instrument)):
            assert catalog is not None
            sources = [catalog.cycle.guidance, *(row.source for row in catalog.rules.values())]
            assert [source for source in sources if source.endswith("(expected)")] == []


def test_every_folder_of_cases_has_one() -> None:
    assert [folder.name for folder in CASES.iterdir() if folder.is_dir() and not (folder / "case.yaml").is_file()] == []


def test_every_row_about_the_file_itself_has_a_rule_or_a_page() -> None:
    assert set(CATALOGS.shared_rules) <= set(RULES) | set(PAGES)


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
