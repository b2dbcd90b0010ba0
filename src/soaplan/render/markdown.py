"""A document as Markdown, for repositories and wikis: the same content in the same order."""

import re

from soaplan.check.result import CheckResult
from soaplan.render import typeset
from soaplan.render.documents.compose import document_of
from soaplan.render.documents.document import Document
from soaplan.render.isolated import without_marks
from soaplan.render.look import Look


def write(result: CheckResult, look: Look) -> str:
    """The whole document. Each value is escaped, so that GitHub shows it as it was written."""
    return set_in_type(document_of(result), look)


def set_in_type(page: Document, look: Look) -> str:
    """A document as Markdown."""
    text = typeset.markdown().get_template("document.md").render(page=page, look=look)
    return tidy(without_marks(text))


def tidy(text: str) -> str:
    """The text with tight lists, one empty line at most, and a line end at its end."""
    text = re.sub(r"(?<=\n)((?:[-*] |\d+\. )[^\n]*)\n\n(?=[-*] |\d+\. )", r"\1\n", text)
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"
