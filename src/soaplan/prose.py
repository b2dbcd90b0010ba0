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
SENTENCE_END = re.compile(r"(?<=[.!?])[\"')\]\u201d\u2019*_]*\s+|\n\s*\n|\n\s*(?=[-*+]\s|\d+[.)]\s)|;\s")


def sentences(text: str) -> list[str]:
    """The sentences and list items of a text."""
    return [part.strip() for part in SENTENCE_END.split(text) if part and part.strip()]


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text: what blank lines separate."""
    return [part.strip() for part in re.split(r"\n\s*\n", text.strip()) if part.strip()]


def _singular(word: str) -> str:
    if word.endswith(("'s", "\u2019s")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 1 else word


class Prose:
    """One text, cut into words once and asked many times."""

    __slots__ = ("text", "_cased", "_written", "_words")

    def __init__(self, text: str) -> None:
        self.text = text
        cased = [_singular(word) for word in WORD.findall(visible(text))]
        self._cased = f" {' '.join(cased)} "
        self._words = self._cased.casefold()

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
