"""SARIF, as the official validator reads it."""

import json
from pathlib import Path

import pytest
from outside_tools import PROJECT, sarif_validator

from outside_runs import output_of
from soaplan.check import Options, check_file
from soaplan.output import Report, Screen, write

ABSENT = {"SARIF2002", "SARIF2003", "SARIF2005", "SARIF2006", "SARIF2010", "SARIF2011", "SARIF2012"}
"""Notes on what we leave out on purpose.

Numbered messages (SARIF2002), the commit (2003), web addresses of the program and its rules, and names of rules that
are not the ones people write in a waiver (2005, 2012), another address of the schema (2006), and the plan's own text
(2010, 2011): code hosts have it, and a report may travel where the plan should not. None of these is an error.
"""


@pytest.mark.parametrize("name", ["docs/samples/with-mistakes.yaml", "examples/draft/plan.yaml"])
def test_the_validator_has_nothing_to_say(tmp_path: Path, name: str) -> None:
    result = check_file(PROJECT / name, Options(), "SOA plan, 2024 (ü).yaml")
    assert result.diagnostics
    report, found = tmp_path / "report.sarif", tmp_path / "found.sarif"
    report.write_text(write("sarif", Report(Options().as_of, [result]), Screen()), encoding="utf-8")
    levels = ["--level", "Error;Warning;Note", "--rule-kind", "Sarif;Ghas"]
    output_of(sarif_validator(), "validate", report, "-o", found, *levels)
    (run,) = json.loads(found.read_text("utf-8-sig"))["runs"]
    said = {(one["ruleId"], one["message"].get("id")) for one in run.get("results", [])}
    assert {rule for rule, _ in said} <= ABSENT, said
