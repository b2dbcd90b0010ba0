"""The written file as a tree: every value is text, and every value knows its place."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from soaplan.characters import DROP_ZERO_WIDTH, PLAIN_SPACES
from soaplan.diagnostic import Span
from soaplan.regex import regex

VISIBLE = regex(rf"[^\s{''.join(map(chr, [*DROP_ZERO_WIDTH, *PLAIN_SPACES]))}]")
BLANKS = frozenset({"", "~", "null", "Null", "NULL"})
"""What stands for "not answered" where no quotation marks are used (YAML 1.2, core schema)."""


@dataclass(slots=True)
class Scalar:
    """One text. `style` is the character that YAML writes it with: nothing, `'`, `"`, `|` or `>`."""

    text: str
    style: str
    span: Span
    end: tuple[int, int] = (0, 0)
    """Line and column from 0 behind the last character, in the cleaned text."""

    @property
    def is_blank(self) -> bool:
        """Whether this means "not answered"."""
        return not VISIBLE.search(self.text) or (self.style == "" and self.text in BLANKS)


@dataclass(slots=True)
class Listing:
    """A list: lines that begin with a dash, or `[...]`."""

    items: "list[YamlNode]"
    span: Span
    flow: bool


@dataclass(slots=True)
class Entry:
    """One `key: value` of a mapping. The key is compared without what cannot be seen."""

    key: str
    key_span: Span
    value: "YamlNode"


@dataclass(slots=True)
class Mapping:
    """Named answers: `key: value` lines, or `{...}`."""

    span: Span
    flow: bool
    written: list[Entry] = field(default_factory=list)
    """Every entry, in the order of the file."""
    entries: dict[str, Entry] = field(default_factory=dict)
    """The entries by key; of a repeated key the first one counts (DOC002)."""


@dataclass(slots=True)
class Unsupported:
    """A piece of YAML that plans do not use: a custom tag, a merge key, a list as a key (DOC006)."""

    what: str
    span: Span
    mend: str = "Write the answers out in plain words."


def is_blank(node: "YamlNode") -> bool:
    """Whether the value means "not answered": nothing, blank text, or a list of nothing."""
    if isinstance(node, Scalar):
        return node.is_blank
    return isinstance(node, Listing) and all(is_blank(item) for item in node.items)


def named_files(node: "YamlNode | None") -> Iterator[str]:
    """The names of the files that a file leads to: `{file: texts/stakeholders.md}`."""
    if isinstance(node, Listing):
        for item in node.items:
            yield from named_files(item)
    elif isinstance(node, Mapping):
        for entry in node.written:
            if entry.key == "file" and isinstance(entry.value, Scalar):
                yield entry.value.text
            yield from named_files(entry.value)


YamlNode = Scalar | Listing | Mapping | Unsupported
