"""`--changed`: from the files of a commit to the plans that rest on them, and what to add to the commit.

A hook is given the files that are there. Those that the commit deletes or renames are asked of git.
"""

import os
import shlex
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import click

from soaplan.characters import one_line
from soaplan.check import CheckResult
from soaplan.cli.errors import UserError
from soaplan.cli.pages import ENDINGS, has_lost_its_plan, made_from, page_beside
from soaplan.disk import top_of
from soaplan.workspace import git
from soaplan.workspace.files import ENDINGS as PLAN_ENDINGS
from soaplan.workspace.files import is_ours, plans_in
from soaplan.workspace.touched import Touched

FROM, TO = "PRE_COMMIT_FROM_REF", "PRE_COMMIT_TO_REF"
"""Where pre-commit says which commits are looked at, if it isn't the one being made."""


@dataclass(frozen=True)
class Commit:
    """The files of a commit. `top` is the repository; None outside of one, where nothing was deleted."""

    named: frozenset[Path]
    top: Path | None

    @classmethod
    def of(cls, names: Iterable[str]) -> "Commit":
        """The commit that is being made in the current folder; `names` are the files that are there."""
        return cls(frozenset(map(_place, names)), top_of(Path.cwd().resolve()))

    @cached_property
    def tracked(self) -> frozenset[Path]:
        """Every file that is in git once the commit is made."""
        return frozenset(self._files("ls-files", "-z", "--cached"))

    @cached_property
    def touched(self) -> Touched:
        """The plans, seen from the files that changed."""
        files = self.tracked | self.named if self.top else {*self.named, *map(_place, plans_in(Path()).plans)}
        plans = (path for path in files if path.suffix.lower() in PLAN_ENDINGS and _is_plan(path))
        return Touched(tuple(sorted(plans)), self.named | self.deleted, self.before)

    @property
    def readers(self) -> list[str]:
        """The plans whose check reads a file of the commit, as the person in the current folder calls them."""
        return list(map(shown, self.touched.readers))

    @cached_property
    def deleted(self) -> frozenset[Path]:
        """The files that are gone, and the old places of those that were renamed."""
        question = ("diff", "--name-only", "--no-renames", "--no-ext-diff", "--diff-filter=D", "-z")
        gone = set(self._files(*question, "--cached"))
        if FROM in os.environ and TO in os.environ:
            gone |= set(self._files(*question, f"{os.environ[FROM]}...{os.environ[TO]}", "--"))
        return frozenset(path for path in gone if not path.exists())

    def before(self, path: Path) -> bytes | None:
        """What a file held before; None where it wasn't there."""
        if self.top is None or not path.is_relative_to(self.top):
            return None
        revision = os.environ.get(FROM, "HEAD")
        answer = git.ask(self.top, "cat-file", "blob", f"{revision}:{path.relative_to(self.top).as_posix()}")
        return None if answer.returncode else answer.stdout

    def read_by(self, result: CheckResult) -> Iterator[Path]:
        """The files of the commit that a check has read: the plan first."""
        yield Path(result.path)
        yield from sorted(self.named & set(map(_place, result.files)))

    def missing(self, result: CheckResult, page: Path) -> Iterator[Path]:
        """The files of a page that the commit leaves out: itself, and what it is made from."""
        if self.top is None:
            return
        for path in (page, *made_from(result)):
            place = _place(path)
            inside = place.exists() and place.is_relative_to(self.top) and place not in self.tracked
            if inside and place.resolve() not in self.tracked and not (path == page and self._ignores(place)):
                yield place

    def lost_pages(self) -> list[Path]:
        """The pages that are left of the plans that the commit deletes or renames."""
        plans = (path for path in self.deleted if path.suffix.lower() in PLAN_ENDINGS)
        pages = {page_beside(plan, format_) for plan in plans for format_ in ENDINGS}
        return sorted(page for page in pages if has_lost_its_plan(page))

    def _ignores(self, path: Path) -> bool:
        return path in self._files("ls-files", "-z", "--others", "--ignored", "--exclude-standard", "--", str(path))

    def _files(self, *words: str) -> Iterator[Path]:
        if self.top is None:
            return
        try:
            answer = git.ask(self.top, *words, index=True)
        except git.GitError as error:
            raise UserError(f"{error}, so soaplan can't tell what this commit changes") from error
        if answer.returncode:
            told = one_line(answer.stderr.decode("utf-8", "replace"))
            raise UserError(f"git can't say what this commit changes ({told})")
        for name in filter(None, answer.stdout.decode("utf-8", "surrogateescape").split("\0")):
            yield self.top / name


def _place(name: str | Path) -> Path:
    """A file, there or not, by the real place of its folder."""
    path = Path(name).absolute()
    return Path(os.path.normpath(path.parent.resolve() / path.name))


def _is_plan(path: Path) -> bool:
    try:
        return path.is_file() and is_ours(path)
    except OSError:
        return True


def shown(path: Path) -> str:
    """A file as the person in the current folder calls it."""
    return os.path.relpath(path)


def say_what_to_do(why: str, add: Iterable[Path], delete: Iterable[Path] = ()) -> None:
    """Say why the commit stops, and end with the lines to paste: what to delete, then what to add."""
    click.echo(f"\n{why}", err=True)
    for command, paths in (("git rm", delete), ("git add", add)):
        names = [_quoted(name) for name in dict.fromkeys(map(shown, paths))]
        if names:
            click.echo(f"{command} {' '.join(names)}", err=True)


def _quoted(name: str) -> str:
    """A file name to paste into a shell, of Windows too where that can be."""
    quoted = shlex.quote(name)
    return one_line(quoted) if quoted == name or set(name) & set('"\\$`!%') else f'"{one_line(name)}"'
