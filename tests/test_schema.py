"""The JSON Schema for editors: it accepts what `validate` accepts, and is as strict about keys and closed lists."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from case_text import Case, all_cases

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
