"""The plain data of a file, and labels that run together in one answer because dashes or commas are missing."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from soaplan.catalog import Catalog
from soaplan.diagnostic import Finding, Fix, Pointer
from soaplan.plans.base import UNKNOWN
from soaplan.plans.kinds import Kind
from soaplan.plans.labels import fold
from soaplan.regex import regex
from soaplan.source.faults import WrittenLines


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


IsLabel = Callable[[str], bool]

BULLET = regex(r"(?:[*\u2022\u25cf\u25aa\u25e6\u00b7\u2023\u2219\u2013\u2014\uf0b7\uf0a7-]|o(?=\s))\s*")
"""How Word and mail programs begin an entry of a list."""
COMMA = regex(r"\s*[;,\u2022\u25cf\u25aa\u25e6]\s*")
COMMA_OR_AND = regex(r"\s*(?:[;,&+]|\band\b)\s*", re.IGNORECASE)
MOST_PIECES = 40


def entries_on_lines(lines: Sequence[str], is_label: IsLabel) -> list[str]:
    """The entries of a list whose lines have no dashes; nothing where the lines are one long entry.

    They are a list where every line begins with the mark of one, or the first lines together are a label and so is
    what follows, or begins with a capital.
    """
    if len(lines) > 1 and all(BULLET.match(line) for line in lines):
        return [BULLET.sub("", line, count=1) for line in lines]
    bare = [line.rstrip(",;") for line in lines]
    if found := _in_labels(bare, [" "] * (len(bare) - 1), is_label):
        return found
    apart = len(bare) > 1 and is_label(bare[0]) and all(line[:1].isupper() or is_label(line) for line in bare[1:])
    return bare if apart else []


def entries_in_line(text: str, is_label: IsLabel, between_them: re.Pattern[str]) -> list[str]:
    """The labels in one line, with commas or the like between them; nothing where anything else is said."""
    pieces, between = between_them.split(text), between_them.findall(text)
    return _in_labels(pieces, between, is_label)


def _in_labels(pieces: Sequence[str], between: Sequence[str], is_label: IsLabel) -> list[str]:
    """Neighboring pieces put together so that each entry is a label, in as few entries as possible, two or more."""
    if not 1 < len(pieces) <= MOST_PIECES:
        return []
    best: list[list[str] | None] = [[]]
    for end in range(1, len(pieces) + 1):
        ways = []
        for start in range(max(0, end - 4), end):
            before, whole = best[start], _joined(pieces[start:end], between[start : end - 1])
            if before is not None and is_label(whole):
                ways.append([*before, whole])
        best.append(min(ways, key=len, default=None))
    return found if (found := best[-1]) and len(found) > 1 else []


def _joined(pieces: Sequence[str], between: Sequence[str]) -> str:
    return "".join(piece + sign for piece, sign in zip(pieces, [*between, ""], strict=True))


@dataclass
class Entries:
    """Goes through the lists of labels of one file before a plan is made of it."""

    kind: Kind
    catalog: Catalog
    lines: Mapping[Pointer, WrittenLines]
    """The answers that YAML folds into one line, as they were written."""
    schools: frozenset[str]
    """The district's list of schools, folded."""
    findings: list[Finding] = field(default_factory=list)

    def read(self, data: Any, pointer: Pointer = ()) -> None:
        """Put labels together that commas cut; take lists apart that have no dashes. Changes the data in place."""
        for key, value in list(_items(data)):
            place = (*pointer, key)
            if key in self.kind.label_lists or key == SCHOOLS:
                data[key] = self.labels(value, place)
            elif key == METRICS:
                data[key] = self.one(value, place, _never)
            self.read(data[key], place)

    def labels(self, value: Any, pointer: Pointer) -> Any:
        """One list of labels: as it is, put together or taken apart, or unknown with a finding."""
        is_label = self.is_school if pointer[-1] == SCHOOLS else self.catalog.is_label
        if isinstance(value, list):
            join_neighbors(value, is_label)
            return [self.one(item, (*pointer, place), is_label) for place, item in enumerate(value)]
        if isinstance(value, str) and not is_label(value):
            if pointer not in self.lines and (found := entries_in_line(value, is_label, COMMA_OR_AND)):
                return found
            return self.one(value, pointer, is_label)
        return value

    def one(self, value: Any, pointer: Pointer, is_label: IsLabel) -> Any:
        """One entry; with a finding (DOC012) where it holds several that only lack their dashes."""
        if not isinstance(value, str) or is_label(value):
            return value
        written = self.lines.get(pointer)
        found = entries_on_lines(written.lines, is_label) if written else entries_in_line(value, is_label, COMMA)
        if not found:
            return value
        in_list = isinstance(pointer[-1], int)
        indent = max(0, written.indent - 2 * in_list) if written else 0
        message = f"{len(found)} entries were read as one: the dashes between them are missing"
        lines = "\n".join(f"{' ' * indent}- {entry}" for entry in found)
        mend = f"Write each on a line of its own, with a dash and a space before it:\n{lines}"
        self.findings.append(Finding(pointer, message, mend, code="DOC012", fix=Fix(tuple(found))))
        return UNKNOWN

    def is_school(self, name: str) -> bool:
        """Whether a name is on the district's list of schools."""
        return fold(name) in self.schools


SCHOOLS, METRICS = "schools", "metrics"


def _never(text: str) -> bool:
    """No text is a label, where entries are sentences: only the marks before each tell them apart."""
    del text
    return False


def roster(data: Any) -> frozenset[str]:
    """The district's list of schools, as it is written, folded."""
    district = data.get("district") if isinstance(data, dict) else None
    names = district.get(SCHOOLS) if isinstance(district, dict) else None
    return frozenset(fold(name) for name in names if isinstance(name, str)) if isinstance(names, list) else frozenset()


def _items(data: Any) -> Iterable[tuple[Any, Any]]:
    if isinstance(data, dict):
        return data.items()
    return enumerate(data) if isinstance(data, list) else ()
