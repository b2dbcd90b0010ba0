"""A plan as it was at a revision in git, with the text files that it names: `plan.yaml@v1`."""

import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml.error import MarkedYAMLError

from soaplan.source.decode import UnreadableFileError
from soaplan.source.document import SourceDocument
from soaplan.source.nodes import Listing, Mapping, Node, Scalar
from soaplan.source.parse import Limits

SIGN = "@"


class RevisionError(Exception):
    """There is no such file at a revision, or no git to ask; the text says which."""


@dataclass(frozen=True, slots=True)
class Revision:
    """One file at one revision."""

    path: Path
    name: str

    def __str__(self) -> str:
        return f"{self.path}{SIGN}{self.name}"


def revision_named(text: str) -> Revision | None:
    """The file and the revision that `PATH@REV` names; None where there is no such form, or a file has this name."""
    if Path(text).exists():
        return None
    cuts = [place for place, sign in enumerate(text) if sign == SIGN and 0 < place < len(text) - 1]
    if not cuts:
        return None
    cut = next((place for place in cuts if Path(text[:place]).is_file()), cuts[0])
    return Revision(Path(text[:cut]), text[cut + 1 :])


@contextmanager
def taken_out(revision: Revision, limits: Limits) -> Iterator[Path]:
    """A copy of a file as it was, in a folder of its own that holds its text files too.

    Nothing of the repository is touched. Raises RevisionError.
    """
    git = _Git(_folder_of(revision.path))
    inside = git.prefix() / revision.path.absolute().relative_to(git.folder)
    content = git.content(revision)
    with tempfile.TemporaryDirectory(prefix="soaplan-") as name:
        top = Path(name).resolve()
        (top / ".git").mkdir()  # marks the top of a repository: text files may be anywhere below it
        target = top / inside
        _put(target, content)
        for text_file in _text_files(content, limits):
            copy = _inside(top, target.parent, text_file)
            if copy is not None and (found := git.blob(revision.name, inside.parent / text_file)) is not None:
                _put(copy, found)
        yield target


def _folder_of(path: Path) -> Path:
    """The folder from which git is asked: that of the file, or the nearest above it that is still there."""
    return next(folder for folder in path.absolute().parents if folder.is_dir())


def _inside(top: Path, folder: Path, name: str) -> Path | None:
    """Where the copy of a text file belongs; None for one outside the repository, which no plan may name."""
    try:
        place = (folder / name).resolve()
    except (OSError, ValueError):
        return None
    return place if place.is_relative_to(top) and not place.exists() else None


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _text_files(content: bytes, limits: Limits) -> set[str]:
    """The names of the files that hold texts of a plan: `{file: texts/summary.md}`."""
    try:
        document = SourceDocument.read(content, limits)
    except (MarkedYAMLError, UnreadableFileError):
        return set()
    return set(_named_files(document.root)) if document else set()


def _named_files(node: Node) -> Iterator[str]:
    if isinstance(node, Listing):
        for item in node.items:
            yield from _named_files(item)
    elif isinstance(node, Mapping):
        if set(node.entries) == {"file"} and isinstance(only := node.entries["file"].value, Scalar) and only.text:
            yield only.text
        for entry in node.entries.values():
            yield from _named_files(entry.value)


@dataclass(frozen=True)
class _Git:
    """The program git, asked from one folder. Its words are never taken for more than a message."""

    folder: Path

    def prefix(self) -> Path:
        """The way from the top of the repository to the folder. Raises RevisionError."""
        answer = self.ask("rev-parse", "--show-prefix")
        if answer.returncode:
            raise RevisionError(f"{self.folder} is in no git repository that can be read; {_first_line(answer.stderr)}")
        return Path(answer.stdout.decode("utf-8", "surrogateescape").rstrip("\n"))

    def content(self, revision: Revision) -> bytes:
        """The file at the revision. Raises RevisionError."""
        name = revision.name
        if (
            name.startswith("-")
            or ":" in name
            or self.ask("rev-parse", "--verify", "-q", f"{name}^{{commit}}").returncode
        ):
            raise RevisionError(f"git knows no revision “{name}” here; `git log` and `git tag` list them")
        inside = self.prefix() / revision.path.absolute().relative_to(self.folder)
        found = self.blob(name, inside)
        if found is None:
            raise RevisionError(f"there was no file {inside.as_posix()} at the revision “{name}”")
        return found

    def blob(self, revision: str, inside: Path) -> bytes | None:
        """The bytes of a file, by its way from the top of the repository; None where there is none."""
        answer = self.ask("cat-file", "blob", f"{revision}:{_normal(inside)}")
        return None if answer.returncode else answer.stdout

    def ask(self, *words: str) -> subprocess.CompletedProcess[bytes]:
        """One question. Raises RevisionError where there is no git."""
        command = ["git", "-C", str(self.folder), *words]
        try:
            # Git with fixed words, no shell.
            return subprocess.run(command, capture_output=True, check=False, stdin=subprocess.DEVNULL)  # noqa: S603
        except OSError as error:
            raise RevisionError("git is not installed here, so no earlier version can be looked up") from error


def _normal(way: Path) -> str:
    """A way inside the repository without `..`."""
    parts: list[str] = []
    for part in way.parts:
        if part != "..":
            parts.append(part)
        elif parts:
            parts.pop()
    return "/".join(parts)


def _first_line(words: bytes) -> str:
    return (
        f"git says: {words.decode('utf-8', 'replace').strip().splitlines()[0]}" if words.strip() else "git says nothing"
    )
