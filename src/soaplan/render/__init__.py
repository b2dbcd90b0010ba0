"""What the public sees of a plan: the page, its Markdown, and the answers in the order of the state's form.

To add a format: a module with `write`, and its row in `MODULES`. A module is imported only when it is asked for.
"""

from collections.abc import Callable
from importlib import import_module

from soaplan.check.result import NO_PAGE, CheckResult
from soaplan.plans.soa_plan import SoaPlan

MODULES = {
    "html": "soaplan.render.html",
    "fragment": "soaplan.render.fragment",
    "markdown": "soaplan.render.markdown",
    "worksheet": "soaplan.render.worksheet",
}
"""Format -> the module that writes it."""


class NoPageError(ValueError):
    """The file cannot be shown: it is no three-year plan, or a finding of DOC001 to DOC006 leaves it unread."""


def has_page(result: CheckResult) -> bool:
    """Whether a checked file can be shown. Every other finding leaves a page, with the text as it was written."""
    if not isinstance(result.plan, SoaPlan) or result.catalog is None or result.document is None:
        return False
    return not any(diagnostic.code in NO_PAGE for diagnostic in result.diagnostics)


def _writer(name: str) -> Callable[[CheckResult], str]:
    def write(result: CheckResult) -> str:
        if not has_page(result):
            raise NoPageError(f"there is no page for {result.path}")
        written: str = import_module(MODULES[name]).write(result)
        return written

    return write


FORMATS: dict[str, Callable[[CheckResult], str]] = {name: _writer(name) for name in MODULES}
"""Format -> the function that writes a checked plan in it, with a line end at its end. Raises NoPageError.

The same plan gives the same text, whatever the day and the machine.
"""

__all__ = ["FORMATS", "NoPageError", "has_page"]
