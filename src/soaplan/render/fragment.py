"""The page without head and style, to be put into a page of the district's own."""

from soaplan.check.result import CheckResult
from soaplan.render import typeset
from soaplan.render.look import Look
from soaplan.render.model import page_of

PREFIX = "soa-plan-"
"""Stands before every id, so that none is there twice in the page around it."""


def write(result: CheckResult, look: Look) -> str:
    """Headings begin at the second level: the page around it has its own first."""
    return typeset.html().get_template("fragment.html").render(page=page_of(result), look=look, p=PREFIX, h=1)
