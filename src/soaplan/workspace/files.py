"""Which files of a folder are ours. Decided on the raw text, so that a broken plan counts too."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path, PurePosixPath

from soaplan.characters import DROP_ZERO_WIDTH
from soaplan.disk import BEGINNING, read_start, top_of
from soaplan.plans.kinds import KINDS
from soaplan.plans.labels import fold
from soaplan.plans.shape import answers_of
from soaplan.regex import regex

ENDINGS = (".yaml", ".yml")
KEY = regex(r"""(?m)^["']?([A-Za-z_]+)["']?[ \t\u00a0]*:(?:[ \t\u00a0]+["']?([^\n\r"'#]*))?""")
READ_AS_PLAIN = {**DROP_ZERO_WIDTH, ord("\r"): "\n"}
ENOUGH_KEYS = 2
NEAR_MISS = 0.8
"""How alike a kind must be to count as a misspelling of ours: `kind: Plan` of another program does not."""
LEFT_OUT = {".git", ".venv", "node_modules"}
TEXT_NAME = regex(r"(?i)\.ya?ml\.\w+$|\.txt$|^[^.]+$")
"""Names of text files that Windows may show as `plan.yaml`."""


@dataclass
class Found:
    """What a search found: the plans in a fixed order, how many other YAML files there are, what cannot be opened."""

    plans: list[Path] = field(default_factory=list)
    others: int = 0
    unreadable: dict[Path, str] = field(default_factory=dict)


def plans_in(folder: Path) -> Found:
    """The plans below a folder."""
    found = Found()
    for path in sorted(_yaml_files(folder, found.unreadable)):
        try:
            is_plan = is_ours(path)
        except OSError as error:
            found.unreadable[path] = error.strerror or str(error)
            continue
        if is_plan:
            found.plans.append(path)
        else:
            found.others += 1
    return found


def is_ours(path: Path) -> bool:
    """Whether a file is one of ours, broken or not. Raises OSError where it cannot be opened."""
    return path.is_file() and is_our_text(read_start(path, BEGINNING))


def passed_over(folder: Path) -> Path | None:
    """A plan of a folder that no search finds: git ignores it, or its name ends in `.txt` as Notepad saves it."""
    beside = (Path(entry) for entry in sorted(os.scandir(folder), key=lambda entry: entry.name))
    named = (path for path in beside if TEXT_NAME.search(path.name) and _is_file(path, {}))
    return next(filter(_is_surely_ours, (*_files_on_disk(folder, {}), *named)), None)


def _is_surely_ours(path: Path) -> bool:
    try:
        return is_ours(path)
    except OSError:
        return False


def is_our_text(content: bytes) -> bool:
    """Whether a text has a line `kind:` with one of our kinds or a near miss, or two of our top-level keys."""
    encoding = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    text = content.decode(encoding, "replace").translate(READ_AS_PLAIN)
    keys = set()
    for found in KEY.finditer(text):
        key, value = found[1].lower(), (found[2] or "").strip()
        if key == "kind" and _is_our_kind(value):
            return True
        if key != "kind":
            keys.add(key)
    return len(keys) >= ENOUGH_KEYS and len(keys & our_keys()) >= ENOUGH_KEYS


def _is_our_kind(value: str) -> bool:
    from difflib import SequenceMatcher  # noqa: PLC0415 - only where folders are searched

    text = fold(value)
    return any(SequenceMatcher(None, text, fold(kind)).ratio() >= NEAR_MISS for kind in KINDS) if text else False


def rests_on_another(path: Path) -> bool:
    """Whether a file says that it is of a kind that rests on a plan: a translation. It is no plan of its own."""
    try:
        text = read_start(path, BEGINNING).decode("utf-8-sig", "replace")
    except OSError:
        return False
    kinds = ((found[2] or "").strip() for found in KEY.finditer(text) if found[1] == "kind")
    kind = KINDS.get(next(kinds, "").lower())
    return kind is not None and kind.about_a_plan


@cache
def our_keys() -> frozenset[str]:
    """The names that our files begin with, but for kinds whose names are other programs' too (`language`)."""
    kinds = (kind for kind in KINDS.values() if not kind.has_common_keys)
    return frozenset(key for kind in kinds for key in answers_of(kind.model)) - {"kind"}


def _yaml_files(folder: Path, unreadable: dict[Path, str]) -> Iterator[Path]:
    """Every YAML file below a folder, without those that git ignores."""
    names = _files_of_git(folder)
    if names is None:
        yield from _files_on_disk(folder, unreadable)
        return
    for name in names:
        path = folder / name
        if path.suffix.lower() in ENDINGS and _is_file(path, unreadable):
            yield path
        elif path.is_dir() and not path.is_symlink():  # a repository inside this one, of which git tells only the name
            is_checked_out = os.path.lexists(path / ".git")
            yield from _yaml_files(path, unreadable) if is_checked_out else _files_on_disk(path, unreadable)


def _files_of_git(folder: Path) -> list[str] | None:
    """The files that git tracks or would track, seen from the folder; None outside a repository, or without git."""
    resolved = folder.resolve()
    top = top_of(resolved)
    if top is None:
        return None
    from soaplan.workspace import git  # noqa: PLC0415 - only where folders are searched

    below = resolved.relative_to(top).as_posix()
    try:
        answer = git.ask(top, "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", below)
    except git.GitError:
        return None
    if answer.returncode:
        return None
    names = {PurePosixPath(name) for name in answer.stdout.decode("utf-8", "surrogateescape").split("\0")}
    inside = (name.relative_to(below) for name in names if ".." not in name.parts and name.is_relative_to(below))
    return sorted({str(name) for name in inside} - {"."})


def _files_on_disk(folder: Path, unreadable: dict[Path, str]) -> Iterator[Path]:
    def remember(error: OSError) -> None:
        unreadable[Path(error.filename)] = error.strerror or str(error)

    for here, below, names in os.walk(folder, onerror=remember):
        below[:] = sorted(name for name in below if name not in LEFT_OUT)
        for name in sorted(names):
            path = Path(here) / name
            if path.suffix.lower() in ENDINGS and _is_file(path, unreadable):
                yield path


def _is_file(path: Path, unreadable: dict[Path, str]) -> bool:
    """Whether there is a file to open; a link that leads nowhere is remembered, a named pipe is not waited for."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except OSError as error:
        if path.is_symlink() or not isinstance(error, FileNotFoundError | NotADirectoryError):
            unreadable[path] = error.strerror or str(error)
        return False
