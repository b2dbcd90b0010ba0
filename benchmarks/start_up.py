"""How long whole commands take, as multiples of a bare `python -c pass`, beside other checkers of YAML files.

Run it with `make bench`. A command may not take more than `at most`, so that what was won stays; `aim` is where it is
to come.
"""

import sys
from pathlib import Path

from measuring import SOAPLAN, ratio
from peers import peers

PLAN = str(Path(__file__).resolve().parent / "plan-200-lines.yaml")
NAIVE = (
    "import sys, click, pydantic, rich.console, jinja2; from ruamel.yaml import YAML; "
    f"YAML().load(open({PLAN!r}, encoding='utf-8'))"
)
COMMANDS: dict[str, tuple[tuple[str, ...], float, float]] = {
    "--version": (("--version",), 2.0, 2.0),
    "--help": (("--help",), 5.0, 4.0),
    "validate, 200 lines": (("validate", PLAN), 22.0, 11.0),
    "status": (("status", PLAN), 25.0, 11.0),
    "explain SOA504": (("explain", "SOA504"), 19.0, 11.0),
    "catalog show 2.2D": (("catalog", "show", "2.2D"), 18.0, 11.0),
    "render --format html": (("render", "--format", "html", PLAN), 36.0, 18.0),
}
"""Name -> the arguments, how many times a bare Python it may take, and how many times it is to take."""


def main() -> int:
    """Print the table; 1 where a command takes longer than it may."""
    slow = 0
    print(f"{'one process':30}{'x bare Python':>14}{'at most':>9}{'aim':>6}")
    for name, (arguments, limit, aim) in COMMANDS.items():
        found = ratio((*SOAPLAN, *arguments))
        slow += found > limit
        print(f"{name:30}{found:14.1f}{limit:9.1f}{aim:6.1f}", flush=True)
    others = {name: (*command, PLAN) for name, command in peers().items()}
    for name, command in {"the same libraries, imported": (sys.executable, "-c", NAIVE), **others}.items():
        print(f"{name:30}{ratio(command):14.1f}", flush=True)
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
