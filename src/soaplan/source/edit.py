"""The one editor of YAML files: by spans of the text, so that every byte outside of them stays as it is.

An edit names an answer by its pointer: write, clear, rename, insert, delete. Lines that are no answers, such as
remarks, are put above others or replaced. What comes out is read back, and given to the caller only if it is the old
file with exactly the edits that were meant; remarks, anchors, line ends and the byte-order mark included.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from soaplan.diagnostic import Edit, Pointer
from soaplan.regex import regex
from soaplan.source.decode import UnreadableFileError
from soaplan.source.document import SourceDocument
from soaplan.source.layout import REMARK_SIGN, UNUSUAL, EditError, Layout
from soaplan.source.nodes import Entry, Listing, Mapping, Scalar, Unsupported, YamlNode
from soaplan.source.parse import Limits, MarkedYAMLError
from soaplan.source.written import MANY_LINES, STEP, below_a_sign, listed_lines, named_lines, one_line, outside

TAB = "\t"
QUOTES = "\"'"
NO_SPACE = regex("[^ \t]")
REST_OF_LINE = regex(r"[ \t]*(?:\r\n|\r|\n|\Z)")
DASHES = regex(r" *(?:- +)*")
"""What is before the first name or text of a line: spaces, and the dashes of lists."""
END_OF_DOCUMENT = regex(r"(?m)^\.\.\.(?=\s|\Z)")


@dataclass
class Editor(Layout):
    """One file that is edited."""

    _replaced: dict[tuple[int, int], str] = field(default_factory=dict)
    _inserted: list[tuple[int, str]] = field(default_factory=list)
    _above: dict[int, dict[str, None]] = field(default_factory=dict)
    _values: dict[Pointer, object] = field(default_factory=dict)
    _names: dict[Pointer, str] = field(default_factory=dict)
    _added: dict[Pointer, dict[str, object]] = field(default_factory=dict)
    _items: dict[Pointer, list[tuple[int, object]]] = field(default_factory=dict)
    _gone: set[Pointer] = field(default_factory=set)

    # What is done with answers

    def write(self, pointer: Pointer, text: str) -> list[str]:
        """Write a text in the place of a value, in its quotation marks where it has some; give its remarks back."""
        node = self.node_at(pointer)
        start, end = self.place_of_value(pointer, node), self.end(node)
        gap = "" if self.text[start - 1 : start].isspace() else " "
        self.replace(start, end, gap + self._like(start, end, text, in_braces=self.in_braces(pointer)))
        self._values[pointer] = text
        return self._remarks_in(node)

    def clear(self, pointer: Pointer) -> list[str]:
        """Leave nothing of a value but its name, and the remarks in it, which are given back."""
        node = self.node_at(pointer)
        text, start, end = self.text, self.start(node), self.end(node)
        line = self.offset(node.span.line, 1)
        alone = not text[line:start].strip()
        if (rest := REST_OF_LINE.match(text, end)) and alone and end > start:
            start, end = line, rest.end()
        elif rest:
            start = line + len(text[line:start].rstrip(" \t"))
        elif text.startswith(REMARK_SIGN, behind := _behind_spaces(text, end)):
            end = behind if alone or TAB in text[end:behind] else end
        self.replace(start, end, "" if rest or text[start - 1 : start].isspace() else "~")
        self._values[pointer] = None
        return self._remarks_in(node)

    def rename(self, pointer: Pointer, name: str) -> None:
        """Write another name in the place of the name of an answer."""
        start, end = self._place_of_key(self._entry_at(pointer))
        self.replace(start, end, self._like(start, end, name))
        self._names[pointer] = name

    def write_pieces(self, pointer: Pointer, last: str, text: str) -> None:
        """Write a text in the place of a value in braces that commas have cut, up to the name `last` beside it."""
        parent, start = self.node_at(pointer[:-1]), self.start(self.node_at(pointer))
        if not isinstance(parent, Mapping) or not parent.flow:
            raise EditError(UNUSUAL)
        names = [entry.key for entry in parent.written]
        pieces = names[names.index(str(pointer[-1])) + 1 : names.index(last) + 1]
        end = self._place_of_key(parent.entries[last])[1]
        self.replace(start, end, self._like(start, end, text))
        self._values[pointer] = text
        self._gone |= {(*pointer[:-1], name) for name in pieces}

    def write_list(self, pointer: Pointer, texts: Iterable[str]) -> list[str]:
        """Write a list in the place of a text; in the place of an entry of a list, several entries."""
        node, entries = self.node_at(pointer), [one_line(text) for text in texts]
        start, end = self.start(node), self.end(node)
        if isinstance(pointer[-1], int):
            depth, first = self._dash_of(node)[1], ""
            self._gone.add(pointer)
            self._items.setdefault(pointer[:-1], []).extend((pointer[-1], text) for text in texts)
        else:
            key, before = self._entry_at(pointer).key_span, self.text[:start].rpartition(self.line_end)[2]
            alone = not before.strip()
            depth = len(before) if alone else key.column - 1 + STEP
            first = "- " if alone else f"{self.line_end}{' ' * depth}- "
            self._values[pointer] = list(texts)
            start = start if alone else len(self.text[:start].rstrip(" "))
        self.replace(start, end, first + f"{self.line_end}{' ' * depth}- ".join(entries))
        return self._remarks_in(node)

    def without_dashes(self, pointer: Pointer) -> None:
        """Make named answers of a list whose entries have one answer each: a space in the place of every dash."""
        node = self.node_at(pointer)
        if not isinstance(node, Listing) or node.flow:
            raise EditError(UNUSUAL)
        edge = self._entry_at(pointer).key_span.column
        for item in node.items:
            line, depth = self._dash_of(item)
            # In line with the name above, the words stay where they are, and only the dash goes.
            end = self.start(item) if depth >= edge else self.offset(line, depth + 2)
            self.replace(self.offset(line, depth + 1), end, "" if depth >= edge else " ")
        written = [entry for item in node.items if isinstance(item, Mapping) for entry in item.written]
        self._values[pointer] = {entry.key: plain(entry.value) for entry in written}

    def insert(
        self,
        pointer: Pointer,
        value: Any,
        *,
        below: Iterable[str] = (),
        above: Iterable[str] = (),
        first: bool = False,
    ) -> None:
        """Add an answer or an entry of a list: a text, or named answers and lists of texts.

        An answer goes below the first of the names `below` that is there, else to the end, or to the beginning where it
        is the `first`. The lines `above` go above it. An empty text gets a `|`, below which somebody will write.
        """
        parent, key = self.node_at(pointer[:-1]), pointer[-1]
        if isinstance(key, int):
            self._items.setdefault(pointer[:-1], []).append((key, value))
            self._insert_item(pointer, parent, key, value)
            return
        self._added.setdefault(pointer[:-1], {})[key] = value or None
        if isinstance(parent, Mapping) and parent.flow and (parent.written or not above):
            comma = ", " if parent.written else ""
            start = self.start(parent) + 1
            self._inserted.append((start, f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}{comma}"))
            return
        line, depth = self._line_for_a_name(pointer, parent, below, first=first)
        self.insert_lines(line, [*above, *named_lines(key, value, depth, self.line_end)])

    def put(self, pointer: Pointer, value: Any) -> None:
        """Write a value of any shape in the place of an answer, whatever shape that has; its remarks are lost."""
        entry, key = self._entry_at(pointer), str(pointer[-1])
        line, start = self.offset(entry.key_span.line, 1), self._place_of_key(entry)[0]
        before = self.text[line:start]
        if not DASHES.fullmatch(before):
            raise EditError(UNUSUAL)
        lines = named_lines(key, value, len(before), self.line_end)
        lines[0] = before + lines[0][len(before) :]
        self.rewrite(pointer, lines, value)

    def delete(self, pointer: Pointer) -> None:
        """Take an answer out with its name, or an entry out of a list. Remarks above it stay."""
        parent = self.node_at(pointer[:-1])
        self._gone.add(pointer)
        if isinstance(parent, Mapping):
            self._delete_entry(parent, self._entry_at(pointer))
        elif isinstance(parent, Listing) and isinstance(pointer[-1], int):
            self._delete_item(parent, pointer[-1])
        else:
            raise EditError(UNUSUAL)

    def rewrite(self, pointer: Pointer, lines: Iterable[str], value: object) -> None:
        """Put lines in the place of an answer and its name. `value` is what they say, as plain data."""
        first, end = self.lines_of(self._entry_at(pointer))
        self.replace_lines(first, end, lines)
        self._values[pointer] = value

    def append(self, lines: Iterable[str], added: dict[str, object] | None = None) -> None:
        """Put lines below all others, but above the end mark of the document. `added` are the answers in them."""
        self._added.setdefault((), {}).update(added or {})
        found = END_OF_DOCUMENT.search(self.text, self.start(self.document.root))
        self.insert_lines(self.line_at(found.start()) if found else len(self.lines) + 1, lines)

    def finish(self, limits: Limits) -> bytes:
        """The edited file, read back. Raises EditError unless it is the old one with exactly these edits."""
        content = self.edited().encode("utf-8", "surrogatepass")
        try:
            after = SourceDocument.read(content, limits)
        except (MarkedYAMLError, UnreadableFileError):
            after = None
        if after is None or plain(after.root) != self._meant(self.document.root, ()):
            raise EditError(self.why_not())
        return content

    def new_pointer(self, pointer: Pointer) -> Pointer:
        """The way to an answer in the edited file, as far as names have changed."""
        return tuple(self._names.get(pointer[: place + 1], segment) for place, segment in enumerate(pointer))

    # What is done with lines and spans

    def put_behind(self, pointer: Pointer, remark: str) -> None:
        """Put a remark behind an answer. Raises EditError where something else follows in its line."""
        end = self.end(self.node_at(pointer))
        if not REST_OF_LINE.match(self.text, end) or not remark.isprintable():
            raise EditError(UNUSUAL)
        self._inserted.append((end, f"  {REMARK_SIGN} {remark}"))

    def put_above(self, line: int, new: str) -> None:
        """Put a line above another one, as far in as that is; the same line is put there once."""
        self._above.setdefault(line, {})[new] = None

    def insert_lines(self, line: int, new: Iterable[str]) -> None:
        """Put lines above another one, as they are; a line number behind the last puts them at the end."""
        words = "".join(f"{one}{self.line_end}" for one in new)
        offset = self.offset(line, 1)
        if offset == len(self.text) and self.text and not self.text.endswith(("\n", "\r")):
            words = self.line_end + words.removesuffix(self.line_end)
        self._inserted.append((offset, words))

    def replace_lines(self, first: int, end: int, new: Iterable[str]) -> None:
        """Put other lines in the place of those from `first` up to, but without, `end`."""
        start, stop = self.offset(first, 1), self.offset(end, 1)
        words = "".join(f"{one}{self.line_end}" for one in new)
        if words and not self.text[start:stop].endswith(("\n", "\r")):
            words = words.removesuffix(self.line_end)
        if words != self.text[start:stop]:
            self.replace(start, stop, words)

    def replace(self, start: int, end: int, new: str) -> None:
        """Put other words in the place of a stretch. Raises EditError where it already has others."""
        if self._replaced.setdefault((start, end), new) != new:
            raise EditError(self.why_not())

    def edited(self) -> str:
        """The text with everything done, before it is read back. Raises EditError where two stretches overlap."""
        try:
            return self.with_stretches(self._edits())
        except EditError:
            raise EditError(self.why_not()) from None

    def edits(self) -> tuple[Edit, ...]:
        """Everything done, as stretches of the file with their new words."""
        return tuple(Edit(self.span(start, end), words) for start, end, words in self._edits())

    def _edits(self) -> Iterator[tuple[int, int, str]]:
        yield from ((offset, offset, words) for offset, words in self._inserted)
        for line, new in self._above.items():
            start = self.starts[line - 1]
            yield start, start, "".join(f"{self.indent(line)}{one}{self.line_end}" for one in new)
        yield from ((start, end, words) for (start, end), words in self._replaced.items())

    # How new answers are written, and old ones taken out

    def _like(self, start: int, end: int, new: str, *, in_braces: bool = True) -> str:
        """A text as it is written in the place of another one, in the same quotation marks if it has some."""
        if "\n" in new:
            depth = self._depth_of(start)
            alone = REST_OF_LINE.match(self.text, end) is not None
            return (
                below_a_sign(new, depth, self.line_end)
                if alone and MANY_LINES.fullmatch(new)
                else json.dumps(new, ensure_ascii=False)
            )
        sign = self.text[start : start + 1]
        if sign and sign in QUOTES and not set(new) & {*QUOTES, "\\"}:
            return f"{sign}{new}{sign}"
        return one_line(new) if in_braces else outside(new)

    def _depth_of(self, start: int) -> int:
        """How far in the name of a value is, or the dash of a list entry."""
        line = self.offset(self.line_at(start), 1)
        found = DASHES.match(self.text, line, start)
        before = found.group() if found else ""
        return len(before) if line + len(before) < start else max(before.rfind("-"), 0)

    def _line_for_a_name(
        self, pointer: Pointer, parent: YamlNode, below: Iterable[str], *, first: bool = False
    ) -> tuple[int, int]:
        """Above which line a new answer goes, and how far in."""
        if isinstance(parent, Mapping) and parent.written and not self.is_alias(parent):
            if first and len(pointer) > 1:
                return self._entry_at(pointer[:-1]).key_span.line + 1, parent.written[0].key_span.column - 1
            last = next((parent.entries[key] for key in below if key in parent.entries), parent.written[-1])
            return self.lines_of(last)[1], last.key_span.column - 1
        if plain(parent) is not None or self.is_alias(parent):
            raise EditError(self.why_not())
        entry = self._entry_at(pointer[:-1])
        if self.start(parent) < self.end(parent) and pointer[:-1] not in self._values:
            self.clear(pointer[:-1])
        return entry.key_span.line + 1, entry.key_span.column - 1 + STEP

    def _insert_item(self, pointer: Pointer, parent: YamlNode, index: int, value: Any) -> None:
        if isinstance(parent, Listing) and parent.flow:
            text = json.dumps(value, ensure_ascii=False)
            if index < len(parent.items):
                self._inserted.append((self.start(parent.items[index]), f"{text}, "))
            else:
                end = self.end(parent.items[-1]) if parent.items else self.start(parent) + 1
                self._inserted.append((end, f", {text}" if parent.items else text))
            return
        if isinstance(parent, Listing) and parent.items:
            item = parent.items[min(index, len(parent.items) - 1)]
            line, depth = self._dash_of(item)
            line = line if index < len(parent.items) else self.line_at(self.end(item)) + 1
        else:
            line, depth = self._line_for_a_name(pointer, parent, ())
        self.insert_lines(line, listed_lines(value, depth, self.line_end))

    def _dash_of(self, item: YamlNode) -> tuple[int, int]:
        """The line of an entry of a list, and how far in its dash is."""
        start = self.start(item)
        dash = self.text.rfind("-", 0, start)
        line = self.line_at(max(dash, 0))
        before = self.text[self.offset(line, 1) : max(dash, 0)]
        if dash < 0 or before.strip(" ") or self.text[dash + 1 : start].strip():
            raise EditError(UNUSUAL)
        return line, len(before)

    def _delete_entry(self, parent: Mapping, entry: Entry) -> None:
        keys = [self._place_of_key(one) for one in parent.written]
        number = parent.written.index(entry)
        before = self.text[self.offset(entry.key_span.line, 1) : keys[number][0]]
        if not parent.flow and not before.strip():
            self.replace_lines(*self.lines_of(entry), [])
            return
        ends = (max(end, self.end(one.value)) for (_, end), one in zip(keys, parent.written, strict=True))
        self._delete_between(parent, [(start, end) for (start, _), end in zip(keys, ends, strict=True)], number)

    def _delete_between(self, parent: Mapping | Listing, places: list[tuple[int, int]], number: int) -> None:
        """Take one of several stretches out, with the comma or the line that parts it from the next."""
        start, end = places[number]
        line = self.offset(self.line_at(start), 1)
        if not parent.flow and not self.text[line:start].strip():
            rest = self.offset(self.line_at(end) + 1, 1)
            self.replace(line, rest, "")
        elif number + 1 < len(places):
            self.replace(start, places[number + 1][0], "")
        elif number and parent.flow:
            self.replace(places[number - 1][1], end, "")
        else:
            self.replace(start, end, "")

    def _delete_item(self, parent: Listing, number: int) -> None:
        places = [(self.start(item), self.end(item)) for item in parent.items]
        if not parent.flow:
            line, depth = self._dash_of(parent.items[number])
            places[number] = (self.offset(line, depth + 1), places[number][1])
        self._delete_between(parent, places, number)

    def _meant(self, node: YamlNode, pointer: Pointer) -> object:
        """What the edited file is meant to say."""
        added = self._added.get(pointer, {})
        if pointer in self._values:
            return self._values[pointer] or added or None
        match node:
            case Listing():
                return self._meant_items(node.items, pointer) or added or None
            case Mapping():
                entries = ((entry, (*pointer, entry.key)) for entry in node.written)
                kept = {
                    self._names.get(way, entry.key): self._meant(entry.value, way)
                    for entry, way in entries
                    if way not in self._gone
                }
                return kept | added or None
            case _:
                return plain(node) or added or self._meant_items([], pointer) or None

    def _meant_items(self, items: list[YamlNode], pointer: Pointer) -> list[object] | None:
        new = self._items.get(pointer, [])
        found = []
        for number in range(len(items) + 1):
            found += [value for place, value in new if place == number or number == len(items) < place]
            if number < len(items) and (*pointer, number) not in self._gone:
                found.append(self._meant(items[number], (*pointer, number)))
        return found if any(item is not None for item in found) else None


def plain(node: YamlNode) -> object:
    """What a value says, as plain data without places: None where nothing is answered."""
    match node:
        case Scalar():
            return None if node.is_blank else node.text
        case Listing():
            items = [plain(item) for item in node.items]
            return items if any(item is not None for item in items) else None
        case Mapping():
            return {entry.key: plain(entry.value) for entry in node.written} or None
        case Unsupported():
            return (node.what,)


def _behind_spaces(text: str, offset: int) -> int:
    """Where the next sign is that is no space."""
    found = NO_SPACE.search(text, offset)
    return found.start() if found else len(text)
