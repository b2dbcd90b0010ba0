"""The crosswalk as a page of its own, for the reply to a reviewer's letter."""

from markupsafe import Markup

from soaplan.check.result import CheckResult
from soaplan.render import typeset
from soaplan.render.crosswalk.rows import crosswalk_of
from soaplan.render.html import policy, style
from soaplan.render.look import Look


def write(result: CheckResult, look: Look) -> str:
    """The whole page. It links to the page of the plan, which must lie beside it."""
    it = crosswalk_of(result, ".html")
    sheet = style() + look.style
    allowed = policy(sheet, pictures=bool(look.logo))
    template = typeset.html().get_template("crosswalk.html")
    # Our own style sheet.
    return template.render(it=it, page=it.page, look=look, p="", h=0, style=Markup(sheet), policy=allowed)  # noqa: S704
