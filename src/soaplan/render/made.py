"""The mark by which soaplan knows its own pages again, and when two pages say the same.

Every page names the program and its version. The version is no content: a page that differs in nothing else is the
same page, and no release makes the posted pages of all districts old.
"""

import re

from soaplan.version import VERSION

COMMENT = f'[//]: # "generator: soaplan {VERSION}"\n\n'
"""The mark of a page in Markdown: a link's address that no link uses, so that readers see nothing of it."""
MARK = re.compile(
    rb'<meta name="generator" content="soaplan ([^"<> ]+)">'
    rb'|\A<div [^<>]*data-generator="soaplan ([^"<>]+)"'
    rb'|\A\[//\]: # "generator: soaplan ([^"]+)"'
    rb"|\A[^\n]*\n[^\n]*\nMade with soaplan (\S+)\r?\n"
)
"""The marks of a page, of a fragment, of Markdown, and of a worksheet."""


def made_by(content: bytes) -> str | None:
    """The version of soaplan that made a page; None for a page that soaplan did not make."""
    found = MARK.search(content)
    return next(filter(None, found.groups())).decode("utf-8", "replace") if found else None


def says_the_same(page: bytes, text: str) -> bool:
    """Whether a page on disk says what soaplan would write now. Versions and the line ends of Windows do not count."""
    return _without_version(page.replace(b"\r\n", b"\n")) == _without_version(text.encode("utf-8"))


def _without_version(page: bytes) -> bytes:
    version = made_by(page)
    return page if version is None else page.replace(f"soaplan {version}".encode(), b"soaplan")
