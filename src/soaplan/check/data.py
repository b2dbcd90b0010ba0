"""Finding and changing values in the plain data of a file, before a plan is made of it."""

from collections.abc import Callable, Iterator
from typing import Any

from soaplan.diagnostic import Pointer


def get(data: Any, pointer: Pointer) -> Any:
    """The value at the end of a way, or the last one that can be reached."""
    for segment in pointer:
        if _leads_on(data, segment):
            data = data[segment]
    return data


def replace(data: Any, pointer: Pointer, value: Any) -> None:
    """Put a value at the end of a way; where a text stands in for a list or for named answers, in its place."""
    holder: Any = None
    last: Any = None
    for segment in pointer:
        if _leads_on(data, segment):
            holder, last, data = data, segment, data[segment]
    if holder is not None:
        holder[last] = value


def _leads_on(data: Any, segment: str | int) -> bool:
    inside = isinstance(data, dict) and segment in data
    return inside or (isinstance(data, list) and isinstance(segment, int) and segment < len(data))


def groups_at(data: Any, home: str) -> Iterator[dict[str, Any]]:
    """Every group of answers at a home such as `focus_areas[].programs[]`; an absent section is made, empty."""
    if not isinstance(data, dict):
        return
    name, _, rest = home.partition(".")
    if not name:
        yield data
    elif name.endswith("[]"):
        items = data.get(name.removesuffix("[]"))
        for item in items if isinstance(items, list) else ():
            yield from groups_at(item, rest)
    else:
        if data.get(name) is None:
            data[name] = {}
        yield from groups_at(data[name], rest)


def join_neighbors(items: list[Any], is_label: Callable[[str], bool]) -> None:
    """Join two or three neighbors that make one label, in place; the places of the others do not shift."""
    for count in (3, 2):
        for start in range(len(items) - count + 1):
            parts = items[start : start + count]
            if all(isinstance(part, str) for part in parts) and not all(map(is_label, parts)):
                whole = ", ".join(parts)
                if is_label(whole):
                    items[start : start + count] = [whole, *[None] * (count - 1)]


def may_be_one_text(group: dict[str, Any]) -> bool:
    """Whether a group may be a text with a colon in it: what stands behind each name ends on the same line."""
    return not any(isinstance(value, list | dict) or "\n" in str(value) for value in group.values())
