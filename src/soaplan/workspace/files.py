"""Which files of a folder are ours. Decided on the raw text, so that a broken plan counts too."""

import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from soaplan.characters import DROP_ZERO_WIDTH
from soaplan.plans.kinds import KINDS
from soaplan.plans.labels import fold
from soaplan.plans.shape import answers_of

ENDINGS = (".yaml", ".yml")
KEY = re.compile(r"""(?m)^["']?([A-Za-z_]+)["']?[ \t\u00a0]*:(?:[ \t\u00a0]+["']?([^\n\r"'#]*))?""")
READ_AS_PLAIN = {**DROP_ZERO_WIDTH, ord("\r"): "\n"}
ENOUGH_KEYS = 2
NEAR_MISS = 0.8
"""How alike a kind must be to count as a misspelling of ours: `kind: Plan` of another program does not."""
LEFT_OUT = {".git", ".venv", "node_modules"}


def plans_in(folder: Path) -> tuple[list[Path], int]:
    """The plans below a folder in a fixed order, and how many other YAML files there are."""
    files = sorted(_yaml_files(folder))
    ours = [path for path in files if is_ours(path)]
    return ours, len(files) - len(ours)


def is_ours(path: Path) -> bool:
    """Whether a file is one of ours, broken or not. A file that cannot be opened is not."""
    try:
        return path.is_file() and is_our_text(path.read_bytes())
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
        text = path.read_bytes().decode("utf-8-sig", "replace")
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


def _yaml_files(folder: Path) -> Iterator[Path]:
    """Every YAML file below a folder, without those that git ignores."""
    names = _files_of_git(folder)
    if names is None:
        yield from _files_on_disk(folder)
        return
    for name in names:
        path = folder / name
        if path.is_dir() and not path.is_symlink():  # a repository inside this one, of which git tells only the name
            yield from _yaml_files(path)
        elif path.suffix.lower() in ENDINGS and path.is_file():
            yield path


def _files_of_git(folder: Path) -> list[str] | None:
    """The files that git tracks or would track; None outside a repository, or without git."""
    resolved = folder.resolve()
    if not any((above / ".git").exists() for above in (resolved, *resolved.parents)):
        return None
    import subprocess  # noqa: PLC0415 - only where folders are searched

    command = ["git", "-C", str(folder), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        answer = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - a fixed command
    except OSError:
        return None
    names = set(answer.stdout.decode("utf-8", "surrogateescape").split("\0")) - {""}
    return sorted(names) if answer.returncode == 0 else None


def _files_on_disk(folder: Path) -> Iterator[Path]:
    for here, below, names in os.walk(folder):
        below[:] = sorted(name for name in below if name not in LEFT_OUT)
        for name in sorted(names):
            if name.lower().endswith(ENDINGS):
                yield Path(here) / name
