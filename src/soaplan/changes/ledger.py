"""Where the comparison writes down what changed, each in words."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Any

from soaplan.changes.result import Change, Excerpt, HowChanged
from soaplan.dates import date_in_words
from soaplan.money import dollars
from soaplan.plans.base import UNKNOWN
from soaplan.plans.content import plain_text
from soaplan.plans.labels import fold
from soaplan.plans.stable import slug

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


SHORT = 80
"""Shorter texts are quoted whole."""
TEXT, ENTRY = "text", "entry"
"""What a text is called whose part has no other text, and one in a list of texts."""
NAMED = {TEXT: "the text", ENTRY: "the text of an entry"}
MOST_EXCERPTS = 2
"""Places of a text that are shown in words; the others are counted."""


@dataclass(frozen=True)
class Ledger:
    """Changes of one part of a file. `place` is the way to the part, `about` how sentences name it."""

    section: str
    place: str = ""
    about: str = ""
    changes: list[Change] = field(default_factory=list)

    def of(self, *, section: str = "", place: str = "", about: str = "") -> "Ledger":
        """The ledger of another part; the same changes."""
        found = replace(self, section=section or self.section, about=about or self.about)
        return replace(found, place=self.way(place) if not section else place)

    def way(self, key: str) -> str:
        """The place of an answer of this part."""
        return ".".join(filter(None, (self.place, key)))

    def value(self, key: str, what: str, old: Any, new: Any, show: Callable[[Any], str] | None = None) -> None:
        """One answer that is no text: an amount, a day, yes or no. One that cannot be read is passed over."""
        if UNKNOWN in (old, new) or old == new:
            return
        shown = show or in_words
        if old is None:
            self.added(key, what, plain(new), shown(new))
        elif new is None:
            self.removed(key, what, plain(old), shown(old))
        else:
            self.enter(
                key, what, HowChanged.CHANGED, plain(old), plain(new), f"{what} from {shown(old)} to {shown(new)}"
            )

    def text(self, key: str, what: str, old: Any, new: Any) -> None:
        """One text. Of a long one the places that differ are shown."""
        if UNKNOWN in (old, new):
            return
        left, right = plain_text(old or ""), plain_text(new or "")
        if left == right:
            return
        if max(len(left), len(right)) <= SHORT and "\n" not in left + right:
            self.value(key, what, left or None, right or None, quoted)
        elif not left:
            self.added(key, text_on(what), right, f"it begins {quoted(beginning(right))}")
        elif not right:
            self.removed(key, text_on(what), left, f"it began {quoted(beginning(left))}")
        else:
            places = excerpts(left, right)
            words = f"{text_on(what)} was rewritten: {rewritten(places)}"
            self.enter(key, what, HowChanged.REWRITTEN, left, right, words, places)

    def label(self, key: str, what: str, old: Any, new: Any) -> None:
        """One label, whose case, hyphens and plural s do not matter."""
        if UNKNOWN not in (old, new) and fold(old or "") != fold(new or ""):
            self.text(key, what, old, new)

    def labels(self, key: str, noun: str, old: Iterable[str] | None, new: Iterable[str] | None) -> None:
        """A list of labels: which were added, which taken out. None for a list that cannot be read as a whole."""
        if old is None or new is None:
            return
        left, right = ({fold(label): label for label in labels} for labels in (old, new))
        for name, label in left.items():
            if name not in right:
                self.removed(f"{key}.{slug(label)}", noun, label, label)
        for name, label in right.items():
            if name not in left:
                self.added(f"{key}.{slug(label)}", noun, label, label)

    def added(self, key: str, what: str, new: str, shown: str) -> None:
        """An answer that was not there before."""
        self.enter(key, what, HowChanged.ADDED, None, new, f"{what} added: {shown}")

    def removed(self, key: str, what: str, old: str, shown: str) -> None:
        """An answer that is not there any more."""
        self.enter(key, what, HowChanged.REMOVED, old, None, f"{what} removed: {shown}")

    def enter(  # noqa: PLR0913, PLR0917 - the parts of a change
        self,
        key: str,
        what: str,
        kind: HowChanged,
        old: str | None,
        new: str | None,
        words: str,
        places: tuple[Excerpt, ...] = (),
    ) -> None:
        """One change."""
        self.changes.append(Change(self.section, self.way(key), self.about, what, kind, old, new, words, places))


def text_on(what: str) -> str:
    """How sentences name a long text."""
    return NAMED.get(what, f"the text on {what}")


def rewritten(places: tuple[Excerpt, ...]) -> str:
    """What differs in a text, in words."""
    if not places:
        return "same words, different layout"
    shown = "; ".join(f"{quoted(place.old)} is now {quoted(place.new)}" for place in places[:MOST_EXCERPTS])
    more = len(places) - MOST_EXCERPTS
    return shown if more <= 0 else f"{shown}; and {more} more {'place' if more == 1 else 'places'}"


def quoted(text: str) -> str:
    """A text in quotation marks."""
    return f"\u201c{text}\u201d" if text else "nothing"


def amount(value: Decimal) -> str:
    """An amount for readers: $960,000."""
    return dollars(value)


def in_words(value: Any) -> str:
    """A value for readers: 1,204; March 14, 2024; yes."""
    if isinstance(value, bool):
        return plain(value)
    if isinstance(value, Decimal):
        return f"{value.normalize():,f}"
    return date_in_words(value) if isinstance(value, date) else str(value)


def plain(value: Any) -> str:
    """A value for other programs: 1204; 2024-03-14; yes."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    return value.isoformat() if isinstance(value, date) else str(value)
