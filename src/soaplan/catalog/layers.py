"""A file of a cycle laid over the file of its base: only what differs is written again.

A mapping is laid over a mapping key by key. A mapping over a list names entries of the list by their ids: an id that
the list does not have is a new entry at its end, and a blank takes an entry out. Over a list of texts it says which are
`also` there and which are taken out (`without`). Everything else takes the place of what the base has. For mappings
that is JSON Merge Patch (RFC 7396).
"""

from typing import Any

from soaplan.catalog.models import CarriedOver
from soaplan.diagnostic import Pointer

IDS = ("id", "label")
"""By which field the entries of a list are told apart."""
ALSO, WITHOUT = "also", "without"
CITATIONS = ("source", "source_charter_school")


class NoEntryError(ValueError):
    """An entry is to be taken out that the base does not have; `pointer` says where in the later file."""

    def __init__(self, pointer: Pointer, entry: str) -> None:
        super().__init__(f"the base has no “{entry}” that this could take out")
        self.pointer = pointer


def lay_over(base: Any, own: Any, way: Pointer = ()) -> Any:
    """The data of a base with the data of a later file laid over it. Raises NoEntryError."""
    if not isinstance(own, dict):
        return own
    if isinstance(base, dict):
        laid = {key: lay_over(base[key], value, (*way, key)) for key, value in own.items() if key in base}
        return base | own | laid
    if (field := _id_field(base)) is not None:
        return _rows_laid_over(base, own, field, way)
    is_change = isinstance(base, list) and own.keys() <= {ALSO, WITHOUT}
    return _texts_laid_over(base, own, way) if is_change else own


def _texts_laid_over(base: list[Any], own: dict[str, Any], way: Pointer) -> list[Any]:
    out = own.get(WITHOUT) or []
    for place, text in enumerate(out):
        if text not in base:
            raise NoEntryError((*way, WITHOUT, place), text)
    return [text for text in base if text not in out] + (own.get(ALSO) or [])


def _rows_laid_over(base: list[Any], own: dict[str, Any], field: str, way: Pointer) -> list[Any]:
    rows = {row[field]: row for row in base}
    for name, value in own.items():
        if name not in rows and value is None:
            raise NoEntryError((*way, name), name)
        rows[name] = lay_over(rows.get(name, {field: name}), value, (*way, name))
    return [row for row in rows.values() if row is not None]


def _id_field(rows: Any) -> str | None:
    """The field by which every entry of a list is known; None where it is no list of such entries."""
    if not isinstance(rows, list):
        return None
    return next((field for field in IDS if all(isinstance(row, dict) and field in row for row in rows)), None)


def with_marks(data: Any, carried: CarriedOver) -> Any:
    """The data of a base with a mark behind every citation that is carried over."""
    if isinstance(data, list):
        return [with_marks(item, carried) for item in data]
    if not isinstance(data, dict):
        return data
    marked = {key: with_marks(item, carried) for key, item in data.items()}
    return marked | {
        key: carried.marked(item) for key, item in data.items() if key in CITATIONS and isinstance(item, str)
    }


def pointer_in(layer: Any, whole: Any, pointer: Pointer) -> Pointer:
    """As much of a pointer into the whole as one layer has, in the words of the layer: ids or places in a list."""
    found: list[str | int] = []
    for segment in pointer:
        own = _own_segment(layer, whole, segment)
        if own is None:
            break
        found.append(own)
        layer = layer[own]
        whole = whole[segment] if _has(whole, segment) else None
    return tuple(found)


def _own_segment(layer: Any, whole: Any, segment: str | int) -> str | int | None:
    if isinstance(segment, int) and (field := _id_field(whole)) and segment < len(whole):
        name = whole[segment][field]
        if isinstance(layer, list):
            segment = next((place for place, row in enumerate(layer) if row.get(field) == name), len(layer))
        else:
            segment = name
    return segment if _has(layer, segment) else None


def _has(data: Any, segment: str | int) -> bool:
    if isinstance(data, list):
        return isinstance(segment, int) and segment < len(data)
    return isinstance(data, dict) and segment in data
