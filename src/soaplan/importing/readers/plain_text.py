"""Text files, mails and Markdown."""

import re

from soaplan.importing.blocks import Item, Line

ITEM = re.compile(r"^\s*(?:([-*•·▪●○])|(\d{1,2}[.)]))\s+(?=\S)")
QUOTED = re.compile(r"^\s*>")
SIGNATURE = re.compile(r"^-- ?$")
RULER = re.compile(r"^[\s=_*~-]{3,}$")
WIDEST = 100
"""Signs of a line that was broken by hand or by a mail program; longer ones are whole paragraphs."""
SHORT = 0.6
"""How full a line is, of the widest, behind which a new paragraph begins: the next word would have had its place."""


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
    lines = text.replace("\f", "\n").splitlines()
    width = min(max((len(raw.rstrip()) for raw in lines), default=0), WIDEST)
    for before, raw in zip(["", *lines], lines, strict=False):
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
        starts = starts or _ends(before.rstrip(), raw, width)
        found.append(Line(plain, starts=starts or bool(item), mark=mark, heading=_is_title(plain), aside=aside))
        starts = False
    return found


def _ends(before: str, raw: str, width: int) -> bool:
    """Whether a line was ended on purpose: the first word of the next one would have had its place on it."""
    return not before.endswith(("-", ",", ";")) and len(before) + 1 + len(raw.split(maxsplit=1)[0]) < SHORT * width


def _is_title(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) > 3 and all(letter.isupper() for letter in letters)  # noqa: PLR2004 - longer than "N/A"
