"""Where sentences, clauses and paragraphs of a text end."""

import re
from collections.abc import Iterator

from soaplan.regex import regex

SHORT_WORDS = [
    r"\bMr",
    r"\bMrs",
    r"\bMs",
    r"\bDr",
    r"\bSt",
    r"\bNo",
    r"\bCh",
    r"\bvs",
    r"\bapprox",
    r"\be\.g",
    r"\bi\.e",
    r"\sc",
    r"\ss",
]
NOT_THE_END = "".join(rf"(?<!{word}\.)" for word in SHORT_WORDS)
"""A full stop behind one of these shortens a word ("G.L. c. 70"), as does one before a small letter."""
FULL_STOP = rf"(?:(?<=[!?])|(?<=\.){NOT_THE_END})[\"')\]\u201d\u2019*_]*\s+(?![a-z\s])"
LIST_SIGN = r"(?:[-*+]|\d+[.)])\s"
SENTENCE_END = regex(rf"{FULL_STOP}|(?<!:)\n\s*\n")
"""Where a sentence ends. A list belongs to the sentence before it, unless its items are sentences of their own."""
CLAUSE_END = regex(rf"{FULL_STOP}|\n\s*\n|\n\s*(?={LIST_SIGN})|;\s")
"""Where a sentence, a list item or the part before a semicolon ends."""
BLANK_LINE = regex(r"\n\s*\n")
NO_PARAGRAPH = regex(rf"{LIST_SIGN}|#+\s")


def sentences(text: str) -> list[str]:
    """The sentences of a text."""
    return _parts(SENTENCE_END, text)


def clauses(text: str) -> list[str]:
    """The sentences and list items of a text, cut at semicolons too."""
    return _parts(CLAUSE_END, text)


def clause_spans(text: str) -> Iterator[tuple[int, int]]:
    """From and to of every sentence, list item, and part before a semicolon, in order."""
    start = 0
    for end in [*(found.start() for found in CLAUSE_END.finditer(text)), len(text)]:
        yield start, end
        start = end


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text: what blank lines separate, but for headings and lists."""
    return [part for part in _parts(BLANK_LINE, text) if not NO_PARAGRAPH.match(part)]


def _parts(end: re.Pattern[str], text: str) -> list[str]:
    return [part.strip() for part in end.split(text) if part.strip()]
