"""What the program really prints, put into the documents between two marks.

A block `<!-- output: soaplan validate plan.yaml -->` ... `<!-- end -->` holds what that command prints, run in the
folder `examples`.
"""

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

BLOCK = re.compile(r"(<!-- output: (?P<command>soaplan [^\n]*?) -->\n)(?P<old>.*?)(<!-- end -->)", re.DOTALL)


def documents_with_outputs(project: Path) -> Iterator[tuple[Path, str]]:
    """Every document with an output block, with the present output in it."""
    for path in (project / "README.md", *sorted((project / "docs").glob("*.md"))):
        text = path.read_text(encoding="utf-8")
        if BLOCK.search(text):
            yield path, BLOCK.sub(lambda found: block(found, project), text)


def block(found: re.Match[str], project: Path) -> str:
    """One block with what its command prints today."""
    command = found["command"]
    output = printed(command, project / "examples")
    return f"{found[1]}```console\n$ {command}\n{output.rstrip()}\n```\n{found[4]}"


def printed(command: str, folder: Path) -> str:
    """Standard output and standard error of a command."""
    arguments = [sys.executable, "-m", *shlex.split(command)]
    environment = {"COLUMNS": "90", "PYTHONUTF8": "1", "PATH": "", "NO_COLOR": "1"}
    done = subprocess.run(arguments, cwd=folder, env=environment, capture_output=True, check=False, encoding="utf-8")
    return done.stdout + done.stderr
