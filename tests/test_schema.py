"""The JSON Schema for editors: it accepts what `validate` accepts, and is as strict about keys and closed lists."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from case_text import Case, all_cases
from soaplan.catalog import Catalog, own_catalogs
from soaplan.plans.base import MARKS, OFFERS, Node, mark_of
from soaplan.plans.kinds import KINDS, Kind
from soaplan.plans.shape import part_of
from soaplan.schema import build

SCHEMAS = Path(__file__).parents[1] / "schemas"
EXAMPLES = sorted((Path(__file__).parents[1] / "examples").glob("*/*.yaml"))
KIND = re.compile(r"(?m)^kind: (\S+)")
CYCLE = re.compile(r"(?m)^cycle: (\S+)")


def as_editor(text: str) -> Any:
    """The plan as an editor reads it: YAML 1.2 with numbers, yes and no by the core schema, dates as text."""
    yaml = YAML(typ="safe", pure=True)
    return json.loads(json.dumps(yaml.load(text), default=str))


def problems(text: str, cycle: str = "2024") -> list[str]:
    found = KIND.search(text)
    folder = SCHEMAS / found[1] if found and (SCHEMAS / found[1]).is_dir() else SCHEMAS / "soa-plan"
    schema = json.loads((folder / f"{cycle}.schema.json").read_text(encoding="utf-8"))
    return [
        f"{list(error.path)}: {error.message}" for error in Draft202012Validator(schema).iter_errors(as_editor(text))
    ]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_examples_fit(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    cycle = CYCLE.search(text)
    assert cycle is not None
    assert problems(text, cycle[1]) == []


GOOD = [case for case in all_cases() if "\ncycle: 2024\n" in case.good]


@pytest.mark.parametrize("case", GOOD, ids=lambda case: case.name)
def test_every_good_plan_fits(case: Case) -> None:
    assert problems(case.good) == []


ACCEPTED = [
    ("district:\n", "district:\n  type: regional-district\n"),
    ("cycle: 2024", "cycle: FY25-FY27"),
    ("status: adopted", "status: Adopted"),
    ("status: adopted", "status:"),
    ("id: 2.2D", "id: 2.2d"),
    ("id: 2.2\n", 'id: "2.2"\n'),
    ("approved: yes", "approved: y"),
    ("approved: yes", "approved: true"),
    ("total: 900,000", "total: $900,000.00"),
    ("total: 900,000", "total: 900000"),
    ("schools: district-wide", "schools:\n          - Elm Street School"),
    ("Classroom & Specialist Teachers", "classroom and specialist teacher"),
    ("            - Classroom & Specialist Teachers", "            - Guidance and Psychological Services"),
    ("          foundation_categories:\n            - Cl", "          foundation_categories: Cl"),
    ("        metrics:\n          - Inc", "        metrics: Inc"),
    ("        metrics:\n          - Inc", "        metrics:\n          - id: sgp\n            metric: Inc"),
    ("summary: |", "summary: {file: summary.md}\nnotes: |"),
    ("    - Students with disabilities\n", "    - group: Students with disabilities\n      grades: 6-8\n"),
    ("    - student_groups:\n        - English learners", "    - student_group: English learners"),
]
REFUSED = [
    ("summary: |", "sumary: |"),
    ("status: adopted", "status: finished"),
    ("id: 2.2D", "id: 2.2Z"),
    ("id: 2.2\n", "id: 9.9\n"),
    ("Classroom & Specialist Teachers", "Buses"),
    ("    programs:", "    progams:"),
    ("kind: soa-plan", "kind: soa-report"),
    ("cycle: 2024", "cycle: 1999"),
    ("district:\n  name:", "district:\n  - name:"),
]


@pytest.mark.parametrize(("old", "new"), ACCEPTED)
def test_every_way_of_writing_fits(base_plan: str, old: str, new: str) -> None:
    assert old in base_plan
    assert problems(base_plan.replace(old, new, 1)) == []


@pytest.mark.parametrize(("old", "new"), REFUSED)
def test_what_is_closed_is_closed(base_plan: str, old: str, new: str) -> None:
    assert old in base_plan
    assert problems(base_plan.replace(old, new, 1)) != []


CYCLES = [(kind, cycle) for kind in KINDS.values() for cycle in own_catalogs().cycles(kind.instrument)]
of_every_cycle = pytest.mark.parametrize(("kind", "cycle"), CYCLES)


def catalog_of(kind: Kind, cycle: str) -> Catalog:
    found = own_catalogs().get(kind.instrument, cycle)
    assert found is not None
    return found


def below(schema: Any, top: Any) -> list[Any]:
    """A schema with every way of writing what it describes."""
    if "$ref" in schema:
        return [schema, *below(top["$defs"][schema["$ref"].rpartition("/")[2]], top)]
    return [schema, *(found for way in schema.get("anyOf", ()) for found in below(way, top))]


def at(top: Any, place: str) -> list[Any]:
    """Every way of writing the answer at a place of the file: `focus_areas[].programs[].today`."""
    found = [top]
    for step in place.replace("[]", ".[]").split("."):
        found = [
            way
            for schema in found
            for inner in [schema.get("items") if step == "[]" else schema.get("properties", {}).get(step)]
            if inner is not None
            for way in below(inner, top)
        ]
    return found


@of_every_cycle
def test_every_answer_shows_the_question_that_asks_for_it(kind: Kind, cycle: str) -> None:
    catalog = catalog_of(kind, cycle)
    schema = build(kind, catalog)
    form = catalog.form if kind.has_form else ()
    asked = [(place, question.text) for section in form for question in section.questions for place in question.answers]
    assert [place for place, text in asked if text not in at(schema, place)[0].get("description", "")] == []


@of_every_cycle
def test_a_schema_is_one_and_names_no_list(kind: Kind, cycle: str) -> None:
    schema = build(kind, catalog_of(kind, cycle))
    Draft202012Validator.check_schema(schema)
    assert [mark for mark in MARKS if mark in json.dumps(schema)] == []


SIGNS_OF_JAVASCRIPT = frozenset(r"^$\.*+?()[]{}|/dDwWsSbBnrtvfxu")
"""What may stand behind a backslash in the patterns that JSON Schema goes by (ECMA-262, with the flag u)."""


@of_every_cycle
def test_patterns_are_those_of_javascript(kind: Kind, cycle: str) -> None:
    text = json.dumps(build(kind, catalog_of(kind, cycle)))
    patterns = [json.loads(found) for found in re.findall(r'"pattern": ("(?:[^"\\]|\\.)*")', text)]
    assert patterns
    assert [pattern for pattern in patterns if not SIGNS_OF_JAVASCRIPT.issuperset(re.findall(r"\\(.)", pattern))] == []


@pytest.mark.parametrize("kind", KINDS.values())
def test_every_list_that_a_model_offers_is_there(kind: Kind) -> None:
    catalog = own_catalogs().newest(kind.instrument)
    assert [name for name in lists_in(kind.model) if catalog.choices(name) is None] == []


def lists_in(model: type[Node]) -> set[str]:
    found: set[str] = set()
    for name, field in model.model_fields.items():
        offers, part = mark_of(model, name, OFFERS), part_of(field.annotation)
        found |= {offers} if offers else set()
        found |= lists_in(part) if part else set()
    return found


PROGRAM = "focus_areas[].programs[]"


def test_every_code_is_offered_once_with_its_name() -> None:
    catalog = catalog_of(KINDS["soa-plan"], "2024")
    ways = at(build(KINDS["soa-plan"], catalog), f"{PROGRAM}.id")
    (codes,) = [way for way in ways if "enum" in way]
    offered = list(zip(codes["enum"], codes["markdownEnumDescriptions"], strict=True))
    assert offered[14] == ("2.2D", "Targeted Academic Support and Acceleration")
    assert len({code.upper() for code, _ in offered}) == len(offered) == 30


@pytest.mark.parametrize(
    "place",
    [
        "analysis.student_groups[]",
        f"{PROGRAM}.student_groups[]",
        "targets.additional[].student_groups[]",
        "targets.additional[].student_group[].group",
        "analysis.indicators[].student_group",
    ],
)
def test_the_state_s_groups_are_offered(place: str) -> None:
    ways = at(build(KINDS["soa-plan"], catalog_of(KINDS["soa-plan"], "2024")), place)
    offered = [{one["label"] for one in way["defaultSnippets"]} for way in ways if "defaultSnippets" in way]
    assert ["English learners" in labels for labels in offered] == [True]
