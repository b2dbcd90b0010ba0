"""The first look at a file: can it be read at all? Where it cannot, one finding ends the check."""

from typing import TYPE_CHECKING

from ruamel.yaml.error import MarkedYAMLError

from soaplan.catalog.models import FileLimits
from soaplan.diagnostic import Finding, Fix, Span
from soaplan.source.decode import CleanText, UnreadableFileError, clean, decode
from soaplan.source.document import SourceDocument
from soaplan.source.layout import Written
from soaplan.source.parse import Limits, parse

if TYPE_CHECKING:
    from soaplan.source.syntax import SyntaxProblem


def read_document(content: bytes, limits: FileLimits) -> SourceDocument | list[Finding]:
    """The nodes of a file, or the findings that end its check: DOC005, DOC001, or a second document (DOC006)."""
    try:
        document = SourceDocument.read(content, Limits(limits.bytes, limits.depth, limits.nodes))
    except UnreadableFileError as error:
        line, column = error.at
        span = Span(line, column, line, column + (error.at != (1, 1)))
        return [Finding((), error.fact, error.mend, span=span, code="DOC005")]
    except MarkedYAMLError as error:
        return _syntax_errors(content, limits, error)
    if document is None:
        return [Finding((), "this file is empty", "Begin a plan with: soaplan new -o plan.yaml", code="DOC001")]
    if document.second is not None:
        message = "a second document begins here, below a line of three dashes"
        mend = "Keep one plan in one file: delete the line `---`, or move what follows into a file of its own."
        return [Finding((), message, mend, span=document.second, code="DOC006")]
    return document


def _syntax_errors(content: bytes, limits: FileLimits, error: MarkedYAMLError) -> list[Finding]:
    """DOC001, explained for a writer; the columns are those of the file, hidden characters included."""
    from soaplan.source.syntax import explain_syntax_errors  # noqa: PLC0415 - needed only when something is wrong

    source = clean(decode(content, limits.bytes))
    found = explain_syntax_errors(source.text, error, lambda text: _error_in(text, limits))
    return [
        Finding((), one.message, one.help, span=_span(one, source), code="DOC001", fix=_fix(one, content))
        for one in found
    ]


def _fix(problem: "SyntaxProblem", content: bytes) -> Fix | None:
    """The lines that the help shows, as edits of the file."""
    written = Written(content)
    edits = (written.lines_edit(number + 1, lines) for number, lines in problem.fix.items())
    return Fix(safe=problem.safe, edits=tuple(edits)) if problem.fix else None


def _error_in(text: str, limits: FileLimits) -> MarkedYAMLError | None:
    try:
        parse(CleanText(text), Limits(limits.bytes, limits.depth, limits.nodes))
    except MarkedYAMLError as error:
        return error
    except UnreadableFileError:
        return None
    return None


def _span(found: "SyntaxProblem", source: CleanText) -> Span:
    start = source.file_column(found.line - 1, found.column - 1) + 1
    end = source.file_column(found.end_line - 1, found.end_column - 1) + 1
    return Span(found.line, start, found.end_line, end)
