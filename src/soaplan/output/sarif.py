"""SARIF 2.1.0, which code hosts show beside the lines of a change."""

import json
import os
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from soaplan.diagnostic import Diagnostic, Severity, Span
from soaplan.output.report import Report, Screen, fix_words
from soaplan.rules.pages import page_of
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
    summary, *why, fix = page_of(found.code).split("\n\n")
    described = {"shortDescription": summary, "fullDescription": "\n\n".join([summary, *why])}
    texts = {key: {"text": text} for key, text in described.items()}
    return {"id": found.code, "name": found.name, **texts, "help": {"text": f"{fix}\n\nSource: {found.source}"}}


def _uri(path: str) -> str:
    """The file as a URI reference, with `/` between folders on every system."""
    name = PurePath(path)
    return name.as_uri() if name.is_absolute() else quote(os.fsencode(name.as_posix()))


def _region(span: Span) -> dict[str, int]:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def _result(path: str, found: Diagnostic) -> dict[str, Any]:
    artifact = {"uri": _uri(path)}
    place = {"artifactLocation": artifact, "region": _region(found.span)}
    content: dict[str, Any] = {
        "ruleId": found.code,
        "level": LEVELS[found.severity],
        "message": {"text": f"{found.where}: {found.message}. {found.help}".strip()},
        "locations": [{"physicalLocation": place}],
    }
    if found.fix is not None:
        replacements = [
            {"deletedRegion": _region(edit.span), "insertedContent": {"text": edit.text}} for edit in found.fix.edits
        ]
        changes = [{"artifactLocation": artifact, "replacements": replacements}]
        content["fixes"] = [{"description": {"text": fix_words(found)}, "artifactChanges": changes}]
    if found.severity is Severity.WAIVED:
        content["suppressions"] = [{"kind": "inSource", "justification": found.reason}]
    return content
