"""Reading one file of the catalog. A mistake in it is told with file, line and column."""

from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError
from ruamel.yaml.error import MarkedYAMLError

from soaplan.source.decode import UnreadableFileError
from soaplan.source.document import SourceDocument
from soaplan.source.faults import FaultReader
from soaplan.source.parse import Limits
from soaplan.source.quick import quick_data

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


def load_file(path: Path, shape: type[T]) -> T:
    """Read one catalog file as `shape`. Raises CatalogError.

    A sound file is read the quick way; only a mistake is worth the places.
    """
    try:
        data = quick_data(path.read_text(encoding="utf-8"))
        return TypeAdapter(shape).validate_python([] if data is None else data)
    except (OSError, UnicodeDecodeError, ValueError, MarkedYAMLError):
        return _load_carefully(path, shape)


def _load_carefully(path: Path, shape: type[T]) -> T:
    document = _document(path)
    reader = FaultReader(document, _Wrong())
    data = reader.read()
    if reader.findings:
        first = reader.findings[0]
        raise _error(path, first.span or document.locate(first.pointer), first.message)
    try:
        return TypeAdapter(shape).validate_python([] if data is None else data)
    except ValidationError as error:
        # A misspelt key comes first: the key that it stands for is missing only because of it.
        first_error = min(error.errors(), key=lambda problem: problem["type"] != "extra_forbidden")
        pointer = tuple(first_error["loc"])
        text = FORMATS.get(first_error["type"], "{message}")
        fact = text.format(field=pointer[-1] if pointer else "", message=first_error["msg"])
        on_key = first_error["type"] == "extra_forbidden"
        raise _error(path, document.locate(pointer, on_key=on_key), fact) from error


def _document(path: Path) -> SourceDocument:
    try:
        document = SourceDocument.read(path.read_bytes(), CATALOG_LIMITS)
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
