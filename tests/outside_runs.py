"""Running other programs on files of ours."""

import subprocess
import sys
from pathlib import Path

import outside_tools


def python_program(name: str, *words: str | Path) -> str:
    """What a program that is installed beside Python says; it must not fail."""
    return output_of(Path(sys.executable).parent / name, *words)


def node_program(script: str, *words: str | Path) -> str:
    """What a script of `tests/outside`, or of a package there, says; it must not fail."""
    return output_of(outside_tools.node(), outside_tools.FOLDER / script, *words)


def output_of(*command: str | Path) -> str:
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr
