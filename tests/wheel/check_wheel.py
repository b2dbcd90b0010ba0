"""Build the wheel, install it in a folder of its own, and use it there without this checkout."""

import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path
from zipfile import ZipFile

PROJECT = Path(__file__).parents[2]


def run(*command: str | Path, folder: Path | None = None) -> str:
    """Run a command that must succeed, and give what it printed."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    environment["PYTHONUTF8"] = "1"
    done = subprocess.run(
        list(map(str, command)), cwd=folder, env=environment, capture_output=True, check=False, encoding="utf-8"
    )
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))}\nended with {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def expect(text: str, *parts: str) -> None:
    """End where a part is not in the text."""
    for part in parts:
        if part not in text:
            sys.exit(f"the installed wheel does not say {part!r}:\n{text}")


def main() -> None:
    """Build, install, use."""
    with tempfile.TemporaryDirectory() as name:
        top = Path(name)
        run(sys.executable, "-m", "build", "--wheel", "--outdir", top / "dist", PROJECT)
        venv.create(top / "env", with_pip=True)
        programs = top / "env" / ("Scripts" if os.name == "nt" else "bin")
        wheel = next((top / "dist").glob("*.whl"))
        refuse_what_nothing_reads(wheel)
        run(programs / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wheel)
        use(programs / "soaplan", top)
    print("The wheel works by itself.")  # noqa: T201 - a script that says how it went


def refuse_what_nothing_reads(wheel: Path) -> None:
    """The wheel carries the program and what it reads: catalog, templates, languages, the examples of the rules."""
    names = [name for name in ZipFile(wheel).namelist() if ".dist-info/" not in name]
    rooms = (
        "soaplan/_data/catalog/",
        "soaplan/render/",
        "soaplan/site/",
        "soaplan/skeleton/",
        "soaplan/summary/",
        "soaplan/explain/",
    )
    strange = [name for name in names if not name.endswith((".py", "py.typed")) and not name.startswith(rooms)]
    if strange:
        sys.exit(f"the wheel carries what nothing reads: {', '.join(strange[:5])}")


def use(soaplan: Path, top: Path) -> None:
    """What a user does first, in an empty folder."""
    elsewhere = top / "elsewhere"
    elsewhere.mkdir()
    for plan in sorted((PROJECT / "examples").glob("*/plan.yaml")):
        run(soaplan, "validate", plan, folder=elsewhere)
    expect(
        run(soaplan, "explain", "SOA504", folder=elsewhere), "Fails:", "Passes:", "programs:", "2024 SOA Plan Guidance"
    )
    for code in ("DOC001", "DOC026", "RPT101", "PRI101", "SUS101"):
        expect(run(soaplan, "explain", code, folder=elsewhere), "Fails:", "Passes:")
    expect(run(soaplan, "schema", "--kind", "soa-progress-report", folder=elsewhere), '"const": "soa-progress-report"')
    expect(run(soaplan, "catalog", "show", "2.2D", folder=elsewhere), "Targeted Academic Support and Acceleration")
    run(soaplan, "new", "-o", "plan.yaml", folder=elsewhere)
    run(soaplan, "validate", "plan.yaml", folder=elsewhere)
    page = run(soaplan, "render", PROJECT / "examples" / "millbrook" / "plan.yaml", folder=elsewhere)
    expect(page, "<!doctype html>", "Millbrook Public Schools")


if __name__ == "__main__":
    main()
