"""The long answers of a new file in files of their own, so that a text can be pasted as it is."""

import textwrap
from collections import Counter
from collections.abc import Iterator

from soaplan.catalog import Catalog
from soaplan.characters import one_line
from soaplan.diagnostic import Pointer
from soaplan.source.document import LITERAL, SourceDocument
from soaplan.source.edit import Editor, plain
from soaplan.source.faults import in_notes
from soaplan.source.nodes import Listing, Mapping, Scalar, YamlNode
from soaplan.source.parse import Limits

WIDTH = 90
HEAD = """\
---
question: |
{question}
# Write or paste your answer below the next line. The lines up to it aren't part of the answer.
---

"""
"""What stands above an answer in its file; it's read as being about the file (see `plans.values.read_text`)."""
Way = tuple[str, ...]
"""By which names an answer is told from others: those of the entries that it is in, and its own."""


def with_text_files(text: str, folder: str, catalog: Catalog, limits: Limits) -> tuple[str, dict[str, str]]:
    """The new file with `{file: ...}` for every answer that is to stand below a `|`, and the texts by their names.

    An answer of an entry without an id stays in the file, because other entries are copied from it.
    """
    document = SourceDocument.read(text.encode(), limits)
    assert document is not None  # noqa: S101 - a skeleton is never empty
    editor, files = Editor(text.encode(), document), dict[str, str]()
    found = list(_long_answers(document.root, (), ()))
    count = Counter(_short(way) for _, way, _ in found)
    for pointer, way, node in found:
        short = _short(way)
        name = f"{folder}/{'-'.join(way if count[short] > 1 else short).replace('_', '-')}.md"
        start = editor.start(node)
        editor.replace(start, start + len(LITERAL), f"{{file: {name}}}")
        files[name] = HEAD.format(question=_question(pointer, catalog))
    return editor.edited(), files


def _short(way: Way) -> Way:
    """The last name, and before it that of the entry: `2.2D`, `today`."""
    return way[-2:] if len(way) > 1 and not way[-2].islower() else way[-1:]


def _long_answers(node: YamlNode, pointer: Pointer, way: Way) -> Iterator[tuple[Pointer, Way, Scalar]]:
    """Every answer with a `|` and nothing below it, with its way; of lists only the entries with an id."""
    if isinstance(node, Scalar):
        if node.style == LITERAL and node.is_blank and not in_notes(pointer):
            yield pointer, way, node
    elif isinstance(node, Mapping):
        for entry in node.written:
            yield from _long_answers(entry.value, (*pointer, entry.key), (*way, entry.key))
    elif isinstance(node, Listing):
        for place, item in enumerate(node.items):
            name = plain(item.entries["id"].value) if isinstance(item, Mapping) and "id" in item.entries else None
            if isinstance(name, str):
                yield from _long_answers(item, (*pointer, place), (name,))


def _question(pointer: Pointer, catalog: Catalog) -> str:
    """The words of the form that ask for an answer, as further lines of the head."""
    asked = catalog.question_for(pointer)
    if asked is None:
        return f"  {pointer[-1]}"
    question, own = asked[1], asked[1].parts.get(str(pointer[-1]), "")
    lines = (one_line(line) for line in (*question.lines(frozenset(question.parts.values())), own) if line)
    wrapper = textwrap.TextWrapper(WIDTH, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)
    return "\n".join(map(wrapper.fill, lines))
