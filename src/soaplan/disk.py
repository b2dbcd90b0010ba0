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


def place_in_repository(folder: Path, name: str | Path, *, shown: bool = True) -> Path:
    """The file that `name` means in a folder, links followed.

    Only what is never `shown` may be a hidden file. The name is judged before the disk is asked: on Windows, looking
    for `//server/file` already opens a connection. Raises OutsideError, HiddenFileError, and OSError, RuntimeError or
    ValueError for what is no file name.
    """
    folder = folder.resolve()
    top = top_of(folder) or (folder if shown else _copied_folder(folder))
    written = Path(os.path.normpath(folder / name))
    _refuse(written, top, shown=shown)
    place = written.resolve()
    _refuse(place, top, shown=shown)
    return place


def _copied_folder(folder: Path) -> Path:
    """How far up a file may name other plans where there is no repository: copied folders of schools name each other.

    That is the folder above its own, or the one that soaplan runs in where that holds more; never the whole disk.
    """
    reach = (folder, folder.parent, Path.cwd())
    inside = [above for above in reach if folder.is_relative_to(above) and above != above.parent]
    return min(inside, key=lambda above: len(above.parts), default=folder)


def _refuse(place: Path, top: Path, *, shown: bool) -> None:
    if not place.is_relative_to(top):
        raise OutsideError(place)
    if shown and any(map(_is_hidden, place.relative_to(top).parts)):
        raise HiddenFileError(place)


def _is_hidden(part: str) -> bool:
    """Some file systems ignore what cannot be seen: there `.git` has many spellings."""
    return part.translate(DROP_ZERO_WIDTH).startswith(".")


def read_start(path: Path, most: int) -> bytes:
    """The first bytes of a file: `most`, and one more where the file is longer. Raises OSError."""
    with path.open("rb") as file:
        return file.read(most + 1)
