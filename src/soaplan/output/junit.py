"""JUnit XML, for the test reports of many CI systems: one test case a plan, one failure an error."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from soaplan.characters import harmless, one_line, shown
from soaplan.check import CheckResult
from soaplan.diagnostic import Diagnostic, Severity
from soaplan.output.report import Report, Screen, amount_of, fix_words


def write(report: Report, screen: Screen) -> str:
    """The report as JUnit XML."""
    del screen
    failing = sum(result.has_errors for result in report.results)
    suite = Element("testsuite", name="soaplan", tests=str(len(report.results)), failures=str(failing), errors="0")
    for result in report.results:
        _case(suite, result)
    indent(suite)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(suite, encoding="unicode") + "\n"


def _lines(found: Diagnostic) -> Iterator[str]:
    """One finding: its place and message, and below it what to do."""
    place = f"{found.span.line}:{found.span.column}"
    yield one_line(f"{place}: {found.code} {found.severity}: {found.where}: {found.message}")
    if found.help and found.severity is not Severity.WAIVED:
        lines = [*found.help.split("\n"), *filter(None, [fix_words(found)])]
        yield from (harmless(f"    {shown(line)}") for line in lines)


def _case(suite: Element, result: CheckResult) -> None:
    case = SubElement(suite, "testcase", classname="soaplan", name=shown(result.path))
    lines = [line for found in result.diagnostics for line in _lines(found)]
    if result.has_errors:
        errors = [found for found in result.diagnostics if found.severity is Severity.ERROR]
        failure = SubElement(case, "failure", message=amount_of(len(errors), "error", "errors"), type=errors[0].code)
        failure.text = "\n".join(lines)
    elif lines:
        SubElement(case, "system-out").text = "\n".join(lines)
