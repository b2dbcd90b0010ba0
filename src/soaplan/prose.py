"""Looking for words in prose, without regular expressions that would have to be built for every plan.

A pattern is one or more words. A word ending in `*` matches every word that begins so; any other word matches
whole, with a plural s or without. Case does not matter and a hyphen counts as a space. A pattern of up to four
capitals (EL, IDEA) matches only in capitals: "idea" is another word.
"""

import re
from collections.abc import Iterable

from soaplan.characters import visible

LONGEST_ABBREVIATION = 4
WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*|[$%]")
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
SENTENCE_END = re.compile(rf"{FULL_STOP}|(?<!:)\n\s*\n")
"""Where a sentence ends. A list belongs to the sentence before it, unless its items are sentences of their own."""
CLAUSE_END = re.compile(rf"{FULL_STOP}|\n\s*\n|\n\s*(?={LIST_SIGN})|;\s")
"""Where a sentence, a list item or the part before a semicolon ends."""
BLANK_LINE = re.compile(r"\n\s*\n")
NO_PARAGRAPH = re.compile(rf"{LIST_SIGN}|#+\s")


def sentences(text: str) -> list[str]:
    """The sentences of a text."""
    return _parts(SENTENCE_END, text)


def clauses(text: str) -> list[str]:
    """The sentences and list items of a text, cut at semicolons too."""
    return _parts(CLAUSE_END, text)


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text: what blank lines separate, but for headings and lists."""
    return [part for part in _parts(BLANK_LINE, text) if not NO_PARAGRAPH.match(part)]


def _parts(end: re.Pattern[str], text: str) -> list[str]:
    return [part.strip() for part in end.split(text) if part.strip()]


def _singular(word: str) -> str:
    if word.endswith(("'s", "\u2019s")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 1 else word


class Prose:
    """One text, cut into words once and asked many times."""

    __slots__ = ("_cased", "_words", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        written = WORD.findall(visible(text))
        self._cased = f" {' '.join(map(_singular, written))} "
        self._words = f" {' '.join(_singular(word.casefold()) for word in written)} "

    def find(self, patterns: Iterable[str]) -> str | None:
        """The first pattern that the text has, or None."""
        return next((pattern for pattern in patterns if self._matches(pattern)), None)

    def has(self, patterns: Iterable[str]) -> bool:
        """Whether the text has any of the patterns."""
        return self.find(patterns) is not None

    def _matches(self, pattern: str) -> bool:
        if len(pattern) <= LONGEST_ABBREVIATION and pattern.isupper():
            return f" {pattern} " in self._cased
        return _needle(pattern) in self._words

    @property
    def words(self) -> list[str]:
        """The words in small letters, without a plural s."""
        return self._words.split()


_NEEDLES: dict[str, str] = {}


def _needle(pattern: str) -> str:
    """What to look for in the joined words: an open end where the pattern ends in `*`."""
    if pattern not in _NEEDLES:
        words = [_singular(word) for word in WORD.findall(pattern.casefold())]
        _NEEDLES[pattern] = f" {' '.join(words)}{'' if pattern.endswith('*') else ' '}"
    return _NEEDLES[pattern]
