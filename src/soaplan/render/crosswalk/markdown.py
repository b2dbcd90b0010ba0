"""The crosswalk as Markdown: the same rows in the same order."""

from soaplan.check.result import CheckResult
from soaplan.render import typeset
from soaplan.render.crosswalk.rows import crosswalk_of
from soaplan.render.look import Look
from soaplan.render.markdown import tidy


def write(result: CheckResult, look: Look) -> str:
    """The whole document. It links to the Markdown of the plan, which must lie beside it."""
    it = crosswalk_of(result, ".md")
    return tidy(typeset.markdown().get_template("crosswalk.md").render(it=it, page=it.page, look=look))
