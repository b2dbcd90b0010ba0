"""Run a command of soaplan again and again in copies of a folder, and stop each run at another moment of its writing.

    python tests/killed.py killed|full FOLDER ARGUMENT...

A moment is one step in which the run changes the disk inside the folder: opening a file for writing, giving it rights,
putting it in place. In copy 1 the run ends before the first step, in copy 2 before the second, and so on; in the last
copy it runs to its end. `killed`: the process is gone at once. `full`: the system refuses the step, as it does where
the disk is full. On standard output: the copies, each with the step and the exit code, as JSON.
"""

import errno
import json
import os
import shutil
import sys
from importlib import import_module
from pathlib import Path

from soaplan.cli.main import COMMANDS, main

STEPS = {"open", "os.rename", "os.link", "os.chmod", "os.chown", "os.mkdir"}
REMOVAL = "os.remove"
KILLED = 137
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
MOST = 60


def watch(folder: Path, stop_at: int, *, full: bool, told: int) -> None:
    """Stop this process, or refuse its step, once it has changed the disk so many times."""
    count = 0

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal count
        if event not in STEPS and (full or event != REMOVAL):
            return
        if event == "open" and not (isinstance(arguments[2], int) and arguments[2] & WRITES):
            return
        path = arguments[0]
        if not isinstance(path, str | bytes | os.PathLike) or not is_in(os.fsdecode(path), folder):
            return
        count += 1
        if count == stop_at:
            os.write(told, event.encode())
            if full:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            os._exit(KILLED)

    sys.addaudithook(hook)


def is_in(path: str, folder: Path) -> bool:
    """Whether a path lies in the folder; a path without folders is one of the working folder."""
    return path.startswith(str(folder)) or not path.startswith("/")


def run(copy: Path, arguments: list[str], stop_at: int, *, full: bool) -> tuple[str, int]:
    """Run the command in a process of its own; the step at which it was stopped (none: it ended) and its exit code."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        os.chdir(copy)
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        watch(copy, stop_at, full=full, told=writer)
        os._exit(main(arguments))
    os.close(writer)
    _, status = os.waitpid(child, 0)
    step = os.read(reader, 100).decode()
    os.close(reader)
    return step, os.waitstatus_to_exitcode(status)


def every_moment(way: str, folder: Path, arguments: list[str]) -> list[dict[str, object]]:
    """All the runs, up to the one that comes to its end."""
    runs: list[dict[str, object]] = []
    while not runs or (runs[-1]["step"] and len(runs) < MOST):
        number = len(runs) + 1
        copy = folder.with_name(f"{folder.name}.{number}")
        shutil.copytree(folder, copy, symlinks=True)
        step, code = run(copy, arguments, number, full=way == "full")
        runs.append({"copy": str(copy), "step": step, "code": code})
    return runs


if __name__ == "__main__":
    for module, _ in COMMANDS.values():
        import_module(module)  # once, not in every run
    json.dump(every_moment(sys.argv[1], Path(sys.argv[2]).resolve(), sys.argv[3:]), sys.stdout)
