"""What holds for every kind of file alike, and what keeps it so."""

import ast
from pathlib import Path

import pytest

from soaplan.catalog import own_catalogs
from soaplan.plans.kinds import KINDS, Kind
from soaplan.plans.shape import answers_of, part_at

SOURCE = Path(__file__).resolve().parents[1] / "src" / "soaplan"
KIND_NAMES = frozenset(KINDS)
CYCLES = frozenset(cycle for kind in KINDS.values() for cycle in own_catalogs().cycles(kind.instrument))


MODULES = sorted(SOURCE.rglob("*.py"))
"""In none of them is anything decided by the kind or the cycle of a file: what differs is data, or a table."""


def compared_texts(tree: ast.AST) -> set[str]:
    """Every text that a comparison or a pattern of a module holds."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, (ast.Compare, ast.MatchValue, ast.MatchOr)):
            texts = (inner.value for inner in ast.walk(node) if isinstance(inner, ast.Constant))
            found |= {text for text in texts if isinstance(text, str)}
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_nothing_is_decided_by_the_name_of_a_kind_or_cycle(path: Path) -> None:
    texts = compared_texts(ast.parse(path.read_text(encoding="utf-8")))
    assert not texts & KIND_NAMES
    assert not texts & CYCLES


def test_a_comparison_with_a_kind_would_be_seen() -> None:
    assert compared_texts(ast.parse('x = 1 if kind == "soa-plan" else 2')) & KIND_NAMES
    assert compared_texts(ast.parse('match cycle:\n    case "2024" | "2027": pass')) & CYCLES


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_cycle_of_a_kind_is_complete(kind: Kind) -> None:
    catalogs = own_catalogs()
    assert catalogs.cycles(kind.instrument)
    for cycle in catalogs.cycles(kind.instrument):
        catalog = catalogs.get(kind.instrument, cycle)
        assert catalog is not None
        catalog.check_all()
        assert catalog.required_in(kind.required)
        assert catalog.form
        provisional = (catalog.cycle.provisional, bool(catalog.cycle.why_provisional), bool(catalog.cycle.assumptions))
        assert len(set(provisional)) == 1, "a provisional cycle says why, and what it assumes; no other does"


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_the_answers_that_the_catalog_names_are_answers_of_the_model(kind: Kind) -> None:
    catalogs = own_catalogs()
    for cycle in catalogs.cycles(kind.instrument):
        catalog = catalogs.get(kind.instrument, cycle)
        assert catalog is not None
        wanted = list(catalog.required_in(kind.required))
        if kind.has_form:
            wanted += [
                answer for section in catalog.form for question in section.questions for answer in question.answers
            ]
        for pattern in wanted:
            assert_answer(kind, pattern)


def assert_answer(kind: Kind, pattern: str) -> None:
    """A pattern such as `priorities[].roles.teachers` leads to an answer."""
    way = tuple(pattern.replace("[]", "").split("."))
    parent = part_at(kind.model, way[:-1])
    assert parent is not None, pattern
    assert way[-1] in answers_of(parent), pattern
