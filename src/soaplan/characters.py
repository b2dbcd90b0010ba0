"""Characters that Word, mail programs and attackers leave in a text."""

import re
from unicodedata import normalize

from soaplan.regex import regex

ZERO_WIDTH = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
"""Soft hyphen, zero-width space and joiners, direction marks, word joiner: no finding, and ignored in labels."""
BYTE_ORDER_MARK = "\ufeff"
"""Begins a file in UTF-8. Without it, Excel takes a CSV file for an old encoding."""
NO_BREAK_SPACES = "\u00a0\u2007\u202f"
LINE_SEPARATORS = "\u2028\u2029\u0085\v\f"
"""Word's line and page separators: read as one space each."""
HIDDEN_RANGES = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff"
"""Control characters, and those that make text read in another order than it is written (rule DOC018)."""

DROP_ZERO_WIDTH = dict.fromkeys(map(ord, ZERO_WIDTH))
PLAIN_SPACES = str.maketrans(dict.fromkeys(NO_BREAK_SPACES + LINE_SEPARATORS, " "))


ONE_WAY = {
    **dict.fromkeys(map(ord, NO_BREAK_SPACES + LINE_SEPARATORS + "\u3000"), " "),
    **dict.fromkeys(map(ord, ZERO_WIDTH), None),
    **dict.fromkeys(map(ord, "\u2010\u2011"), "-"),
    **{wide: chr(wide - 0xFEE0) for wide in range(0xFF01, 0xFF5F)},
}
"""What is written in several ways and means one: spaces, hyphens, the wide letters and digits of East Asian fonts."""


def visible(text: str) -> str:
    """The text without what cannot be seen, each character in its one way, with no space outside.

    An accent is part of its letter, however it was stored: macOS keeps the two apart.
    """
    if text.isascii() and "\v" not in text and "\f" not in text:  # nothing in it has another way
        return text.strip()
    plain = text.translate(ONE_WAY).strip()
    return plain if plain.isascii() else normalize("NFC", plain)


_UNSAFE = regex(f"[{HIDDEN_RANGES}\u200e\u200f\ufeff\u2028\u2029\x85\x0b\x0c\r\ud800-\udfff]")


def shown(text: str) -> str:
    """The text as a terminal or a log may show it: what steers a terminal or reorders text is written out."""
    return text if text.isprintable() else _UNSAFE.sub(_written_out, text)


def _written_out(found: re.Match[str]) -> str:
    number = ord(found.group())
    return f"\\x{number:02x}" if number <= 0xFF else f"\\u{number:04x}"  # noqa: PLR2004 - one byte


_LINE_COMMAND = regex(r"(?m)^((?:[^\S\n]|\x1b\[[0-9;]*m)*):(?=:)")
_COMMAND = regex(r"#(?=#(?:\[|vso\[|teamcity\[))", re.IGNORECASE)
_IN_HTML, _IN_JSON = ("&#58;", "&#35;"), (r"\u003a", r"\u0023")
_SPELLINGS = {
    **dict.fromkeys(("html", "fragment", "crosswalk", "junit"), _IN_HTML),
    **dict.fromkeys(("json", "sarif"), _IN_JSON),
    "github": (":", "#\\"),  # its lines are commands by design
}
"""Format -> how the first of the two signs is written there; readers of HTML and JSON get the same text."""


def harmless(text: str, format_: str = "text") -> str:
    """The text as a log may show it: no words of a plan, and no file name, become a command of a build service.

    GitHub obeys lines that begin with `::`; GitHub, Azure and TeamCity obey `##[`, `##vso[` and `##teamcity[` anywhere.
    """
    colon, number = _SPELLINGS.get(format_, ("\\:", "#\\"))
    text = _LINE_COMMAND.sub(lambda found: found[1] + colon, text) if "::" in text else text
    return _COMMAND.sub(lambda _: number, text) if "##" in text else text


_FORMULA = regex(f"(^|;)(?=[\\s{ZERO_WIDTH}]*[=+\\-@\uff1d\uff0b\uff0d\uff20])|^(?=[\t\r\n])")
"""Where a formula could begin, full-width signs included: at the start of a text, and behind a semicolon, at which a
spreadsheet of another country splits a line."""


def for_a_spreadsheet(text: str) -> str:
    """A text with an apostrophe wherever a formula could begin.

    A spreadsheet takes a text that begins with certain signs for a formula, and a formula can send data away
    (https://owasp.org/www-community/attacks/CSV_Injection). Every cell of a CSV file needs this.
    """
    return _FORMULA.sub(r"\1'", text)


def one_line(text: str) -> str:
    """The text on one line, safe to show."""
    return shown(" ".join(text.split()))
