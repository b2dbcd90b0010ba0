"""How long whole processes take, and how much memory, each beside a bare `python -c pass` of the same run.

What else the machine does hits the clock most, so ratios are of processor time. A command and the bare Python are
started in turn, and the figure is the median of the pairs.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

BARE = (sys.executable, "-c", "pass")
SOAPLAN = (str(Path(sys.executable).parent / "soaplan"),)
"""By the command that is installed, as people and hooks call it."""
PAIRS = 15
KILOBYTES = 1_000_000 if sys.platform == "darwin" else 1_000
"""What `ru_maxrss` counts, for one megabyte."""
ENVIRONMENT = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
"""Compiled modules are kept, as in any installation, whatever this shell says."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What one process and its helpers took: seconds by the clock and of the processor; megabytes of the largest."""

    seconds: float
    processor: float
    megabytes: float


def take(command: Sequence[str]) -> Taken:
    """Run one process, and see what it took. It may find mistakes in a plan; a traceback ends the run."""
    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=output, stderr=output, env=ENVIRONMENT)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        said = output.read()
        if process.returncode not in (0, 1) or b"Traceback" in said:
            raise SystemExit(f"{' '.join(command)}: exit code {process.returncode}\n{said.decode('utf-8', 'replace')}")
    return Taken(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / KILOBYTES)


def ratio(command: Sequence[str]) -> float:
    """How many times the processor time of a bare Python a command takes."""
    take(command)  # once to warm up: the first run compiles
    return statistics.median(take(command).processor / take(BARE).processor for _ in range(PAIRS))
