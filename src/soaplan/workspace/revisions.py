"""A plan as it was at a revision in git, with the text files that it names: `plan.yaml@v1`."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml.error import MarkedYAMLError

from soaplan.disk import portable, top_of
from soaplan.source.decode import UnreadableFileError
from soaplan.source.document import SourceDocument
from soaplan.source.nodes import named_files
from soaplan.source.parse import Limits
from soaplan.workspace import git

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
    path = _resolved(revision.path)
    repository = _Repository.of(path, limits)
    inside = path.relative_to(repository.top)
    content = repository.content(revision.name, inside)
    with tempfile.TemporaryDirectory(prefix="soaplan-") as name:
        top = Path(name).resolve()
        (top / ".git").mkdir()  # marks the top of a repository: text files may be anywhere below it
        target = top / inside
        _put(target, content)
        for text_file in _text_files(content, limits):
            copy = _inside(top, target.parent, text_file)
            if copy is not None and (found := repository.blob(revision.name, inside.parent / text_file)) is not None:
                _put(copy, found)
        yield target


def committed(path: Path, limits: Limits) -> bytes | None:
    """What the last commit has of a file; None where it has none. Raises RevisionError."""
    place = _resolved(path)
    repository = _Repository.of(place, limits)
    return repository.blob("HEAD", place.relative_to(repository.top))


def _resolved(path: Path) -> Path:
    """The place of a file that may be gone: the links of its folders are followed, as git does; its own is not."""
    return path.absolute().parent.resolve() / path.name


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
    return {portable(name) for name in named_files(document.root) if name} if document else set()


@dataclass(frozen=True)
class _Repository:
    """The repository that a file is in, asked for what was there before."""

    top: Path
    largest: int

    @classmethod
    def of(cls, path: Path, limits: Limits) -> "_Repository":
        """The repository of a file that may be gone by now. Raises RevisionError."""
        top = top_of(path.parent)
        if top is None:
            raise RevisionError(f"{path.parent} isn't in a git repository")
        repository = cls(top, limits.bytes)
        answer = repository.ask("rev-parse", "--git-dir")
        if answer.returncode:
            raise RevisionError(f"git can't read the repository in {top}; {_first_line(answer.stderr)}")
        return repository

    def content(self, name: str, inside: Path) -> bytes:
        """A file at a revision. Raises RevisionError."""
        if (
            name.startswith("-")
            or ":" in name
            or self.ask("rev-parse", "--verify", "-q", f"{name}^{{commit}}").returncode
        ):
            raise RevisionError(f"git doesn't have a revision “{name}” here; `git log` and `git tag` list them")
        found = self.blob(name, inside)
        if found is None:
            raise RevisionError(f"the revision “{name}” doesn't have a file {inside.as_posix()}")
        return found

    def blob(self, revision: str, inside: Path) -> bytes | None:
        """The bytes of a file, by its way from the top of the repository; None where there is none.

        Raises RevisionError for a file that is too large, or is there but was never fetched.
        """
        name = f"{revision}:{_normal(inside)}"
        size = self.ask("cat-file", "-s", name)
        if size.returncode == 0 and int(size.stdout) > self.largest:
            raise RevisionError(f"{name} is larger than {self.largest:,} bytes, the most a file can have")
        answer = self.ask("cat-file", "blob", name) if size.returncode == 0 else size
        if size.returncode and self.ask("rev-parse", "--verify", "-q", name).returncode == 0:
            raise RevisionError(f"this clone has only part of the repository; get the file with: git show {name}")
        return None if answer.returncode else answer.stdout

    def ask(self, *words: str) -> git.Answer:
        """One question. Raises RevisionError where git cannot be asked."""
        try:
            return git.ask(self.top, *words)
        except git.GitError as error:
            raise RevisionError(f"{error}, so soaplan can't look up earlier versions") from error


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
        f"git says: {words.decode('utf-8', 'replace').strip().splitlines()[0]}"
        if words.strip()
        else "git gave no reason"
    )
