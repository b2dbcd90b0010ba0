"""How addresses are read: those of pages on the web, and of mail."""

import re
from typing import Any

from soaplan.diagnostic import Fix
from soaplan.plans.wrong import problem, written
from soaplan.regex import regex

WEB_ADDRESS = regex(r"https?://[^\s<>\"'`{}|\\^@]+\.[^\s<>\"'`{}|\\^@]+", re.IGNORECASE)
MAIL_ADDRESS = regex(r"[A-Za-z0-9._%+'-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")


TELEPHONE = regex(
    r"(?:\+?1[ .-]?)?\(?(\d{3})\)?[ .-]{0,2}(\d{3})[ .-]?(\d{4})(?:[ ,]{0,2}(?:x|ext\.?|extension) ?(\d{1,6}))?",
    re.IGNORECASE,
)
"""A telephone number of the United States, with an extension."""
ANGLE = regex(r"<(.*)>")
"""How mail programs and Markdown write an address that may be opened."""


def read_web_address(value: Any) -> str:
    """A web address that a public page may link to."""
    text = _bare(value)
    if WEB_ADDRESS.fullmatch(text):
        return text
    raise problem("unsafe_link", f"“{text}” isn't a web address", *_whole_address(text))


def _whole_address(text: str) -> tuple[str, Fix | None]:
    """What to write in place of a text that is no web address."""
    if re.search(r"\s", text) and WEB_ADDRESS.fullmatch(encoded := re.sub(r"\s", "%20", text)):
        return f"An address has no spaces in it. Write %20 for each: {encoded}", Fix(encoded)
    if "://" not in text and WEB_ADDRESS.fullmatch(whole := f"https://{text}") and text.startswith("www."):
        return f"Write the whole address: {whole}", Fix(whole)
    return "Write the whole address, beginning with https://.", None


def telephone_address(text: str) -> str:
    """What a phone dials for a number: `tel:+15085550121`; empty for a text that is not one number and nothing else."""
    found = TELEPHONE.fullmatch(text.strip())
    if found is None:
        return ""
    extension = f";ext={found[4]}" if found[4] else ""
    return f"tel:+1{found[1]}{found[2]}{found[3]}{extension}"


def read_mail_address(value: Any) -> str:
    """One e-mail address."""
    text = _bare(value).removeprefix("mailto:")
    if MAIL_ADDRESS.fullmatch(text):
        return text
    inside = [found.group() for found in MAIL_ADDRESS.finditer(text)]
    fact = f"“{text}” isn't an email address"
    if len(inside) != 1:
        raise problem("unsafe_link", fact, "Write one address, such as plans@district.example.")
    raise problem("unsafe_link", fact, f"Write only the address: {inside[0]}", Fix(inside[0], safe=False))


def _bare(value: Any) -> str:
    text = written(value)
    found = ANGLE.fullmatch(text)
    return found[1].strip() if found else text
