"""How addresses are read: those of pages on the web, and of mail."""

import re
from typing import Any

from soaplan.characters import visible
from soaplan.plans.wrong import one_text, problem

WEB_ADDRESS = re.compile(r"https?://[^\s<>\"'`{}|\\^@]+\.[^\s<>\"'`{}|\\^@]+", re.IGNORECASE)
MAIL_ADDRESS = re.compile(r"[A-Za-z0-9._%+'-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")


def read_web_address(value: Any) -> str:
    """A web address that a public page may link to."""
    text = visible(one_text(value))
    if WEB_ADDRESS.fullmatch(text):
        return text
    mend = "Write the whole address, beginning with https://."
    raise problem("unsafe_link", f"“{text}” is not a web address", mend)


def read_mail_address(value: Any) -> str:
    """One e-mail address."""
    text = visible(one_text(value))
    if MAIL_ADDRESS.fullmatch(text):
        return text
    raise problem(
        "unsafe_link", f"“{text}” is not an e-mail address", "Write one address, such as plans@district.example."
    )
