"""The packed files of Word and Excel, looked at before anything in them is read.

What unpacks to more than a document ever holds, defines entities of its own, is locked or isn't such a file at all is
refused. Nothing that a file points to is ever fetched, and no macro in it is run: only its texts are read.
"""

import io
import zipfile

from soaplan.importing.blocks import UnreadableSourceError

MOST_UNPACKED = 200_000_000
"""Bytes of all parts together."""
MOST_IN_A_PART = 60_000_000
MOST_PARTS = 5_000
MOST_PACKED = 300
"""How many times larger the texts of a document may be than they are packed; usual ones are 5 to 30 times."""
SMALL = 2_000_000
"""A part of no more bytes may be packed as well as it likes."""
LOCKED = b"\xd0\xcf\x11\xe0"
"""How the files of older Offices, and files with a password, begin."""
TEXTS = (".xml", ".rels", ".vml")


def refuse_hostile(content: bytes, what: str, save_as: str, most: int = MOST_UNPACKED) -> None:
    """Raises UnreadableSourceError for a file that must not be read; `what` is a Word file, an Excel file.

    `most` is how many bytes it may unpack to.
    """
    if content.startswith(LOCKED):
        raise UnreadableSourceError(
            "it has a password, or it was saved in the old format; "
            f"open it, remove the password, and save it as {save_as}"
        )
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = packed.infolist()
            _refuse_bombs(parts, what, most)
            for part in parts:
                if part.filename.lower().endswith(TEXTS):
                    _refuse_entities(packed.read(part), what)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError) as error:
        raise UnreadableSourceError(f"this isn't {what} that can be read; save it again as {save_as}") from error


def _refuse_bombs(parts: list[zipfile.ZipInfo], what: str, most: int) -> None:
    large = any(
        part.file_size > MOST_IN_A_PART
        or (part.file_size > SMALL and part.file_size > MOST_PACKED * max(part.compress_size, 1))
        for part in parts
    )
    if large or len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > most:
        raise UnreadableSourceError(f"{what} never unpacks to as much as this file does, so it isn't read")


def _refuse_entities(text: bytes, what: str) -> None:
    """A document type, in whatever encoding, has no place in these files."""
    plain = text.replace(b"\0", b"")
    if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
        raise UnreadableSourceError(f"{what} never defines entities of its own, but this file does, so it isn't read")
