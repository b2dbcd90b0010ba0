"""Comparing parts answer by answer, and lists of parts: what is new, what is gone, what changed in the others."""

from collections.abc import Callable, Hashable, Iterable
from decimal import Decimal
from functools import cache
from typing import Any, TypeVar, get_args, get_origin

from soaplan.changes.form_names import title_of
from soaplan.changes.ledger import Ledger
from soaplan.changes.pairs import Key, Likeness, paired
from soaplan.changes.side import entries, is_read
from soaplan.plans.addresses import read_mail_address, read_web_address
from soaplan.plans.base import OFFERS, Node, known, mark_of
from soaplan.plans.content import plain_text
from soaplan.plans.shape import part_of
from soaplan.plans.values import read_district_code, read_text

N = TypeVar("N", bound=Node)
QUOTED = (read_text, read_district_code, read_web_address, read_mail_address)
"""How an answer is read that sentences quote."""


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


def compare_answers(ledger: Ledger, old: Node, new: Node, but: Iterable[str] = ()) -> None:
    """Every plain answer of a part, in the order of the model: texts, labels, figures, days; all `but` some."""
    part = type(new)
    for key, field in part.model_fields.items():
        if key in but or part_of(field.annotation) is not None or holds_many(field.annotation):
            continue
        is_label = mark_of(part, key, OFFERS) is not None
        tell = ledger.label if is_label else ledger.text if is_text(part, key) else ledger.value
        tell(key, title_of(part, key), getattr(old, key), getattr(new, key))


def holds_many(annotation: Any) -> bool:
    """Whether an answer is a list or a table."""
    return get_origin(annotation) in {tuple, dict} or any(map(holds_many, get_args(annotation)))


@cache
def is_text(part: type[Node], key: str) -> bool:
    """Whether an answer is told as a text, in quotation marks; others are choices, the state's codes, figures, days."""
    return _reads_text(part.model_fields[key].annotation)


def _reads_text(annotation: Any) -> bool:
    return any(getattr(inner, "reader", None) in QUOTED or _reads_text(inner) for inner in get_args(annotation))


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
