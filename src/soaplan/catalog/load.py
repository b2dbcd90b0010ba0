"""Reading one file of the catalog. A mistake in it is told with file, line and column."""

from dataclasses import dataclass
from functools import reduce
from pathlib import Path
from typing import Any, TypeVar

from pydantic_core import ErrorDetails, ValidationError
from ruamel.yaml.error import MarkedYAMLError

from soaplan.catalog.models import CarriedOver
from soaplan.diagnostic import Pointer
from soaplan.disk import read_start
from soaplan.plans.validators import read_as
from soaplan.source.decode import UnreadableFileError
from soaplan.source.document import SourceDocument
from soaplan.source.events import quick_data
from soaplan.source.faults import FaultReader
from soaplan.source.parse import Limits

IDS = ("id", "label")
"""By which field the entries of a list are told apart."""
ALSO, WITHOUT = "also", "without"
WHOLE = ("due",)
"""The answer of `cycle.yaml` that is not laid over: a due date of another cycle is none of this one."""
CITATIONS = ("source", "source_charter_school")


class NoEntryError(ValueError):
    """An entry is to be taken out that the base does not have; `pointer` says where in the later file."""

    def __init__(self, pointer: Pointer, entry: str) -> None:
        super().__init__(f"the base has no “{entry}” that this could take out")
        self.pointer = pointer


def lay_over(base: Any, own: Any, way: Pointer = ()) -> Any:
    """The data of a base with the data of a later file laid over it. Raises NoEntryError."""
    if not isinstance(own, dict) or way == WHOLE:
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


T = TypeVar("T")
CATALOG_LIMITS = Limits(bytes=5_000_000, depth=32, nodes=100_000)
"""Only a fence against a file that is no catalog."""
FORMATS = {
    "missing": "“{field}” is missing",
    "extra_forbidden": "“{field}” is not known here",
}


class CatalogError(Exception):
    """A catalog folder that cannot be used: the text names file, line and column."""


class _Wrong:
    """Stands for a value with a fault, so that the shape is refused at its place."""


@dataclass(frozen=True, slots=True)
class Layer:
    """A file that others are laid over.

    Where it is another cycle's, `carried` marks its citations, and the answers in `without` are not taken from it.
    """

    path: Path
    carried: CarriedOver | None = None
    without: frozenset[str] = frozenset()

    def marked(self, data: Any) -> Any:
        """Its data, as the cycle that inherits them has them."""
        if self.without and isinstance(data, dict):
            data = {key: value for key, value in data.items() if key not in self.without}
        return data if self.carried is None else with_marks(data, self.carried)


def load_file(path: Path, shape: type[T]) -> T:
    """Read one catalog file as `shape`. Raises CatalogError."""
    return load_layers([Layer(path)], shape)


def load_layers(layers: list[Layer], shape: type[T]) -> T:
    """Read files as `shape`, each laid over the one before. Raises CatalogError.

    Sound files are read the quick way; only a mistake is worth the places.
    """
    try:
        data = [layer.marked(quick_data(_text(layer.path))) for layer in layers]
        return _as(shape, reduce(lay_over, data))
    except (OSError, ValueError, RecursionError, MarkedYAMLError):
        return _load_carefully(layers, shape)


def _text(path: Path) -> str:
    content = read_start(path, CATALOG_LIMITS.bytes)
    if len(content) > CATALOG_LIMITS.bytes:
        raise ValueError(path)  # a repository may bring a catalog of its own; the careful reader says what is wrong
    return content.decode("utf-8")


def mistake(path: Path, pointer: Pointer, fact: str) -> CatalogError:
    """What is wrong with a file that could be read, at its place."""
    return _error(path, _document(path).locate(pointer), fact)


def _as(shape: type[T], whole: Any) -> T:
    return read_as(shape, [] if whole is None else whole)


def _load_carefully(layers: list[Layer], shape: type[T]) -> T:
    documents = [_document(layer.path) for layer in layers]
    data = [layer.marked(_data(layer.path, document)) for layer, document in zip(layers, documents, strict=True)]
    number, whole = 0, data[0]
    try:
        for number in range(1, len(layers)):
            whole = lay_over(whole, data[number])
        return _as(shape, whole)
    except NoEntryError as error:
        raise _error(layers[number].path, documents[number].locate(error.pointer), str(error)) from error
    except ValidationError as error:
        # A misspelled key comes first: the key that it stands for is missing only because of it.
        first = min(error.errors(), key=lambda problem: problem["type"] != "extra_forbidden")
        number, way = _layer_that_says(data, whole, tuple(first["loc"]))
        place = documents[number].locate(way, on_key=first["type"] == "extra_forbidden")
        raise _error(layers[number].path, place, _fact(first)) from error


def _layer_that_says(layers: list[Any], whole: Any, pointer: Pointer) -> tuple[int, Pointer]:
    """The number of the layer that has most of a pointer, the last of several, and how it says it."""
    ways = [pointer_in(layer, whole, pointer) for layer in layers]
    number = max(range(len(ways)), key=lambda number: (len(ways[number]), number))
    return number, ways[number] + pointer[len(ways[number]) :]


def _fact(problem: ErrorDetails) -> str:
    field = problem["loc"][-1] if problem["loc"] else ""
    return FORMATS.get(problem["type"], "{message}").format(field=field, message=problem["msg"])


def _data(path: Path, document: SourceDocument) -> Any:
    reader = FaultReader(document, _Wrong())
    data = reader.read()
    if reader.findings:
        first = reader.findings[0]
        raise _error(path, first.span or document.locate(first.pointer), first.message)
    return data


def _document(path: Path) -> SourceDocument:
    try:
        document = SourceDocument.read(read_start(path, CATALOG_LIMITS.bytes), CATALOG_LIMITS)
    except OSError as error:
        fact = f"{path}: the catalog needs this file ({error.strerror})"
        raise CatalogError(fact) from error
    except UnreadableFileError as error:
        raise CatalogError(f"{path}: {error.args[0]}") from error
    except MarkedYAMLError as error:
        mark = error.problem_mark
        raise _error(path, (mark.line + 1, mark.column + 1), str(error.problem)) from error
    if document is None:
        raise CatalogError(f"{path}:1:1: this file is empty")
    return document


def _error(path: Path, place: tuple[int, ...], fact: str) -> CatalogError:
    return CatalogError(f"{path}:{place[0]}:{place[1]}: {fact}")
