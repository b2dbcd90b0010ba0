"""The page: one file that asks for nothing, runs nothing, and may be styled only by its own style sheet."""

import hashlib
import re
from base64 import b64encode
from functools import cache
from typing import Any

from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

from soaplan.characters import harmless
from soaplan.check.result import CheckResult
from soaplan.render import typeset
from soaplan.render.documents.compose import document_of
from soaplan.render.documents.document import Document
from soaplan.render.look import Look

PAPER = re.compile(r"@page\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}")
"""What a sheet says of paper belongs to the page around a fragment."""
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def write(result: CheckResult, look: Look) -> str:
    """The whole page."""
    return set_in_type(document_of(result), look)


def set_in_type(page: Document, look: Look) -> str:
    """A document as a page."""
    sheet = "".join(map(style, sheets(page))) + look.style
    # Safe for a build log here already: the policy names the hash of these very characters.
    data = Markup(harmless(htmlsafe_json_dumps(report(page), ensure_ascii=False, sort_keys=True), "json"))  # noqa: S704 - made harmless just before
    allowed = policy(sheet, str(data), pictures=bool(look.logo))
    chosen, own = typeset.html().get_template("document.html"), Markup(sheet)  # noqa: S704 - our own style sheet
    return chosen.render(page=page, look=look, p="", h=0, style=own, data=data, policy=allowed)


def sheets(page: Document) -> list[str]:
    """The style sheets that a page needs."""
    return ["style.css", *(["right-to-left.css"] if page.speech.dir == "rtl" else [])]


@cache
def style(name: str = "style.css") -> str:
    """A style sheet without remarks and line ends."""
    text = COMMENT.sub("", (typeset.TEMPLATES / name).read_text(encoding="utf-8"))
    return re.sub(r" ?([{};,>]) ?", r"\1", " ".join(text.split())).replace(";}", "}").replace(": ", ":").strip()


def scoped(kind: str, sheet: str) -> str:
    """A style sheet for a fragment, whose outermost element has the class of its kind. Nothing around it changes."""
    inside = PAPER.sub("", sheet).replace(":root{", ":scope{").replace("body{", ":scope{")
    return f"@scope(.{kind}){{{inside}}}"


def policy(sheet: str, data: str = "", *, pictures: bool = False) -> str:
    """The page's security policy: its own style sheet, by hash, and where wanted pictures that it holds itself.

    The data block runs in no browser, but checkers ask for its hash too.
    """
    allowed = f"style-src '{_hash(sheet)}'"
    allowed += f"; script-src '{_hash(data)}'" if data else ""
    allowed += "; img-src data:" if pictures else ""
    return f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    return "sha256-" + b64encode(hashlib.sha256(text.encode()).digest()).decode()


def report(page: Document) -> dict[str, Any]:
    """The page as schema.org describes a report."""
    kind = "EducationalOrganization" if page.noun == "school" else "GovernmentOrganization"
    publisher = {"@type": kind, "name": page.district, "url": page.contact.website, "identifier": page.code}
    found = {
        "@context": "https://schema.org",
        "@type": "Report",
        "name": page.title,
        "inLanguage": page.speech.language,
        "isAccessibleForFree": True,
        "accessMode": "textual",
        "accessibilityFeature": ["structuralNavigation", "tableOfContents"],
        "publisher": {key: value for key, value in publisher.items() if value},
        "datePublished": page.posted.isoformat() if page.posted else "",
        "url": page.contact.posted,
    }
    return {key: value for key, value in found.items() if value}
