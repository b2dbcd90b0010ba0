"""Many plans at once: what districts chose, what it costs, and what the checks found.

To add a format: a module with `write`, and its row here.
"""

from collections.abc import Callable
from importlib import import_module

from soaplan.characters import harmless
from soaplan.output.report import Screen
from soaplan.summary.totals import Summary

Writer = Callable[[Summary, Screen], str]

FORMATS = {
    "text": "soaplan.summary.text",
    "csv": "soaplan.summary.csv_table",
    "json": "soaplan.summary.json_report",
    "html": "soaplan.summary.page",
}
"""Format -> its module, imported when it is asked for."""


def write(name: str, summary: Summary, screen: Screen) -> str:
    """The summary in one format, with a line end at its end."""
    writer: Writer = import_module(FORMATS[name]).write
    return harmless(writer(summary, screen), name)


__all__ = ["FORMATS", "Summary", "write"]
