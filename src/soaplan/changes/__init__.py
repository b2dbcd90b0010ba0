"""What changed between two versions of a file, in words. To add a format: a module with `write`, and its row here."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from soaplan.changes.answers import compare
from soaplan.changes.result import Comparison
from soaplan.characters import harmless


@dataclass(frozen=True, slots=True)
class Look:
    """How a text is shown: the width in columns, and what makes words stand out."""

    width: int = 100
    strong: Callable[[str], str] = str


Writer = Callable[[Comparison, Look], str]

FORMATS = {
    "text": "soaplan.changes.text",
    "markdown": "soaplan.changes.markdown",
    "json": "soaplan.changes.json_report",
}
"""Format -> its module, imported when it is asked for."""


def write(name: str, comparison: Comparison, look: Look) -> str:
    """The comparison in one format, with a line end at its end."""
    writer: Writer = import_module(FORMATS[name]).write
    return harmless(writer(comparison, look), name)


__all__ = ["FORMATS", "Comparison", "Look", "compare", "write"]
