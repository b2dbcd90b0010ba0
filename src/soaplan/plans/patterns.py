"""How editors are told what a value may look like: patterns that are wider than the readers, never narrower.

A pattern is for plain keyboard text. Text with any other character passes (an en dash, a curly quotation mark, what
Word leaves unseen), because the check knows more of those than a pattern can say.
"""

from collections.abc import Iterable
from typing import Any, Final

JsonSchema = dict[str, Any]
PATTERN_MESSAGE: Final = "patternErrorMessage"
"""What editors show where a text doesn't fit its pattern."""


def either_case(text: str) -> str:
    """A pattern for a text with small or capital letters."""
    return "".join(f"[{one.upper()}{one.lower()}]" if one.isalpha() else _plain(one) for one in text)


def _plain(character: str) -> str:
    return f"\\{character}" if character in r"\^$.|?*+()[]{}/" else character


def text_like(*ways: str, message: str, types: Iterable[str] = ("string",)) -> JsonSchema:
    """The JSON Schema of a value that is written in one of these ways. `message` is for any other text."""
    pattern = rf"^[\s\x22']*(?:{'|'.join(ways)})?[\s\x22'.]*$|[^\x20-\x7e]"
    return {"type": list(types), "pattern": pattern, PATTERN_MESSAGE: message}


_WORD = either_case
_US: Final = f"{_WORD('us')}[Dd]?"
MONTH: Final = r"[A-Za-z]{3,}\.?"
WEEKDAY: Final = r"(?:[A-Za-z]{2,}\.?,? +){0,2}"
DAY: Final = r"[0-9]{1,2}(?:[A-Za-z]{2})?"

AMOUNT = text_like(
    rf"(?:{_US})?[ $]*[0-9][0-9,_]*(?:\.[0-9]+)?[ $]*(?:{_US})? *(?:{_WORD('dollar')}[Ss]?)?\.?",
    message="Write the whole amount in dollars, for example 1,250,000.",
    types=("string", "number"),
)
NUMBER = text_like(
    r"[^A-Za-z]*[0-9][^A-Za-z]*(?: ?(?:[Pp][A-Za-z]{2}|[Pp][A-Za-z]{2} ?[A-Za-z]{4})\.?)?",
    message="Write one number, for example 31.4 or 31.4%.",
    types=("string", "number"),
)
YEAR = text_like(
    r"(?:[A-Za-z]+\.? *){0,2}[0-9]{2,4}(?: ?[-/] ?[0-9]{2,4})?",
    message="Write the school year as 2026, 2025-26 or FY26.",
    types=("string", "number"),
)
DATE = text_like(
    rf"{WEEKDAY}[0-9]{{1,4}}[-/.][0-9]{{1,2}}[-/.][0-9]{{1,4}}",
    rf"{WEEKDAY}{MONTH} *{DAY},? *[0-9]{{4}}",
    rf"{WEEKDAY}{DAY}(?: {_WORD('of')})? *{MONTH},? *[0-9]{{4}}",
    message="Write one day, for example 2024-03-14 or March 14, 2024.",
)
WHEN = text_like(
    r"[A-Za-z0-9 ,./-]*[0-9]{4}[A-Za-z0-9 ,./-]*",
    r"[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{2,4}",
    message="Write a day, a month or a season with its year, for example 2024-03-14 or spring 2024.",
)
YES_NO = text_like(
    *(f"{_WORD(word)}\\.?" for word in ("yes", "no", "true", "false", "y", "n", "on", "off")),
    message="Write yes or no. If it hasn't happened yet, leave this line empty for now.",
    types=("string", "boolean"),
) | {"defaultSnippets": [{"label": word, "body": word} for word in ("yes", "no")]}  # fmt: skip
DISTRICT_CODE = text_like(
    "[0-9]{8}", message="The state's district code has eight digits, for example 00350000.", types=("string", "number")
)
WEB_ADDRESS = text_like(
    rf"<? *{_WORD('http')}[Ss]?://[^\s@]+\.[^\s@]+ *>?", message="Write the whole address, beginning with https://."
)
MAIL_ADDRESS = text_like(
    rf"<? *(?:{_WORD('mailto:')})?[^\s@]+@[^\s@]+\.[^\s@]+ *>?",
    message="Write one address, such as plans@district.example.",
)
