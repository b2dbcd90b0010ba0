"""The findings for other programs, as `schemas/output/validate.schema.json` describes them."""

import json
from typing import Any

from soaplan.check import CheckResult
from soaplan.diagnostic import Diagnostic, Severity
from soaplan.output.report import Report, Screen
from soaplan.version import VERSION

FORMAT_VERSION = 1


def write(report: Report, screen: Screen) -> str:
    """The report as JSON. Only ASCII is written, so no console can trip over it."""
    del screen
    content = {
        "version": FORMAT_VERSION,
        "soaplan": VERSION,
        "as_of": report.as_of.isoformat(),
        "files": [_file(result) for result in report.results],
    }
    return json.dumps(content, indent=2) + "\n"


def _file(result: CheckResult) -> dict[str, Any]:
    return {
        "path": result.path,
        "kind": result.kind,
        "cycle": result.cycle,
        "status": result.status,
        "counts": result.counts,
        "diagnostics": [_diagnostic(found) for found in result.diagnostics],
    }


def _diagnostic(found: Diagnostic) -> dict[str, Any]:
    content: dict[str, Any] = {
        "code": found.code,
        "name": found.name,
        "severity": found.severity.value,
        "message": found.message,
        "help": found.help,
        "source": found.source,
        "pointer": list(found.pointer),
        "where": found.where,
        **found.span._asdict(),
    }
    if found.fix is not None:
        edits = [{**edit.span._asdict(), "text": edit.text} for edit in found.fix.edits]
        content["fix"] = {"safe": found.fix.safe, "edits": edits}
    return content | {"reason": found.reason} if found.severity is Severity.WAIVED else content
