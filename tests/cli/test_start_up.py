"""Which modules each command may load: what is slow to import is imported only where it is needed."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from case_text import CASES
from soaplan.plans.kinds import KINDS, Kind

HEAVY = {"pydantic", "rich", "jinja2", "ruamel.yaml", "click", "markdown_it", "jsonschema"}
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


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_a_plan_is_checked_without_the_rules_and_models_of_other_kinds(kind: Kind) -> None:
    command = ["validate", str(CASES / "base.yaml")]
    done = subprocess.run([sys.executable, "-c", PROGRAM, *command], capture_output=True, text=True, check=True)
    own = {f"soaplan.{room}.{kind.module}" for room in ("plans", "rules", "render.documents")}
    loaded = own & set(json.loads(done.stdout.splitlines()[-1]))
    assert bool(loaded) == (kind.name == "soa-plan")
