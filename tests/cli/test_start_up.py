"""Which modules each command may load: what is slow to import is imported only where it is needed."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from case_text import CASES
from soaplan.plans.kinds import KINDS

EXTRAS = {"docx", "lxml", "openpyxl", "pypdfium2"}
HEAVY = {"pydantic", "rich", "jinja2", "ruamel.yaml", "click", "markdown_it", "jsonschema", *EXTRAS}
ALLOWED = {
    "--version": {"click"},
    "--help": {"click"},
    "validate --help": {"click", "pydantic", "ruamel.yaml"},
    f"validate {CASES / 'base.yaml'}": {"click", "pydantic", "ruamel.yaml"},
    f"validate --format json {CASES / 'base.yaml'}": {"click", "pydantic", "ruamel.yaml"},
    f"validate --format text {CASES / 'base.yaml'}": {"click", "pydantic", "ruamel.yaml", "rich"},
    f"render {CASES / 'base.yaml'}": {"click", "pydantic", "ruamel.yaml", "jinja2", "markdown_it"},
    "new": {"click", "pydantic", "ruamel.yaml", "jinja2"},
    "explain SOA504": {"click", "pydantic", "ruamel.yaml"},
    f"diff {CASES / 'base.yaml'} {CASES / 'base.yaml'}": {"click", "pydantic", "ruamel.yaml"},
    f"seal --check {CASES / 'base.yaml'}": {"click", "pydantic", "ruamel.yaml"},
    f"summary {CASES / 'base.yaml'}": {"click", "pydantic", "ruamel.yaml", "rich"},
    f"summary --format csv {CASES / 'base.yaml'}": {"click", "pydantic", "ruamel.yaml"},
    f"summary --format json {CASES / 'base.yaml'}": {"click", "pydantic", "ruamel.yaml"},
    "catalog list": {"click", "pydantic", "ruamel.yaml"},
}
PROGRAM = """
import contextlib, io, json, sys
from soaplan.cli.main import main
out = io.StringIO()
with contextlib.redirect_stdout(out):
    main(sys.argv[1:])
print(json.dumps(sorted(sys.modules)))
"""


@pytest.mark.parametrize("command", ALLOWED)
def test_a_command_loads_only_what_it_needs(command: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *command.split()], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    loaded = set(json.loads(done.stdout.splitlines()[-1]))
    assert loaded & HEAVY <= ALLOWED[command]


ONLY_WHERE_SOMETHING_IS_WRONG = {"difflib", "soaplan.source.edit", "soaplan.source.syntax"}


def test_a_sound_plan_loads_nothing_that_explains_mistakes(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, "validate", CASES / "base.yaml"],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
    )
    assert ONLY_WHERE_SOMETHING_IS_WRONG.isdisjoint(json.loads(done.stdout.splitlines()[-1]))


OF_ONE_KIND = {
    f"validate {CASES / 'base.yaml'}": "soa-plan",
    "explain SOA504": "soa-plan",
    "explain RPT101": "soa-progress-report",
    "explain PRI101": "district-prioritization",
    "explain SUS101": "sustainable-improvement-plan",
    "explain DOC026": "plan-translation",
    **{f"schema --kind {name}": name for name in KINDS},
}


@pytest.mark.parametrize("command", OF_ONE_KIND)
def test_a_command_about_one_kind_loads_no_other_that_it_does_not_rest_on(command: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *command.split()], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    loaded = set(json.loads(done.stdout.splitlines()[-1]))
    found = {kind.name for kind in KINDS.values() if loaded & {f"soaplan.{room}.{kind.module}" for room in ROOMS}}
    assert OF_ONE_KIND[command] in found
    assert found <= rests_on(OF_ONE_KIND[command])


ROOMS = ("plans", "rules", "render.documents")


def rests_on(kind: str) -> set[str]:
    """A kind with those that its files name, and those that theirs do."""
    return {kind}.union(*(rests_on(other) for other in KINDS[kind].related.values() if other != kind))
