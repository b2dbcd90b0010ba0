"""Make ready what `make office` needs: LibreOffice, and a Python that can talk to it.

Both come from the system. Where they can't be installed, this says what to do and ends with 1: the checks are never
skipped.
"""

import shutil
import subprocess
import sys
from pathlib import Path

from browser_tools import MissingError, as_root, run

PROGRAMS = ("soffice", "libreoffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice")
PYTHONS = ("/usr/bin/python3", "python3", "/Applications/LibreOffice.app/Contents/Resources/python")
"""Where a Python with the module `uno` may be: the system's, or the one that LibreOffice brings along."""
PACKAGES = ("libreoffice-writer-nogui", "libreoffice-calc-nogui", "python3-uno")
MISSING = f"LibreOffice is missing. On Debian: apt-get install {' '.join(PACKAGES)}"


def libreoffice() -> str:
    """The path of LibreOffice. Raises MissingError."""
    found = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if found is None:
        raise MissingError(MISSING)
    return found


def python_with_uno() -> str:
    """The path of a Python that can talk to LibreOffice. Raises MissingError."""
    beside = Path(libreoffice()).resolve().with_name("python")
    for name in (str(beside), *PYTHONS):
        path = shutil.which(name)
        if path and subprocess.run([path, "-c", "import uno"], check=False, capture_output=True).returncode == 0:
            return path
    raise MissingError(MISSING)


def main() -> int:
    """Make everything ready; 1 where that cannot be done."""
    try:
        try:
            python_with_uno()
        except MissingError:
            apt = as_root(["apt-get"])
            run([*apt, "update", "-qq"])
            run([*apt, "install", "-qq", "-y", "--no-install-recommends", *PACKAGES])
            python_with_uno()
    except MissingError as missing:
        print(f"The checks with LibreOffice cannot run. {missing}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
