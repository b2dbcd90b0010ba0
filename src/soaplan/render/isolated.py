"""Values inside a sentence that runs from right to left: each stays in one piece.

Otherwise the order of its signs is that of the sentence: "$7,400,000" has its sign at the other end, and "2023-24"
reads "24-2023" (Unicode Standard Annex 9, rules W2 and N1).
"""

import unicodedata

from markupsafe import Markup, escape

FIRST, LAST = "\u2068", "\u2069"
"""Stand around such a value until it is set in type. Plan text has none of them: `clean` takes them out."""
NO_MARKS = {ord(FIRST): None, ord(LAST): None}


def isolated(value: str) -> str:
    """A value for a sentence from right to left; as it is where nothing in it can change sides."""
    core = value.strip()
    needless = not core or core.isdigit() or FIRST in core or any(map(_runs_left, core))
    return value if needless else value.replace(core, f"{FIRST}{core}{LAST}")


def _runs_left(letter: str) -> bool:
    return unicodedata.bidirectional(letter) in {"R", "AL"}


def to_html(text: str) -> Markup:
    """The text, escaped, with its values as elements of their own."""
    # The elements replace marks that no plan text holds.
    return Markup(str(escape(text)).replace(FIRST, "<bdi>").replace(LAST, "</bdi>"))  # noqa: S704 - escaped just before


def without_marks(text: str) -> str:
    """The text where no elements can stand: in titles, in data, in Markdown."""
    return text.translate(NO_MARKS)
