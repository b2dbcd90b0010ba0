"""How long `soaplan summary` and `soaplan validate` take over 400 generated plans, and how much memory they use.

Each command is a whole process, and so is the bare `python -c pass` beside it. The plans are varied: districts with
one to five programs, drafts, amounts that are missing, both cycles, some that cannot be read. The same seed gives the
same plans. Run it with `make bench`; a number as the only argument changes how many plans there are.
"""

import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

BASE = Path(__file__).resolve().parents[1] / "tests" / "cases" / "base.yaml"
PLANS = 400
BARE_RUNS = 9
SEED = 20270401
BROKEN_EVERY, DRAFT_EVERY, OPEN_AMOUNT_EVERY, NEXT_CYCLE_EVERY = 40, 10, 25, 8
"""Every so many plans one cannot be read, is a draft, lacks an amount, or is of the next cycle."""
FIRST = (
    "Alder",
    "Birch",
    "Cedar",
    "Dunmore",
    "Elm",
    "Fern",
    "Granite",
    "Hazel",
    "Iron",
    "Juniper",
    "Kestrel",
    "Linden",
)
SECOND = ("Falls", "Harbor", "Mill", "Ridge", "Brook", "Valley", "Hollow", "Meadow")
GROUPS = (
    "English learners",
    "Students with disabilities",
    "Low income",
    "Hispanic or Latino",
    "African American/Black",
)
PROGRAMS = {
    "1.1": ("1.1A", "1.1B", "1.1C"),
    "1.3": ("1.3A", "1.3B"),
    "2.1": ("2.1A", "2.1B", "2.1C", "2.1D"),
    "2.2": ("2.2A", "2.2B", "2.2C", "2.2D"),
    "2.4": ("2.4A", "2.4B", "2.4C", "2.4D"),
    "3.1": ("3.1A", "3.1B", "3.1C"),
}
KILOBYTES = 1_000_000 if sys.platform == "darwin" else 1_000
"""What `ru_maxrss` counts, for one megabyte."""
COMMANDS = {
    "python -c pass": ["-c", "pass"],
    "validate": ["-m", "soaplan", "validate", "{plans}", "--exit-zero"],
    "summary --format text": ["-m", "soaplan", "summary", "{plans}"],
    "summary --format csv": ["-m", "soaplan", "summary", "{plans}", "--format", "csv"],
    "summary --format json": ["-m", "soaplan", "summary", "{plans}", "--format", "json"],
    "summary --format html": ["-m", "soaplan", "summary", "{plans}", "--format", "html"],
    "summary --jobs 2": ["-m", "soaplan", "summary", "{plans}", "--jobs", "2"],
}
"""Name -> the arguments of Python."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What one process took: seconds, and at its largest so many megabytes."""

    seconds: float
    megabytes: float


def write_plans(folder: Path, count: int) -> None:
    """Write that many plans, each in a folder of its own as districts keep them."""
    chance, base = random.Random(SEED), BASE.read_text(encoding="utf-8")  # noqa: S311 - no secret
    for number in range(count):
        home = folder / f"district-{number:04}"
        home.mkdir()
        (home / "plan.yaml").write_text(plan(base, number, chance), encoding="utf-8")


def plan(base: str, number: int, chance: random.Random) -> str:
    """One plan: the short one of the tests with another name, other groups, programs and amounts."""
    head, program = base.split("focus_areas:\n", maxsplit=1)
    name = f"{FIRST[number % len(FIRST)]} {SECOND[number // len(FIRST) % len(SECOND)]} {number} Public Schools"
    groups = "".join(f"    - {group}\n" for group in chance.sample(GROUPS, 2))
    head = head.replace("Alder Falls Public Schools", name).replace("Alder Falls", name)
    head = head.replace("    - English learners\n    - Students with disabilities\n", groups, 1)
    head = head.replace("date: 2024-03-14", f"date: 2024-03-{chance.randint(1, 28):02}")
    text = head + "focus_areas:\n" + "".join(areas(program, chance))
    if number % DRAFT_EVERY == 1:
        text = text.replace("status: adopted", "status: draft")
    if number % OPEN_AMOUNT_EVERY == 2:  # noqa: PLR2004 - any of them
        text = text.replace("          total:", "          # total:").replace(
            "            FY26:", "            # FY26:"
        )
    if number % NEXT_CYCLE_EVERY == 3:  # noqa: PLR2004 - any of them
        text = in_the_next_cycle(text)
    return text.replace("kind: soa-plan", "kind: soa-plan: yes") if number % BROKEN_EVERY == 4 else text  # noqa: PLR2004


def areas(program: str, chance: random.Random) -> Iterator[str]:
    """One to three focus areas, each with one or two programs."""
    entry = program[program.index("      - id: 2.2D") :]
    for area in sorted(chance.sample(list(PROGRAMS), chance.randint(1, 3))):
        yield f"  - id: {area}\n    programs:\n"
        for code in sorted(chance.sample(PROGRAMS[area], chance.randint(1, 2))):
            year = chance.randint(2, 400) * 1000
            yield (
                entry.replace("        name: Targeted Academic Support and Acceleration\n", "")
                .replace("2.2D", code)
                .replace("total: 900,000", f"total: {3 * year}")
                .replace("300,000", str(year))
                .replace("chapter 70: 700,000", f"chapter 70: {2 * year}")
                .replace("Title I: 200,000", f"Title I: {year}")
            )


def in_the_next_cycle(text: str) -> str:
    """The same plan for the years after."""
    for old, new in (("cycle: 2024", "cycle: 2027"), ("FY25", "FY28"), ("FY26", "FY29"), ("FY27", "FY30")):
        text = text.replace(old, new)
    return text.replace("June 2027", "June 2030").replace("status: adopted", "status: draft")


def take(arguments: list[str], environment: dict[str, str]) -> Taken:
    """Run one process, and see what it took. Of several processes the memory is that of the largest."""
    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        process = subprocess.Popen([sys.executable, *arguments], stdout=output, stderr=output, env=environment)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            output.seek(0)
            raise SystemExit(output.read().decode("utf-8", "replace"))
    return Taken(seconds, usage.ru_maxrss / KILOBYTES)


def main() -> int:
    """Print the table."""
    count = int(sys.argv[1]) if sys.argv[1:] else PLANS
    with tempfile.TemporaryDirectory() as folder:
        write_plans(Path(folder), count)
        # Compiled modules are kept, as in any installation, whatever this shell says.
        environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
        print(f"{count} plans                   seconds  plans/second  x bare Python     MB")
        bare = statistics.median(take(COMMANDS["python -c pass"], environment).seconds for _ in range(BARE_RUNS))
        for name, words in COMMANDS.items():
            taken = take([word.replace("{plans}", folder) for word in words], environment)
            speed = f"{count / taken.seconds:.0f}" if "{plans}" in words else "-"
            print(f"{name:26} {taken.seconds:10.2f} {speed:>13} {taken.seconds / bare:14.1f} {taken.megabytes:6.0f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
