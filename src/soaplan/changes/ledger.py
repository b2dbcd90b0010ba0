"""Where the comparison writes down what changed, each in words."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

from soaplan.changes.result import Change, Excerpt, Kind
from soaplan.changes.wording import beginning, excerpts
from soaplan.dates import date_in_words
from soaplan.money import dollars
from soaplan.plans.base import UNKNOWN
from soaplan.plans.content import plain_text
from soaplan.plans.labels import fold
from soaplan.plans.stable import slug

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
            self.enter(key, what, Kind.CHANGED, plain(old), plain(new), f"{what} from {shown(old)} to {shown(new)}")

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
            self.enter(key, what, Kind.REWRITTEN, left, right, words, places)

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
        self.enter(key, what, Kind.ADDED, None, new, f"{what} added: {shown}")

    def removed(self, key: str, what: str, old: str, shown: str) -> None:
        """An answer that is not there any more."""
        self.enter(key, what, Kind.REMOVED, old, None, f"{what} removed: {shown}")

    def enter(  # noqa: PLR0913, PLR0917 - the parts of a change
        self,
        key: str,
        what: str,
        kind: Kind,
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
