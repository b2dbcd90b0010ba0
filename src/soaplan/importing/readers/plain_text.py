"""Text files, mails and Markdown."""

import re

from soaplan.importing.blocks import Item, Line

ITEM = re.compile(r"^\s*(?:([-*•·▪●○])|(\d{1,2}[.)]))\s+(?=\S)")
QUOTED = re.compile(r"^\s*>")
SIGNATURE = re.compile(r"^-- ?$")
RULER = re.compile(r"^[\s=_*~-]{3,}$")


def read(content: bytes, ending: str) -> list[Item]:
    """The lines of a text; Markdown is read by its structure."""
    text = decoded(content)
    if ending == ".md":
        from markdown_it import MarkdownIt  # noqa: PLC0415 - only for Markdown

        from soaplan.importing.readers.web_page import items_of  # noqa: PLC0415 - likewise

        return items_of(MarkdownIt("commonmark", {"html": False}).enable("table").render(text))
    return list(_lines(text))


def decoded(content: bytes) -> str:
    """The text of a file in UTF-8, UTF-16 with its mark, or what Windows writes."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _lines(text: str) -> list[Item]:
    found: list[Item] = []
    starts, below_signature, number = True, False, 0
    for raw in text.replace("\f", "\n").splitlines():
        below_signature = below_signature or bool(SIGNATURE.match(raw))
        if not raw.strip() or RULER.match(raw):
            starts = True
            continue
        item = ITEM.match(raw)
        if item and item[2] and not starts and int(item[2][:-1]) != number + 1:
            item = None  # a number that a line break has put in front
        number = int(item[2][:-1]) if item and item[2] else number if item is None and not starts else 0
        aside = below_signature or bool(QUOTED.match(raw))
        mark = "" if item is None else item[2] or "-"
        plain = raw[item.end() :].strip() if item else raw.strip()
        found.append(Line(plain, starts=starts or bool(item), mark=mark, heading=_is_title(plain), aside=aside))
        starts = False
    return found


def _is_title(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) > 3 and all(letter.isupper() for letter in letters)  # noqa: PLR2004 - longer than "N/A"
