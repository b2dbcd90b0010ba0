"""How two versions of a text are told apart: the words that differ, with a few words around them."""

from difflib import SequenceMatcher
from itertools import pairwise

from soaplan.changes.result import Excerpt

AROUND = 3
"""Words shown before and behind a difference."""
APART = 4
"""Differences with no more words between them are shown as one."""
LONGEST_SIDE = 30
"""Of a longer stretch only the first and the last words are shown."""
MOST_COMPARED = 3000
"""Longer stretches, in words, are not compared word by word: that would take minutes."""
LITTLE_IN_COMMON = 0.3
BEGINNING = 12
GAP = "\u2026"

Stretch = tuple[int, int, int, int]
"""From where to where in the old words, and in the new ones."""


def excerpts(old: str, new: str) -> tuple[Excerpt, ...]:
    """Every place in which two texts differ in their words; nothing where only their layout differs.

    A text that was written anew is one such place.
    """
    left, right = old.split(), new.split()
    return tuple(
        Excerpt(_around(left, place[0], place[1]), _around(right, place[2], place[3])) for place in _places(left, right)
    )


def beginning(text: str) -> str:
    """The first words of a text, on one line."""
    words = text.split()
    return " ".join(words[:BEGINNING]) + (f" {GAP}" if len(words) > BEGINNING else "")


def likeness(one: str, other: str) -> float:
    """How much two short texts have in common, from 0 to 1, by their words."""
    return SequenceMatcher(None, one.casefold().split(), other.casefold().split(), autojunk=False).ratio()


def _places(left: list[str], right: list[str]) -> list[Stretch]:
    first, last = _same_ends(left, right)
    old, new = left[first : len(left) - last], right[first : len(right) - last]
    if not old and not new:
        return []
    whole = (first, len(left) - last, first, len(right) - last)
    if max(len(old), len(new)) > MOST_COMPARED:
        return [whole]
    matcher = SequenceMatcher(None, old, new)
    if matcher.ratio() < LITTLE_IN_COMMON:
        return [whole]
    found = [tuple(number + first for number in code[1:]) for code in matcher.get_opcodes() if code[0] != "equal"]
    return _joined([(a, b, c, d) for a, b, c, d in found])


def _same_ends(left: list[str], right: list[str]) -> tuple[int, int]:
    """How many words two texts share at their beginning, and how many at their end."""
    least = min(len(left), len(right))
    first = next((place for place in range(least) if left[place] != right[place]), least)
    rest = least - first
    last = next((place for place in range(rest) if left[-1 - place] != right[-1 - place]), rest)
    return first, last


def _joined(places: list[Stretch]) -> list[Stretch]:
    """The stretches, with those that lie close together made one."""
    found = places[:1]
    for before, place in pairwise(places):
        if place[0] - before[1] <= APART:
            found[-1] = (found[-1][0], place[1], found[-1][2], place[3])
        else:
            found.append(place)
    return found


def _around(words: list[str], start: int, end: int) -> str:
    """A stretch of a text with the words around it."""
    first, last = max(0, start - AROUND), min(len(words), end + AROUND)
    shown = words[first:last]
    if len(shown) > LONGEST_SIDE:
        shown = [*shown[: LONGEST_SIDE // 2], GAP, *shown[-LONGEST_SIDE // 2 :]]
    return " ".join([*([GAP] if first else []), *shown, *([GAP] if last < len(words) else [])])
