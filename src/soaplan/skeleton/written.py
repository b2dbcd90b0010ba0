"""Texts of other files, written into a new one so that they read back as the same texts, whatever stands in them."""

import re

from soaplan.characters import one_line

SIMPLE = re.compile(r"(?:\.\./)*[A-Za-z](?:[A-Za-z0-9 ,.()/%'-]*[A-Za-z0-9.)%])?|[0-9]\.[1-9][A-Za-z]?")
"""Texts that need no quotation marks: words, file names, and the codes of programs and Focus Areas."""
ESCAPES = {'"': r"\"", "\\": r"\\", "\n": r"\n", "\t": r"\t", "\r": r"\r"}
SHOWN_AS_ANSWER = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
"""Words that some programs read as something else than a text."""
STEP = 2
"""How much further in the lines of a long text stand than the name of the answer."""
LONGEST_LINE = 90
"""A text up to this length stands on the line of its answer."""


def written(text: str, indent: int = 0) -> str:
    """The text behind `answer:`, with the space between; nothing for no text. `indent` is that of the answer.

    It is written plainly, below a `|`, or in quotation marks with everything escaped that could be misread.
    """
    if not text:
        return ""
    if SIMPLE.fullmatch(text) and text.lower() not in SHOWN_AS_ANSWER:
        return f" {text}"
    return below_a_bar(text, indent + STEP) if stands_below_a_bar(text) else f" {in_quotation_marks(text)}"


def stands_below_a_bar(text: str) -> bool:
    """Whether a long text reads back as it is when it is written line by line."""
    lines = text.removesuffix("\n").split("\n")
    if len(text) <= LONGEST_LINE and len(lines) == 1:
        return False
    outer = lines[0].startswith(" ") or not lines[0] or not lines[-1].strip()
    return not outer and all(line.isprintable() and bool(line.strip()) == bool(line) for line in lines)


def below_a_bar(text: str, indent: int) -> str:
    """The text line by line; `-` keeps a line end from being added."""
    lines = text.removesuffix("\n").split("\n")
    start = " |" if text.endswith("\n") else " |-"
    return "\n".join([start, *(" " * indent + line if line else "" for line in lines)])


def in_quotation_marks(text: str) -> str:
    """The text in double quotation marks, on one line."""
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(character: str) -> str:
    if character in ESCAPES:
        return ESCAPES[character]
    number = ord(character)
    if character.isprintable():
        return character
    return f"\\x{number:02x}" if number <= 0xFF else f"\\u{number:04x}" if number <= 0xFFFF else f"\\U{number:08x}"  # noqa: PLR2004 - one byte, two bytes


def in_a_remark(text: str, most: int = 0) -> str:
    """The text on one line, as a remark may hold it; cut to `most` characters where that is given."""
    line = one_line(text)
    return line if not most or len(line) <= most else f"{line[: most - 1].rstrip()}…"
