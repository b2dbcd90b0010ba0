"""The package, as an index of packages reads it."""

import re
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

from outside_tools import PROJECT

from outside_runs import python_program


def test_the_readme_renders_and_its_links_lead_somewhere(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "build", "--wheel", "--outdir", str(tmp_path), str(PROJECT)]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    assert "PASSED" in python_program("twine", "check", "--strict", wheel)
    with ZipFile(wheel) as packed:
        (about,) = [name for name in packed.namelist() if name.endswith("/METADATA")]
        text = packed.read(about).decode("utf-8")
    assert "\nProject-URL: Homepage, https://" in text
    links = re.findall(r"\]\(([^)]+)\)", text)
    assert links
    assert [link for link in links if not link.startswith(("https://", "#"))] == []
