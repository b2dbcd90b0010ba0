"""From a checked file to its document: by the composer of its kind."""

from importlib import import_module

from soaplan.check.result import CheckResult
from soaplan.render.documents.document import Document
from soaplan.render.documents.reading import AnyReader, DocumentReader
from soaplan.render.reader import Reader
from soaplan.render.subject import subject_of


def document_of(result: CheckResult) -> Document:
    """The document of a checked file; of a translation that of its plan. Raises TypeError where `has_page` says no."""
    reader: AnyReader = DocumentReader.of(result) if subject_of(result) is None else Reader.of(result)
    composer = import_module(f"soaplan.render.documents.{reader.kind.module}")
    composed: Document = composer.compose(reader)
    return composed
