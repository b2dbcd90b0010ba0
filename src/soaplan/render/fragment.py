"""A document without head and style, to be put into a page of the district's own."""

from markupsafe import Markup

from soaplan.check.result import CheckResult
from soaplan.render import typeset
from soaplan.render.documents.compose import document_of
from soaplan.render.html import scoped, sheets, style
from soaplan.render.look import Look


def write(result: CheckResult, look: Look) -> str:
    """Headings begin at the second level: the page around it has its own first.

    The kind stands before every id, so that none is there twice in the page around it.
    """
    page, template = document_of(result), typeset.html().get_template("fragment.html")
    sheet = scoped(page.kind, "".join(map(style, sheets(page)))) if look.with_style else ""
    # Our own style sheet.
    own = Markup(sheet)  # noqa: S704 - our own style sheet
    return template.render(page=page, look=look, p=f"{page.kind}-", h=1, sheet=own)
