"""Amounts of money in prose: $1.2 million, 900,000 dollars, half a million dollars, $300,000 to $350,000."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from soaplan.regex import regex

SCALES = {"billion": 10**9, "million": 10**6, "m": 10**6, "mil": 10**6, "thousand": 10**3, "k": 10**3, "": 1}
SCALE = r"(?:\s?-?(?P<{name}>billion|million|thousand|mil|[mk])\b)?"
DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d\d)?|\d+(?:\.\d+)?"
IN_WORDS = {
    "half a": Decimal("0.5"), "a quarter of a": Decimal("0.25"), "a": Decimal(1), "one": Decimal(1), "two": Decimal(2),
    "three": Decimal(3), "four": Decimal(4), "five": Decimal(5), "six": Decimal(6), "seven": Decimal(7),
    "eight": Decimal(8), "nine": Decimal(9), "ten": Decimal(10), "eleven": Decimal(11), "twelve": Decimal(12),
}  # fmt: skip
WORDS = "|".join(sorted(IN_WORDS, key=len, reverse=True))
MONEY = regex(
    rf"(?:\b(?P<words>{WORDS})(?P<half>\sand a half)?\s(?P<hundred>hundred\s)?(?P<word_scale>million|thousand|billion)"
    rf"|(?<![\w.,])(?P<sign>US)?(?P<dollar>\$\s?)?(?P<digits>{DIGITS}){SCALE.format(name='scale')}"
    rf"(?:\s?(?:[-\u2013\u2014]|to|and)\s?\$?\s?(?P<to>{DIGITS}){SCALE.format(name='to_scale')})?)"
    r"(?P<unit>\s(?:US\s)?dollars?\b)?(?![\w%])",
    re.IGNORECASE,
)
ABOUT = r"(?:\babout|\baround|\bapproximately|\bapprox\.?|\broughly|\bclose to|\bsome|\bestimated|~)\s*$"
MORE = r"\b(?:over|more than|above|exceeding|at least|upwards of)\s*$"
LESS = r"\b(?:nearly|almost|under|less than|below|up to|at most|nearing)\s*$"
BEFORE = regex(rf"(?P<about>{ABOUT})|(?P<more>{MORE})|(?P<less>{LESS})", re.IGNORECASE)
OR_MORE = regex(r"\s?\+|\s(?:or (?:so|more)|plus)\b", re.IGNORECASE)
LONGEST_WORD = 20
CLOSELY, LOOSELY = Decimal("0.025"), Decimal("0.1")
"""How far an amount may be rounded at the most, as a share: one in full figures, and one in words such as million."""


@dataclass(frozen=True, slots=True)
class SaidAmount:
    """An amount as a text has it, in US dollars, with what it may be rounded from. `is_sure`: it says dollars."""

    start: int
    end: int
    value: Decimal
    least: Decimal
    most: Decimal
    is_sure: bool

    def may_be(self, amount: Decimal) -> bool:
        """Whether an exact amount may be what the text means."""
        return self.least <= amount <= self.most


def amounts_in(text: str) -> Iterator[SaidAmount]:
    """The amounts of a text, in order. Numbers without a dollar sign are there too where they are large."""
    for found in MONEY.finditer(text):
        sure = bool(found["dollar"] or found["unit"])
        if found["words"]:
            hundred = 100 if found["hundred"] else 1
            number = IN_WORDS[found["words"].casefold()] + (Decimal("0.5") if found["half"] else 0)
            yield _said(text, found, number * hundred * SCALES[found["word_scale"].casefold()], is_sure=sure)
        elif sure or found["scale"] or "," in found["digits"]:
            yield _said(text, found, _number(found["digits"], found["scale"] or found["to_scale"]), is_sure=sure)


def _number(digits: str, scale: str | None) -> Decimal:
    return Decimal(digits.replace(",", "")) * SCALES[(scale or "").casefold()]


def _said(text: str, found: re.Match[str], value: Decimal, *, is_sure: bool) -> SaidAmount:
    most = max(value, _number(found["to"], found["to_scale"])) if found["to"] else value
    down, up = _slack(text, found, value)
    return SaidAmount(found.start(), found.end(), value, value - down, most + up, is_sure)


def _slack(text: str, found: re.Match[str], value: Decimal) -> tuple[Decimal, Decimal]:
    """How much less and how much more than the written amount may be meant: "nearly" and "more than" go one way."""
    before = BEFORE.search(text, max(0, found.start() - LONGEST_WORD), found.start())
    if before or OR_MORE.match(text, found.end()):
        way = before.lastgroup if before else "more"
        unit = max(value * LOOSELY, _unit(value, ""))
        return {"about": (unit / 2, unit / 2), "more": (Decimal(0), unit), "less": (unit, Decimal(0))}[way or ""]
    scale = found["scale"] or found["word_scale"] or ""
    slack = min(_unit(value, scale) / 2, value * (LOOSELY if scale else CLOSELY))
    return slack, slack


def _unit(value: Decimal, scale: str) -> Decimal:
    """What the last figure counts: 100,000 in 2.8 million, and in 2,800,000."""
    unit = Decimal(10) ** max(0, int(value.normalize().as_tuple().exponent))
    return min(unit, Decimal(SCALES[scale.casefold()])) if scale else unit
