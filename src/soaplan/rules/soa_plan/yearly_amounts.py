"""Whether a text calls an amount yearly: "$400,000 a year", "an annual cost of $400,000".

Half of the words of an honest text about money are about years, so this looks only at words that belong to the
amount itself. In doubt the text does not call it yearly.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Self

from soaplan.characters import visible
from soaplan.prose import clauses
from soaplan.regex import regex

LEAST_WITHOUT_SIGN = 1000
"""A smaller number without a dollar sign counts people or days, not money."""
LONGEST_GAP = 6
"""Words further apart than this belong to different things."""
TOKEN = regex(
    r"(?P<sign>\$ ?)?(?P<digits>\d+(?:,\d{3})*(?:\.\d+)?)(?: ?(?P<scale>million|thousand|[mk])\b)?"
    r"|[^\W\d_]+(?:['\u2019][^\W\d_]+)*|[/,:;()\u2013\u2014]",
    re.IGNORECASE,
)
CALENDAR_YEAR = regex(r"(?:19|20)\d\d")
SCALES = {"million": 1_000_000, "m": 1_000_000, "thousand": 1000, "k": 1000}
BEHIND_ONLY = {"a", "per"}
"""What these begin ("a year", "per year") belongs to what stands before it."""
SILENT = {":", "(", ")"}
"""Signs that may stand anywhere between an amount and the words about it."""

Token = str | Decimal


@dataclass(frozen=True)
class YearlyWords:
    """The catalog's lists of words (see `words.yaml`, rule SOA514)."""

    annual: tuple[str, ...]
    before_noun: frozenset[str]
    between: frozenset[str]
    kinds: frozenset[str]
    nouns: frozenset[str]
    purpose: frozenset[str]
    not_the_amount: frozenset[str]
    sum_of_years: frozenset[str]

    @classmethod
    def of(cls, words: Mapping[str, tuple[str, ...]]) -> Self:
        """The lists as the catalog has them."""
        names = (name for name in words if name.startswith("annual_"))
        return cls(words["annual"], **{name.removeprefix("annual_"): frozenset(words[name]) for name in names})

    @cached_property
    def phrases(self) -> list[list[str]]:
        """The words that call an amount yearly, longest first."""
        return sorted((phrase.split() for phrase in self.annual), key=len, reverse=True)

    def calls_yearly(self, text: str, amount: Decimal) -> str | None:
        """The sentence that calls this very amount yearly, or None."""
        for sentence in clauses(visible(text)):
            tokens = tokens_of(sentence)
            for place, token in enumerate(tokens):
                if token == amount and (self._after(tokens[place + 1 :]) or self._before(tokens, place)):
                    return " ".join(sentence.split())
        return None

    def _phrase(self, tokens: Sequence[Token]) -> int:
        """How many words at the start of the tokens mean "yearly"; 0 where they do not."""
        return next((len(phrase) for phrase in self.phrases if list(tokens[: len(phrase)]) == phrase), 0)

    def _after(self, rest: Sequence[Token]) -> bool:
        """Whether the words behind an amount call it yearly."""
        for place in range(min(len(rest), LONGEST_GAP + 1)):
            if length := self._phrase(rest[place:]):
                gap = [token for token in rest[:place] if token not in SILENT]
                if rest[place] in self.before_noun and not self._speaks_of_money(gap, rest[place + length :]):
                    return False
                return self._belongs(gap) or self._is_purpose(gap)
        return False

    def _speaks_of_money(self, gap: Sequence[Token], rest: Sequence[Token]) -> bool:
        """Whether "annual" stands with the amount: "$400,000 annual", "$400,000 in annual funding"."""
        behind = next((token for token in rest if token not in self.kinds), "")
        alone = not isinstance(behind, str) or not behind.isalpha()
        return len(gap) <= 1 and (alone or behind in self.nouns)

    def _belongs(self, gap: Sequence[Token]) -> bool:
        """Whether every word between the amount and "yearly" only says that it is spent."""
        return all(token in self.between for token in gap)

    def _is_purpose(self, gap: Sequence[Token]) -> bool:
        """Whether the words between only say what the amount is for: "$400,000 for tutors each year"."""
        start = next((place for place, token in enumerate(gap) if token in self.purpose), len(gap))
        spent, what = gap[:start], gap[start:]
        words = all(isinstance(token, str) and token.isalpha() for token in what)
        return bool(what) and words and self._belongs(spent) and not self.not_the_amount.intersection(what)

    def _before(self, tokens: Sequence[Token], place: int) -> bool:
        """Whether the words before an amount call it yearly: "an annual cost of", "each year we spend"."""
        behind = tokens[place + 1] if place + 1 < len(tokens) else ""
        if behind in self.sum_of_years or any(isinstance(token, Decimal) for token in tokens[:place]):
            return False
        starts = range(max(0, place - LONGEST_GAP - 1), place)
        return any(self._leads(tokens[start:place], first=start == 0) for start in starts)

    def _leads(self, words: Sequence[Token], *, first: bool) -> bool:
        """Whether words that end before an amount begin with "yearly" and otherwise only say that it is spent."""
        length = self._phrase(words)
        if not length or words[0] in BEHIND_ONLY:
            return False
        dropped = {*SILENT, ","} if first else SILENT
        gap = [token for token in words[length:] if token not in dropped]
        points_back = gap[-1:] in (["the"], ["our"])
        cut_off = not gap and len(words) > length and words[length:] != [":"]
        return self._belongs(gap) and not points_back and not cut_off


def tokens_of(sentence: str) -> list[Token]:
    """The words and signs of a sentence in small letters; amounts of money as numbers of dollars."""
    return [_token(found) for found in TOKEN.finditer(sentence)]


def _token(found: re.Match[str]) -> Token:
    digits, scale = found["digits"], found["scale"]
    if digits is None:
        word = found.group().casefold()
        return "per" if word == "/" else word
    amount = Decimal(digits.replace(",", "")) * SCALES.get((scale or "").casefold(), 1)
    is_money = found["sign"] or scale or (amount >= LEAST_WITHOUT_SIGN and not CALENDAR_YEAR.fullmatch(digits))
    return amount if is_money else digits
