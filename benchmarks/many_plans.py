"""How long `soaplan summary` and `soaplan validate` take over 400 generated plans, and how much memory they use.

Each command is a whole process, and so are the bare `python -c pass` and the other checkers beside it. Seconds are
those of the clock, multiples those of the processor. The plans are varied: districts with one to five programs,
drafts, amounts that are missing, both cycles, some that cannot be read. The same seed gives the same plans. Run it
with `make bench`; a number as the only argument changes how many plans there are.
"""

import random
import statistics
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from measuring import BARE, SOAPLAN, take
from peers import peers

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
BROKEN = "kind: soa-plan: yes"
"""The first line of a plan that can't be read."""
OF_SOAPLAN = {
    "validate": "validate --exit-zero",
    "validate --jobs 2": "validate --exit-zero --jobs 2",
    "summary --format text": "summary --format text",
    "summary --format csv": "summary --format csv",
    "summary --format json": "summary --format json",
    "summary --format html": "summary --format html",
    "summary --jobs 2": "summary --jobs 2",
}
"""Name -> the arguments."""


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
    return text.replace("kind: soa-plan", BROKEN) if number % BROKEN_EVERY == 4 else text  # noqa: PLR2004 - the last plan of each round


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


def main() -> int:
    """Print the table."""
    count = int(sys.argv[1]) if sys.argv[1:] else PLANS
    with tempfile.TemporaryDirectory() as folder:
        write_plans(Path(folder), count)
        bare = statistics.median(take(BARE).processor for _ in range(BARE_RUNS))
        print(f"{f'{count} plans':28}{'seconds':>9}{'plans/second':>14}{'x bare Python':>15}{'MB':>6}")
        for name, command in commands(folder).items():
            taken = take(command)
            speed, times = count / taken.seconds, taken.processor / bare
            print(f"{name:28}{taken.seconds:9.2f}{speed:14.0f}{times:15.1f}{taken.megabytes:6.0f}", flush=True)
    return 0


def commands(folder: str) -> dict[str, tuple[str, ...]]:
    """Name -> the command over a folder of plans. Others end at a file that can't be read, so they don't get those."""
    paths = sorted(Path(folder).rglob("*.yaml"))
    files = [str(path) for path in paths if not path.read_text(encoding="utf-8").startswith(BROKEN)]
    others = {name: (*command, *files) for name, command in peers().items()}
    return {name: (*SOAPLAN, *words.split(), folder) for name, words in OF_SOAPLAN.items()} | others


if __name__ == "__main__":
    sys.exit(main())
