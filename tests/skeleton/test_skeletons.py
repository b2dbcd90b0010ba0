"""The skeleton of every kind in every cycle: clean as a draft, with every question and every answer."""

import json
import re
from datetime import date

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from soaplan.catalog import Catalog, own_catalogs
from soaplan.check import Options, check_bytes
from soaplan.diagnostic import Severity
from soaplan.plans.base import Node
from soaplan.plans.envelope import Envelope
from soaplan.plans.kinds import KINDS, Kind
from soaplan.plans.shape import answers_of, part_of
from soaplan.plans.soa_progress_report import SoaProgressReport
from soaplan.schema import schema_text
from soaplan.skeleton.build import KINDS_TO_BEGIN, skeleton
from soaplan.standing import standing_of

DAY = date(2026, 11, 21)
CYCLES = [(kind, cycle) for kind in KINDS_TO_BEGIN for cycle in own_catalogs().cycles(KINDS[kind].instrument)]
LEFT_OUT = {"soa-progress-report": ("district",)}
"""Answers that a kind takes from another file."""


def catalog_of(kind: str, cycle: str) -> Catalog:
    found = own_catalogs().get(KINDS[kind].instrument, cycle)
    assert found is not None
    return found


@pytest.mark.parametrize(("kind", "cycle"), CYCLES)
def test_a_skeleton_is_clean_as_a_draft(kind: str, cycle: str) -> None:
    text = skeleton(kind, catalog_of(kind, cycle))
    result = check_bytes(text.encode(), Options(as_of=DAY))
    assert (result.kind, result.cycle, result.status) == (kind, cycle, "draft")
    assert [found for found in result.diagnostics if found.severity is Severity.ERROR] == []
    assert result.counts["todo"] > 0


@pytest.mark.parametrize(("kind", "cycle"), CYCLES)
def test_a_skeleton_asks_every_question_once(kind: str, cycle: str) -> None:
    catalog = catalog_of(kind, cycle)
    remarks = in_a_line(skeleton(kind, catalog))
    assert catalog.form
    for section in catalog.form:
        for question in section.questions:
            assert remarks.count(in_a_line(question.text)) >= 1, question.id
            for words in (*question.details, *question.parts.values()):
                assert in_a_line(words) in remarks, words


@pytest.mark.parametrize("kind", KINDS_TO_BEGIN)
def test_a_skeleton_has_every_answer_of_the_model(kind: str) -> None:
    """An answer's name is there as often as there are different parts that have one of this name."""
    text = skeleton(kind, own_catalogs().newest(KINDS[kind].instrument))
    names = re.findall(r"^[ #-]*(\w+):", text, re.MULTILINE)
    parts = parts_of(KINDS[kind].model, LEFT_OUT.get(kind, ()))
    wanted = [name for part in parts for name in answers_of(part) if name not in LEFT_OUT.get(kind, ())]
    assert {name: wanted.count(name) for name in wanted if names.count(name) < wanted.count(name)} == {}


@pytest.mark.parametrize(("kind", "cycle"), CYCLES)
def test_a_skeleton_names_its_own_schema_first(kind: str, cycle: str) -> None:
    first = skeleton(kind, catalog_of(kind, cycle)).split("\n", 1)[0]
    assert first == f"# yaml-language-server: $schema=schemas/{kind}/{cycle}.schema.json"


@pytest.mark.parametrize(("kind", "cycle"), CYCLES)
def test_an_editor_finds_nothing_wrong_in_a_skeleton(kind: str, cycle: str) -> None:
    catalog = catalog_of(kind, cycle)
    text = YAML(typ="safe", pure=True).load(skeleton(kind, catalog))
    schema = json.loads(schema_text(KINDS[kind], catalog))
    assert [error.message for error in Draft202012Validator(schema).iter_errors(text)] == []


@pytest.mark.parametrize(("kind", "cycle"), CYCLES)
def test_nobody_sees_how_a_skeleton_is_filled(kind: str, cycle: str) -> None:
    text = skeleton(kind, catalog_of(kind, cycle))
    assert not re.search(r"\{\{|\{%|\x00|\n{5}|None", text)
    assert text.endswith("\n")


@pytest.mark.parametrize(("kind", "cycle"), CYCLES)
def test_the_standing_of_a_skeleton_has_every_section_and_nothing_but_work(kind: str, cycle: str) -> None:
    text = skeleton(kind, catalog_of(kind, cycle)).encode()
    result, draft = (check_bytes(text, Options(as_of=DAY, stage=stage)) for stage in ("", "draft"))
    standing = standing_of(result, draft, DAY)
    assert standing is not None
    assert (len(standing.errors), len(standing.missing)) == (0, draft.counts["todo"])
    lines = [line.title for part in standing.parts for line in part.lines]
    assert len(lines) >= sum(len(section.questions) for section in catalog_of(kind, cycle).form)


def parts_of(model: type[Node], left_out: tuple[str, ...]) -> list[type[Node]]:
    """Every kind of part below a model, each once."""
    found = [model]
    for part in found:
        below = (part_of(field.annotation) for name, field in part.model_fields.items() if name not in left_out)
        found += [one for one in below if one is not None and one not in found]
    return list(dict.fromkeys(found))


def in_a_line(text: str) -> str:
    return " ".join(text.replace("#", " ").split())


def test_the_parts_of_a_model_are_found() -> None:
    names = {part.__name__ for part in parts_of(SoaProgressReport, ("district",))}
    assert {"SoaProgressReport", "ProgramProgress", "AreaMetricProgress", "Amendment", "Waiver"} <= names
    assert "District" not in names
    assert issubclass(SoaProgressReport, Envelope)
    assert isinstance(KINDS["soa-plan"], Kind)
