"""Build soaplan as one file that needs no Python, for the system it is built on, and see that it works.

It needs PyInstaller, and soaplan installed as a package: `pip install pyinstaller .`. The program is then
`build/program/soaplan`.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
TARGET = PROJECT / "build" / "program"
START = """\
import multiprocessing
from soaplan.cli import run

if __name__ == "__main__":
    multiprocessing.freeze_support()
    run()
"""


def main() -> None:
    """Build it, then use it in an empty folder."""
    with tempfile.TemporaryDirectory() as name:
        start = Path(name) / "start.py"
        start.write_text(START, encoding="utf-8")
        # Rooms and formats are imported by name, so all of them are collected, with templates, words and the catalog.
        build = ["--onefile", "--name", "soaplan", "--collect-all", "soaplan", "--copy-metadata", "soaplan"]
        folders = ["--distpath", str(TARGET), "--workpath", name, "--specpath", name]
        run(sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", *build, *folders, str(start))
        use(TARGET / f"soaplan{'.exe' if sys.platform == 'win32' else ''}", Path(name))
    print(f"The program works: {TARGET}")


def use(soaplan: Path, folder: Path) -> None:
    """What a user does first."""
    plan, page = folder / "plan.yaml", folder / "plan.html"
    run(str(soaplan), "--version")
    run(str(soaplan), "new", "-o", str(plan))
    run(str(soaplan), "validate", "--format", "text", str(plan))
    run(str(soaplan), "explain", "SOA504")
    run(str(soaplan), "render", str(PROJECT / "examples" / "millbrook" / "plan.yaml"), "-o", str(page))
    if "Millbrook" not in page.read_text(encoding="utf-8"):
        sys.exit("the page of the example doesn't name its district")


def run(*command: str) -> None:
    """Run a command that must succeed."""
    print("$", *command, flush=True)
    subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
