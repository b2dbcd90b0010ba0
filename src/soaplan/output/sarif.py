"""SARIF 2.1.0, which code hosts show beside the lines of a change."""

import json
from typing import Any

from soaplan.diagnostic import Diagnostic, Severity
from soaplan.output.report import Report, Screen
from soaplan.version import VERSION

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.ADVICE: "note",
    Severity.TODO: "note",
    Severity.WAIVED: "note",
}


def write(report: Report, screen: Screen) -> str:
    """The report as one SARIF run."""
    del screen
    rules = {found.code: found for _, found in report.diagnostics()}
    driver = {"name": "soaplan", "version": VERSION, "rules": [_rule(rules[code]) for code in sorted(rules)]}
    results = [_result(result.path, found) for result, found in report.diagnostics()]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(found: Diagnostic) -> dict[str, Any]:
    return {"id": found.code, "name": found.name, "shortDescription": {"text": found.name}}


def _result(path: str, found: Diagnostic) -> dict[str, Any]:
    span = found.span
    region = {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
    place = {"artifactLocation": {"uri": path.replace("\\", "/")}, "region": region}
    content: dict[str, Any] = {
        "ruleId": found.code,
        "level": LEVELS[found.severity],
        "message": {"text": f"{found.where}: {found.message}. {found.help}".strip()},
        "locations": [{"physicalLocation": place}],
    }
    if found.severity is Severity.WAIVED:
        content["suppressions"] = [{"kind": "inSource", "justification": found.reason}]
    return content
