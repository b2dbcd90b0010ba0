"""A document as Markdown, for repositories and wikis: the same content in the same order."""

from soaplan.check.result import CheckResult
from soaplan.render import typeset
from soaplan.render.documents.compose import document_of
from soaplan.render.look import Look
from soaplan.render.markdown import tidy


def write(result: CheckResult, look: Look) -> str:
    """The whole document. Each value is escaped, so that GitHub shows it as it was written."""
    template = typeset.markdown().get_template("document.md")
    return tidy(template.render(page=document_of(result), look=look))
