"""Workflow commands, so that findings stand beside the lines of a change on GitHub."""

from soaplan.characters import shown
from soaplan.diagnostic import Severity
from soaplan.output.report import Report, Screen, fix_words

LEVELS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.ADVICE: "notice",
    Severity.TODO: "notice",
    Severity.WAIVED: "notice",
}


def write(report: Report, screen: Screen) -> str:
    """One workflow command for each finding."""
    del screen
    lines = []
    for result, found in report.diagnostics():
        span = found.span
        where = f"line={span.line},col={span.column},endLine={span.end_line},endColumn={span.end_column}"
        title = _property(f"{found.code} {found.name}")
        said = f"{found.where}: {found.message}. {found.help}".strip()
        text = _data(shown("\n".join(filter(None, [said, fix_words(found)]))))
        lines.append(f"::{LEVELS[found.severity]} file={_property(result.path)},{where},title={title}::{text}\n")
    return "".join(lines)


def _data(text: str) -> str:
    """Text that cannot begin a command of its own."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
