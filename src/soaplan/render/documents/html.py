"""A document as a page: one file that asks for nothing, runs nothing, and may be styled only by its own style sheet."""

from soaplan.check.result import CheckResult
from soaplan.render.documents.compose import document_of
from soaplan.render.html import set_in_type
from soaplan.render.look import Look

SHEETS = ("style.css", "documents.css")


def write(result: CheckResult, look: Look) -> str:
    """The whole page."""
    return set_in_type("document.html", document_of(result), SHEETS, look)
