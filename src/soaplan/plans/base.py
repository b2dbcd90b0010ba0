"""What every part of every kind of file shares: it is frozen, closed, and knows its place.

A wrong value does not hide the rest. It is reported and replaced, in place, by `UNKNOWN`: answered, but nobody
can tell how. Rules see it through `known`, which gives None for it, and ask for missing answers with `is None`.
"""

from collections.abc import Iterator
from typing import Annotated, Any, ClassVar, Final, Self, TypeVar, get_args

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PrivateAttr,
    model_validator,
)
from pydantic_core import CoreSchema, core_schema

from soaplan.diagnostic import Pointer

T = TypeVar("T")


class Unknown:
    """The one marker of an answer that was given but cannot be read."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "UNKNOWN"

    def __deepcopy__(self, memo: object) -> Self:
        return self


UNKNOWN: Final = Unknown()


JsonSchema = dict[str, Any]
NOTHING: Final[JsonSchema] = {"type": "null"}
SCALAR: Final[JsonSchema] = {"type": ["string", "number", "boolean"]}
"""One value as editors read it: `2.10` as a number and `no` as false."""
TEXT_FILE: Final[JsonSchema] = {
    "type": "object",
    "properties": {"file": SCALAR},
    "required": ["file"],
    "additionalProperties": False,
}
TEXT: Final[JsonSchema] = {"anyOf": [SCALAR, TEXT_FILE]}
"""A text, or `{file: ...}`."""


class _Admits:
    """Lets a field hold a value of its type, None for "not answered", or `UNKNOWN`."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        inner = handler(get_args(source)[0])
        return core_schema.no_info_wrap_validator_function(self.admit, inner)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchema:
        return {"anyOf": [handler(schema), NOTHING]}

    @staticmethod
    def admit(value: Any, read: Any) -> Any:
        return value if value is None or value is UNKNOWN else read(value)


class _AdmitsMany(_Admits):
    """The same for a list; one text where a list of texts is due is a list of one."""

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchema:
        return {"anyOf": [handler(schema), TEXT, NOTHING]}

    @staticmethod
    def admit(value: Any, read: Any) -> Any:
        one = isinstance(value, str) or is_text_file(value)
        return _Admits.admit([value] if one else value, read)


def is_text_file(value: Any) -> bool:
    """Whether a text stands in a file of its own: `{file: ...}`."""
    return isinstance(value, dict) and set(value) == {"file"}


Answer = Annotated[T | Unknown | None, _Admits()]
"""One answer."""
Answers = Annotated[tuple[Answer[T], ...] | Unknown | None, _AdmitsMany()]
"""A list of answers; one text stands for a list of one."""


OFFERS: Final = "x-offers"
"""Under this key a model's schema names the list that an editor offers; the schema of a cycle has its entries."""


TRANSLATED: Final = "x-translated"
"""Marks a text that a translation of the file has too; figures, dates, labels and names are none."""
MARKS = frozenset({OFFERS, TRANSLATED})
"""What stands in a model's schema for soaplan alone."""


def answer(title: str, description: str = "", *, offers: str = "", translated: bool = False) -> Any:
    """Declare an answer: how the form names it, what the schema says of it, and which list of the catalog fits it.

    A `translated` answer is a text that readers of another language need.
    """
    marks: JsonSchema = {OFFERS: offers} if offers else {}
    marks |= {TRANSLATED: True} if translated else {}
    return Field(default=None, title=title, description=description or None, json_schema_extra=marks or None)


def mark_of(part: "type[Node]", name: str, mark: str) -> Any:
    """What the model says of an answer for soaplan alone (`MARKS`); None where it says nothing."""
    marks = part.model_fields[name].json_schema_extra
    return marks.get(mark) if isinstance(marks, dict) else None


def is_translated(part: "type[Node]", name: str) -> bool:
    """Whether an answer is a text that a translation of the file has too."""
    return bool(mark_of(part, name, TRANSLATED))


def part(title: str, section: type[T]) -> Any:
    """Declare a section. Each file gets an empty one of its own where it is absent, because parts know their place."""
    return Field(default_factory=section, title=title)


def known(value: T | Unknown | None) -> T | None:
    """The answer, or None where there is none or it cannot be read."""
    return None if isinstance(value, Unknown) else value


def given(values: tuple[T | Unknown | None, ...] | Unknown | None) -> list[tuple[int, T]]:
    """The readable items of a list, each with its place."""
    items = known(values) or ()
    return [(place, item) for place, item in enumerate(items) if item is not None and not isinstance(item, Unknown)]


def unanswered(value: object) -> bool:
    """Whether there is no answer at all; one that cannot be read is an answer."""
    return value is None or (isinstance(value, tuple) and all(item is None for item in value))


class Node(BaseModel):
    """A group of answers. `path` is the way to it from the top of the file."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, defer_build=True)
    _path: Pointer = PrivateAttr(())
    SINGULAR: ClassVar[str] = ""
    """How messages name one of several, with its number."""
    STANDS_ALONE: ClassVar[bool] = False
    """Whether that name needs no section before it."""
    BY_CODE: ClassVar[bool] = False
    """Whether waivers name one of several by its code."""
    TEXT_KEY: ClassVar[str] = ""
    """The answer that one text stands for, where a text may take the place of named answers."""

    @property
    def path(self) -> Pointer:
        """The way to this part from the top of the file."""
        return self._path

    def at(self, *keys: str | int) -> Pointer:
        """The way to an answer in this part."""
        return (*self._path, *keys)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchema:
        """Where one text may take the place of named answers, it may be what the answer that it stands for may be."""
        found = handler(schema)
        offers = mark_of(cls, cls.TEXT_KEY, OFFERS) if cls.TEXT_KEY in cls.model_fields else None
        one_text = {"anyOf": [TEXT], OFFERS: offers} if offers else TEXT
        return {"anyOf": [found, one_text]} if cls.TEXT_KEY else found

    def called(self, place: int) -> str:
        """How messages name this part, where it is one of several (`place` counts from 0)."""
        return f"{self.SINGULAR} {place + 1}".strip()

    @classmethod
    def unknown(cls) -> Self:
        """A part that was written in a shape nobody can read: every answer in it is unknown."""
        values = {
            name: section.unknown() if (section := _section(field.annotation)) else UNKNOWN
            for name, field in cls.model_fields.items()
        }
        return cls.model_construct(None, **values)


def text_as(key: str) -> Any:
    """Read one text, or `{file: ...}`, where named answers may stand, as the answer `key`."""

    def read(value: Any) -> Any:
        return {key: value} if isinstance(value, str) or is_text_file(value) else value

    return model_validator(mode="before")(staticmethod(read))


class Section(Node):
    """A part that is always there; an absent or blank one holds no answers."""


def _section(annotation: Any) -> type[Node] | None:
    """The part that stands directly in a field, not in a list."""
    return annotation if isinstance(annotation, type) and issubclass(annotation, Node) else None


class _Part:
    """Lets a section be absent, blank or unreadable."""

    def __get_pydantic_core_schema__(self, source: type[Node], handler: GetCoreSchemaHandler) -> CoreSchema:
        def admit(value: Any, read: Any) -> Any:
            return source.unknown() if value is UNKNOWN else read({} if value is None else value)

        return core_schema.no_info_wrap_validator_function(admit, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchema:
        return {"anyOf": [handler(schema), NOTHING]}


Part = Annotated[T, _Part()]
"""A section inside a file or another section."""


def walk(node: Node, path: Pointer = ()) -> Iterator[Node]:
    """Every part of a file, from the top down in the order of the form; tells each part its path."""
    node._path = path  # noqa: SLF001 - parts learn their place here alone
    yield node
    for name in type(node).model_fields:
        value = getattr(node, name)
        if isinstance(value, Node):
            yield from walk(value, (*path, name))
        elif isinstance(value, tuple):
            for place, item in enumerate(value):
                if isinstance(item, Node):
                    yield from walk(item, (*path, name, place))


def texts_of(node: Node) -> Iterator[tuple[Pointer, str]]:
    """Every answer below a part that was read as text, in the order of the form; codes and labels too.

    Answers that are missing or cannot be read are passed over.
    """
    for name in type(node).model_fields:
        yield from _texts_in(getattr(node, name), node.at(name))


def _texts_in(value: Any, path: Pointer) -> Iterator[tuple[Pointer, str]]:
    """Go down by the way itself: a part may not know its own place yet."""
    if isinstance(value, str):
        yield path, value
        return
    for key, item in _items(value):
        yield from _texts_in(item, (*path, key))


def _items(value: Any) -> list[tuple[str | int, Any]]:
    """What a part, a list or a table holds, each item with its key."""
    if isinstance(value, Node):
        return [(name, getattr(value, name)) for name in type(value).model_fields]
    if isinstance(value, tuple):
        return list(enumerate(value))
    return list(value.items()) if isinstance(value, dict) else []
