"""What two people changed in one file: the plan that was exported, the plan as it is now, and the form that came back.

An answer that the form left alone is left alone. One that only the form changed is written. One that both changed, each
in another way, is a conflict, and nothing is written there.
"""

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from soaplan.diagnostic import Pointer
from soaplan.office.form import NEW, place_of

Values = Mapping[Pointer, str]
Entry = dict[Pointer, str]
"""The answers of one entry of a list, by the way from the entry."""
ALIKE = 0.6
"""How alike two entries must be, from 0 to 1, to be taken for the same one before and after it was changed."""
NAMES = (("id",), ("name",), ("date",))
"""What tells one entry from another, if it is there."""


@dataclass(frozen=True, slots=True)
class Change:
    """An answer of the plan that gets another text; an empty one clears it."""

    pointer: Pointer
    text: str


@dataclass(frozen=True, slots=True)
class Added:
    """A new entry of a list; its answers by the way from the entry. A `+` and a number begin lists inside it."""

    pointer: Pointer
    values: Entry


@dataclass(frozen=True, slots=True)
class Removed:
    """An entry of a list whose boxes were all emptied."""

    pointer: Pointer


@dataclass(frozen=True, slots=True)
class Conflict:
    """An answer that was changed in the plan and in the form, in different ways."""

    pointer: Pointer
    before: str
    plan: str
    form: str


@dataclass
class Merged:
    """What is to be done with the plan."""

    changes: list[Change] = field(default_factory=list)
    added: list[Added] = field(default_factory=list)
    removed: list[Removed] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    missing: list[Pointer] = field(default_factory=list)
    """Answers whose boxes aren't in the form any more; they stay as they are."""


def same(one: str, other: str) -> bool:
    """Whether two answers say the same, line by line; spaces and empty lines don't count."""
    return _lines(one) == _lines(other)


def _lines(text: str) -> list[list[str]]:
    return [words for line in text.split("\n") if (words := line.split())]


def merged(base: Values, form: Values, touched: Iterable[Pointer], now: Values, *, whole: bool = True) -> Merged:
    """Hold the three against each other.

    `form` has the answers that came back, `touched` those of them that somebody changed; entries that are new in the
    form have a `+` with a number in their way. Of a form that isn't the `whole` file, nothing is missing, and no entry
    is taken out.
    """
    found = _Merge(base, form, now).of(set(touched), _emptied(base, form) if whole else [])
    found.missing = found.missing if whole else []
    return found


class _Merge:
    def __init__(self, base: Values, form: Values, now: Values) -> None:
        self.base, self.form, self.now = base, form, now
        self.places = _Places(base, now)
        self.found = Merged(missing=[way for way in base if way not in form and base[way]])

    def of(self, touched: set[Pointer], emptied: list[Pointer]) -> Merged:
        """What is to be done, in the order of the plan."""
        for entry in emptied:
            self.remove(entry)
        for way in touched:
            if way in self.base and not any(way[: len(one)] == one for one in emptied):
                self.change(way, self.places.now_at(way), self.base[way], self.form[way])
        for entry, ways in _entries(way for way in self.form if _is_new(way) and self.form[way].strip()):
            self.add(entry, {way[len(entry) :]: self.form[way] for way in ways})
        order = {way: number for number, way in enumerate(self.now)}
        self.found.changes.sort(key=lambda one: order.get(one.pointer, len(order)))
        self.found.conflicts.sort(key=lambda one: order.get(one.pointer, len(order)))
        return self.found

    def change(self, way: Pointer, target: Pointer | None, before: str, told: str) -> None:
        """An answer that the form changed; `target` is where it is in the plan by now."""
        current = self.now.get(target, "") if target is not None else ""
        if target is not None and same(current, told):
            return
        if target is not None and same(current, before):
            self.found.changes.append(Change(target, told))
        else:
            self.found.conflicts.append(Conflict(target or way, before, current, told))

    def remove(self, entry: Pointer) -> None:
        """Take an entry out, unless somebody has changed it in the plan."""
        target = self.places.now_at(entry)
        if target is None:
            return
        old, new = _below(self.base, entry), _below(self.now, target)
        if _equal(old, new):
            self.found.removed.append(Removed(target))
            return
        for rest, text in new.items():
            if not same(text, old.get(rest, "")):
                self.found.conflicts.append(Conflict((*target, *rest), old.get(rest, ""), text, ""))

    def add(self, entry: Pointer, told: Entry) -> None:
        """A new entry; where an earlier import has put it in already, only what differs."""
        home = self.places.now_at(entry[:-1])
        if home is None:
            self.found.conflicts += [Conflict((*entry, *rest), "", "", text) for rest, text in told.items()]
            return
        old = {self.places.now_at(way) for way in _items_of(self.base, entry[:-1])}
        for twin in _items_of(self.now, home):
            if twin not in old and _is_twin(told, _below(self.now, twin)):
                for rest, text in told.items():
                    self.change((*twin, *rest), (*twin, *_numbered(rest)), "", text)
                return
        self.found.added.append(Added((*home, NEW), told))


def _numbered(rest: Pointer) -> Pointer:
    """The way inside an entry that is there by now: `+0` is its first one."""
    return tuple(int(one[1:]) if isinstance(one, str) and one.startswith(NEW) else one for one in rest)


def _is_twin(told: Entry, there: Entry) -> bool:
    keys = [key for key in NAMES if told.get(key) and there.get(key)]
    if keys:
        return same(told[keys[0]], there[keys[0]])
    return all(same(text, there.get(_numbered(rest), "")) for rest, text in told.items())


def _is_new(way: Pointer) -> bool:
    return any(isinstance(one, str) and one.startswith(NEW) for one in way)


def _entries(ways: Iterable[Pointer]) -> list[tuple[Pointer, list[Pointer]]]:
    """New entries, the outermost ones, each with the answers in it."""
    found: dict[Pointer, list[Pointer]] = {}
    for way in ways:
        first = next(place for place, one in enumerate(way) if isinstance(one, str) and one.startswith(NEW))
        found.setdefault(way[: first + 1], []).append(way)
    return list(found.items())


def _emptied(base: Values, form: Values) -> list[Pointer]:
    """The outermost entries of lists that had answers, and of which every box came back empty."""
    entries: dict[Pointer, list[Pointer]] = {}
    for way in base:
        for length in range(1, len(way) + 1):
            if isinstance(way[length - 1], int):
                entries.setdefault(way[:length], []).append(way)
    found: list[Pointer] = []
    for entry, ways in entries.items():
        empty = all(not form.get(way, "?" if base[way] else "").strip() for way in ways)
        if empty and any(base[way] for way in ways) and not any(entry[: len(one)] == one for one in found):
            found.append(entry)
    return found


def _below(values: Values, entry: Pointer) -> Entry:
    return {way[len(entry) :]: text for way, text in values.items() if way[: len(entry)] == entry}


def _items_of(values: Values, home: Pointer) -> list[Pointer]:
    """The entries of a list, in order."""
    depth = len(home)
    found = {
        way[: depth + 1]: None
        for way in values
        if len(way) > depth and way[:depth] == home and isinstance(way[depth], int)
    }
    return list(found)


class _Places:
    """Where the entries of lists are now that had other numbers when the form was made."""

    def __init__(self, base: Values, now: Values) -> None:
        self.base, self.now = base, now
        self.pairs: dict[Pointer, dict[Pointer, Pointer | None]] = {}

    def now_at(self, way: Pointer) -> Pointer | None:
        """The pointer in the plan of today; None where the entry is gone."""
        target: Pointer = ()
        for place, one in enumerate(way):
            if isinstance(one, int):
                found = self.pair(way[:place], target).get(way[: place + 1])
                if found is None:
                    return None
                target = found
            else:
                target = (*target, one)
        return target

    def pair(self, home: Pointer, target: Pointer) -> dict[Pointer, Pointer | None]:
        """Each entry of a list as it was, with the one that it is now."""
        if home not in self.pairs:
            old = {one: _below(self.base, one) for one in _items_of(self.base, home)}
            new = {one: _below(self.now, one) for one in _items_of(self.now, target)}
            self.pairs[home] = _paired(old, new)
        return self.pairs[home]


def _paired(old: dict[Pointer, Entry], new: dict[Pointer, Entry]) -> dict[Pointer, Pointer | None]:
    """Entries that are equal first, then those of one name, then those that are alike, then by their places."""
    found: dict[Pointer, Pointer | None] = {}
    for test in (_equal, _named_alike, _alike):
        for one, said in old.items():
            if one not in found:
                rest = (other for other in new if other not in found.values())
                match = next((other for other in rest if test(said, new[other])), None)
                found |= {one: match} if match else {}
    if len(old) == len(new):
        left = [other for other in new if other not in found.values()]
        found |= dict(zip([one for one in old if one not in found], left, strict=False))
    return found


def _equal(one: Entry, other: Entry) -> bool:
    return all(same(one.get(rest, ""), other.get(rest, "")) for rest in {*one, *other})


def _named_alike(one: Entry, other: Entry) -> bool:
    return any(one.get(name) and same(one[name], other.get(name, "")) for name in NAMES[:2])


def _alike(one: Entry, other: Entry) -> bool:
    if any(one.get(name) and other.get(name) for name in NAMES[:1]):
        return False
    before, after = (" ".join(entry.values()).split() for entry in (one, other))
    return difflib.SequenceMatcher(None, before, after, autojunk=False).ratio() > ALIKE


def shape_key(way: Pointer) -> str:
    """The place of an answer in any entry: `focus_areas[].programs[].today`."""
    return place_of(tuple(NEW if isinstance(one, str) and one.startswith(NEW) else one for one in way))
