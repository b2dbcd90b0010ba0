"""The page: one file that asks for nothing, runs nothing, and may be styled only by its own style sheet."""

import hashlib
import re
from base64 import b64encode
from functools import cache
from typing import Any

from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

from soaplan.check.result import CheckResult
from soaplan.render import typeset
from soaplan.render.model import page_of
from soaplan.render.page import Page

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def write(result: CheckResult) -> str:
    """The whole page."""
    page = page_of(result)
    sheet, data = style(), htmlsafe_json_dumps(report(page), ensure_ascii=False, sort_keys=True)
    template = typeset.html().get_template("soa-plan.html")
    return template.render(page=page, p="", h=0, style=Markup(sheet), data=data, policy=policy(sheet, str(data)))  # noqa: S704


@cache
def style() -> str:
    """The style sheet without remarks and line ends."""
    text = COMMENT.sub("", (typeset.TEMPLATES / "style.css").read_text(encoding="utf-8"))
    return re.sub(r" ?([{};,>]) ?", r"\1", " ".join(text.split())).replace(";}", "}").replace(": ", ":").strip()


def policy(sheet: str, data: str) -> str:
    """The page's security policy: its own style sheet, by hash.

    The data block runs in no browser, but checkers ask for its hash too.
    """
    allowed = f"style-src '{_hash(sheet)}'; script-src '{_hash(data)}'"
    return f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    return "sha256-" + b64encode(hashlib.sha256(text.encode()).digest()).decode()


def report(page: Page) -> dict[str, Any]:
    """The plan as schema.org describes a report."""
    kind = "EducationalOrganization" if page.noun == "school" else "GovernmentOrganization"
    publisher = {"@type": kind, "name": page.district, "url": page.contact.website, "identifier": page.code}
    found = {
        "@context": "https://schema.org",
        "@type": "Report",
        "name": page.title,
        "inLanguage": "en",
        "isAccessibleForFree": True,
        "accessMode": "textual",
        "accessibilityFeature": ["structuralNavigation", "tableOfContents"],
        "publisher": {key: value for key, value in publisher.items() if value},
        "datePublished": page.posted.isoformat() if page.posted else "",
        "url": page.contact.posted,
    }
    return {key: value for key, value in found.items() if value}
