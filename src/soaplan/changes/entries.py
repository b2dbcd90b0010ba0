"""Which entry of the older file is which entry of the newer one, in whatever order they stand; how each is named."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from soaplan.changes.ledger import beginning, in_words, likeness, quoted
from soaplan.plans.base import Node, known, texts_of
from soaplan.plans.content import plain_text
from soaplan.plans.stable import slug

T = TypeVar("T")
Key = Callable[[T], Hashable | None]
Likeness = Callable[[T, T], float]
ALIKE = 0.5
"""From this likeness on an entry counts as another one reworded."""
MOST_COMPARED = 2500
"""More pairs than these are not held against each other: no plan has so many, and it would take minutes."""


@dataclass(frozen=True)
class Entries:
    """How the entries of a list are told apart and named."""

    keys: Sequence[Key[Any]]
    named: Callable[[Any], tuple[str, str]]
    """The key of an entry in places, and the words by which it goes."""
    about: str
    """How sentences about its answers name an entry: `{}` stands for its words, nothing for the part around it."""
    likeness: Likeness[Any] | None = None
    before: Callable[[Any], str] = field(default=lambda _: "")
    """What stands before the names of its answers."""
    noun: str = ""
    """What sentences call one that is new or gone; nothing for the word of its model."""
    is_whole: bool = True
    """Whether that names an entry without the part around it."""
    in_full: Callable[[Any, Any], str] | None = None
    """How an entry is called that is new or gone, by the newer of the two sides."""

    def shown(self, side: Any, entry: Any) -> str:
        """How an entry is called that is new or gone."""
        return self.in_full(side, entry) if self.in_full else self.named(entry)[1]


def paired(
    old: Sequence[T], new: Sequence[T], keys: Iterable[Key[T]], likeness: Likeness[T] | None = None
) -> list[tuple[T | None, T | None]]:
    """The entries side by side; None where one has no partner. In the order of the old list, then what is new.

    Partners are found by the first of `keys` that both have in common, then by the next; a key that is None names
    nothing. What is left goes by likeness (from 0 to 1).
    """
    partner: dict[int, int] = {}
    for key in keys:
        _by_key(old, new, key, partner)
    if likeness is not None:
        _by_likeness(old, new, likeness, partner)
    taken = set(partner.values())
    found: list[tuple[T | None, T | None]] = [
        (item, new[partner[place]] if place in partner else None) for place, item in enumerate(old)
    ]
    return found + [(None, item) for place, item in enumerate(new) if place not in taken]


def _by_key(old: Sequence[T], new: Sequence[T], key: Key[T], partner: dict[int, int]) -> None:
    """Enter those that have the same key, the first with the first."""
    free: dict[Hashable, list[int]] = {}
    for place in _free(new, partner.values()):
        free.setdefault(key(new[place]), []).append(place)
    for place in _free(old, partner):
        name = key(old[place])
        if name is not None and free.get(name):
            partner[place] = free[name].pop(0)


def _by_likeness(old: Sequence[T], new: Sequence[T], likeness: Likeness[T], partner: dict[int, int]) -> None:
    """Enter those that are most alike."""
    left = [(here, there) for here in _free(old, partner) for there in _free(new, partner.values())]
    compared = ((likeness(old[here], new[there]), here, there) for here, there in left[:MOST_COMPARED])
    ranked = sorted(compared, key=lambda found: -found[0])
    for alike, here, there in ranked:
        if alike >= ALIKE and here not in partner and there not in partner.values():
            partner[here] = there


def _free(items: Sequence[T], taken: Iterable[int]) -> list[int]:
    found = set(taken)
    return [place for place in range(len(items)) if place not in found]


IDS = (("id", "change"), ("id",))
NAMES = (("name",), ("school",), ("metric", "group"), ("metric",), ("measure", "group"), ("measure",))
WORDS = (("text",), ("priority",))
CIRCUMSTANCES = (("date", "benchmark"), ("benchmark",), ("subject", "grades"), ("subject",), ("where",), ("group",))
DAYS = (("date",), ("format",))
"""The answers by which an entry is told from the others, the surest first."""
MOST_WORDS = 60
"""Of long entries so many words are held against each other: more would take seconds and tell no more."""


def entries_of(part: type[Node], noun: str) -> Entries:
    """How entries are told apart and named by their model alone. `noun` is what sentences call one."""
    return Entries(keys_of(part), name_of_entry, f"{noun} {{}}", likeness_of(part), is_whole=part.STANDS_ALONE)


def keys_of(part: type[Node]) -> list[Key[Any]]:
    """How entries of one kind are paired. What many entries share counts only where none has an id."""
    found = [*IDS, *NAMES, *WORDS] if "id" in part.model_fields else [*NAMES, *WORDS, *CIRCUMSTANCES, *DAYS]
    return [_together(names) for names in found if set(names) <= set(part.model_fields)]


def likeness_of(part: type[Node]) -> Likeness[Any] | None:
    """How entries are paired that have no key in common; a program with another code is another program."""
    return None if part.BY_CODE else lambda one, other: likeness(_words_of(one), _words_of(other))


def name_of_entry(entry: Node) -> tuple[str, str]:
    """The key and the words by which an entry goes: its id, else its name, its text, its day."""
    if id_ := known(getattr(entry, "id", None)):
        return slug(id_, small=False), id_
    for names in (*NAMES, *WORDS, *CIRCUMSTANCES, *DAYS):
        found = [value for name in names if (value := known(getattr(entry, name, None)))]
        if found and set(names) <= set(type(entry).model_fields):
            return slug(" ".join(map(str, found))), ", ".join(map(_in_sentence, found))
    text = next((text for _, text in texts_of(entry)), "")
    return slug(text) or "unnamed", quoted(beginning(text)) if text else "with no name"


def _together(names: tuple[str, ...]) -> Callable[[Node], Hashable | None]:
    """A key of several answers; None where one of them is missing."""

    def key(entry: Node) -> Hashable | None:
        found = tuple(known(getattr(entry, name)) for name in names)
        return None if None in found else tuple(plain_text(str(value)).casefold() for value in found)

    return key


def _in_sentence(value: Any) -> str:
    return in_words(value) if isinstance(value, date) else quoted(beginning(str(value)))


def _words_of(entry: Node) -> str:
    return " ".join(_first_words(entry))


def _first_words(entry: Node) -> Iterator[str]:
    left = MOST_WORDS
    for _, text in texts_of(entry):
        words = text.split()[:left]
        left -= len(words)
        yield from words


def surely(keys: Iterable[Key[Any]]) -> list[Key[Any]]:
    """Keys by which entries are paired that say the same, or that none of the keys names: two blank ones are one."""
    named = list(keys)
    return [said, *named, lambda entry: True if all(key(entry) is None for key in named) else None]


def said(value: Any) -> Hashable:
    """All that an answer says, whatever the order and the layout."""
    match value:
        case str():
            return plain_text(value)
        case Decimal():
            return value + 0
        case Node():
            return tuple((name, said(getattr(value, name))) for name in type(value).model_fields)
        case dict():
            return tuple(sorted(((key, said(item)) for key, item in value.items()), key=repr))
        case tuple():
            return tuple(sorted(map(said, value), key=repr))
        case _:
            return repr(value)


def texts(*keys: str) -> Callable[[Any], tuple[str, ...] | None]:
    """A key by which parts are told apart: some of their texts, in any case; None where none is there."""

    def key(part: Any) -> tuple[str, ...] | None:
        found = tuple(plain_text(str(known(getattr(part, name)) or "")).casefold() for name in keys)
        return found if any(found) else None

    return key
