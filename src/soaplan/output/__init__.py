"""The formats in which findings are given. To add one: a module with `write`, and its row here."""

from collections.abc import Callable
from importlib import import_module

from soaplan.characters import harmless
from soaplan.output.report import Report, Screen

Writer = Callable[[Report, Screen], str]

FORMATS = {
    "text": "soaplan.output.text",
    "concise": "soaplan.output.concise",
    "json": "soaplan.output.json_report",
    "sarif": "soaplan.output.sarif",
    "github": "soaplan.output.github",
    "junit": "soaplan.output.junit",
}
"""Format -> its module, imported when it is asked for."""


def write(name: str, report: Report, screen: Screen) -> str:
    """The report in one format, with a line end at its end."""
    writer: Writer = import_module(FORMATS[name]).write
    return harmless(writer(report, screen), name)


__all__ = ["FORMATS", "Report", "Screen", "write"]
