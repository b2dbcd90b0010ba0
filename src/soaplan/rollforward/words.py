"""What an answer was, in a few words for a remark; how the years of one plan become those of the next."""

import re
from collections.abc import Iterable

from pydantic_core import PydanticCustomError

from soaplan.catalog import SoaCatalog
from soaplan.characters import one_line
from soaplan.money import dollars
from soaplan.plans.values import read_amount, read_year
from soaplan.rollforward.rolling import Place
from soaplan.source.nodes import Listing, Mapping, Scalar, YamlNode, is_blank

LONGEST = 300
FIGURE = ("value", "year")


def was(places: Iterable[Place], *, money: bool = False) -> str:
    """The answers with their names: "baseline 18 in 2023, target 30 in 2027"; nothing where nothing is answered."""
    parts = [f"{_plain(str(place.pointer[-1]))} {_said(place.node, money)}" for place in places if _has(place.node)]
    return shortened("; ".join(parts) if money else ", ".join(parts))


def said(node: YamlNode) -> str:
    """One answer without its name."""
    return shortened(_said(node, money=False))


def shortened(text: str) -> str:
    """A text of one line that is not too long for a remark."""
    line = one_line(text)
    return line if len(line) <= LONGEST else f"{line[:LONGEST]}…"


def _said(node: YamlNode, money: bool) -> str:  # noqa: FBT001 - passed on as it is
    match node:
        case Scalar():
            return _amount(node.text) if money else node.text
        case Mapping() if set(node.entries) <= set(FIGURE):
            return " in ".join(_said(node.entries[key].value, money) for key in FIGURE if _is_there(node, key))
        case Mapping():
            written = (entry for entry in node.written if _has(entry.value))
            return ", ".join(f"{_plain(entry.key)} {_said(entry.value, money)}" for entry in written)
        case Listing():
            return _entries(node)
        case _:
            return ""


def _entries(node: Listing) -> str:
    texts = [item.text for item in node.items if isinstance(item, Scalar)]
    if len(texts) == len(node.items):
        return "; ".join(text for text in texts if text.strip())
    return "one entry" if len(node.items) == 1 else f"{len(node.items)} entries"


def _amount(text: str) -> str:
    try:
        return dollars(read_amount(text))
    except PydanticCustomError:
        return text


def _is_there(node: Mapping, key: str) -> bool:
    return key in node.entries and not is_blank(node.entries[key].value)


def _has(node: YamlNode) -> bool:
    """Whether anything is answered in a value."""
    if isinstance(node, Mapping):
        return any(_has(entry.value) for entry in node.written)
    return not is_blank(node)


def _plain(key: str) -> str:
    return key.replace("_", " ")


A_YEAR = re.compile(r"\b(?:FY ?\d{4}|FY ?\d{2}|20\d\d(?:-\d\d)?)\b", re.IGNORECASE)
DIGITS = re.compile(r"\d+")
CENTURY = 100
SHORT = 2
"""Digits of a year that is written without its century."""


def next_name(key: str, old: SoaCatalog, new: SoaCatalog) -> str | None:
    """The name of a year of the new plan, written as the one in its place in the old plan was: FY25 > FY28.

    None for what is no year of the old plan.
    """
    before, after = ([read_year(year) for year in catalog.cycle.years] for catalog in (old, new))
    try:
        place = before.index(read_year(key))
    except (PydanticCustomError, ValueError):
        return None
    return _like(key, after[place]) if place < len(after) else None


def _like(key: str, year: int) -> str:
    """A year written as another one is: FY25, FY2025, 2025, or 2024-25 for the school year."""
    first, *rest = DIGITS.findall(key)
    if rest:
        return f"{year - 1}-{year % CENTURY:02}"
    return DIGITS.sub(f"{year % CENTURY:02}" if len(first) == SHORT else str(year), key, count=1)


def years_in(text: str) -> list[str]:
    """The years that a text names, each once, as they are written."""
    return list(dict.fromkeys(A_YEAR.findall(text)))
