"""What the public sees of a plan: the page, its Markdown, and the answers in the order of the state's form.

To add a format: a function that writes it, and its row in `WRITERS`. Its module is imported only when it is asked for.
"""

from importlib import import_module
from typing import Protocol

from soaplan.characters import harmless
from soaplan.check.result import CheckResult
from soaplan.render.look import PLAIN, Look
from soaplan.render.made import COMMENT
from soaplan.render.subject import SUBJECTS, is_readable, subject_of

WRITERS = {
    "html": "html:write",
    "fragment": "fragment:write",
    "markdown": "markdown:write",
    "worksheet": "worksheet:write",
    "worksheet-html": "worksheet:page",
    "crosswalk": "crosswalk.rows:write_html",
    "crosswalk-markdown": "crosswalk.rows:write_markdown",
}
"""Format -> the module of this package that writes it, and the function there."""
OF_PLANS = frozenset({"worksheet", "worksheet-html", "crosswalk", "crosswalk-markdown"})
"""The formats that only a three-year plan has."""
WITHOUT_HEAD = frozenset({"markdown", "crosswalk-markdown"})
"""The formats whose pages say in a comment who made them."""
IN_EVERY_LANGUAGE = frozenset({"html", "fragment", "markdown"})
"""What a translation has of its own. The others are for the state: of a translation they are the plan's, in English."""


class NoPageError(ValueError):
    """The file cannot be shown: its kind has no such page, or a finding of DOC001 to DOC006 leaves it unread."""


def has_page(result: CheckResult, format_: str = "html") -> bool:
    """Whether a checked file can be shown. Every other finding leaves a page, with the text as it was written."""
    if format_ not in formats_of(result):
        return False
    return subject_of(result) is not None if type(result.plan) in SUBJECTS else is_readable(result)


def formats_of(result: CheckResult) -> tuple[str, ...]:
    """The formats in which a kind of file is written; none of a file without a kind."""
    if result.plan is None:
        return ()
    return tuple(name for name in WRITERS if name not in OF_PLANS or type(result.plan) in SUBJECTS)


class Writer(Protocol):
    """Writes a checked plan in one format, with the look of its district."""

    def __call__(self, result: CheckResult, look: Look = PLAIN) -> str:
        """The text, with a line end at its end. Raises NoPageError."""


def _writer(name: str) -> Writer:
    def write(result: CheckResult, look: Look = PLAIN) -> str:
        if not has_page(result, name):
            raise NoPageError(f"there is no page for {result.path}")
        subject = subject_of(result)
        shown = subject.result if subject and name not in IN_EVERY_LANGUAGE else result
        module, _, function = WRITERS[name].partition(":")
        written: str = getattr(import_module(f"soaplan.render.{module}"), function)(shown, look)
        return harmless(COMMENT + written if name in WITHOUT_HEAD else written, name)

    return write


FORMATS: dict[str, Writer] = {name: _writer(name) for name in WRITERS}
"""Format -> the function that writes a checked plan in it, with a line end at its end. Raises NoPageError.

The same plan and look give the same text, whatever the day and the machine.
"""

__all__ = ["FORMATS", "PLAIN", "Look", "NoPageError", "formats_of", "has_page"]
