"""What is done with one answer, and whether a new file is the old one with exactly that done."""

from collections.abc import Iterable
from dataclasses import dataclass

from soaplan.diagnostic import Pointer
from soaplan.rollforward.places import Place
from soaplan.source.nodes import Listing, Mapping, Node, Scalar, is_blank

NOTHING = ""
"""The new text of an answer that is taken out."""


@dataclass(frozen=True, slots=True)
class Change:
    """What is done with one answer: a remark, another text, another name.

    `todo` is what to look at again, `more` goes on with it in the file only. `text` is the new text (`NOTHING`: the
    answer goes and its name stays); `name` the new name. Either is None where it stays.
    """

    place: Place
    todo: str = ""
    more: str = ""
    text: str | None = None
    name: str | None = None


@dataclass(frozen=True)
class Agreement:
    """Holds a new file against the old one. `added` are names that only the new one has at its top."""

    texts: dict[Pointer, str]
    names: dict[Pointer, str]
    added: frozenset[str]

    @classmethod
    def on(cls, changes: Iterable[Change], added: Iterable[str]) -> "Agreement":
        """An agreement on changes; remarks change nothing."""
        done = [(change.place.pointer, change) for change in changes]
        texts = {pointer: change.text for pointer, change in done if change.text is not None}
        return cls(texts, {pointer: change.name for pointer, change in done if change.name}, frozenset(added))

    def new_pointer(self, pointer: Pointer) -> Pointer:
        """The way to an answer in the new file."""
        return tuple(self.names.get(pointer[: place + 1], segment) for place, segment in enumerate(pointer))

    def holds(self, old: Node, new: Node, pointer: Pointer = ()) -> bool:
        """Whether a value of the new file is that of the old one, but for the changes."""
        if (text := self.texts.get(pointer)) is not None:
            return is_blank(new) if text == NOTHING else isinstance(new, Scalar) and new.text == text
        match old, new:
            case Scalar(), Scalar():
                return old.text == new.text or (old.is_blank and new.is_blank)
            case Listing(), Listing():
                pairs = zip(old.items, new.items, strict=False)
                same = (self.holds(a, b, (*pointer, place)) for place, (a, b) in enumerate(pairs))
                return len(old.items) == len(new.items) and all(same)
            case Mapping(), Mapping():
                return self._same_answers(old, new, pointer)
            case _:
                return False

    def _same_answers(self, old: Mapping, new: Mapping, pointer: Pointer) -> bool:
        added = self.added if pointer == () else frozenset()
        if set(new.entries) - added != {self._name(entry.key, pointer) for entry in old.written}:
            return False
        return all(
            self.holds(entry.value, new.entries[self._name(entry.key, pointer)].value, (*pointer, entry.key))
            for entry in old.written
        )

    def _name(self, key: str, pointer: Pointer) -> str:
        return self.names.get((*pointer, key), key)
