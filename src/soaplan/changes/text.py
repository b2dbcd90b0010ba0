"""The changes for a screen: section by section, one line or a few for each."""

import textwrap
from collections.abc import Iterator

from soaplan.changes import Comparison, Look
from soaplan.changes.result import Version
from soaplan.characters import one_line, shown


def write(comparison: Comparison, look: Look) -> str:
    """The comparison as text of the given width."""
    return "\n".join(_lines(comparison, look)) + "\n"


def _lines(comparison: Comparison, look: Look) -> Iterator[str]:
    yield look.strong(one_line(f"Changes from {comparison.old.path} to {comparison.new.path}"))
    for heading, changes in comparison.sections():
        yield from ("", look.strong(one_line(heading)))
        for change in changes:
            yield from _wrapped(change.sentence, look.width, "  - ", "    ")
    yield ""
    for sentence in closing(comparison):
        yield from _wrapped(sentence, look.width)


def closing(comparison: Comparison) -> list[str]:
    """What is said of the whole, sentence by sentence."""
    amendment = comparison.amendment.words if comparison.amendment else ""
    unread = [not_compared(version) for version in (comparison.old, comparison.new) if version.unread]
    return [sentence for sentence in (comparison.tally, comparison.content, *unread, amendment) if sentence]


def not_compared(version: Version) -> str:
    """The answers of one version that could not be compared."""
    unread = "; ".join(version.unread)
    return f"In {version.path}, soaplan can't read these answers, so it didn't compare them: {unread}."


def _wrapped(text: str, width: int, first: str = "", later: str = "") -> list[str]:
    clean = shown(" ".join(text.split()))
    return textwrap.wrap(
        clean, width, initial_indent=first, subsequent_indent=later, break_on_hyphens=False, break_long_words=False
    )
