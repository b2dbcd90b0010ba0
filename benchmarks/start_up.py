"""How long whole commands take, as multiples of a bare `python -c pass` in the same run.

Each command and the bare Python are started in turn, so that whatever else the machine does hits both; the figure
is the median of the ratios. Run it with `make bench`.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
PLAN = HERE / "plan-200-lines.yaml"
PAIRS = 15
NAIVE = (
    "import sys, click, pydantic, rich.console, jinja2; from ruamel.yaml import YAML; "
    f"YAML().load(open({str(PLAN)!r}, encoding='utf-8'))"
)
COMMANDS = {
    "--version": (["-m", "soaplan", "--version"], 3.0),
    "--help": (["-m", "soaplan", "--help"], 7.0),
    "validate, 200 lines": (["-m", "soaplan", "validate", str(PLAN)], 18.0),
    "naive use of the same libraries": (["-c", NAIVE], None),
    "render --format html": (["-m", "soaplan", "render", str(PLAN)], 26.0),
}
"""Name -> the arguments of Python, and how many times a bare Python it may take."""


def seconds(arguments: list[str], environment: dict[str, str]) -> float:
    """How long one process takes."""
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, check=True, env=environment)
    return time.perf_counter() - start


def ratio(arguments: list[str], environment: dict[str, str]) -> float:
    """The median of the ratios of pairs."""
    seconds(arguments, environment)  # once to warm up: the first run compiles
    pairs = ((seconds(arguments, environment), seconds(["-c", "pass"], environment)) for _ in range(PAIRS))
    return statistics.median(command / bare for command, bare in pairs)


def main() -> int:
    """Print the table; 1 where a command takes longer than it may."""
    with tempfile.TemporaryDirectory() as cache:
        # Compiled modules are kept, as in any installation, whatever this shell says.
        environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
        environment["PYTHONPYCACHEPREFIX"] = cache
        slow = 0
        print("command                            x bare Python   limit")
        for name, (arguments, limit) in COMMANDS.items():
            found = ratio(arguments, environment)
            slow += limit is not None and found > limit
            print(f"{name:33} {found:13.1f} {limit or '-':>9}")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
