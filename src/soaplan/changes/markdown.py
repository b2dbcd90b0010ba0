"""The changes as Markdown, to put into an amendment or a letter."""

import re
from collections.abc import Iterator

from soaplan.changes import Comparison, Look
from soaplan.changes.text import closing
from soaplan.characters import one_line

SIGNS = re.compile(r"([\\`*_\[\]<>|~#&])")
"""What Markdown or HTML would read as a sign of its own."""


def write(comparison: Comparison, look: Look) -> str:
    """The comparison as Markdown: a heading for each section, an entry for each change."""
    del look
    return "\n".join(_lines(comparison)) + "\n"


def _lines(comparison: Comparison) -> Iterator[str]:
    yield f"# Changes from {escaped(comparison.old.path)} to {escaped(comparison.new.path)}"
    for heading, changes in comparison.sections():
        yield from ("", f"## {escaped(heading)}", "")
        yield from (f"- {escaped(change.sentence)}" for change in changes)
    for sentence in closing(comparison):
        yield from ("", escaped(sentence))


def escaped(text: str) -> str:
    """A text on one line, in which nothing is a sign of Markdown."""
    return SIGNS.sub(r"\\\1", one_line(text))
