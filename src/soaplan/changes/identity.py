"""Which entry of a list is which: by its id, else by the words that it goes by."""

from collections.abc import Callable, Hashable, Iterator
from datetime import date
from typing import Any

from soaplan.changes.ledger import in_words, quoted
from soaplan.changes.pairs import Key, Likeness
from soaplan.changes.wording import beginning, likeness
from soaplan.plans.base import Node, known
from soaplan.plans.content import plain_text
from soaplan.plans.stable import slug
from soaplan.plans.texts import texts_of

IDS = (("id", "change"), ("id",))
NAMES = (("name",), ("school",), ("metric", "group"), ("metric",), ("measure", "group"), ("measure",))
WORDS = (("text",), ("priority",))
CIRCUMSTANCES = (("date", "benchmark"), ("benchmark",), ("subject", "grades"), ("subject",), ("where",), ("group",))
DAYS = (("date",), ("format",))
"""The answers by which an entry is told from the others, the surest first."""
MOST_WORDS = 60
"""Of long entries so many words are held against each other: more would take seconds and tell no more."""


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
