"""Plan text made fit to be shown. It comes from many hands and may hold anything."""

import re
import unicodedata

from soaplan.characters import HIDDEN_RANGES, LINE_SEPARATORS
from soaplan.render.said import like

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
    return like(text, " ".join(text.split()))


def first_upper(text: str) -> str:
    """The text with its first letter as a capital."""
    return like(text, text[:1].upper() + text[1:])
