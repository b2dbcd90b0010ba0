"""The first look at a file: can it be read at all? Where it cannot, one finding ends the check."""

from ruamel.yaml.error import MarkedYAMLError

from soaplan.catalog.models import FileLimits
from soaplan.diagnostic import Finding, Span
from soaplan.source.decode import UnreadableFileError, clean, decode
from soaplan.source.document import SourceDocument
from soaplan.source.parse import Limits


def read_document(content: bytes, limits: FileLimits) -> SourceDocument | Finding:
    """The nodes of a file, or the finding that ends its check: DOC005, DOC001, or a second document (DOC006)."""
    try:
        document = SourceDocument.read(content, Limits(limits.bytes, limits.depth, limits.nodes))
    except UnreadableFileError as error:
        line, column = error.at
        return Finding(
            (), error.fact, error.mend, span=Span(line, column, line, column + (error.at != (1, 1))), code="DOC005"
        )
    except MarkedYAMLError as error:
        return _syntax_error(content, limits, error)
    if document is None:
        return Finding((), "this file is empty", "Begin a plan with: soaplan new -o plan.yaml", code="DOC001")
    if document.second is not None:
        message = "a second document begins here, below a line of three dashes"
        mend = "Keep one plan in one file: delete the line `---`, or move what follows into a file of its own."
        return Finding((), message, mend, span=document.second, code="DOC006")
    return document


def _syntax_error(content: bytes, limits: FileLimits, error: MarkedYAMLError) -> Finding:
    """DOC001, explained for a writer; its columns are those of the file, hidden characters included."""
    from soaplan.source.syntax import explain_syntax_error  # noqa: PLC0415 - needed only when something is wrong

    source = clean(decode(content, limits.bytes))
    found = explain_syntax_error(source.text, error)
    start = source.file_column(found.line - 1, found.column - 1) + 1
    end = source.file_column(found.end_line - 1, found.end_column - 1) + 1
    return Finding((), found.message, found.help, span=Span(found.line, start, found.end_line, end), code="DOC001")
