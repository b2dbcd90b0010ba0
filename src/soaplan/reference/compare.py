"""What differs between two cycles, place by place."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from soaplan.catalog import SoaCatalog
from soaplan.reference.entries import whole

IDS = ("id", "label", "name", "metric", "when", "section")
"""By which answer the entries of a list are told apart."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One place that differs; None where it is not there."""

    place: str
    old: str | None
    new: str | None


def compare(old: SoaCatalog, new: SoaCatalog) -> list[Difference]:
    """Every difference, in the order of the old cycle."""
    left, right = dict(_flat("", whole(old))), dict(_flat("", whole(new)))
    places = [*left, *(place for place in right if place not in left)]
    return [
        Difference(place, left.get(place), right.get(place)) for place in places if left.get(place) != right.get(place)
    ]


def _flat(place: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _flat(f"{place} > {key}" if place else str(key), item)
    elif isinstance(value, list):
        for number, item in enumerate(value, 1):
            yield from _flat(f"{place} > {_name(item, number)}", item)
    elif value is not None:
        yield place, str(value)


def _name(item: Any, number: int) -> str:
    if isinstance(item, dict):
        return str(next((item[key] for key in IDS if key in item), number))
    return str(number)
