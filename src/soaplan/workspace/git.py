"""The one place that asks git.

A folder may come from anyone, and its `.git/config` can name commands: git is asked so that it runs none of them,
opens no connection and writes nothing.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

SETTINGS = (
    "core.fsmonitor=",  # empty, because git before 2.36 takes every word for a command
    f"core.hooksPath={os.devnull}",
    "safe.bareRepository=explicit",
    "protocol.allow=never",
    "submodule.recurse=false",
)
"""Settings of the command line win over those of the folder."""
ENVIRONMENT = {
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_ASKPASS": "",
}
KEPT = ("GIT_CONFIG", "GIT_EXEC_PATH")
"""Of the variables of git only what a person sets for all repositories is passed on (`safe.directory`).

Inside a hook git names its repository and its index; folders are asked about by their own place instead.
"""
SECONDS = 60
"""Longer than git takes in any repository of plans; a named pipe in place of a file would wait for ever."""


Answer = subprocess.CompletedProcess[bytes]
"""What git said: `returncode`, `stdout`, `stderr`."""


class GitError(Exception):
    """There is no git, or no answer in time; the text says which."""


def ask(top: Path, *words: str, index: bool = False) -> Answer:
    """One question to git about the repository that begins at `top`. Raises GitError.

    `index` asks inside a hook about the commit being made: `git commit -a` keeps it in an index of its own.
    Asked at the top, git finds `.git` there and takes no folder below it for a repository without a work tree.
    """
    program = next(_programs(), None)
    if program is None:
        raise GitError("git isn't installed here")
    settings = [word for setting in SETTINGS for word in ("-c", setting)]
    environment = _environment(top, (*KEPT, "GIT_INDEX_FILE") if index else KEPT)
    command = [program, "-C", str(top), "--no-pager", *settings, *words]
    try:
        # Git with fixed words, no shell.
        return subprocess.run(  # noqa: S603 - git, with words of our own
            command, capture_output=True, check=False, stdin=subprocess.DEVNULL, env=environment, timeout=SECONDS
        )
    except subprocess.TimeoutExpired as error:
        raise GitError(f"git didn't answer within {SECONDS} seconds") from error
    except OSError as error:
        raise GitError(f"soaplan can't start git ({error.strerror})") from error


def _environment(top: Path, kept: tuple[str, ...]) -> dict[str, str]:
    own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name.startswith(kept)}
    return own | ENVIRONMENT | {"GIT_CEILING_DIRECTORIES": str(top.parent)}


def _programs() -> Iterator[str]:
    """Where git is. Windows would look in the current folder first, which may hold a `git.exe` of its own."""
    for folder in os.get_exec_path():
        if Path(folder).is_absolute() and (found := shutil.which(str(Path(folder) / "git"))):
            yield found
