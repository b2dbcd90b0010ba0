"""The one way in which soaplan writes: nothing is lost, and no one ever sees half of a file.

`write_output` is for what `-o`, `--output` and `--beside` name, `create` for a file that must be new, and `change` for
a file that is edited in place. A file that has other names (hard links) is replaced under the name that was given;
its other names keep the old content. What isn't a plain file, such as a pipe or `/dev/null`, is written into.
"""

import errno
import os
import stat
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from soaplan.workspace.files import is_ours

PATIENCE = 2.0
"""Seconds to wait until another program reads from a pipe."""
PAUSE = 0.05


class NotWrittenError(Exception):
    """The file is as it was before. The text says why, and what to do."""


def write_output(target: Path, text: str, sources: Iterable[Path]) -> None:
    """Write what a command has made, as UTF-8; missing folders are made. Raises NotWrittenError.

    `sources` are the files (or folders) that the run has read: none of them is ever written over, nor is any other
    file of one of our kinds.
    """
    refuse_output(target, sources)
    _write(target, text, _replace)


def create(target: Path, content: str | bytes) -> None:
    """Write a file that isn't there yet; text as UTF-8. Raises NotWrittenError where it is."""
    refuse_existing(target)
    _write(target, content, _add)


def change(target: Path, before: bytes, after: bytes) -> None:
    """Give a file another content, provided that it still has the content `before`. Raises NotWrittenError."""

    def same(new: Path, place: Path) -> None:
        if place.read_bytes() != before:
            raise NotWrittenError(f"{target} changed while soaplan was running, so nothing was written. Try again.")
        _replace(new, place)

    with _told(target):
        _refuse_protected(target, target.stat())
        _swap(target.resolve(), after, same)


def refuse_existing(target: Path) -> None:
    """Raises NotWrittenError where a file is there already; a pipe or `/dev/null` may be."""
    if target.exists() and not is_stream(target):
        raise NotWrittenError(_already_there(target))


def refuse_sources(target: Path, sources: Iterable[Path]) -> None:
    """Raises NotWrittenError where a path leads to a file that this run reads, by whatever name or link."""
    with _told(target):
        state = target.stat() if target.exists() else None
        if state is not None and any(_is_part_of(target, state, source) for source in sources):
            raise NotWrittenError(
                f"{target} is your plan or a file it uses, so nothing was written. Choose another name for the output."
            )


def refuse_output(target: Path, sources: Iterable[Path]) -> None:
    """Raises NotWrittenError where output must not go: a file that this run reads, or one of our kinds."""
    refuse_sources(target, sources)
    with _told(target):
        if not target.exists():
            return
        if target.is_file() and is_ours(target):  # a pipe is never read
            raise NotWrittenError(
                f"{target} is a plan, or another file that soaplan reads, so nothing was written. Choose another name "
                "for the output, or delete this file first."
            )
        _refuse_protected(target, target.stat())


def is_stream(path: Path) -> bool:
    """Whether a path is something that can only be written into: a pipe, a terminal, `/dev/null`."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return stat.S_ISFIFO(mode) or stat.S_ISCHR(mode)


def content_of(path: Path) -> bytes | None:
    """What a file holds; None where there is no plain file that can be read. A pipe is never read."""
    try:
        return path.read_bytes() if path.is_file() else None
    except OSError:
        return None


def _is_part_of(target: Path, state: os.stat_result, source: Path) -> bool:
    """Whether a file is a source itself, by whatever name or link, or lies in a folder that is one."""
    try:
        found = source.stat()
    except (OSError, ValueError):
        return False
    if stat.S_ISDIR(found.st_mode):
        return target.resolve().is_relative_to(source.resolve())
    return os.path.samestat(state, found)


def _refuse_protected(target: Path, state: os.stat_result) -> None:
    if stat.S_ISDIR(state.st_mode):
        raise NotWrittenError(f"{target} is a folder, so nothing was written. Name a file in it.")
    if not stat.S_ISREG(state.st_mode) and not is_stream(target):
        raise NotWrittenError(f"{target} isn't a plain file, so nothing was written. Choose another name.")
    # An administrator may write everything; that a file is marked as read-only counts all the same.
    if not state.st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH) or not os.access(target, os.W_OK):
        raise NotWrittenError(
            f"{target} is read-only, so nothing was written. Choose another name, or unlock it first."
        )


def _already_there(target: Path) -> str:
    return f"{target} already exists, and soaplan won't overwrite it. Choose another name."


def _write(target: Path, text: str | bytes, finish: Callable[[Path, Path], None]) -> None:
    content = text.encode("utf-8", "backslashreplace") if isinstance(text, str) else text
    with _told(target):
        if is_stream(target):
            _pour(target, content)
            return
        place = target.resolve()
        place.parent.mkdir(parents=True, exist_ok=True)
        _swap(place, content, finish)


@contextmanager
def _told(target: Path) -> Iterator[None]:
    """Turn what the system refuses into a sentence; that the reader of a pipe has gone is no mistake."""
    try:
        yield
    except BrokenPipeError:
        raise
    except (FileExistsError, NotADirectoryError) as error:
        raise NotWrittenError(f"{target} can't be written: part of this path is a file, not a folder.") from error
    except (OSError, ValueError, RuntimeError) as error:
        why = getattr(error, "strerror", None) or error
        raise NotWrittenError(f"{target} can't be written ({why}). Nothing was changed.") from error


def _swap(place: Path, content: bytes, finish: Callable[[Path, Path], None]) -> None:
    """Write a file beside the place, with the owner and rights of the old one, and let it take the place."""
    handle, name = tempfile.mkstemp(dir=place.parent, prefix=".soaplan.")
    new = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        _keep_owner_and_rights(new, place)
        finish(new, place)
    finally:
        new.unlink(missing_ok=True)


def _replace(new: Path, place: Path) -> None:
    new.replace(place)


def _add(new: Path, place: Path) -> None:
    """Let a new file take a place that is free, even where somebody takes it at this very moment."""
    try:
        os.link(new, place)
    except FileExistsError as error:
        raise NotWrittenError(_already_there(place)) from error
    except OSError:  # a file system without hard links
        if place.exists():
            raise NotWrittenError(_already_there(place)) from None
        new.replace(place)


def _keep_owner_and_rights(new: Path, place: Path) -> None:
    try:
        old = place.stat()
    except FileNotFoundError:
        new.chmod(0o666 & ~_mask())
        return
    if hasattr(os, "chown"):
        with suppress(OSError):  # only an administrator may give a file to somebody else
            os.chown(new, old.st_uid, old.st_gid)
    new.chmod(old.st_mode & 0o777)


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _pour(target: Path, content: bytes) -> None:
    with _opened(target) as stream:
        stream.write(content)


def _opened(target: Path) -> BinaryIO:
    """A pipe or device, open for writing. A pipe that no program reads from is not waited for without end."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            handle = os.open(target, os.O_WRONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0))
        except OSError as error:
            if error.errno != errno.ENXIO:
                raise
            if time.monotonic() > until:
                raise NotWrittenError(
                    f"{target} is a pipe that no program is reading from, so nothing was written. "
                    "Start the program that reads it first."
                ) from error
            time.sleep(PAUSE)
        else:
            os.set_blocking(handle, True)
            return os.fdopen(handle, "wb")
