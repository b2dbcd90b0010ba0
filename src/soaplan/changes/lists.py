"""Comparing lists of parts: which entry is new, which is gone, and what changed in the others."""

from collections.abc import Callable, Hashable, Iterable
from decimal import Decimal
from typing import Any, TypeVar

from soaplan.changes.ledger import Ledger
from soaplan.changes.pairs import Key, Likeness, paired
from soaplan.changes.side import entries, is_read
from soaplan.plans.base import Node, known
from soaplan.plans.content import plain_text

N = TypeVar("N", bound=Node)


def compare_parts(  # noqa: PLR0913, PLR0917 - how the entries are told apart, named and compared
    ledger: Ledger,
    noun: str,
    lists: tuple[Any, Any],
    keys: Iterable[Key[N]],
    named: Callable[[N], tuple[str, str]],
    each: Callable[[Ledger, N, N], None],
    likeness: Likeness[N] | None = None,
) -> None:
    """Compare two lists of parts. `named` gives the key and the words of an entry; `each` compares one that stayed.

    Of a list in which something cannot be read nothing is said to be new or gone.
    """
    old, new = lists
    old_is_read, new_is_read = is_read(old), is_read(new)
    for before, after in paired(entries(old), entries(new), surely(keys), likeness):
        if before is not None and after is not None:
            each(ledger.of(place=named(after)[0]), before, after)
        elif after is not None and old_is_read:
            ledger.added(named(after)[0], noun, named(after)[1], named(after)[1])
        elif before is not None and new_is_read:
            ledger.removed(named(before)[0], noun, named(before)[1], named(before)[1])


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
