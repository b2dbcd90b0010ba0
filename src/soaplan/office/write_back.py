"""Writing what was merged into the plan, answer by answer, so that every other byte of it stays.

Each change is an edit of its own, read back before the next: one that can't be made leaves the others alone.
"""

import difflib
import itertools
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from soaplan.diagnostic import Pointer
from soaplan.office.form import LIST, NAMED, NEW, PROSE, Box
from soaplan.office.merge import Added, Change, Entry, Merged, shape_key
from soaplan.office.prose import in_old_lines
from soaplan.plans.base import Node
from soaplan.plans.labels import fold
from soaplan.plans.shape import answers_of, part_of
from soaplan.source.document import SourceDocument
from soaplan.source.edit import Editor, plain
from soaplan.source.layout import UNUSUAL, EditError
from soaplan.source.nodes import Listing, Scalar, is_blank
from soaplan.source.nodes import Mapping as Written
from soaplan.source.parse import Limits


@dataclass
class WriteBack:
    """One plan that is written into. `boxes` are its answers now; `shapes` those of any entry, by place."""

    content: bytes
    limits: Limits
    model: type[Node]
    other_keys: dict[str, str]
    boxes: Mapping[Pointer, Box]
    shapes: Mapping[str, Box]
    files: dict[str, str] = field(default_factory=dict)
    """Text files that get another text: name -> the new text of the answer."""
    done: list[Pointer] = field(default_factory=list)
    failed: dict[Pointer, str] = field(default_factory=dict)
    """What could not be written, and why."""

    def write(self, merged: Merged) -> None:
        """Everything: changed answers first, then new entries, and what is taken out from the end upward."""
        for change in merged.changes:
            self._try(change.pointer, self._change, change)
        for added in merged.added:
            self._try(added.pointer, self._add, added)
        for removed in sorted(merged.removed, key=lambda one: list(map(_sorted_as, one.pointer)), reverse=True):
            self._try(removed.pointer, self._delete, removed.pointer)

    def _try(self, pointer: Pointer, action: Callable[[Any], None], what: Any) -> None:
        before = self.content
        try:
            action(what)
        except EditError as error:
            self.content = before
            self.failed[pointer] = str(error)
        else:
            self.done.append(pointer)

    def _document(self) -> SourceDocument:
        document = SourceDocument.read(self.content, self.limits)
        if document is None:
            raise EditError(UNUSUAL)
        document.other_keys = self.other_keys
        return document

    def _edit(self, action: Callable[[Editor], object]) -> None:
        editor = Editor(self.content, self._document())
        action(editor)
        self.content = editor.finish(self.limits)

    def _delete(self, pointer: Pointer) -> None:
        self._edit(lambda editor: editor.delete(pointer))

    def _insert(self, pointer: Pointer, value: Any) -> None:
        self._edit(lambda editor: editor.insert(pointer, value, below=self._names_before(pointer)))

    def _overwrite(self, pointer: Pointer, value: Any) -> None:
        """Put a value where one of any shape is."""
        self._edit(lambda editor: editor.put(pointer, value))

    # One answer

    def _box(self, pointer: Pointer) -> Box:
        return self.boxes.get(pointer) or self.shapes[shape_key(pointer)]

    def _change(self, change: Change) -> None:
        box = self._box(change.pointer)
        if box.file and change.text:
            self.files[box.file] = in_old_lines(box.value, change.text)
        elif box.shape == LIST:
            self._list(change.pointer, change.text.split("\n") if change.text else [])
        elif box.shape == NAMED:
            self._named(change.pointer, _pairs(change.text))
        else:
            self._text(change.pointer, _text(box, change.text))

    def _text(self, pointer: Pointer, text: str) -> None:
        spot = self._document().follow(pointer)
        if not spot.complete:
            self._put(pointer, text)
        elif not text:
            self._edit(lambda editor: editor.clear(pointer))
        elif isinstance(spot.node, Scalar):
            short, in_block = text.strip("\n"), spot.node.style in {"|", ">"}
            self._edit(lambda editor: editor.write(pointer, text if in_block or "\n" in short else short))
        else:
            self._overwrite(pointer, text)

    def _put(self, pointer: Pointer, value: Any) -> None:
        """Add an answer, with the parts around it that aren't there yet."""
        if not value:
            return
        document = self._document()
        while len(pointer) > 1 and not document.follow(pointer[:-1]).complete:
            value = [value] if isinstance(pointer[-1], int) else {pointer[-1]: value}
            pointer = pointer[:-1]
        if isinstance(pointer[-1], str) and document.follow(pointer).complete:
            self._overwrite(pointer, value)
        else:
            self._insert(pointer, value)

    def _names_before(self, pointer: Pointer) -> list[str]:
        """The names that come before an answer in its part, the nearest first."""
        part: type[Node] | None = self.model
        for step in pointer[:-1]:
            if isinstance(step, str) and part is not None:
                info = part.model_fields.get(step)
                part = part_of(info.annotation) if info else None
        names = answers_of(part) if part else []
        return names[: names.index(str(pointer[-1]))][::-1] if pointer[-1] in names else []

    def _list(self, pointer: Pointer, new: list[str]) -> None:
        """Put entries in and out, so that those that stay keep their lines and remarks."""
        node = self._document().follow(pointer)
        if not node.complete or is_blank(node.node):
            self._put_list(pointer, new, there=node.complete)
            return
        if not isinstance(node.node, Listing):
            if isinstance(node.node, Scalar) and len(new) < 2:  # noqa: PLR2004 - one text stays one text
                self._text(pointer, new[0] if new else "")
            else:
                self._overwrite(pointer, new)
            return
        old = [(place, str(text)) for place, text in enumerate(map(plain, node.node.items)) if text is not None]
        matcher = difflib.SequenceMatcher(None, [fold(text) for _, text in old], list(map(fold, new)), autojunk=False)
        for kind, start, end, first, last in reversed(matcher.get_opcodes()):
            if kind != "equal":
                behind = old[end][0] if end < len(old) else len(node.node.items)
                self._exchange(pointer, [place for place, _ in old[start:end]], new[first:last], behind)

    def _exchange(self, pointer: Pointer, places: list[int], new: list[str], behind: int) -> None:
        for place in reversed(places[len(new) :]):
            self._delete((*pointer, place))
        for text in reversed(new[len(places) :]):
            self._insert((*pointer, behind), text)
        for place, text in zip(places, new, strict=False):
            self._text((*pointer, place), text)

    def _put_list(self, pointer: Pointer, new: list[str], *, there: bool) -> None:
        is_plain = self._box(pointer).one_text and len(new) == 1
        value: Any = new[0] if is_plain else new
        if there and value:
            self._overwrite(pointer, value)
        else:
            self._put(pointer, value)

    def _named(self, pointer: Pointer, new: dict[str, str]) -> None:
        spot = self._document().follow(pointer)
        old = spot.node.entries if spot.complete and isinstance(spot.node, Written) else {}
        for key in [key for key in old if key not in new and not is_blank(old[key].value)]:
            self._delete((*pointer, key))
        for key, text in new.items():
            if key not in old:
                self._put((*pointer, key), text)
            elif plain(old[key].value) != text:
                self._text((*pointer, key), text)

    # A new entry

    def _add(self, added: Added) -> None:
        home = added.pointer[:-1]
        value = self._tree(home, added.values)
        spot = self._document().follow(home)
        count = len(spot.node.items) if spot.complete and isinstance(spot.node, Listing) else 0
        if spot.complete and (not count or is_blank(spot.node)):
            self._overwrite(home, [value])
        else:
            self._put((*home, count), value)

    def _tree(self, home: Pointer, values: Entry) -> dict[str, Any]:
        """The answers of a new entry as plain data, in the order of the model."""
        found: dict[str, Any] = {}
        for rest, text in values.items():
            box = self.shapes[shape_key((*home, NEW, *rest))]
            target: Any = found
            for step, following in itertools.pairwise(rest):
                target = target.setdefault(step, {} if not _is_new(following) else _Entries())
            target[rest[-1]] = _value(box, text)
        tree: dict[str, Any] = _plain(found)
        return tree


class _Entries(dict[str | int, Any]):
    """The entries of a list by the numbers that the form gives them, in order."""


def _is_new(step: str | int) -> bool:
    return isinstance(step, str) and step.startswith(NEW)


def _plain(value: Any) -> Any:
    if isinstance(value, _Entries):
        return [_plain(one) for one in value.values()]
    return {key: _plain(one) for key, one in value.items()} if isinstance(value, dict) else value


def _sorted_as(step: str | int) -> tuple[int, str]:
    """Entries of a list go by number, names as they are."""
    return (step, "") if isinstance(step, int) else (0, step)


def _text(box: Box, text: str) -> str:
    if box.shape != PROSE or not text:
        return text
    return in_old_lines(box.value, text) + "\n"


def _value(box: Box, text: str) -> Any:
    if box.shape == NAMED:
        return _pairs(text)
    if box.shape == LIST:
        lines = text.split("\n")
        return lines[0] if box.one_text and len(lines) == 1 else lines
    return f"{text}\n" if box.shape == PROSE else text


def _pairs(text: str) -> dict[str, str]:
    """The answers of `name: value` lines."""
    parts = (line.partition(":") for line in text.split("\n") if line.strip())
    return {name.strip(): value.strip() for name, _, value in parts if value.strip()}
