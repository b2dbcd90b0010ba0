"""TODO remarks that are left in a file (DOC032): what somebody wanted to look at again before it is finished."""

from bisect import bisect_left
from collections.abc import Iterator

from soaplan.diagnostic import Finding, Pointer
from soaplan.regex import regex
from soaplan.source.document import SourceDocument
from soaplan.source.layout import Layout
from soaplan.source.nodes import Listing, Mapping, YamlNode

TODO = regex(r"#\s*TODO\b:?\s*")
LONGEST = 60
"""Characters of a remark that the message shows."""


def todo_remarks(content: bytes, document: SourceDocument) -> list[Finding]:
    """One finding for each, at the remark; it belongs to the answer in its line, or else to the next one below."""
    if b"TODO" not in content:
        return []
    layout, answers = Layout(content, document), sorted(_lines_of_answers(document.root, ()))
    found = []
    for line, remark in layout.all_remarks():
        if begin := TODO.match(remark):
            below = answers[bisect_left(answers, line, key=lambda answer: answer[0]) :]
            start = layout.text.index(remark, layout.offset(line, 1))
            words = remark[begin.end() :]
            said = words if len(words) <= LONGEST else f"{words[:LONGEST].rpartition(' ')[0]} …"
            message = f"a TODO comment is still here{f': “{said}”' if said else ''}"
            mend, span = "Do what it says, then delete it.", layout.span(start, start + len(remark))
            found.append(Finding(below[0][2] if below else (), message, mend, span=span, code="DOC032"))
    return found


def _lines_of_answers(node: YamlNode, way: Pointer) -> Iterator[tuple[int, int, Pointer]]:
    """Line and column where each answer begins, with the way to it."""
    if isinstance(node, Mapping):
        for entry in node.written:
            yield entry.key_span.line, entry.key_span.column, (*way, entry.key)
            yield from _lines_of_answers(entry.value, (*way, entry.key))
    elif isinstance(node, Listing):
        for place, item in enumerate(node.items):
            yield from _lines_of_answers(item, (*way, place))
