"""Plan text made fit to be shown. It comes from many hands and may hold anything."""

import re
import unicodedata

from soaplan.characters import HIDDEN_RANGES, LINE_SEPARATORS

ABOVE_THE_FIRST_PLANE = "".join(chr(plane * 0x10000 + last) for plane in range(1, 17) for last in (0xFFFE, 0xFFFF))
NOT_SHOWN = re.compile(f"[{HIDDEN_RANGES}\ud800-\udfff\ufdd0-\ufdef{ABOVE_THE_FIRST_PLANE}]")
"""What no page may hold: characters that control, turn the reading order, or are no characters at all."""
SPACES = str.maketrans(dict.fromkeys(LINE_SEPARATORS, " "))


def clean(text: str) -> str:
    """The text without what cannot be shown, in composed form (NFC), with LF line ends and no space around it."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(SPACES)
    return unicodedata.normalize("NFC", NOT_SHOWN.sub("", text)).strip()


def one_line(text: str) -> str:
    """The text with every run of spaces and line ends as one space."""
    return " ".join(text.split())


def first_upper(text: str) -> str:
    """The text with its first letter as a capital."""
    return text[:1].upper() + text[1:]


def and_list(names: list[str]) -> str:
    """Names as a sentence lists them: "A", "A and B", "A, B and C"."""
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def count(number: int, noun: str) -> str:
    """A number with its noun, in words up to ten: "one program", "six programs", "12 programs"."""
    written = NUMBERS[number] if number < len(NUMBERS) else f"{number:,}"
    return f"{written} {noun}" if number == 1 else f"{written} {noun}s"
