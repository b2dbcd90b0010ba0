"""Files that come from other people: where their repository begins, which of them may be read, and how much."""

import os
from pathlib import Path

from soaplan.characters import DROP_ZERO_WIDTH

BEGINNING = 1_000_000
"""Bytes. Within its first megabyte a file says what it is; a longer one is not read whole for that."""


class OutsideError(ValueError):
    """A name leads out of the repository."""


class HiddenFileError(ValueError):
    """A name leads to a hidden file or folder of the repository: `.git/config`, `.env`."""


def portable(name: str) -> str:
    """A file name with `/`, which every system reads; Windows writes a backslash."""
    return name.replace("\\", "/")


def top_of(folder: Path) -> Path | None:
    """The repository that a folder is in: the nearest folder at or above it with `.git`; None outside of one.

    `folder` is resolved. In a worktree and in a submodule `.git` is a file.
    """
    return next((above for above in (folder, *folder.parents) if os.path.lexists(above / ".git")), None)


def place_in_repository(folder: Path, name: str | Path, *, hidden: bool = False) -> Path:
    """The file that `name` means in a folder, links followed. Outside of a repository the folder is the limit.

    `hidden` files are only for what is never shown. The name is judged before the disk is asked: on Windows, looking
    for `//server/file` already opens a connection. Raises OutsideError, HiddenFileError, and OSError, RuntimeError or
    ValueError for what is no file name.
    """
    folder = folder.resolve()
    top = top_of(folder) or folder
    written = Path(os.path.normpath(folder / name))
    _refuse(written, top, hidden=hidden)
    place = written.resolve()
    _refuse(place, top, hidden=hidden)
    return place


def _refuse(place: Path, top: Path, *, hidden: bool) -> None:
    if not place.is_relative_to(top):
        raise OutsideError(place)
    if not hidden and any(map(_is_hidden, place.relative_to(top).parts)):
        raise HiddenFileError(place)


def _is_hidden(part: str) -> bool:
    """Some file systems ignore what cannot be seen: there `.git` has many spellings."""
    return part.translate(DROP_ZERO_WIDTH).startswith(".")


def read_start(path: Path, most: int) -> bytes:
    """The first bytes of a file: `most`, and one more where the file is longer. Raises OSError."""
    with path.open("rb") as file:
        return file.read(most + 1)
