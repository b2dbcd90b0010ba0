"""A file of any kind with every answer that its model has, as plain data, each unlike every other."""

from collections.abc import Callable, Iterator
from itertools import count
from typing import Any, get_args, get_origin

from soaplan.plans.base import Node
from soaplan.plans.choices import OneOf
from soaplan.plans.envelope import Envelope, Waiver
from soaplan.plans.kinds import KINDS
from soaplan.plans.shape import part_of

WORDS = ("harbor", "willow", "lantern", "meadow", "copper", "thistle", "anchor", "maple", "violet", "ember", "quarry")
YEARS = ("2027", "2028")
Way = tuple[str | int, ...]


def text(number: int) -> str:
    """A short text that is like no other one."""
    return " ".join(f"{WORDS[number * step % len(WORDS)]}{number}" for step in (1, 2, 3))


READ: dict[str, Callable[[int], str]] = {
    "read_number": str,
    "read_reported": str,
    "read_year": lambda number: str(2000 + number % 80),
    "read_date": lambda number: f"20{number % 80 + 10}-03-{number % 28 + 1:02}",
    "read_yes_no": lambda number: "yes" if number % 2 else "no",
    "read_code": lambda number: f"{number}A",
    "read_district_code": lambda number: f"{number:08}",
    "read_text": text,
    "read_web_address": lambda number: f"https://www.alder.example/{number}",
    "read_mail_address": lambda number: f"ana{number}@alder.example",
    "read_language": lambda number: ("es", "pt", "ht")[number % 3],
}
"""How a value is read -> one that is read so."""


def filled(kind: str, cycle: str, first: int = 1) -> dict[str, Any]:
    """A file of a kind in which nothing is blank but remarks. Its values follow from the number of the first."""
    head = {"kind": kind, "cycle": cycle}
    return {**head, **_part(KINDS[kind].model, count(first)), **head}


def _part(part: type[Node], numbers: Iterator[int]) -> dict[str, Any]:
    return {name: _answer(part, name, numbers) for name in part.model_fields if readers_of(part, name)}


def _answer(part: type[Node], name: str, numbers: Iterator[int]) -> Any:
    annotation = part.model_fields[name].annotation
    inner = part_of(annotation)
    if inner is Waiver:
        return [{"rule": "DOC020", "where": "district.name", "reason": text(next(numbers)), "until": "2030-06-30"}]
    if inner is not None and isinstance(annotation, type):
        return _part(inner, numbers)
    if inner is not None:
        return [_part(inner, numbers) for _ in range(2)]
    if _holds(annotation, dict):
        return {key: _value(part, name, next(numbers)) for key in YEARS}
    if _holds(annotation, tuple):
        return [_value(part, name, next(numbers)) for _ in range(2)]
    return _value(part, name, next(numbers))


def _value(part: type[Node], name: str, number: int) -> str:
    reader = readers_of(part, name)[0]
    return reader.labels[number % len(reader.labels)] if isinstance(reader, OneOf) else READ[reader](number)


def readers_of(part: type[Node], name: str) -> list[Any]:
    """How an answer is read; nothing for remarks, which nobody reads."""
    annotation = part.model_fields[name].annotation
    if part_of(annotation):
        return [part_of(annotation)]
    named = (getattr(getattr(inner, "reader", inner), "__name__", "") for inner in _inside(annotation))
    choices = [inner for inner in _inside(annotation) if isinstance(inner, OneOf)]
    return choices or [found for found in named if found in READ] or _language(part, name)


def _language(part: type[Node], name: str) -> list[str]:
    return ["read_language"] if name == "language" and issubclass(part, Envelope) else []


def _inside(annotation: Any) -> Iterator[Any]:
    for inner in get_args(annotation):
        yield inner
        yield from _inside(inner)


def _holds(annotation: Any, kind: type) -> bool:
    return get_origin(annotation) is kind or any(_holds(inner, kind) for inner in get_args(annotation))


def ways_in(data: Any, way: Way = ()) -> Iterator[Way]:
    """The way to every single answer of a file."""
    if isinstance(data, dict | list):
        for key, item in data.items() if isinstance(data, dict) else enumerate(data):
            yield from ways_in(item, (*way, key))
    else:
        yield way
