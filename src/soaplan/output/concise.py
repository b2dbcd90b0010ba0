"""One finding a line, `path:line:col: CODE message`: for logs, editors and pipes."""

from soaplan.characters import one_line
from soaplan.output.report import Report, Screen, fix_flags


def write(report: Report, screen: Screen) -> str:
    """The findings, one a line."""
    del screen
    lines = [
        f"{one_line(result.path)}:{found.span.line}:{found.span.column}: {found.code} {found.severity}: "
        f"{one_line(found.where)}: {one_line(found.message)}" + (f" [{flags}]" if (flags := fix_flags(found)) else "")
        for result, found in report.diagnostics()
    ]
    return "".join(f"{line}\n" for line in lines)
