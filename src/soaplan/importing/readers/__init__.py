"""One reader for each format; its module, and the library it needs, are imported when such a file is read."""

from importlib import import_module

from soaplan.importing.blocks import Item, UnreadableSourceError

READERS = {
    ".pdf": "pdf_file",
    ".docx": "word_file",
    ".html": "web_page",
    ".htm": "web_page",
    ".md": "plain_text",
    ".txt": "plain_text",
}
"""How a file's name ends -> the module that reads it."""
MOST_BYTES = 50_000_000
NEEDS_EXTRA = 'reading {what} needs more than soaplan alone. Install it with:  pip install "soaplan[import]"'


def read_items(content: bytes, ending: str, **how: bool) -> list[Item]:
    """What a source says, in order. Raises UnreadableSourceError."""
    if ending.lower() not in READERS:
        raise UnreadableSourceError(f"soaplan can't import “{ending}” files. It reads: {', '.join(READERS)}.")
    if len(content) > MOST_BYTES:
        raise UnreadableSourceError(f"this file is larger than {MOST_BYTES // 1_000_000} MB")
    reader = import_module(f"soaplan.importing.readers.{READERS[ending.lower()]}")
    found: list[Item] = reader.read(content, ending.lower(), **how)
    return found
